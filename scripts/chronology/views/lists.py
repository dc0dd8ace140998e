"""Lists of events by year, of disagreements, and of themes, actors and sources."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.links import Links
from chronology.views.rendering import render

Years = list[tuple[int, list[Entry[Event]]]]


def by_year(entries: Sequence[Entry[Event]]) -> Years:
    """Return events in groups by the year in which they begin."""
    return [
        (year, list(group)) for year, group in groupby(entries, key=lambda e: e.record.date.earliest.year)
    ]


def listed(chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, level: int = 2) -> str:
    """Return events in sections by year; `level` is that of the years' headings."""
    return render("listed.html", chronology, links, years=by_year(entries), level=level)


def card(chronology: Chronology, entry: Entry[Event], links: Links) -> str:
    """Return one event as it stands in a list."""
    return render("card.html", chronology, links, entry=entry, level=3)


def disagreements(chronology: Chronology, entries: Sequence[Entry[Event]], links: Links) -> str:
    """Return every disagreement of the events, positions side by side."""
    return render(
        "disagreements.html", chronology, links, entries=[e for e in entries if e.record.disagreements]
    )


def index(chronology: Chronology, links: Links, kind: str) -> str:
    """Return the list of all `themes`, `actors` or `sources`, with how many events each has."""
    return render(f"{kind}.html", chronology, links)
