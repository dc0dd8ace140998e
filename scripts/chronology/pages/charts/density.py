"""The density strip: how many events each year has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.text import plural
from chronology.pages.charts.ground import Ground
from chronology.pages.charts.lines import lines, link, mark
from chronology.pages.charts.picture import Picture, draw, filtered
from chronology.pages.charts.scales import Column, falling, plain
from chronology.pages.links import Links
from chronology.pages.paging import year_of

_TOP, _FOOT = 14, 16  # room for a count above a bar, and for the years below
_DIGIT = 1.2  # per cent of the width for a digit of a count, on the narrowest screen that has counts


class Bar(NamedTuple):
    """One year, or some: how many events begin in it, and how many others last or may fall into it."""

    column: Column
    hit: tuple[str, str]
    place: tuple[str, str]
    middle: str
    begin: int
    reach: int
    unit: float
    base: int
    href: str

    def y(self, count: int) -> str:
        """Return the height at which `count` events stand."""
        return plain(self.base - count * self.unit)

    def size(self, count: int) -> str:
        """Return the height of `count` events."""
        return plain(count * self.unit)

    @property
    def label_y(self) -> str:
        """Return the height of the count, just above the bar."""
        return plain(self.base - self.all * self.unit - 4)

    @property
    def all(self) -> int:
        """Return how many events fall in it, which are those to which it leads."""
        return self.begin + self.reach

    @property
    def words(self) -> str:
        """Return the year and its events in words."""
        begin = f", {self.begin} begin{'s' if self.begin == 1 else ''} in it" if self.reach else ""
        return f"{self.column.years}: {plural(self.all, 'event')}{begin}"

    def mark(self, count: str) -> str:
        """Return the bar as a link; its count has a class, or is not shown where that is empty."""
        x, width = self.hit
        drawn = f'<rect class="hit" x="{x}" y="0" width="{width}" height="{self.base}"/>'
        if self.begin:
            drawn += self._rect("bar", self.begin, self.begin)
        if self.reach:
            drawn += self._rect("reach", self.all, self.reach)
        if count:
            place = f'x="{self.middle}" y="{self.label_y}" text-anchor="middle"'
            drawn += f'<text class="{count}" {place}>{self.all}</text>'
        return mark(self.href, self.words, drawn)

    def _rect(self, name: str, top: int, count: int) -> str:
        """Return `count` events as a part of the bar, down from the height of `top` events."""
        x, width = self.place
        return f'<rect class="{name}" x="{x}" y="{self.y(top)}" width="{width}" height="{self.size(count)}"/>'


def density(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, theme: str | None = None
) -> str:
    """Return the strip of events per year, on the scale of the whole chronology; small for a theme."""
    if not entries:
        return ""
    height = 74 if theme else 112
    ground = Ground.of(chronology)
    dates = [entry.record.date for entry in entries]
    way = filtered(links, theme=theme) if theme else filtered(links)
    bars = _bars(entries, ground, way, height - _FOOT)
    most = max(bars, key=lambda bar: bar.all)
    begun = [date.earliest.year for date in dates]
    about = f": {chronology.themes[theme].record.name}" if theme else ""
    picture = Picture(
        id=f"density-{theme or 'all'}",
        title=f"Events per year{about}",
        description=f"{plural(len(entries), 'event')}, beginning from {min(begun)} to {max(begun)}; "
        f"most in {most.column.years}: {most.all}.",
        caption=f"{plural(len(entries), 'event')} by year. Lighter bars: events that began before and "
        "continue into that year, or may have happened in it; so one event may count in several years. "
        "Select a year to see its events.",
        height=height,
    )
    shown = [bar for bar in bars if bar.all]
    counted = len(str(most.all)) * _DIGIT <= most.column.width
    return draw(
        "density",
        chronology,
        links,
        picture,
        scale=ground.scale,
        labels=ground.labels,
        bars=shown,
        most=most,
        counted=counted,
        bar_marks=_bar_marks,
        table_rows=_table_rows,
    )


def _bars(
    entries: Sequence[Entry[Event]], ground: Ground, way: Callable[[int, int], str], base: int
) -> list[Bar]:
    begin = Counter(ground.place_of[year_of(entry)] for entry in entries)
    counts = falling(entries, [place.column for place in ground.places])
    unit = (base - _TOP) / max(counts)
    return [
        Bar(place.column, place.hit, place.bar, place.middle, begin[at], count - begin[at], unit, base, href)
        for at, (place, count) in enumerate(zip(ground.places, counts, strict=True))
        for href in (way(place.column.first, place.column.last),)
    ]


def _bar_marks(bars: Sequence[Bar], most: Bar, counted: bool) -> Markup:
    """Return the bars, with the count of the highest, and on wide screens those of all, if there is room."""
    wide = "count wide" if counted else ""
    return lines(bar.mark("count" if bar is most else wide) for bar in bars)


def _table_rows(bars: Sequence[Bar]) -> Markup:
    return lines(
        f'<tr><th scope="row">{link(bar.href, bar.column.years)}</th>'
        f'<td class="number">{bar.all}</td>'
        f'<td class="number">{bar.begin}</td><td class="number">{bar.reach}</td></tr>'
        for bar in bars
    )
