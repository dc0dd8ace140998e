"""Measured values: what they are in words, who states them, which of them compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chronology.entries import Entry
from chronology.records import Event, Measure
from chronology.text import plain
from chronology.tokens import number_keys

Name = tuple[str, str]  # of what is measured, and its unit

_BOUNDS = {"about": "about ", "over": "over ", "under": "under ", None: ""}


class Value(NamedTuple):
    """One measured value, and the event that holds it."""

    measure: Measure
    entry: Entry[Event]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of the claims in which the value stands, or of all, where in none."""
        keys = number_keys(f"{self.measure.value} {self.measure.unit}")
        claims = self.entry.record.claims
        stating = [claim for claim in claims if keys & number_keys(plain(claim.text))]
        return tuple(dict.fromkeys(claim.source for claim in stating or claims))

    @property
    def words(self) -> str:
        """Return the value as people write it: «about 2,500»."""
        return f"{_BOUNDS[self.measure.bound]}{self.measure.value:,f}"


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
