"""Measured values: charts of comparable values, and a table of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, stating
from chronology.model.records import Event, Measure, Source
from chronology.model.site import Links
from chronology.pages.charts.chart import percent
from chronology.pages.rendering import render

Name = tuple[str, str]  # the name of a measure, and its unit

_BOUNDS = {"about": "about ", "over": "over ", "under": "under ", None: ""}
_WIDTH = 74.0  # width of the longest bar, in per cent; its value follows it
_MOST = 60  # maximum number of values on a page, each of about 10 elements
_EACH = 10  # maximum number of values of one name, if there are more than _MOST in all


@dataclass(frozen=True)
class Value:
    """One measured value, its event, and the sources of the chronology."""

    measure: Measure
    entry: Entry[Event]
    all_sources: Mapping[str, Entry[Source]]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of the claims that state the value or, if none does, of all claims."""
        return tuple(dict.fromkeys(claim.source for claim in stating(self.entry.record, self.measure)))

    @cached_property
    def words(self) -> str:
        """Return the value in words, such as `about 2,500`."""
        return f"{_BOUNDS[self.measure.bound]}{self.measure.value:,f}"

    @cached_property
    def when(self) -> str:
        """Return the date of the value in words."""
        return self.measure.as_of.words()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of the sources that state the value."""
        return tuple(self.all_sources[source].record.label for source in self.sources)


class Mark(NamedTuple):
    """A value as drawn: its label, and the start and width of its bar."""

    value: Value
    label: str
    x: str
    width: str


class Chart(NamedTuple):
    """Comparable values: what they have in common, and whether anything was measured at several dates.

    `sources` are those of all values; if these differ, it is empty, and each value is marked with its own.
    """

    marks: Sequence[Mark]
    shared: str
    sources: Sequence[str]
    over_time: bool


def measures(chronology: Chronology, entries: Sequence[Entry[Event]], links: Links) -> str:
    """Return the charts and the table of the values of events."""
    by_name: dict[Name, list[Value]] = {}
    for entry in entries:
        for measure in entry.record.measures:
            value = Value(measure, entry, chronology.sources)
            by_name.setdefault((measure.name, measure.unit), []).append(value)
    shown = limited(by_name, _MOST, _EACH)
    return render(
        "charts/values.html",
        chronology,
        links,
        charts=[_chart(values) for values in shown.values() if comparable(values)],
        rest=[value for values in shown.values() if not comparable(values) for value in values],
        shown=sum(map(len, shown.values())),
        total=sum(map(len, by_name.values())),
    )


def _chart(values: Sequence[Value]) -> Chart:
    over_time, rows = ordered(values)
    zero, unit = _scale(rows)
    shared, labels = label(rows, over_time=over_time)
    marks = []
    for value, text in zip(rows, labels, strict=True):
        length = float(value.measure.value) * unit
        marks.append(Mark(value, text, percent(min(zero, zero + length)), percent(abs(length))))
    sources = rows[0].sources if same(value.sources for value in rows) else ()
    return Chart(marks, shared, sources, over_time)


def label(rows: Sequence[Value], *, over_time: bool) -> tuple[str, list[str]]:
    """Return what values have in common, and a label for each that begins with what sets it apart.

    Both name the date, what was measured, and the sources.
    """
    parts = [(value.measure.of, value.when, ", ".join(value.labels)) for value in rows]
    if over_time:
        parts = [(when, of, sources) for of, when, sources in parts]
    common = [same(column) for column in zip(*parts, strict=True)]
    shared = " · ".join(part for part, is_common in zip(parts[0], common, strict=True) if is_common)
    own = [[part for part, is_common in zip(row, common, strict=True) if not is_common] for row in parts]
    return shared, [" · ".join(row) for row in own]


def same(values: Iterable[object]) -> bool:
    """Return whether all values are the same."""
    return len(set(values)) == 1


def _scale(rows: Sequence[Value]) -> tuple[float, float]:
    """Return the position of zero and the width of one unit, in per cent."""
    values = [float(value.measure.value) for value in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    unit = _WIDTH / (high - low) if high > low else 0.0
    return (0.0 - low) * unit, unit


def comparable(values: Sequence[Value]) -> bool:
    """Return whether values of the same name and unit differ in date or in what was measured."""
    return len({(value.measure.of, value.measure.as_of.text) for value in values}) > 1


def limited(named: Mapping[Name, Sequence[Value]], most: int, each: int) -> dict[Name, list[Value]]:
    """Return at most `most` values, by name and unit.

    If there are more, take the newest `each` of every name, starting with the name that has the most values.
    """
    if sum(map(len, named.values())) <= most:
        return {name: list(values) for name, values in named.items()}
    found: dict[Name, list[Value]] = {}
    for name, values in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        newest = sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.entry.id))
        found[name] = newest[-min(each, most) :] if most else []
        most -= len(found[name])
    return {name: found[name] for name in named if found[name]}


def ordered(values: Sequence[Value]) -> tuple[bool, list[Value]]:
    """Return whether anything was measured at several dates, and the values in order.

    If so, they are sorted by date, otherwise by size, largest first.
    """
    measured = {(value.measure.of, value.measure.as_of.text) for value in values}
    if len(measured) > len({of for of, _ in measured}):
        return True, sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.measure.of, v.entry.id))
    return False, sorted(values, key=lambda v: (-v.measure.value, v.measure.of, v.entry.id))
