"""Parts shared by all charts: the frame, the time axis with its labels, and links to the timeline.

Horizontal positions are percentages of the width, so that charts fit any width while text keeps its size.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.pages.rendering import render

STEPS = 1, 5, 10, 25, 50, 100, 500, 1000  # years per column, if there are too many for a column each

_EMPTY = 15  # a longer run of years without events is drawn as a break in the axis
_BREAK = 1.5  # width of a break, in years
_NEAR, _FAR = 5.2, 11  # minimum distance between labels, in per cent, on a wide and on a narrow screen


class Chart(NamedTuple):
    """The frame of a chart: an `id` that is unique on its page, its texts, and its `height` in pixels.

    `hint` is the end of the caption that is not printed; `narrow` is a part only for narrow screens.
    """

    id: str
    title: str
    description: str
    caption: str
    height: int
    hint: str = ""
    narrow: str = ""


def draw(template: str, chronology: Chronology, links: Links, chart: Chart, **context: object) -> str:
    """Render a chart from a template in `charts/`."""
    return render(f"charts/{template}.html", chronology, links, chart=chart, percent=percent, **context)


def timeline_url(links: Links, **query: str) -> str:
    """Return the URL of the timeline filtered by `theme`, `actor` or `source`."""
    return f"{links.url_for('timeline/')}?{urlencode(query)}"


def years_url(links: Links, **query: str) -> Callable[[int, int], str]:
    """Return a function of a first and a last year that returns the URL of the timeline with this filter."""
    start = f"{links.url_for('timeline/')}?{urlencode(query)}{'&' if query else ''}from="
    return lambda first, last: f"{start}{first}&to={last}"


def shorten(text: str, most: int) -> str:
    """Truncate a text to at most `most` characters, ending with an ellipsis if it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def event_words(entry: Entry[Event]) -> str:
    """Return the title and date of an event."""
    return f"{entry.record.title} ({entry.record.date.words()})"


class Column(NamedTuple):
    """A column of an axis: one year, several years, or a break for a run of years without events."""

    first: int
    last: int
    x: float
    width: float

    @property
    def is_break(self) -> bool:
        """Return whether a column of a `TimeAxis` is a break."""
        return self.last > self.first

    @property
    def years(self) -> str:
        """Return the year or years, such as `1994` or `1990–94`."""
        if self.first == self.last:
            return str(self.first)
        same = self.first // 100 == self.last // 100
        return f"{self.first}–{self.last % 100:02}" if same else f"{self.first}–{self.last}"

    @property
    def middle(self) -> float:
        """Return the horizontal centre."""
        return self.x + self.width / 2


class Break(NamedTuple):
    """A break as drawn: its years, and its start, width, centre and end as SVG attributes."""

    years: str
    x: str
    width: str
    middle: str
    end: str


class Label(NamedTuple):
    """A label on an axis: position, text, whether it is only for wide screens, and its `text-anchor`."""

    x: float
    text: str
    wide: bool
    anchor: str

    @property
    def position(self) -> str:
        """Return the position as an SVG attribute."""
        return percent(self.x)


