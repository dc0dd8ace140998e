"""The scale that the pictures share: time in columns of years, and the labels of an axis.

Positions run from 0 to 100, in per cent of the width, so that a picture fits any width while its text
keeps its size.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.kept import kept
from chronology.pages.rendering import last_year

_EMPTY = 15  # more empty years than this in a row are drawn as a break of the axis
_BREAK = 1.5  # the width of a break, in years
STEPS = 1, 5, 10, 25, 50, 100, 500, 1000  # years that are counted together, where they are many
_NEAR, _FAR = 4.0, 9.5  # the least distance of two labels on a wide and on a narrow screen


class Column(NamedTuple):
    """A year, or a run of years without events that the axis leaves out."""

    first: int
    last: int
    x: float
    width: float

    @property
    def is_break(self) -> bool:
        """Say whether the column stands for years that are left out."""
        return self.last > self.first

    @property
    def years(self) -> str:
        """Return the year or years in words: «1994», «1990–94»."""
        if self.first == self.last:
            return str(self.first)
        same = self.first // 100 == self.last // 100
        return f"{self.first}–{self.last % 100:02}" if same else f"{self.first}–{self.last}"

    @property
    def middle(self) -> float:
        """Return the middle of the column."""
        return self.x + self.width / 2


class Label(NamedTuple):
    """A label on the axis: where, what, how it is aligned, and whether only a wide screen has room."""

    x: float
    text: str
    wide: bool
    anchor: str

    @property
    def place(self) -> str:
        """Return where it stands, as an attribute of SVG."""
        return pct(self.x)


class Scale(NamedTuple):
    """Time from left to right; long runs of empty years are cut short."""

    columns: tuple[Column, ...]

    @classmethod
    def of_all(cls, chronology: Chronology) -> Scale:
        """Return the scale of all events, on which most pictures stand."""
        made: dict[None, Scale] = kept(chronology)["scale"]
        if None not in made:
            made[None] = cls.of(chronology.timeline)
        return made[None]

    @classmethod
    def of(cls, entries: Iterable[Entry[Event]]) -> Scale:
        """Return the scale on which all these events fit."""
        ends = ((e.record.date.earliest.year, last_year(e.record.date)) for e in entries)
        spans = list(_spans(sorted({year for pair in ends for year in pair})))
        total = sum(_BREAK if last > first else 1 for first, last in spans)
        columns, x = [], 0.0
        for first, last in spans:
            width = (_BREAK if last > first else 1) / total * 100
            columns.append(Column(first, last, x, width))
            x += width
        return cls(tuple(columns))

    @property
    def years(self) -> tuple[Column, ...]:
        """Return the columns that stand for a year."""
        return tuple(column for column in self.columns if not column.is_break)

    def spans(self, most: int) -> tuple[Column, ...]:
        """Return the years, or, where they are more than `most`, runs of 5, 10 … of them."""
        runs: dict[int, list[Column]] = {}
        for step in STEPS:
            runs = {}
            for year in self.years:
                runs.setdefault(year.first // step, []).append(year)
            if len(runs) <= most:
                break
        return tuple(
            Column(run[0].first, run[-1].last, run[0].x, run[-1].x + run[-1].width - run[0].x)
            for run in runs.values()
        )

    def x(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or ends; days beyond the scale stand at its edge."""
        place = bisect_right([column.first for column in self.columns], day.year) - 1
        if place < 0:
            return 0.0
        column = self.columns[place]
        if day.year > column.last:
            return 100.0
        start = date(column.first, 1, 1).toordinal()
        days = date(column.last, 12, 31).toordinal() + 1 - start
        return column.x + (day.toordinal() + end - start) / days * column.width

    def labels(self, *, starts: bool = False) -> list[Label]:
        """Return labels of the axis: the first and last year, years after a break, every fifth year.

        They stand in the middle of their years, or with `starts` where these begin.
        """
        years, step = self.years, 5 if len(self.columns) <= 60 else 10 if len(self.columns) <= 120 else 50
        after = {b.first for a, b in zip(self.columns, self.columns[1:], strict=False) if a.is_break}
        firm = after | {column.first for column in (*years[:1], *years[-1:])}
        return thinned(
            (c.x if starts else c.middle, str(c.first), c.first in firm)
            for c in years
            if c.first in firm or c.first % step == 0
        )


def falling(entries: Iterable[Entry[Event]], spans: Sequence[Column]) -> list[int]:
    """Return how many events fall in each of some spans of years, in order, as the timeline's filter counts.

    An event that lasts, or may have happened, in several of them counts in each.
    """
    counts, ends = [0] * len(spans), [span.last for span in spans]
    for entry in entries:
        date = entry.record.date
        place, last = bisect_left(ends, date.earliest.year), last_year(date)
        while place < len(spans) and spans[place].first <= last:
            counts[place] += 1
            place += 1
    return counts


def thinned(labels: Iterable[tuple[float, str, bool]]) -> list[Label]:
    """Return the labels for which there is room; each is (place, text, whether it goes first)."""
    kept: list[Label] = []
    places: list[float] = []
    narrow: list[float] = []
    for x, text, _ in sorted(labels, key=lambda label: (not label[2], label[0])):
        if _distance(x, places) >= _NEAR:
            wide = _distance(_inner(x), narrow) < _FAR
            anchor, at = ("start", 0.0) if x < 3 else ("end", 100.0) if x > 97 else ("middle", x)
            kept.append(Label(at, text, wide, anchor))
            insort(places, at)
            if not wide:
                insort(narrow, _inner(at))
    return sorted(kept, key=lambda label: label.x)


@lru_cache(maxsize=2**14)  # the years of one scale recur in every picture
def pct(x: float) -> str:
    """Return a place as an attribute of SVG: «12.5%»."""
    return f"{plain(x)}%"


@lru_cache(maxsize=2**14)
def plain(x: float) -> str:
    """Return a number with at most two decimals, and no more than it needs."""
    return f"{x:.2f}".rstrip("0").rstrip(".") if x else "0"  # of -0.0 too, which is the same key


def _distance(x: float, places: Sequence[float]) -> float:
    """Return how far the nearest of these places is, which are in order; 100 where there is none."""
    after = bisect_right(places, x)
    before = x - places[after - 1] if after else 100.0
    return min(before, places[after] - x) if after < len(places) else before


def _inner(x: float) -> float:
    """Return the middle of a label on a narrow screen, where those at the edges are moved inwards."""
    return min(max(x, _FAR / 2), 100 - _FAR / 2)


def _spans(used: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, year in enumerate(used):
        before = used[place - 1] if place else year - 1
        if year - before - 1 > _EMPTY:
            yield before + 1, year - 1
        else:
            yield from ((empty, empty) for empty in range(before + 1, year))
        yield year, year
