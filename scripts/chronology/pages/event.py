"""The page of an event, and of an event that was withdrawn or moved."""

from __future__ import annotations

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Retired
from chronology.model.site import Site
from chronology.pages.citing import citations, permalink
from chronology.pages.coins import coins
from chronology.pages.kept import kept
from chronology.pages.links import Links
from chronology.pages.rendering import render, with_sources

Neighbour = Entry[Event] | None


def event(chronology: Chronology, entry: Entry[Event], links: Links, site: Site) -> str:
    """Return the body of an event's page."""
    html = render(
        "event.html",
        chronology,
        links,
        entry=entry,
        event=entry.record,
        incoming=chronology.relations_to.get(entry.id, ()),
        mentioned=[e for e in chronology.mentions.get(entry.id, ()) if e.id != entry.id],
        threads=[(theme, *_neighbours(chronology, theme, entry)) for theme in entry.record.themes],
        edit_url=site.edit(entry.file.path),
        citations=citations(entry, site),
        permalink=permalink(entry, site),
    )
    return with_sources(chronology, html, links) + str(coins(chronology, entry))


def retired(chronology: Chronology, entry: Entry[Retired], links: Links) -> str:
    """Return the body of the page that an event leaves behind when it is withdrawn or moved."""
    return render("retired.html", chronology, links, entry=entry, record=entry.record)


def _neighbours(chronology: Chronology, theme: str, entry: Entry[Event]) -> tuple[Neighbour, Neighbour]:
    """Return the events of a theme just before and after this one."""
    places = kept(chronology)["places"]
    thread = chronology.by_theme[theme]
    if theme not in places:
        places[theme] = {one.id: place for place, one in enumerate(thread)}
    place = places[theme][entry.id]
    return thread[place - 1] if place else None, thread[place + 1] if place + 1 < len(thread) else None
