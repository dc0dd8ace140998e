"""The heat grid: themes by year, or by 5, 10 … years if there are too many years for the width.

A cell shows the number of events in its years, counted as by the timeline's filter, and links to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import (
    STEPS,
    Chart,
    Column,
    Label,
    counts,
    draw,
    fit_labels,
    percent,
    shorten,
    time_axis,
    timeline_url,
    years_url,
)

_WIDE, _NARROW = 60, 12  # maximum number of columns on a wide and on a narrow screen
_CELLS = 260  # maximum number of cells in a drawing, each of four elements, and two in the table
_NAMES = 18.0  # width of the names of themes beside the rows, in per cent
_TOP = 18
_LEVELS = 5

_RUNS = {step: f"{step} years" for step in STEPS} | {1: "a year", 5: "five years", 10: "ten years"}

Counts = Mapping[str, Sequence[int]]


class Cell(NamedTuple):
    """The number of events of a theme in a column; `level` is the strength of the tint, from 1 to 5."""

    x: str
    middle: str
    y: int
    width: str
    events: int
    level: int
    url: str
    words: str


class Grid(NamedTuple):
    """One drawing of the grid, in columns of `step` years, with names beside or above the rows."""

    columns: tuple[Column, ...]
    beside: bool
    step: int

    @property
    def size(self) -> int:
        """Return the height of a cell."""
        return 22 if self.beside else 24

    @property
    def pitch(self) -> int:
        """Return the height of a row, including a name above it."""
        return self.size + (2 if self.beside else 18)

    def x(self, column: Column) -> float:
        """Return the left edge of a column in the drawing."""
        return _NAMES + column.x * (100 - _NAMES) / 100 if self.beside else column.x

    def width(self, column: Column) -> float:
        """Return the width of a column in the drawing."""
        return column.width * (100 - _NAMES) / 100 if self.beside else column.width

    def height(self, rows: int) -> int:
        """Return the height of the drawing."""
        return _TOP + rows * self.pitch

    def names(self, chronology: Chronology) -> list[tuple[str, int]]:
        """Return the names of the rows and their vertical positions."""
        most, down = (26, 15) if self.beside else (46, 11)
        themes = enumerate(chronology.themes.values())
        return [(shorten(entry.record.name, most), _TOP + row * self.pitch + down) for row, entry in themes]

    def breaks(self) -> list[str]:
        """Return the centres of the columns that are breaks: those of more than `step` years."""
        long = [column for column in self.columns if column.last - column.first >= self.step]
        return [percent(self.x(column) + self.width(column) / 2) for column in long]

    def labels(self) -> list[Label]:
        """Return labels for the first, last and every fifth year, or for every second group of years."""
        if self.step == 1:
            ends = (self.columns[0], self.columns[-1])
            shown = [c for c in self.columns if c in ends or (c.first % STEPS[1] == 0 and c.first == c.last)]
            return fit_labels((self.x(c) + self.width(c) / 2, c.years, c in ends) for c in shown)
        labels = [Label(self.x(c), f"{c.first}–", False, "start") for c in self.columns[:-1:2]]
        if len(self.columns) % 2 == 0:
            labels.pop()  # too close to the last label
        return [*labels, Label(100, f"{self.columns[-1].first}–", False, "end")]

    def cells(self, chronology: Chronology, found: Counts, links: Links) -> Iterator[Cell]:
        """Yield the cells that have events, row by row."""
        most = max(map(max, found.values()))
        y = _TOP + self.pitch - self.size - 2
        for theme, row in found.items():
            name, url = chronology.themes[theme].record.name, years_url(links, theme=theme)
            for column, count in zip(self.columns, row, strict=True):
                if count:
                    yield Cell(
                        x=percent(self.x(column)),
                        middle=percent(self.x(column) + self.width(column) / 2),
                        y=y,
                        width=percent(self.width(column)),
                        events=count,
                        level=-(-count * _LEVELS // most),
                        url=url(column.first, column.last),
                        words=f"{name}, {column.years}: {plural(count, 'event')}",
                    )
            y += self.pitch

    def table(self, found: Counts, links: Links) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        """Yield a table row for each column with events: its years, and (count, URL) for each theme."""
        urls = [years_url(links, theme=theme) for theme in found]
        for column, *row in zip(self.columns, *found.values(), strict=True):
            if any(row):
                cells = zip(row, urls, strict=True)
                yield column.years, [(count, url(column.first, column.last)) for count, url in cells]


def heat_grid(chronology: Chronology, links: Links) -> str:
    """Return the grid as two drawings: by year for wide screens and by five years for narrow ones.

    If there are too many columns or cells, a column has more years.
    """
    if not any(theme in chronology.themes for theme in chronology.by_theme):
        return ""
    axis = time_axis(chronology)
    years = [year.first for year in axis.years]
    count = partial(_counts, chronology)
    step, narrow_step = fit_step(count, years, _WIDE, _CELLS), fit_step(count, years, _NARROW, _CELLS)
    wide = Grid(axis.columns if step == 1 else runs(years, step), True, step)
    narrow = Grid(runs(years, max(narrow_step, 5)), False, max(narrow_step, 5))
    found = count(wide.columns)
    return draw(
        "heat_grid",
        chronology,
        links,
        _chart(chronology, found, wide, narrow),
        drawings=[
            ("wide", wide, list(wide.cells(chronology, found, links))),
            ("narrow", narrow, list(narrow.cells(chronology, count(narrow.columns), links))),
        ],
        table=list(wide.table(found, links)),
        totals=[(len(chronology.by_theme.get(key, ())), timeline_url(links, theme=key)) for key in found],
    )


def _chart(chronology: Chronology, found: Counts, wide: Grid, narrow: Grid) -> Chart:
    used = [column for column, *row in zip(wide.columns, *found.values(), strict=True) if any(row)]
    most, column, theme = max(
        (count, column, theme)
        for theme, row in found.items()
        for column, count in zip(wide.columns, row, strict=True)
    )
    run = _RUNS[wide.step]
    if narrow.step != wide.step:
        run += f"; on a narrow screen, in {_RUNS[narrow.step]}"
    return Chart(
        id="heat",
        title="Themes by year",
        description=f"{plural(len(chronology.themes), 'theme')} by year, {used[0].first} to {used[-1].last}. "
        f"Most events are those of {chronology.themes[theme].record.name} in {column.years}: {most}.",
        caption=f"How many events of each theme fall in {run}. The stronger the tint, the more. One "
        "event may count in several years, if it lasts or its date is not exact, and under up to three "
        "themes. Select a cell to see its events."
        + (
            " ⋯ stands for years in which no event begins or ends." if wide.breaks() + narrow.breaks() else ""
        ),
        height=wide.height(len(chronology.themes)),
    )


def _counts(chronology: Chronology, columns: Sequence[Column]) -> Counts:
    """Return the number of events of each theme in each column."""
    return {theme: counts(chronology.by_theme.get(theme, ()), columns) for theme in chronology.themes}


def runs(years: Sequence[int], step: int) -> tuple[Column, ...]:
    """Return columns of `step` years that cover these years, and one for each gap between them."""
    starts = sorted({year - year % step for year in years})
    found: list[tuple[int, int]] = []
    for start in starts:
        if found and start > found[-1][1] + 1:
            found.append((found[-1][1] + 1, start - 1))
        found.append((start, start + step - 1))
    width = 100 / len(found)
    return tuple(Column(first, last, place * width, width) for place, (first, last) in enumerate(found))


def fit_step(
    count: Callable[[Sequence[Column]], Counts], years: Sequence[int], columns: int, cells: int
) -> int:
    """Return the smallest of `STEPS` for which `columns` columns and `cells` cells suffice, or the largest.

    `count` returns the number of events of each theme in each of some columns.
    """
    for step in STEPS:
        found = runs(years, step)
        if len(found) <= columns and sum(map(bool, chain(*count(found).values()))) <= cells:
            return step
    return STEPS[-1]
