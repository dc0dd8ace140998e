"""The density strip: how many events each year has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add
from typing import NamedTuple

from markupsafe import Markup

from chronology.chronology import Chronology
from chronology.edtf import Edtf
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.links import Links
from chronology.views.pictures.ground import Ground
from chronology.views.pictures.lines import lines, link, mark
from chronology.views.pictures.picture import Picture, draw, filtered, number
from chronology.views.pictures.scales import Column, plain
from chronology.views.rendering import last_year
from chronology.views.years import is_long, year_address

_TOP, _FOOT = 14, 16  # room for a count above a bar, and for the years below
_DIGIT = 1.2  # per cent of the width for a digit of a count, on the narrowest screen that has counts


class Bar(NamedTuple):
    """One year, or some: how many events begin in it, and how many more last or may fall into it."""

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
        """Return the height of the count, just above the bar of what it counts."""
        return plain(self.base - self.begin * self.unit - 4)

    @property
    def words(self) -> str:
        """Return the year and its events in words."""
        more = f"; {self.reach} more may fall or last into it" if self.reach else ""
        return f"{self.column.years}: {number(self.begin, 'event')}{more}"

    def mark(self, count: str) -> str:
        """Return the bar as a link; its count has a class, or is not shown where that is empty."""
        x, width = self.hit
        drawn = f'<rect class="hit" x="{x}" y="0" width="{width}" height="{self.base}"/>'
        if self.begin:
            drawn += self._rect("bar", self.begin, self.begin)
        if self.reach:
            drawn += self._rect("reach", self.begin + self.reach, self.reach)
        if count and self.begin:
            place = f'x="{self.middle}" y="{self.label_y}" text-anchor="middle"'
            drawn += f'<text class="{count}" {place}>{self.begin}</text>'
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
    bars = _bars(dates, ground, _way(chronology, links, theme), height - _FOOT)
    most = max(bars, key=lambda bar: bar.begin)
    begun = [date.earliest.year for date in dates]
    about = f": {chronology.themes[theme].record.name}" if theme else ""
    picture = Picture(
        id=f"density-{theme or 'all'}",
        title=f"Events per year{about}",
        description=f"{number(len(entries), 'event')}, beginning from {min(begun)} to {max(begun)}; "
        f"most in {most.column.years}: {most.begin}.",
        caption=f"{number(len(entries), 'event')} by the year in which they begin. Paler: those that last "
        "or may fall into the year. A year leads to its events.",
        height=height,
    )
    shown = [bar for bar in bars if bar.begin or bar.reach]
    counted = len(str(most.begin)) * _DIGIT <= most.column.width
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


def _way(chronology: Chronology, links: Links, theme: str | None) -> Callable[[Column, int], str]:
    """Return what links to a year's events: to its own page where it has one, for the strip of all."""
    found = filtered(links, theme=theme) if theme else filtered(links)
    paged = theme is None and is_long(chronology)
    standing = set(map(chronology.year_of, chronology.timeline)) if paged else set()

    def way(column: Column, begin: int) -> str:
        if begin and column.first == column.last and column.first in standing:
            return links.to(year_address(chronology, column.first))
        return found(column.first, column.last)

    return way


def _bars(dates: Sequence[Edtf], ground: Ground, way: Callable[[Column, int], str], base: int) -> list[Bar]:
    place_of = ground.place_of
    begin, reach = [0] * len(ground.places), [0] * len(ground.places)
    for date in dates:
        first = place_of[date.earliest.year]
        begin[first] += 1
        for place in range(first + 1, place_of[last_year(date)] + 1):
            reach[place] += 1
    unit = (base - _TOP) / max(map(add, begin, reach))
    return [
        Bar(place.column, place.hit, place.bar, place.middle, begun, more, unit, base, href)
        for place, begun, more in zip(ground.places, begin, reach, strict=True)
        for href in (way(place.column, begun),)
    ]


def _bar_marks(bars: Sequence[Bar], most: Bar, counted: bool) -> Markup:
    """Return the bars, with the count of the highest, and on wide screens those of all, if there is room."""
    wide = "count wide" if counted else ""
    return lines(bar.mark("count" if bar is most else wide) for bar in bars)


def _table_rows(bars: Sequence[Bar]) -> Markup:
    return lines(
        f'<tr><th scope="row">{link(bar.href, bar.column.years)}</th>'
        f'<td class="number">{bar.begin}</td><td class="number">{bar.reach}</td></tr>'
        for bar in bars
    )
