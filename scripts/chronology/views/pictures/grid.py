"""The drawing of the heat grid: cells for themes and spans of years, with the names of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.picture import filtered, number, short
from chronology.views.pictures.scales import Column, Label, pct, thinned

Counts = Mapping[tuple[str, int], int]
SPAN = 5
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


@dataclass(frozen=True, slots=True)
class Grid:
    """One drawing of the grid; `size` is the height of a cell, `pitch` that of a row, in pixels."""

    spans: tuple[Column, ...]
    beside: bool

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
        """Return the labels of the first and last year and every fifth, or of every second span of years."""
        if self.beside:
            ends = (self.spans[0], self.spans[-1])
            shown = [s for s in self.spans if s in ends or (s.first % SPAN == 0 and s.first == s.last)]
            return thinned((self.x(s) + self.width(s) / 2, _years(s), s in ends) for s in shown)
        found = [Label(s.x, f"{s.first}–", False, "start") for s in self.spans[:-1:2]]
        kept = found if len(self.spans) % 2 else found[:-1]  # the last two would stand too near
        return [*kept, Label(100, f"{self.spans[-1].first}–", False, "end")]

    def cells(self, chronology: Chronology, counts: Counts, links: Links) -> Iterator[Cell]:
        """Yield the cells in which there are events, row by row."""
        summed = {
            (theme, span): sum(counts.get((theme, year), 0) for year in range(span.first, span.last + 1))
            for theme in chronology.themes
            for span in self.spans
        }
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
                    words=f"{chronology.themes[theme].record.name}, {_years(span)}: {number(count, 'event')}",
                )


def fives(years: Sequence[int]) -> tuple[Column, ...]:
    """Return the spans of five years that hold these years, and what is left out between them."""
    starts = sorted({year - year % SPAN for year in years})
    spans: list[tuple[int, int]] = []
    for start in starts:
        if spans and start > spans[-1][1] + 1:
            spans.append((spans[-1][1] + 1, start - 1))
        spans.append((start, start + SPAN - 1))
    width = 100 / len(spans)
    return tuple(Column(first, last, place * width, width) for place, (first, last) in enumerate(spans))


def _years(span: Column) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last % 100:02}"
