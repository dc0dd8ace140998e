"""A tally: how many events sources or actors have in each year, where a mark for each is too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.links import Links
from chronology.views.paging import year_of
from chronology.views.pictures.picture import Picture, draw, filtered, number
from chronology.views.pictures.scales import Column, Scale, plain

ROW, LABEL, TOP, FOOT = 46, 18, 4, 16
_BAR = 22
_CELLS = 400  # rows by spans of years; each has three elements in the drawing and two in the table
_UNITS = 10  # units of the drawing for one per cent of the width


class Told(NamedTuple):
    """One row of a tally: its id in the timeline's filter, its name, a note on it, and its events."""

    key: str
    name: str
    note: str
    events: Sequence[Entry[Event]]


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of a row in a span of years, and the link to them."""

    x: str
    width: str
    count: int
    href: str
    words: str


class Row(NamedTuple):
    """One row as drawn: the height of its top, its bars, and what they lead to."""

    told: Told
    href: str
    y: int
    path: str
    cells: tuple[Cell, ...]


def tally(
    chronology: Chronology, links: Links, picture: Picture, told: Sequence[Told], kind: str, *, rest: str = ""
) -> str:
    """Return the rows with a bar for each year; `kind` is «source» or «actor», `rest` is said below."""
    scale = Scale.of_all(chronology)
    spans = scale.spans(max(_CELLS // len(told), 1))
    counts = [Counter(map(year_of, one.events)) for one in told]
    most = max((max(count.values(), default=0) for count in counts), default=0) or 1
    rows = [
        Row(
            one,
            links.to(f"{kind}s/{one.key}/"),
            TOP + place * ROW,
            _bars(scale, counts[place], TOP + place * ROW + LABEL + _BAR, most),
            tuple(_cells(one, counts[place], spans, links, kind)),
        )
        for place, one in enumerate(told)
    ]
    bottom = TOP + len(rows) * ROW
    return draw(
        "tally",
        chronology,
        links,
        picture,
        rows=rows,
        spans=[span.years for span in spans],
        signs=kind == "source",
        labels=scale.labels(),
        bottom=bottom,
        bar=_BAR,
        label=LABEL,
        most=most,
        rest=rest,
    )


def height(rows: int) -> int:
    """Return the height of a tally of so many rows."""
    return TOP + rows * ROW + FOOT


def _bars(scale: Scale, counts: Counter[int], base: int, most: int) -> str:
    """Return the path of a row's bars, one for each year in which events begin."""
    path = ""
    for column in scale.years:
        if count := counts[column.first]:
            x, width = (column.x + column.width * 0.14) * _UNITS, column.width * 0.72 * _UNITS
            tall = plain(count / most * _BAR)
            path += f"M{plain(x)} {base}v-{tall}h{plain(width)}v{tall}z"
    return path


def _cells(told: Told, counts: Counter[int], spans: Sequence[Column], links: Links, kind: str) -> list[Cell]:
    found = []
    for span in spans:
        count = sum(counts[year] for year in range(span.first, span.last + 1))
        href = filtered(links, **{kind: told.key}, years=(span.first, span.last))
        words = f"{told.name}, {span.years}: {number(count, 'event')}"
        found.append(Cell(plain(span.x * _UNITS), plain(span.width * _UNITS), count, href, words))
    return found
