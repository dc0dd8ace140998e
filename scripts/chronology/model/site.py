"""The name and address of a published chronology, addresses of its pages, and links between them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from chronology.model.chronology import Chronology

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC-BY-4.0"

# A longer timeline has a page for each year. A card has about 32 elements; a page may have 6,000.
MOST_ON_ONE_PAGE = 180


class Site(NamedTuple):
    """The site's name, its address, the base address for editing files of the project, and a description.

    Both addresses end with a slash; `edit_url` is empty if files cannot be edited online.
    """

    name: str = ""
    url: str = ""
    edit_url: str = ""
    description: str = ""

    def edit(self, path: str) -> str:
        """Return the address for editing the file at `path`, from the project root; empty for no file."""
        return self.edit_url + path if self.edit_url and path else ""

    @property
    def slug(self) -> str:
        """Return the name in small Latin letters, digits and single hyphens, for use in file names."""
        return "-".join(re.findall(r"[a-z0-9]+", self.name.lower())) or "chronology"

    @property
    def host(self) -> str:
        """Return the host of the address, or the slug if there is no address."""
        return urlsplit(self.url).hostname or self.slug

    def add(self, folder: str, name: str, text: str) -> str:
        """Return the address for adding a file, with its name and text filled in.

        Empty unless `edit_url` has GitHub's form `…/OWNER/REPOSITORY/edit/BRANCH/`.
        """
        match = re.fullmatch(r"(https://[^/]+/[^/]+/[^/]+)/edit/(.+)/", self.edit_url)
        if not match:
            return ""
        query = urlencode({"filename": name, "value": text}, quote_via=quote)
        return f"{match[1]}/new/{match[2]}/{folder}?{query}"


def is_long(chronology: Chronology) -> bool:
    """Return whether the timeline has a page for each year instead of a single page."""
    return len(chronology.timeline) > MOST_ON_ONE_PAGE


def year_address(chronology: Chronology, year: int) -> str:
    """Return the address of the events that begin in a year; the timeline must have some."""
    return f"timeline/{year}/" if is_long(chronology) else f"timeline/#y{year}"


class Links(NamedTuple):
    """Links from the page at `address`, a path relative to the site root, such as `events/x/`."""

    address: str = ""

    def sibling(self) -> Links:
        """Return the links from a placeholder page in the same folder, valid for every page there."""
        folder, slash, _ = self.address.removesuffix("/").rpartition("/")
        return Links(f"{folder}{slash}-/" if self.address else "")

    def url_for(self, address: str) -> str:
        """Return the relative URL of an address from the root of the site, which may end with `#fragment`."""
        path, hash_, fragment = address.partition("#")
        if hash_ and path == self.address:
            return f"#{fragment}"
        *here, _ = self.address.split("/")
        *there, name = path.split("/")
        common = 0
        for folder, other in zip(here, there, strict=False):
            if folder != other:
                break
            common += 1
        parts = [".."] * (len(here) - common) + there[common:] + [name]
        return ("/".join(parts) or "./") + hash_ + fragment

    def event(self, event_id: str) -> str:
        """Return the URL of an event's page."""
        return self.url_for(f"events/{event_id}/")

    def theme(self, theme_id: str) -> str:
        """Return the URL of a theme's page."""
        return self.url_for(f"themes/{theme_id}/")

    def actor(self, actor_id: str) -> str:
        """Return the URL of an actor's page."""
        return self.url_for(f"actors/{actor_id}/")

    def source(self, source_id: str) -> str:
        """Return the URL of a source's first page; for a paragraph, use `paragraphs.address`."""
        return self.url_for(f"sources/{source_id}/")
