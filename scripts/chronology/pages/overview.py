"""A long timeline: an overview of its years with the form that filters it, and pages for each year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.years import is_long, year_address
from chronology.pages import timeline as short
from chronology.pages.links import Links
from chronology.pages.lists import by_year
from chronology.pages.paging import Part, by_years
from chronology.pages.rendering import render, with_sources

Parts = tuple[Part[Entry[Event]], ...]
Around = tuple[int | None, int | None]


def timeline(chronology: Chronology, links: Links) -> str:
    """Return all events with the form that filters them, or the overview where they are many."""
    return overview(chronology, links) if is_long(chronology) else short.timeline(chronology, links)


def overview(chronology: Chronology, links: Links) -> str:
    """Return the form and all years by decade, each a link to its events; what is found takes their place."""
    years = [(year, len(entries)) for year, entries in by_year(chronology, chronology.timeline)]
    return render(
        "overview.html",
        chronology,
        links,
        **short.form(chronology),
        decades=[(decade, list(group)) for decade, group in groupby(years, key=lambda y: y[0] // 10 * 10)],
        year_address=partial(year_address, chronology),
    )


def years(chronology: Chronology) -> Iterator[tuple[Parts, Around]]:
    """Yield the events that stand under each year, in parts of one page, and the years before and after."""
    listed = by_year(chronology, chronology.timeline)
    numbers = [None, *(year for year, _ in listed), None]
    for place, (year, entries) in enumerate(listed):
        around = numbers[place], numbers[place + 2]
        yield by_years(chronology, entries, year_address(chronology, year)), around


def year(chronology: Chronology, parts: Parts, around: Around, current: int, links: Links) -> str:
    """Return the body of a page of a year: its events, and ways to the years before and after."""
    html = render(
        "year.html",
        chronology,
        links,
        year=chronology.year_of(parts[0].items[0]),
        count=sum(len(part.items) for part in parts),
        parts=parts,
        current=current,
        around=around,
        year_address=partial(year_address, chronology),
    )
    return with_sources(chronology, html, links)
