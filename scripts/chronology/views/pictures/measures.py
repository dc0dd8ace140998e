"""Measures: charts of values with one name, where they compare; a plain table of the others."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.kept import kept
from chronology.views.links import Links
from chronology.views.pictures.picture import Picture, draw
from chronology.views.pictures.scales import pct
from chronology.views.pictures.values import Name, Value, bounded, comparable, ordered
from chronology.views.rendering import render

_LINE, _BAR, _GAP, _TOP = 14, 12, 12, 4
_CHARACTERS = 52  # of a label's line, which must fit 320 pixels
_MARK = 3  # characters in the width of a source's mark
_WIDTH = 74.0  # per cent of the width for the longest bar; the value stands behind it
_MOST, _EACH = 60, 10  # values on a page, each of 16 elements or more; of one name, where there are more


class Mark(NamedTuple):
    """A value as drawn: the lines of its label, its heights, and where its bar begins and ends."""

    value: Value
    sources: tuple[str, ...]
    label: tuple[str, ...]
    y: int
    bar: int
    x: str
    width: str
    end: str


def measures(
    chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, scope: str = "all"
) -> str:
    """Return the charts and the table of the values of these events; `scope` keeps ids apart on a page."""
    every: dict[Name, list[Value]] = {}
    made: dict[str, list[Value]] = kept(chronology)["values"]  # which stand on several pages
    for entry in entries:
        if entry.record.measures and entry.id not in made:
            made[entry.id] = [Value(measure, entry) for measure in entry.record.measures]
        for value in made.get(entry.id, ()):
            every.setdefault((value.measure.name, value.measure.unit), []).append(value)
    named = bounded(every, _MOST, _EACH)
    charts = [values for values in named.values() if comparable(values)]
    return render(
        "pictures/values.html",
        chronology,
        links,
        charts=[_chart(chronology, c, links, f"values-{scope}-{i}") for i, c in enumerate(charts, 1)],
        rest=[value for values in named.values() if not comparable(values) for value in values],
        shown=sum(map(len, named.values())),
        total=sum(map(len, every.values())),
    )


def _chart(chronology: Chronology, values: Sequence[Value], links: Links, key: str) -> str:
    over_time, rows = ordered(values)
    marks = _marks(chronology, rows)
    title = f"{rows[0].measure.name}, in {rows[0].measure.unit}"
    told = "; ".join(f"{v.measure.of}, {v.measure.as_of.words()}: {v.words}" for v in rows)
    picture = Picture(key, title, f"{told}.", title, height=marks[-1].bar + _BAR + 4)
    return draw(
        "measures",
        chronology,
        links,
        picture,
        marks=marks,
        over_time=over_time,
        zero=_scale(rows)[0],
    )


def _marks(chronology: Chronology, rows: Sequence[Value]) -> list[Mark]:
    zero, unit = _scale(rows)
    found, y = [], _TOP
    for value in rows:
        sources = value.sources
        named = ", ".join(chronology.sources[source].record.label for source in sources)
        unbroken = named.replace(" ", "\N{NO-BREAK SPACE}")
        text = f"{value.measure.as_of.words()} · {value.measure.of} · {unbroken}"
        label = tuple(wrap(text, _CHARACTERS - _MARK * len(sources)))
        length = float(value.measure.value) * unit
        x, width = min(zero, zero + length), abs(length)
        bar = y + len(label) * _LINE + 3
        found.append(Mark(value, sources, label, y + 11, bar, pct(x), pct(width), pct(x + width)))
        y = bar + _BAR + _GAP
    return found


def _scale(rows: Sequence[Value]) -> tuple[float, float]:
    """Return where zero stands, and the width of one unit, in per cent."""
    values = [float(value.measure.value) for value in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    unit = _WIDTH / (high - low) if high > low else 0.0
    return (0.0 - low) * unit, unit
