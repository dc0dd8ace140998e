"""Measured values: what they are in words, who states them, which of them compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap

from markupsafe import escape

from chronology.model.entries import Entry, stating
from chronology.model.records import Event, Measure, Source

Name = tuple[str, str]  # of what is measured, and its unit

_CHARACTERS = 52  # of a label's line, which must fit 320 pixels
_MARK = 3  # characters in the width of a source's mark
_LEAST = 20  # characters of a line, however many marks stand before it
_BOUNDS = {"about": "about ", "over": "over ", "under": "under ", None: ""}


@dataclass(frozen=True)
class Value:
    """One measured value, the event that holds it, and all sources, of which some state it."""

    measure: Measure
    entry: Entry[Event]
    cited: Mapping[str, Entry[Source]]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of the claims in which the value stands, or of all, where in none."""
        return tuple(dict.fromkeys(claim.source for claim in stating(self.entry.record, self.measure)))

    @cached_property
    def words(self) -> str:
        """Return the value as people write it: «about 2,500»."""
        return f"{_BOUNDS[self.measure.bound]}{self.measure.value:,f}"

    @cached_property
    def when(self) -> str:
        """Return the time that the value stands for, in words."""
        return self.measure.as_of.words()

    @cached_property
    def cells(self) -> str:
        """Return the cells, in HTML, in which every table says when, how much, and of which unit."""
        unit = escape(self.measure.unit)
        return (
            f'<td class="as-of">{escape(self.when)}</td><td class="number">{self.words}</td><td>{unit}</td>'
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of the sources that state the value."""
        return tuple(self.cited[source].record.label for source in self.sources)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of its label in a chart: the time, whose value it is, and who states it."""
        unbroken = ", ".join(self.labels).replace(" ", "\N{NO-BREAK SPACE}")
        text = f"{self.when} · {self.measure.of} · {unbroken}"
        return tuple(wrap(text, max(_CHARACTERS - _MARK * len(self.sources), _LEAST)))


def comparable(values: Sequence[Value]) -> bool:
    """Say whether values of one name and unit differ in what or when they measure, so that a chart tells."""
    return len({(value.measure.of, value.measure.as_of.text) for value in values}) > 1


def bounded(named: Mapping[Name, Sequence[Value]], most: int, each: int) -> dict[Name, list[Value]]:
    """Return at most `most` values by name and unit, all if they are no more.

    Of more, the names with most values go first, and of each the newest, at most `each`.
    """
    if sum(map(len, named.values())) <= most:
        return {name: list(values) for name, values in named.items()}
    kept: dict[Name, list[Value]] = {}
    for name, values in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        newest = sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.entry.id))
        kept[name] = newest[-min(each, most) :] if most else []
        most -= len(kept[name])
    return {name: kept[name] for name in named if kept[name]}


def ordered(values: Sequence[Value]) -> tuple[bool, list[Value]]:
    """Return whether values stand for different times, and them in order of time, or else of size."""
    over_time = len({value.measure.as_of.text for value in values}) > 1
    if over_time:
        return True, sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.measure.of, v.entry.id))
    return False, sorted(values, key=lambda v: (-v.measure.value, v.measure.of, v.entry.id))
