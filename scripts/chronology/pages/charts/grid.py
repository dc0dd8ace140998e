"""The drawing of the heat grid: cells for themes and spans of years, with the names of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.text import plural
from chronology.pages.charts.lines import mark
from chronology.pages.charts.picture import filtered, short
from chronology.pages.charts.scales import STEPS, Column, Label, falling, pct, thinned
from chronology.pages.links import Links

Summed = Mapping[str, Sequence[int]]
Line = tuple[str, list[tuple[int, str]]]
_NAMES = 18.0  # per cent of the width for the names of themes, where they stand beside the rows
_TOP = 18
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of a theme in some years; `level` runs from 1 to 5."""

    x: str
    middle: str
    y: int
    width: str
    count: int
    level: int
    href: str
    words: str

    def mark(self, size: int) -> str:
        """Return the cell as a link, so many pixels high."""
        place = f'x="{self.x}" y="{self.y}" width="{self.width}" height="{size}"'
        middle = f'x="{self.middle}" y="{self.y + size // 2 + 4}" text-anchor="middle"'
        drawn = f'<rect class="heat-{self.level}" {place}/><text {middle}>{self.count}</text>'
        return mark(self.href, self.words, drawn)


class Grid(NamedTuple):
    """One drawing of the grid: its columns, of `step` years each, and whether names stand beside the rows."""

    spans: tuple[Column, ...]
    beside: bool
    step: int

    @property
    def size(self) -> int:
        """Return the height of a cell."""
        return 22 if self.beside else 24

    @property
    def pitch(self) -> int:
        """Return the height of a row; above a narrow one stands its name."""
        return self.size + (2 if self.beside else 18)

    def x(self, span: Column) -> float:
        """Return where a span begins, right of the names where they stand beside."""
        return _NAMES + span.x * (100 - _NAMES) / 100 if self.beside else span.x

    def width(self, span: Column) -> float:
        """Return the width of a span."""
        return span.width * (100 - _NAMES) / 100 if self.beside else span.width

    def height(self, rows: int) -> int:
        """Return the height of the whole."""
        return _TOP + rows * self.pitch

    def names(self, chronology: Chronology) -> list[tuple[str, int]]:
        """Return the names of the rows and their heights."""
        most, down = (26, 15) if self.beside else (46, 11)
        themes = enumerate(chronology.themes.values())
        return [(short(entry.record.name, most), _TOP + row * self.pitch + down) for row, entry in themes]

    def labels(self) -> list[Label]:
        """Return the labels of the first and last year and every fifth, or of every second run of years."""
        if self.step == 1:
            ends = (self.spans[0], self.spans[-1])
            shown = [s for s in self.spans if s in ends or (s.first % STEPS[1] == 0 and s.first == s.last)]
            return thinned((self.x(s) + self.width(s) / 2, s.years, s in ends) for s in shown)
        found = [Label(self.x(s), f"{s.first}–", False, "start") for s in self.spans[:-1:2]]
        kept = found if len(self.spans) % 2 else found[:-1]  # the last two would stand too near
        return [*kept, Label(100, f"{self.spans[-1].first}–", False, "end")]

    def cells(self, chronology: Chronology, summed: Summed, links: Links) -> Iterator[Cell]:
        """Yield the cells in which there are events, row by row."""
        most = max(map(max, summed.values()))
        places = [(span, self.x(span), self.width(span)) for span in self.spans]
        y = _TOP + self.pitch - self.size - 2
        for theme, counts in summed.items():
            name, way = chronology.themes[theme].record.name, filtered(links, theme=theme)
            for (span, x, width), count in zip(places, counts, strict=True):
                if count:
                    yield Cell(
                        x=pct(x),
                        middle=pct(x + width / 2),
                        y=y,
                        width=pct(width),
                        count=count,
                        level=-(-count * _LEVELS // most),
                        href=way(span.first, span.last),
                        words=f"{name}, {span.years}: {plural(count, 'event')}",
                    )
            y += self.pitch

    def table(self, summed: Summed, links: Links) -> Iterator[Line]:
        """Yield the columns with events as rows of a table: years, and count and link for each theme."""
        ways = [filtered(links, theme=theme) for theme in summed]
        for span, *counts in zip(self.spans, *summed.values(), strict=True):
            if any(counts):
                cells = zip(counts, ways, strict=True)
                yield span.years, [(count, way(span.first, span.last)) for count, way in cells]


def summed(chronology: Chronology, spans: Sequence[Column]) -> Summed:
    """Return how many events of each theme fall in each span of years."""
    return {theme: falling(chronology.by_theme.get(theme, ()), spans) for theme in chronology.themes}


def runs(years: Sequence[int], step: int) -> tuple[Column, ...]:
    """Return the runs of `step` years that hold these years, and what is left out between them."""
    starts = sorted({year - year % step for year in years})
    found: list[tuple[int, int]] = []
    for start in starts:
        if found and start > found[-1][1] + 1:
            found.append((found[-1][1] + 1, start - 1))
        found.append((start, start + step - 1))
    width = 100 / len(found)
    return tuple(Column(first, last, place * width, width) for place, (first, last) in enumerate(found))


def fitting(
    counted: Callable[[Sequence[Column]], Summed], years: Sequence[int], spans: int, cells: int
) -> int:
    """Return of how many years a column is, so that there are at most so many, and so many cells in use.

    `counted` returns how many events of each theme fall in each of some columns.
    """
    for step in STEPS:
        columns = runs(years, step)
        if len(columns) <= spans and sum(map(bool, chain(*counted(columns).values()))) <= cells:
            return step
    return STEPS[-1]
