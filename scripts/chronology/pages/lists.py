"""Lists of events by year, and of themes, actors and sources."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.links import Links
from chronology.pages.paging import Part, grouped
from chronology.pages.rendering import render, with_sources

Years = list[tuple[int, list[Entry[Event]]]]


def by_year(chronology: Chronology, entries: Sequence[Entry[Event]]) -> Years:
    """Return events in groups by the year under which they stand."""
    return grouped(entries, chronology.year_of)


def listed(
    chronology: Chronology,
    parts: Sequence[Part[Entry[Event]]],
    links: Links,
    *,
    current: int = 1,
    level: int = 2,
) -> str:
    """Return the events of one part of a list in sections by year, with links to the other parts.

    `level` is that of the years' headings.
    """
    years = by_year(chronology, parts[current - 1].items)
    html = render("listed.html", chronology, links, years=years, level=level, parts=parts, current=current)
    return with_sources(chronology, html, links)


def card(chronology: Chronology, entry: Entry[Event], links: Links) -> str:
    """Return one event as it stands in a list."""
    return render("card.html", chronology, links, entry=entry, level=3)


def index(chronology: Chronology, links: Links, kind: str) -> str:
    """Return the list of all `themes`, `actors` or `sources`, with how many events each has."""
    return render(f"{kind}.html", chronology, links)
