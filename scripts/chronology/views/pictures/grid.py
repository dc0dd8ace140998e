"""The drawing of the heat grid: cells for themes and spans of years, with the names of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.picture import filtered, number, short
from chronology.views.pictures.scales import STEPS, Column, Label, pct, thinned

Counts = Mapping[tuple[str, int], int]
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

    def cells(self, chronology: Chronology, counts: Counts, links: Links) -> Iterator[Cell]:
        """Yield the cells in which there are events, row by row."""
        summed = self._summed(chronology, counts)
        most = max(summed.values())
        rows = {theme: row for row, theme in enumerate(chronology.themes)}
        for (theme, span), count in summed.items():
            if count:
                x, width = self.x(span), self.width(span)
                yield Cell(
                    x=pct(x),
                    middle=pct(x + width / 2),
                    y=_TOP + rows[theme] * self.pitch + self.pitch - self.size - 2,
                    width=pct(width),
                    count=count,
                    level=-(-count * _LEVELS // most),
                    href=filtered(links, theme=theme, years=(span.first, span.last)),
                    words=f"{chronology.themes[theme].record.name}, {span.years}: {number(count, 'event')}",
                )

    def table(self, chronology: Chronology, counts: Counts, links: Links) -> Iterator[Line]:
        """Yield the columns with events as rows of a table: years, and count and link for each theme."""
        summed = self._summed(chronology, counts)
        for span in self.spans:
            years = span.first, span.last
            if any(summed[theme, span] for theme in chronology.themes):
                yield (
                    span.years,
                    [(summed[t, span], filtered(links, theme=t, years=years)) for t in chronology.themes],
                )

    def _summed(self, chronology: Chronology, counts: Counts) -> dict[tuple[str, Column], int]:
        return {
            (theme, span): sum(counts.get((theme, year), 0) for year in range(span.first, span.last + 1))
            for theme in chronology.themes
            for span in self.spans
        }


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


def fitting(counts: Counts, years: Sequence[int], spans: int, cells: int) -> int:
    """Return of how many years a column is, so that there are at most so many, and so many cells in use."""
    for step in STEPS:
        used = {(theme, year // step) for theme, year in counts}
        if len(runs(years, step)) <= spans and len(used) <= cells:
            return step
    return STEPS[-1]
