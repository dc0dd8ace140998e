"""The page of an event, and of an event that was withdrawn or moved."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event, Retired
from chronology.site import Site
from chronology.views.citing import citations, permalink
from chronology.views.coins import coins
from chronology.views.links import Links
from chronology.views.rendering import render


def event(chronology: Chronology, entry: Entry[Event], links: Links, site: Site) -> str:
    """Return the body of an event's page."""
    return render(
        "event.html",
        chronology,
        links,
        entry=entry,
        event=entry.record,
        incoming=chronology.relations_to.get(entry.id, ()),
        mentioned=[e for e in chronology.mentions.get(entry.id, ()) if e.id != entry.id],
        threads=[(theme, *_neighbours(chronology.by_theme[theme], entry)) for theme in entry.record.themes],
        edit_url=site.edit(entry.file.path),
        citations=citations(entry, site),
        permalink=permalink(entry, site),
    ) + str(coins(chronology, entry))


def retired(chronology: Chronology, entry: Entry[Retired], links: Links) -> str:
    """Return the body of the page that an event leaves behind when it is withdrawn or moved."""
    return render("retired.html", chronology, links, entry=entry, record=entry.record)


def _neighbours(
    thread: tuple[Entry[Event], ...], entry: Entry[Event]
) -> tuple[Entry[Event] | None, Entry[Event] | None]:
    """Return the events of a theme just before and after this one."""
    place = bisect_left(thread, _order(entry), key=_order)
    before = thread[place - 1] if place else None
    after = thread[place + 1] if place + 1 < len(thread) else None
    return before, after


def _order(entry: Entry[Event]) -> tuple[date, date, str]:
    """Return what the timeline is sorted by."""
    return (*entry.record.date.sort_key, entry.id)
