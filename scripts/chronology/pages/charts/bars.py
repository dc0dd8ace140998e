"""Charts with a bar per year: the density strip of all events or of a theme, and the tally of several series.

The tally replaces the coverage matrix and the actor lanes when there are too many events for a mark each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import (
    Chart,
    Column,
    counts,
    decimal,
    draw,
    percent,
    time_axis,
    timeline_url,
    years_url,
)
from chronology.pages.paging import year_of

_BARS = 100  # maximum number of bars in the strip, each of six elements, and five in the table
_CELLS = 400  # maximum number of cells in the tally, each of three elements, and two in the table
_SHARE = 0.72  # width of a bar as a fraction of its column
_STRIP_TOP, _STRIP_FOOT = 14, 16  # space above the bars for a count, and below them for the years
_DIGIT = 1.2  # width of a digit, in per cent, on the narrowest screen that shows counts
_ROW, _LABEL, _ROW_BAR, _TOP, _FOOT = 46, 18, 22, 4, 16
_UNITS = 10  # SVG units of the tally per per cent of the width


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
    height = 74 if theme else 112
    bars = _bars(chronology, entries, links, theme, height - _STRIP_FOOT)
    most = max(bars, key=lambda bar: bar.all)
    begun = [year_of(entry) for entry in entries]
    about = f": {chronology.themes[theme].record.name}" if theme else ""
    chart = Chart(
        id=f"density-{theme or 'all'}",
        title=f"Events per year{about}",
        description=f"{plural(len(entries), 'event')}, beginning from {min(begun)} to {max(begun)}; "
        f"most in {most.column.years}: {most.all}.{time_axis(chronology).note}",
        caption="Events by year. Outlined: those that continue into it or may have happened in it. "
        "Select a year to see its events.",
        height=height,
    )
    axis = time_axis(chronology)
    return draw(
        "density",
        chronology,
        links,
        chart,
        time=axis,
        labels=axis.labels(),
        bars=[bar for bar in bars if bar.all],
        most=most,
        counted=len(str(most.all)) * _DIGIT <= most.column.width,
    )


def _bars(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, theme: str | None, base: int
) -> list[Bar]:
    columns = time_axis(chronology).grouped(_BARS)
    begun = Counter(map(year_of, entries))
    found = counts(entries, columns)
    unit = (base - _STRIP_TOP) / max(found)
    url = years_url(links, theme=theme) if theme else years_url(links)
    bars = []
    for column, count in zip(columns, found, strict=True):
        begin = sum(begun[year] for year in range(column.first, column.last + 1))
        bars.append(Bar(column, begin, count - begin, unit, base, url(column.first, column.last)))
    return bars


class Series(NamedTuple):
    """One row of a tally: the id of a source or actor, its name, a note, and its events."""

    key: str
    name: str
    note: str
    events: Sequence[Entry[Event]]


class Cell(NamedTuple):
    """The number of events of a row in one column, and the link to them."""

    x: str
    width: str
    events: int
    url: str
    words: str


class Row(NamedTuple):
    """One row as drawn: its series, link, position, the path of its bars, and its cells."""

    series: Series
    url: str
    y: int
    path: str
    cells: tuple[Cell, ...]


def tally(
    chronology: Chronology, links: Links, chart: Chart, rows: Sequence[Series], kind: str, *, note: str = ""
) -> str:
    """Return the tally of these rows; `kind` is `source` or `actor`, and `note` a text below the chart."""
    axis = time_axis(chronology)
    columns = axis.grouped(max(_CELLS // len(rows), 1))
    by_year = [counts(series.events, axis.years) for series in rows]
    most = max((max(found, default=0) for found in by_year), default=0) or 1
    bars = [
        (_units(year.x + year.width * (1 - _SHARE) / 2), _units(year.width * _SHARE)) for year in axis.years
    ]
    heights = [decimal(count / most * _ROW_BAR) for count in range(most + 1)]
    drawn = []
    for place, (series, found) in enumerate(zip(rows, by_year, strict=True)):
        top = _TOP + place * _ROW
        path = _path(bars, found, top + _LABEL + _ROW_BAR, heights)
        cells = tuple(_cells(series, columns, years_url(links, **{kind: series.key})))
        drawn.append(Row(series, links.url_for(f"{kind}s/{series.key}/"), top, path, cells))
    return draw(
        "tally",
        chronology,
        links,
        chart,
        rows=drawn,
        table=[
            (column.years, [(cell.events, cell.url) for cell in cells])
            for column, *cells in zip(columns, *(row.cells for row in drawn), strict=True)
        ],
        totals=[(len(s.events), timeline_url(links, **{kind: s.key})) for s in rows],
        signs=kind == "source",
        labels=axis.labels(),
        time=axis,
        bottom=_TOP + len(rows) * _ROW,
        bar=_ROW_BAR,
        label=_LABEL,
        note=note,
    )


def tally_height(rows: int) -> int:
    """Return the height of a tally in pixels."""
    return _TOP + rows * _ROW + _FOOT


def _path(bars: Iterable[tuple[str, str]], found: Iterable[int], base: int, heights: Sequence[str]) -> str:
    """Return the SVG path of a row; for each year, `bars` has (x, width) and `found` the number of events."""
    return "".join(
        f"M{x} {base}v-{heights[count]}h{width}v{heights[count]}z"
        for (x, width), count in zip(bars, found, strict=True)
        if count
    )


def _cells(series: Series, columns: Sequence[Column], url: Callable[[int, int], str]) -> Iterator[Cell]:
    for column, count in zip(columns, counts(series.events, columns), strict=True):
        words = f"{series.name}, {column.years}: {plural(count, 'event')}"
        yield Cell(_units(column.x), _units(column.width), count, url(column.first, column.last), words)


def _units(x: float) -> str:
    """Return a position or width in per cent as SVG units of the tally."""
    return decimal(x * _UNITS)
