"""Measures: charts of values with one name, where they compare; a plain table of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event, Measure
from chronology.views.links import Links
from chronology.views.pictures.picture import Picture, number
from chronology.views.pictures.scales import pct
from chronology.views.rendering import render

_LINE, _BAR, _GAP, _TOP = 14, 12, 12, 4
_CHARACTERS = 46  # of a label's line, which must fit 320 pixels
_WIDTH = 74.0  # per cent of the width for the longest bar; the value stands behind it
_SHOWN = {"about": "about ", "over": "over ", "under": "under ", None: ""}


@dataclass(frozen=True, slots=True)
class Value:
    """One measured value with the event that holds it."""

    measure: Measure
    entry: Entry[Event]

    @property
    def words(self) -> str:
        """Return the value as people write it: «about 2,500»."""
        return f"{_SHOWN[self.measure.bound]}{self.measure.value:,f}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value as drawn: the lines of its label, its heights, and where its bar begins and ends."""

    value: Value
    label: tuple[str, ...]
    y: int
    bar: int
    x: str
    width: str
    end: str


def measures(chronology: Chronology, entries: Sequence[Entry[Event]], links: Links, *, scope: str = "all") -> str:
    """Return the charts and the table of all values of these events; `scope` keeps ids apart on a page."""
    named: dict[tuple[str, str], list[Value]] = {}
    for entry in entries:
        for measure in entry.record.measures:
            named.setdefault((measure.name, measure.unit), []).append(Value(measure, entry))
    charts = [values for values in named.values() if comparable(values)]
    drawn = "".join(_chart(chronology, values, links, f"values-{scope}-{i}") for i, values in enumerate(charts, 1))
    rest = [value for values in named.values() if not comparable(values) for value in values]
    if not rest:
        return drawn
    return drawn + render("pictures/values.html", chronology, links, values=rest, others=bool(charts))


def comparable(values: Sequence[Value]) -> bool:
    """Say whether values of one name and unit differ in what or when they measure, so that a chart tells."""
    return len({(value.measure.of, value.measure.as_of.text) for value in values}) > 1


def ordered(values: Sequence[Value]) -> tuple[bool, list[Value]]:
    """Return whether values stand for different times, and them in order of time, or else of size."""
    over_time = len({value.measure.as_of.text for value in values}) > 1
    if over_time:
        return True, sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.measure.of, v.entry.id))
    return False, sorted(values, key=lambda v: (-v.measure.value, v.measure.of, v.entry.id))


def _chart(chronology: Chronology, values: Sequence[Value], links: Links, key: str) -> str:
    over_time, rows = ordered(values)
    marks = _marks(rows)
    name, unit = rows[0].measure.name, rows[0].measure.unit
    told = "; ".join(f"{v.measure.of}, {v.measure.as_of.words()}: {v.words}" for v in rows)
    order = "in order of time" if over_time else "the largest first"
    picture = Picture(
        id=key,
        title=f"{name}, in {unit}",
        description=f"{told}.",
        caption=f"{name}, in {unit}; {number(len(rows), 'value')}, {order}. A value leads to its event.",
        height=marks[-1].bar + _BAR + 4,
    )
    return render(
        "pictures/measures.html",
        chronology,
        links,
        picture=picture,
        marks=marks,
        over_time=over_time,
        zero=_scale(rows)[0],
    )


def _marks(rows: Sequence[Value]) -> list[Mark]:
    zero, unit = _scale(rows)
    found, y = [], _TOP
    for value in rows:
        of = value.measure.of
        label = tuple(wrap(f"{value.measure.as_of.words()} · {of}", _CHARACTERS))
        length = float(value.measure.value) * unit
        x, width = min(zero, zero + length), abs(length)
        bar = y + len(label) * _LINE + 3
        found.append(Mark(value, label, y + 11, bar, pct(x), pct(width), pct(x + width)))
        y = bar + _BAR + _GAP
    return found


def _scale(rows: Sequence[Value]) -> tuple[float, float]:
    """Return where zero stands, and the width of one unit, in per cent."""
    values = [float(value.measure.value) for value in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    unit = _WIDTH / (high - low) if high > low else 0.0
    return -low * unit, unit

