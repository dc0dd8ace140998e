"""The timeline: all events on one page with a filter, or an overview and a page for each year.

The filter of a long timeline loads an index on demand: two JSON files, first the facets, then the titles.
Facets are columns, in timeline order. A column is a string in which a character encodes a number, `#` for 0:
one character per event, or groups of characters separated by spaces. Frequent values have small numbers. This
keeps the file small and quick to parse.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event, Place
from chronology.model.site import Links, is_long, year_address
from chronology.pages.paging import Part, grouped, parts_by_year
from chronology.pages.rendering import KIND_WORDS, dated_label, render, with_sources

_ZERO = ord("#")

Parts = tuple[Part[Entry[Event]], ...]
Around = tuple[int | None, int | None]
Column = dict[str, Sequence[str] | str]
Option = tuple[str, str, int]
"""An option of a menu of the filter: its value, its text, and its number of events."""


def timeline(chronology: Chronology, links: Links) -> str:
    """Return all events with the filter, or an overview if there are many; both work without scripts."""
    if is_long(chronology):
        return _overview(chronology, links)
    return render(
        "timeline.html",
        chronology,
        links,
        **_form(chronology),
        years=grouped(chronology.timeline, chronology.year_of),
        level=2,
    )


def _form(chronology: Chronology) -> dict[str, Any]:
    """Return the template context of the filter: its menus, and the first and last year."""
    return {
        "facets": facets(chronology, chronology.timeline),
        "first": min((e.record.date.earliest.year for e in chronology.timeline), default=1),
        "last": max((e.record.date.last_known.year for e in chronology.timeline), default=1),
    }


def _overview(chronology: Chronology, links: Links) -> str:
    """Return the filter, and links to all years by decade, which scripts replace with search results."""
    years = [(year, len(entries)) for year, entries in grouped(chronology.timeline, chronology.year_of)]
    return render(
        "overview.html",
        chronology,
        links,
        **_form(chronology),
        decades=[(decade, list(group)) for decade, group in groupby(years, key=lambda y: y[0] // 10 * 10)],
        year_address=partial(year_address, chronology),
    )


def years(chronology: Chronology) -> Iterator[tuple[Parts, Around]]:
    """Yield the events of each year in parts, one per page, with the previous and the next year."""
    listed = grouped(chronology.timeline, chronology.year_of)
    numbers = [None, *(year for year, _ in listed), None]
    for place, (year, entries) in enumerate(listed):
        around = numbers[place], numbers[place + 2]
        yield parts_by_year(chronology, entries, year_address(chronology, year)), around


def year_page(chronology: Chronology, parts: Parts, around: Around, current: int, links: Links) -> str:
    """Return the body of a page of a year: its events, and links to the previous and the next year."""
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


def facets(chronology: Chronology, entries: Sequence[Entry[Event]]) -> dict[str, list[Option]]:
    """Return the menus for a list of events, by their query parameters; none without options."""
    names = {
        "theme": {key: entry.record.name for key, entry in chronology.themes.items()},
        "actor": {key: entry.record.name for key, entry in chronology.actors.items()},
        "place": {key: _with_former_names(entry.record) for key, entry in chronology.places.items()},
        "source": {key: dated_label(entry.record) for key, entry in chronology.sources.items()},
        "kind": KIND_WORDS,
    }
    values = {
        "theme": (theme for entry in entries for theme in entry.record.themes),
        "actor": (actor for entry in entries for actor in actors_of(entry.record)),
        "place": (place for entry in entries for place in entry.record.places),
        "source": (source for entry in entries for source in chronology.sources_of(entry)),
        "kind": (entry.record.kind for entry in entries),
    }
    menus = {name: _options(values[name], names[name]) for name in names}
    return {name: options for name, options in menus.items() if options}


def _with_former_names(place: Place) -> str:
    return ", also ".join(filter(None, (place.name, ", ".join(place.former))))


def _options(values: Iterable[str], names: Mapping[str, str]) -> list[Option]:
    counts = Counter(value for value in values if value in names)
    return sorted(((value, names[value], n) for value, n in counts.items()), key=lambda o: o[1].casefold())


def facet_index(chronology: Chronology) -> str:
    """Return the index of facets as JSON: the values for the menus, and the years of events.

    `years` lists (year, number of events that begin in it); `to` encodes how many years later each may end.
    `changed` is the column of the days on which each was last added or corrected.
    """
    events = chronology.timeline
    records = [entry.record for entry in events]
    begun = [record.date.earliest.year for record in records]
    ends = [record.date.last_known.year for record in records]
    return _json(
        years=[(year, len(same)) for year, same in grouped(begun, int)],
        to="".join(chr(_ZERO + end - begin) for begin, end in zip(begun, ends, strict=True)),
        differ="".join("1" if record.sources_differ else "0" for record in records),
        changed=_column([(day.text,) if (day := chronology.history(e.id).changed) else () for e in events]),
        theme=_column([record.themes for record in records]),
        actor=_column([actors_of(record) for record in records]),
        place=_column([record.places for record in records]),
        source=_column([chronology.sources_of(entry) for entry in events]),
        kind=_column([(record.kind,) for record in records]),
    )


def title_index(chronology: Chronology) -> str:
    """Return the index of titles as JSON: what the filter shows of an event that it finds."""
    return _json(
        ids=[entry.id for entry in chronology.timeline],
        titles=[entry.record.title for entry in chronology.timeline],
        dates=[entry.record.date.words() for entry in chronology.timeline],
    )


def _json(**content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _column(values: Sequence[tuple[str, ...]]) -> Column:
    """Return the distinct values, most frequent first, and the encoded values of each event."""
    counts = Counter(chain.from_iterable(values))
    keys = sorted(counts, key=lambda key: (-counts[key], key))
    signs = {key: chr(_ZERO + number) for number, key in enumerate(keys)}
    return {"keys": keys, "of": " ".join("".join(signs[value] for value in group) for group in values)}
