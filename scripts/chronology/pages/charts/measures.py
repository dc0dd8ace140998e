"""Measures: charts of values with one name, where they compare; a plain table of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.lines import lines, link
from chronology.pages.charts.picture import Picture, draw
from chronology.pages.charts.scales import pct
from chronology.pages.charts.values import Name, Value, bounded, comparable, ordered
from chronology.pages.kept import kept
from chronology.pages.links import Links
from chronology.pages.rendering import render

_LINE, _BAR, _GAP, _TOP = 14, 12, 12, 4
_WIDTH = 74.0  # per cent of the width for the longest bar; the value stands behind it
_MOST, _EACH = 60, 10  # values on a page, each of 16 elements or more; of one name, where there are more


class Mark(NamedTuple):
    """A value as drawn: the lines of its label, its heights, where its bar begins and ends, and its link."""

    value: Value
    sources: tuple[str, ...]
    label: tuple[str, ...]
    y: int
    bar: int
    x: str
    width: str
    end: str
    href: str


def measures(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, scope: str = "all"
) -> str:
    """Return the charts and the table of the values of these events; `scope` keeps ids apart on a page."""
    every: dict[Name, list[Value]] = {}
    made: dict[str, list[Value]] = kept(chronology)["values"]  # which stand on several pages
    for entry in entries:
        if not entry.record.measures:
            continue
        if entry.id not in made:
            made[entry.id] = [Value(measure, entry, chronology.sources) for measure in entry.record.measures]
        for value in made[entry.id]:
            every.setdefault((value.measure.name, value.measure.unit), []).append(value)
    named = bounded(every, _MOST, _EACH)
    charts = {name: values for name, values in named.items() if comparable(values)}
    return render(
        "charts/values.html",
        chronology,
        links,
        charts=[
            _chart(chronology, c, links, f"values-{scope}-{i}") for i, c in enumerate(charts.values(), 1)
        ],
        rest=[value for name, values in named.items() if name not in charts for value in values],
        shown=sum(map(len, named.values())),
        total=sum(map(len, every.values())),
        single_rows=_single_rows,
    )


def _chart(chronology: Chronology, values: Sequence[Value], links: Links, key: str) -> str:
    over_time, rows = ordered(values)
    zero, unit = _scale(rows)
    marks = _marks(rows, zero, unit, links)
    title = f"{rows[0].measure.name}, in {rows[0].measure.unit}"
    told = "; ".join(f"{v.measure.of}, {v.when}: {v.words}" for v in rows)
    picture = Picture(key, title, f"{told}.", title, height=marks[-1].bar + _BAR + 4)
    return draw(
        "measures",
        chronology,
        links,
        picture,
        marks=marks,
        over_time=over_time,
        zero=zero,
        value_marks=_value_marks,
        table_rows=_table_rows,
    )


def _marks(rows: Sequence[Value], zero: float, unit: float, links: Links) -> list[Mark]:
    found, y = [], _TOP
    for value in rows:
        length = float(value.measure.value) * unit
        x, width = min(zero, zero + length), abs(length)
        bar = y + len(value.lines) * _LINE + 3
        drawn = pct(x), pct(width), pct(x + width)
        href = links.event(value.entry.id)
        found.append(Mark(value, value.sources, value.lines, y + 11, bar, *drawn, href))
        y = bar + _BAR + _GAP
    return found


def _scale(rows: Sequence[Value]) -> tuple[float, float]:
    """Return where zero stands, and the width of one unit, in per cent."""
    values = [float(value.measure.value) for value in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    unit = _WIDTH / (high - low) if high > low else 0.0
    return (0.0 - low) * unit, unit


def _value_marks(marks: Sequence[Mark], sign: Callable[[str, int, int], Markup], over_time: bool) -> Markup:
    return lines(line for mark in marks for line in _value_mark(mark, sign, over_time=over_time))


def _value_mark(mark: Mark, sign: Callable[[str, int, int], Markup], *, over_time: bool) -> Iterator[str]:
    """Yield a value: the marks of its sources, its label, a point on a stem or else a bar, and its number."""
    value, middle = mark.value, mark.bar + 6
    exact = value.measure.bound or "exact"
    yield f'<a href="{escape(mark.href)}" tabindex="-1">'
    for place, source in enumerate(mark.sources):
        yield sign(source, place * 18 + 3, mark.y - 12)
    for place, line in enumerate(mark.label):
        x, y = len(mark.sources) * 18 + 6, mark.y + place * _LINE
        yield f'<text class="name" x="{x}" y="{y}">{escape(line)}</text>'
    if over_time:
        yield (
            f'<line class="stem" x1="{mark.x}" x2="{mark.end}" y1="{middle}" y2="{middle}"/>'
            f'<circle class="point {exact}" cx="{mark.end}" cy="{middle}" r="4.5"/>'
        )
    else:
        yield f'<rect class="bar {exact}" x="{mark.x}" y="{mark.bar}" width="{mark.width}" height="{_BAR}"/>'
    yield f'<text class="count" x="{mark.end}" dx="9" y="{mark.bar + 10}">{value.words}</text></a>'


def _table_rows(marks: Sequence[Mark]) -> Markup:
    return lines(
        f'<tr><th scope="row">{escape(mark.value.measure.of)}</th>{mark.value.cells}'
        f"<td>{link(mark.href, mark.value.entry.record.title)}</td>"
        f"<td>{escape(', '.join(mark.value.labels))}</td></tr>"
        for mark in marks
    )


def _single_rows(values: Sequence[Value], links: Links, source_mark: Callable[[str], Markup]) -> Markup:
    return lines(
        f'<tr><th scope="row">{link(links.event(value.entry.id), value.measure.name)}</th>'
        f"<td>{escape(value.measure.of)}</td>{value.cells}<td>{_cites(value, source_mark)}</td></tr>"
        for value in values
    )


def _cites(value: Value, source_mark: Callable[[str], Markup]) -> str:
    return " ".join(
        f'<span class="cite">{source_mark(source)}{escape(label)}</span>'
        for source, label in zip(value.sources, value.labels, strict=True)
    )
