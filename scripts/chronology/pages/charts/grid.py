"""Grids: how many events of each theme, source or actor fall in each year, as a table of tinted cells.

A cell shows the number of events in its years, counted as by the timeline's filter, and links to them. There
are two tables, one for wide and one for narrow screens, which differ in the number of years in a column; the
style sheet shows one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.pages.charts.chart import STEPS, Column, counts, time_axis, years_url
from chronology.pages.rendering import render

_WIDE, _NARROW = 700, 290  # minimum width of the columns together on a wide and on a narrow screen, in pixels
_DIGIT, _GAP = 7, 2  # width of a digit and of the gap between columns, in pixels
_YEAR, _YEARS = 16, 28  # minimum width of a column without and with a label, in pixels
_CELLS = 500  # maximum number of cells in a table, each of at most two elements
_LEVELS = 5


class Series(NamedTuple):
    """One row: the id of a theme, source or actor, its name, its events, and a note."""

    key: str
    name: str
    events: Sequence[Entry[Event]]
    note: str


class Cell(NamedTuple):
    """The number of events in a column, the strength of the tint from 0 to 5, and the URL of the events."""

    events: int
    level: int
    url: str


class Table(NamedTuple):
    """One table: its columns, and the cells of each row; `labels` and `breaks` are numbers of columns.

    A column with a label shows its years, and before one with a break, years are left out.
    """

    columns: Sequence[Column]
    labels: Sequence[int]
    breaks: Sequence[int]
    rows: Sequence[Sequence[Cell]]


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid of themes by year."""
    if not any(theme in chronology.themes for theme in chronology.by_theme):
        return ""
    rows = [
        Series(key, theme.record.name, events, f"{len(events):,}")
        for key, theme in chronology.themes.items()
        for events in (chronology.by_theme.get(key, ()),)
    ]
    caption = (
        "Events of each theme in the years at the top of each column. The stronger the tint, the more. "
        "One event may count in several years, if it lasts or its date is not exact, and under up to three "
        "themes."
    )
    return grid(chronology, links, "theme", rows, "Themes by year", caption)


def grid(
    chronology: Chronology,
    links: Links,
    kind: str,
    rows: Sequence[Series],
    title: str,
    caption: str,
    note: str = "",
) -> str:
    """Return the grid of these rows; `kind` is `theme`, `source` or `actor`, and `note` a text below it."""
    axis = time_axis(chronology)
    return render(
        "charts/grid.html",
        chronology,
        links,
        kind=kind,
        rows=rows,
        title=title,
        caption=caption + axis.note,
        tables={
            "wide": _table(chronology, links, kind, rows, _WIDE, _YEAR),
            "narrow": _table(chronology, links, kind, rows, _NARROW, _YEARS),
        },
        note=note,
    )


def _table(
    chronology: Chronology, links: Links, kind: str, rows: Sequence[Series], width: int, year: int
) -> Table:
    """Return the table whose columns of at least `year` pixels fit into `width` pixels."""
    for step in STEPS:
        columns = time_axis(chronology).grouped(step)
        found = [counts(row.events, columns) for row in rows]
        most = max(map(max, found)) or 1
        least = max(year if step == 1 else _YEARS, len(f"{most:,}") * _DIGIT + _GAP)
        if len(columns) * least <= width and len(columns) * len(rows) <= _CELLS:
            break
    breaks = [n for n, (one, other) in enumerate(pairwise(columns), 1) if other.first > one.last + 1]
    cells = [
        [
            Cell(count, -(-count * _LEVELS // most), url(column.first, column.last))
            for column, count in zip(columns, own, strict=True)
        ]
        for own, url in zip(found, (years_url(links, **{kind: row.key}) for row in rows), strict=True)
    ]
    roomy = len(columns) * _YEARS <= width
    labels = range(len(columns)) if roomy else _labels(columns, breaks)
    return Table(columns, labels, breaks, cells)


def _labels(columns: Sequence[Column], breaks: Sequence[int]) -> list[int]:
    """Return the first and last column, those after a break, and every fifth year, but no neighbours."""
    fifth = [place for place, column in enumerate(columns) if column.first % STEPS[1] == 0]
    shown: list[int] = []
    for place in (0, *breaks, len(columns) - 1, *fifth):
        if all(abs(place - other) > 1 for other in shown):
            shown.append(place)
    return shown
