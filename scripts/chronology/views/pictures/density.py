"""The density strip: how many events each year has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.links import Links
from chronology.views.pictures.picture import Picture, draw, filtered, number
from chronology.views.pictures.scales import Column, Scale, pct, plain
from chronology.views.rendering import last_year
from chronology.views.years import is_long, year_address

_TOP, _FOOT = 14, 16  # room for a count above a bar, and for the years below
_BARS = 100  # each of six elements, and five in the table; of more years several share one
_DIGIT = 1.2  # per cent of the width for a digit of a count, on the narrowest screen that has counts


class Bar(NamedTuple):
    """One year, or some: how many events begin in it, and how many more last or may fall into it."""

    column: Column
    begin: int
    reach: int
    unit: float
    base: int
    href: str

    @property
    def hit(self) -> tuple[str, str]:
        """Return place and width of the year's whole column."""
        return pct(self.column.x), pct(self.column.width)

    @property
    def place(self) -> tuple[str, str]:
        """Return place and width of the bar."""
        return pct(self.column.x + self.column.width * 0.14), pct(self.column.width * 0.72)

    @property
    def middle(self) -> str:
        """Return the middle of the bar."""
        return pct(self.column.middle)

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


def density(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, theme: str | None = None
) -> str:
    """Return the strip of events per year, on the scale of the whole chronology; small for a theme."""
    if not entries:
        return ""
    height = 74 if theme else 112
    scale = Scale.of_all(chronology)
    bars = _bars(entries, scale, partial(_way, chronology, links, theme), height - _FOOT)
    most = max(bars, key=lambda bar: bar.begin)
    about = f": {chronology.themes[theme].record.name}" if theme else ""
    years = sorted(entry.record.date.earliest.year for entry in entries)
    picture = Picture(
        id=f"density-{theme or 'all'}",
        title=f"Events per year{about}",
        description=f"{number(len(entries), 'event')}, beginning from {years[0]} to {years[-1]}; "
        f"most in {most.column.years}: {most.begin}.",
        caption=f"{number(len(entries), 'event')} by the year in which they begin. Paler: those that last "
        "or may fall into the year. A year leads to its events.",
        height=height,
    )
    shown = [bar for bar in bars if bar.begin or bar.reach]
    counted = len(str(most.begin)) * _DIGIT <= most.column.width
    return draw("density", chronology, links, picture, scale=scale, bars=shown, most=most, counted=counted)


def _way(chronology: Chronology, links: Links, theme: str | None, column: Column, begin: int) -> str:
    """Return the link to a year's events: to its own page where it has one, for the strip of all."""
    first, last = column.first, column.last
    if begin and theme is None and first == last and is_long(chronology):
        return links.to(year_address(chronology, first))
    return filtered(links, **({"theme": theme} if theme else {}), years=(first, last))


def _bars(
    entries: Sequence[Entry[Event]], scale: Scale, way: Callable[[Column, int], str], base: int
) -> list[Bar]:
    spans = scale.spans(_BARS)
    place_of = {y: place for place, span in enumerate(spans) for y in range(span.first, span.last + 1)}
    begin, touch = [0] * len(spans), [0] * len(spans)
    for entry in entries:
        date = entry.record.date
        first, last = date.earliest.year, last_year(date)
        begin[place_of[first]] += 1
        for place in {place_of[year] for year in range(first, last + 1) if year in place_of}:
            touch[place] += 1
    unit = (base - _TOP) / max(touch)
    return [
        Bar(span, begun, touched - begun, unit, base, way(span, begun))
        for span, begun, touched in zip(spans, begin, touch, strict=True)
    ]
