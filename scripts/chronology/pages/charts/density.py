"""The strip of events per year, of all events or of a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import (
    STEPS,
    Chart,
    Column,
    counts,
    decimal,
    draw,
    percent,
    time_axis,
    years_url,
)
from chronology.pages.paging import year_of

_BARS = 100  # maximum number of bars in the strip, each of six elements, and five in the table
_SHARE = 0.72  # width of a bar as a fraction of its column
_STRIP_TOP, _STRIP_FOOT = 14, 16  # space above the bars for a count, and below them for the years
_DIGIT = 1.2  # width of a digit, in per cent, on the narrowest screen that shows counts


class Bar(NamedTuple):
    """One bar of the strip: how many events begin in its years, and how many others reach into them.

    `unit` is the height of one event, and `base` the distance of the axis from the top, in pixels.
    """

    column: Column
    begin: int
    reach: int
    unit: float
    base: int
    url: str

    @property
    def x(self) -> str:
        """Return the left edge of the bar."""
        return percent(self.column.x + self.column.width * (1 - _SHARE) / 2)

    @property
    def width(self) -> str:
        """Return the width of the bar."""
        return percent(self.column.width * _SHARE)

    @property
    def all(self) -> int:
        """Return the number of events in the column."""
        return self.begin + self.reach

    @property
    def words(self) -> str:
        """Return the years and the number of events in words."""
        begin = f", {self.begin} begin{'s' if self.begin == 1 else ''} in it" if self.reach else ""
        return f"{self.column.years}: {plural(self.all, 'event')}{begin}"

    def y(self, count: int, above: int = 0) -> str:
        """Return the vertical position of the top of `count` events, or `above` pixels above it."""
        return decimal(self.base - count * self.unit - above)

    def size(self, count: int) -> str:
        """Return the height of `count` events."""
        return decimal(count * self.unit)


def density(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, theme: str | None = None
) -> str:
    """Return the strip of events per year, on the axis of the whole chronology."""
    if not entries:
        return ""
    height = 74 if theme else 88
    bars = _bars(chronology, entries, links, theme, height - _STRIP_FOOT)
    most = max(bars, key=lambda bar: bar.all)
    begun = [year_of(entry) for entry in entries]
    about = f": {chronology.themes[theme].record.name}" if theme else ""
    axis = time_axis(chronology)
    chart = Chart(
        id=f"density-{theme or 'all'}",
        title=f"Events per year{about}",
        description=f"{plural(len(entries), 'event')}, beginning from {min(begun)} to {max(begun)}; "
        f"most in {most.column.years}: {most.all}.{axis.note}",
        caption="Events by year. Outlined: those that continue into it or may have happened in it.",
        height=height,
        hint="Select a year to see its events.",
        narrow=axis.note,  # there the break has no label
    )
    return draw(
        "density",
        chronology,
        links,
        chart,
        time=axis,
        labels=axis.labels(),
        bars=[bar for bar in bars if bar.all],
        theme=theme,
        number=len(entries),
        differing=sum(entry.record.sources_differ for entry in entries),
        most=most,
        counted=len(str(most.all)) * _DIGIT <= most.column.width,
    )


def _bars(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, theme: str | None, base: int
) -> list[Bar]:
    grouped = map(time_axis(chronology).grouped, STEPS)
    columns = next(columns for columns in grouped if len(columns) <= _BARS)
    begun = Counter(map(year_of, entries))
    found = counts(entries, columns)
    unit = (base - _STRIP_TOP) / max(found)
    url = years_url(links, theme=theme) if theme else years_url(links)
    bars = []
    for column, count in zip(columns, found, strict=True):
        begin = sum(begun[year] for year in range(column.first, column.last + 1))
        bars.append(Bar(column, begin, count - begin, unit, base, url(column.first, column.last)))
    return bars
