"""How a page looks when its link is shared: the metadata in its head (Open Graph), and its card.

A card is the image that a chat shows beside a link. `share_images` draws it; `chronology images` writes it.
A page whose own card has not been drawn has that of the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Source, Theme
from chronology.model.site import Site
from chronology.model.text import plain
from chronology.pages.rendering import KIND_WORDS, environment, pattern, year_label

FOLDER = "assets/images/"


class Card(NamedTuple):
    """What an image says: a title, smaller text below it, and above it what kind of page it stands for.

    path: the image's address, from the root of the site.
    label, mark, pattern: of a source; `mark` is empty for others.
    """

    path: str
    title: str
    text: str
    kind: str = ""
    label: str = ""
    mark: str = ""
    pattern: int = 0

    def words(self) -> str:
        """Return what the image says, for those who do not see it."""
        return ": ".join(filter(None, (f"{self.kind} {self.label}".strip(), self.title, self.text)))


def cards(chronology: Chronology, site: Site) -> Iterator[Card]:
    """Yield every card: of the site, of events, and of each theme and source."""
    yield _site_card(site)
    yield _EVENT
    yield from map(_theme_card, chronology.themes.values())
    yield from (_source_card(chronology, source) for source in chronology.sources.values())


_EVENT = Card(f"{FOLDER}event.png", "What happened, and what each source says about it", "", "Event")


def _site_card(site: Site) -> Card:
    return Card(f"{FOLDER}site.png", site.name, site.description)


def _theme_card(entry: Entry[Theme]) -> Card:
    theme = entry.record
    return Card(f"{FOLDER}themes/{entry.id}.png", theme.name, theme.description, "Theme")


def _source_card(chronology: Chronology, entry: Entry[Source]) -> Card:
    source = entry.record
    authors = (author.name for author in source.authors)
    found = filter(None, (*authors, source.container, source.publisher, year_label(source.date)))
    return Card(
        f"{FOLDER}sources/{entry.id}.png",
        source.title,
        " · ".join(dict.fromkeys(found)),
        "Source",
        source.label,
        source.mark,
        pattern(chronology, entry.id),
    )


def head(chronology: Chronology, site: Site, address: str, title: str, description: str) -> Markup:
    """Return the metadata for the head of a page; title and description are plain text."""
    html = (
        environment()
        .get_template("sharing.html")
        .render(
            kind="article" if _id_in(address, "events") in chronology.events else "website",
            title=title if address else site.name,
            description=description or site.description or title,
            url=site.url and site.url + address,
            site=site,
            card=_card(chronology, site, address) if site.url else None,
        )
    )
    return Markup(html)


def title(chronology: Chronology, address: str, name: str) -> str:
    """Return the title of a page: its name, and what it is about if a theme and an actor share that name."""
    for folder, kind, others in (
        ("themes", "theme", chronology.actors.values()),
        ("actors", "actor", chronology.themes.values()),
    ):
        if _id_in(address, folder) and any(one.record.name.casefold() == name.casefold() for one in others):
            return f"{name} ({kind})"
    return name


def dated_summary(event: Event) -> str:
    """Return the summary of an event after its date in words, and after its kind unless that is `event`."""
    date = event.date.words()
    when = f"{date[:1].upper()}{date[1:]}" if event.kind == "event" else f"{KIND_WORDS[event.kind]}, {date}"
    return f"{when}. {plain(event.summary)}"


def _card(chronology: Chronology, site: Site, address: str) -> Card | None:
    """Return the card of the page at an address, or that of the site; None if neither has been drawn."""
    own = None
    if _id_in(address, "events") in chronology.events:
        own = _EVENT
    elif theme := chronology.themes.get(_id_in(address, "themes")):
        own = _theme_card(theme)
    elif (source := chronology.sources.get(_id_in(address, "sources"))) and not _compares(
        chronology, address
    ):
        own = _source_card(chronology, source)
    drawn = (card for card in (own, _site_card(site)) if card and f"docs/{card.path}" in chronology.docs)
    return next(drawn, None)


def _compares(chronology: Chronology, address: str) -> bool:
    """Return whether the page at an address compares two sources."""
    return any(part in chronology.sources for part in address.split("/")[2:])


def _id_in(address: str, folder: str) -> str:
    """Return the id of the record that a page is about, if the page is in a folder; otherwise nothing."""
    first, _, rest = address.partition("/")
    return rest.partition("/")[0] if first == folder else ""
