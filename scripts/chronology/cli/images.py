"""Draw the images that a chat shows beside a link into docs/assets/images/.

There is one image for the site, one for its events, and one for each theme and source, with the icon of the
site, apple-touch-icon.png in that folder. An image that already shows what it should is left as it is. Needs
Pillow and a font, which `make setup-tests` installs.
"""

from __future__ import annotations

import argparse

from chronology.loading import files
from chronology.loading.handwritten import front_matter
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.model.text import plural
from chronology.pages.sharing import FOLDER, cards

_HOME = "docs/index.md"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(options: argparse.Namespace) -> int:
    """Write the images that are new or have changed."""
    try:
        from chronology.pages import share_images  # a build does not need Pillow, nor install it
    except ModuleNotFoundError as error:
        raise ValueError("images are drawn with Pillow; install it with `make setup-tests`") from error
    chronology = load(options.root)
    site = _site(chronology)
    icon = share_images.read_icon(options.root / f"docs/{FOLDER}apple-touch-icon.png")
    made = {}
    for card in cards(chronology, site):
        path = f"docs/{card.path}"
        if missing := share_images.missing(card, site.name):
            print(f"{path}: not drawn: the font has no `{missing}`; pages show the site's image")
        else:
            made[path] = share_images.card_image(card, site.name, icon)
    changed = {
        path: share_images.png(image)
        for path, image in made.items()
        if not share_images.shows(options.root / path, image)
    }
    files.write(options.root, changed)
    print(f"{len(changed)} of {plural(len(made), 'image')} changed")
    return 0


def _site(chronology: Chronology) -> Site:
    """Return the site, with the name and description that the front matter of the home page gives."""
    found = front_matter(chronology.docs.get(_HOME, ""))
    name, description = found.get("title"), found.get("description")
    if not name or not description:
        raise ValueError(
            f"{_HOME}: a `title` and a `description` are needed at its top; the image of the site shows them"
        )
    return Site(str(name), description=str(description))