class TimeAxis(NamedTuple):
    """A time axis, on which long runs of years without events are shortened to breaks."""

    columns: tuple[Column, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry[Event]]) -> TimeAxis:
        """Return the axis that covers these events."""
        ends = ((e.record.date.earliest.year, e.record.date.last_known.year) for e in entries)
        spans = list(_ranges(sorted({year for pair in ends for year in pair})))
        total = sum(_BREAK if last > first else 1 for first, last in spans)
        columns, x = [], 0.0
        for first, last in spans:
            width = (_BREAK if last > first else 1) / total * 100
            columns.append(Column(first, last, x, width))
            x += width
        return cls(tuple(columns))

    @property
    def years(self) -> tuple[Column, ...]:
        """Return the columns of one year each."""
        return tuple(column for column in self.columns if not column.is_break)

    @property
    def breaks(self) -> list[Break]:
        """Return the breaks as drawn."""
        return [
            Break(c.years, *map(percent, (c.x, c.width, c.middle, c.x + c.width)))
            for c in self.columns
            if c.is_break
        ]

    @property
    def note(self) -> str:
        """Return a sentence that names the years that are left out, or nothing if none are."""
        years = ", ".join(one.years for one in self.breaks)
        return f" The axis leaves out {years}, in which no event begins or ends." if years else ""

    def grouped(self, step: int) -> tuple[Column, ...]:
        """Return the years in columns of `step` years."""
        runs = [list(run) for _, run in groupby(self.years, key=lambda year: year.first // step)]
        return tuple(
            Column(run[0].first, run[-1].last, run[0].x, run[-1].x + run[-1].width - run[0].x) for run in runs
        )

    def x(self, day: date, *, end: bool = False) -> float:
        """Return the position of the start of a day on the axis, or of its end."""
        column = next(column for column in self.columns if day.year <= column.last)
        start = date(column.first, 1, 1).toordinal()
        days = date(column.last, 12, 31).toordinal() + 1 - start
        return column.x + (day.toordinal() + end - start) / days * column.width

    def labels(self, *, starts: bool = False) -> list[Label]:
        """Return labels for the first and last year, for each year after a break, and for every fifth year.

        A long axis has one for every tenth or fiftieth year instead. Labels are at the centre of their years
        or, with `starts`, at the start.
        """
        years, step = self.years, 5 if len(self.columns) <= 60 else 10 if len(self.columns) <= 120 else 50
        after = {b.first for a, b in zip(self.columns, self.columns[1:], strict=False) if a.is_break}
        priority = after | {column.first for column in (*years[:1], *years[-1:])}
        return fit_labels(
            (c.x if starts else c.middle, str(c.first), c.first in priority)
            for c in years
            if c.first in priority or c.first % step == 0
        )


@lru_cache(maxsize=1)
def time_axis(chronology: Chronology) -> TimeAxis:
    """Return the axis of all events."""
    return TimeAxis.of(chronology.timeline)


def counts(entries: Iterable[Entry[Event]], columns: Sequence[Column]) -> list[int]:
    """Return the number of events in each column, counted as by the timeline's filter.

    An event that spans, or may have happened in, several columns counts in each.
    """
    found, ends = [0] * len(columns), [column.last for column in columns]
    for entry in entries:
        date = entry.record.date
        place, last = bisect_left(ends, date.earliest.year), date.last_known.year
        while place < len(columns) and columns[place].first <= last:
            found[place] += 1
            place += 1
    return found


def fit_labels(labels: Iterable[tuple[float, str, bool]]) -> list[Label]:
    """Return the labels that fit without overlap; each is given as (position, text, has priority)."""
    shown: list[Label] = []
    places: list[float] = []
    narrow: list[float] = []
    for x, text, _ in sorted(labels, key=lambda label: (not label[2], label[0])):
        if _distance(_centre(x, _NEAR), places) >= _NEAR:
            wide = _distance(_centre(x, _FAR), narrow) < _FAR
            anchor, at = ("start", 0.0) if x < 3 else ("end", 100.0) if x > 97 else ("middle", x)
            shown.append(Label(at, text, wide, anchor))
            places.append(_centre(at, _NEAR))
            if not wide:
                narrow.append(_centre(at, _FAR))
    return sorted(shown, key=lambda label: label.x)


class YearGroup(NamedTuple):
    """The events of one year among events drawn side by side: the index of the first, and their number."""

    year: int
    start: int
    size: int


def year_groups(chronology: Chronology, entries: Sequence[Entry[Event]]) -> list[YearGroup]:
    """Group events that are drawn side by side, in timeline order, by year."""
    found, start = [], 0
    for year, same in groupby(entries, key=chronology.year_of):
        found.append(YearGroup(year, start, len(list(same))))
        start += found[-1].size
    return found


def year_group_labels(groups: Sequence[YearGroup]) -> list[Label]:
    """Return the labels of year groups; years with many events have priority."""
    total = sum(group.size for group in groups) or 1
    many = total / 12
    return fit_labels(
        ((g.start + g.size / 2) / total * 100, str(g.year), g.size >= many or g is groups[0]) for g in groups
    )


def percent(x: float) -> str:
    """Return a position or width as an SVG attribute, such as `12.5%`."""
    return f"{decimal(x)}%"


def decimal(x: float) -> str:
    """Return a number with at most two decimals, without trailing zeros."""
    return f"{x:.2f}".rstrip("0").rstrip(".") if x else "0"


def _distance(x: float, places: Sequence[float]) -> float:
    """Return the distance to the nearest of some positions, or 100 if there are none."""
    return min((abs(x - place) for place in places), default=100.0)


def _centre(x: float, width: float) -> float:
    """Return the centre of a label that takes this width; labels at the edges are moved inwards."""
    return min(max(x, width / 2), 100 - width / 2)


def _ranges(used: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each year from the first to the last used one, and each long run of unused years, as a range."""
    for place, year in enumerate(used):
        before = used[place - 1] if place else year - 1
        if year - before - 1 > _EMPTY:
            yield before + 1, year - 1
        else:
            yield from ((empty, empty) for empty in range(before + 1, year))
        yield year, year
