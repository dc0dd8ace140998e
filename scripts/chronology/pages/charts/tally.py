"""A tally: how many events sources or actors have in each year, where a mark for each is too much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.text import plural
from chronology.pages.charts.lines import counts_by_years, lines, mark, totals
from chronology.pages.charts.picture import Picture, all_of, draw, filtered
from chronology.pages.charts.scales import Column, Scale, falling, plain
from chronology.pages.links import Links

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
    counts = [falling(one.events, scale.years) for one in told]
    most = max((max(count, default=0) for count in counts), default=0) or 1
    bars = [(_units(year.x + year.width * 0.14), _units(year.width * 0.72)) for year in scale.years]
    places = [(_units(span.x), _units(span.width)) for span in spans]
    heights = [plain(count / most * _BAR) for count in range(most + 1)]
    rows = [
        Row(
            one,
            links.to(f"{kind}s/{one.key}/"),
            TOP + place * ROW,
            _path(bars, counts[place], TOP + place * ROW + LABEL + _BAR, heights),
            tuple(_cells(one, spans, places, filtered(links, **{kind: one.key}))),
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
        totals=totals((len(one.events), all_of(links, **{kind: one.key})) for one in told),
        row_marks=_row_marks,
        table_rows=_table_rows,
    )


def height(rows: int) -> int:
    """Return the height of a tally of so many rows."""
    return TOP + rows * ROW + FOOT


def _path(places: Sequence[tuple[str, str]], counts: Sequence[int], base: int, heights: Sequence[str]) -> str:
    """Return the path of a row's bars, one for each year in which events fall; each has place and width."""
    bars = []
    for (x, width), count in zip(places, counts, strict=True):
        if count:
            bars.append(f"M{x} {base}v-{heights[count]}h{width}v{heights[count]}z")
    return "".join(bars)


def _cells(
    told: Told,
    spans: Sequence[Column],
    places: Iterable[tuple[str, str]],
    way: Callable[[int, int], str],
) -> Iterator[Cell]:
    for span, (x, width), count in zip(spans, places, falling(told.events, spans), strict=True):
        words = f"{told.name}, {span.years}: {plural(count, 'event')}"
        yield Cell(x, width, count, way(span.first, span.last), words)


def _units(x: float) -> str:
    """Return a place or width, given in per cent, in units of the drawing."""
    return plain(x * _UNITS)


def _row_marks(row: Row) -> Markup:
    """Return the bars of a row, and over them a link for each span of years with events."""
    y = row.y + LABEL
    cells = (
        mark(
            cell.href,
            cell.words,
            f'<rect class="hit" x="{cell.x}" y="{y}" width="{cell.width}" height="{_BAR}"/>',
        )
        for cell in row.cells
        if cell.count
    )
    return lines((f'<path class="bar" d="{row.path}"/>', *cells))


def _table_rows(spans: Sequence[str], rows: Sequence[Row]) -> Markup:
    columns = zip(*(row.cells for row in rows), strict=True)
    return counts_by_years(
        (span, [(cell.count, cell.href) for cell in cells])
        for span, cells in zip(spans, columns, strict=True)
    )
