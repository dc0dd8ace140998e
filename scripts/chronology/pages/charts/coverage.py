"""The coverage matrix: which events each source reports, and which it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import (
    Chart,
    YearGroup,
    decimal,
    draw,
    event_words,
    percent,
    year_group_labels,
    year_groups,
)
from chronology.pages.charts.grid import Series, grid

_ROW, _LABEL, _BAR, _TOP = 46, 20, 20, 4
_NODES = 8  # elements of an event, besides one for each source
_MOST = 2300  # maximum number of elements; otherwise a grid by year is drawn
_SOURCES = 30  # maximum number of sources in the grid
_TITLE = "What each source covers"
_WORDS = "no one two three four five six seven eight nine".split()


class Row(NamedTuple):
    """One source: how many events it reports, how many of them alone, and how many it leaves out."""

    source: str
    y: int
    events: int
    alone: int
    left_out: int


class Mark(NamedTuple):
    """One event: the paths of its column and of its bars, and whether several sources report it."""

    event_id: str
    words: str
    column: str
    path: str
    shared: bool


def coverage(chronology: Chronology, links: Links) -> str:
    """Return the matrix of sources and events, in timeline order, or a grid by year if these are too many."""
    if not chronology.timeline:
        return ""
    rows = _rows(chronology)
    if len(chronology.timeline) * (_NODES + len(rows)) > _MOST:
        return _grid(chronology, rows, links)
    bottom = _TOP + len(rows) * _ROW
    years = year_groups(chronology, chronology.timeline)
    return draw(
        "coverage",
        chronology,
        links,
        _chart(chronology, rows, bottom + 16),
        rows=rows,
        marks=_marks(chronology, rows, bottom),
        bands=_bands(years),
        labels=year_group_labels(years),
        count=len(chronology.timeline),
        bottom=bottom,
    )


def _chart(chronology: Chronology, rows: Sequence[Row], height: int) -> Chart:
    events = plural(len(chronology.timeline), "event")
    shared = Counter(len(chronology.sources_of(entry)) for entry in chronology.timeline)
    by_number = "; ".join(f"by {_sources(many)}: {count}" for many, count in sorted(shared.items()))
    by_source = "; ".join(
        f"{chronology.sources[row.source].record.label} covers {row.events}, {row.alone} of them alone"
        for row in rows
    )
    return Chart(
        id="coverage",
        title=_TITLE,
        description=f"Of {events}: {by_source}.",
        caption=f"{events}, one column each, in order of time. Covered {by_number}. A tall bar is an event "
        "that other sources cover too, and a short one an event that only this source covers; where there is "
        "no bar, the source leaves the event out. Shading separates the years.",
        height=height,
    )


def _grid(chronology: Chronology, rows: Sequence[Row], links: Links) -> str:
    """Return a grid of the events that each source reports, by year."""
    shown = sorted(sorted(rows, key=lambda row: -row.events)[:_SOURCES], key=lambda row: row.y)
    series = [
        Series(
            row.source,
            chronology.sources[row.source].record.label,
            chronology.by_source.get(row.source, ()),
            f"covers {row.events:,}, {row.alone:,} alone; leaves out {row.left_out:,}",
        )
        for row in shown
    ]
    events, rest = plural(len(chronology.timeline), "event"), len(rows) - len(shown)
    caption = (
        f"How many of {events} each source covers, in the years at the top of each column. One event may "
        "count in several years, if it lasts or its date is not exact."
    )
    note = f"{plural(rest, 'source')} with fewer events {'is' if rest == 1 else 'are'} left out here."
    return grid(chronology, links, "source", series, _TITLE, caption, note if rest else "")


def _rows(chronology: Chronology) -> list[Row]:
    total = len(chronology.timeline)
    by_event = (chronology.sources_of(entry) for entry in chronology.timeline)
    alone = Counter(sources[0] for sources in by_event if len(sources) == 1)
    return [
        Row(source, _TOP + place * _ROW, events, alone[source], total - events)
        for place, source in enumerate(sorted(chronology.sources))
        for events in (len(chronology.by_source.get(source, ())),)
    ]


def _marks(chronology: Chronology, rows: Sequence[Row], bottom: int) -> list[Mark]:
    tops = {row.source: row.y + _LABEL for row in rows}
    found = []
    for place, entry in enumerate(chronology.timeline):
        sources = sorted(chronology.sources_of(entry))
        shared = len(sources) > 1
        size = _BAR if shared else _BAR // 2
        path = "".join(f"M{decimal(place + 0.14)} {tops[s] + _BAR - size}h.72v{size}h-.72z" for s in sources)
        labels = ", ".join(chronology.sources[source].record.label for source in sources)
        found.append(
            Mark(entry.id, f"{event_words(entry)}: {labels}", f"M{place} 0h1v{bottom}h-1z", path, shared)
        )
    return found


def _bands(years: Sequence[YearGroup]) -> list[tuple[str, str]]:
    """Return the position and width of every second year, for shading."""
    total = sum(group.size for group in years)
    return [(percent(g.start / total * 100), percent(g.size / total * 100)) for g in years[1::2]]


def _sources(many: int) -> str:
    word = _WORDS[many] if many < len(_WORDS) else str(many)
    return f"{word} source{'' if many == 1 else 's'}"
