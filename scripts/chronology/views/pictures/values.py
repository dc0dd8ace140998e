"""Measured values: what they are in words, who states them, which of them compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronology.entries import Entry
from chronology.records import Event, Measure
from chronology.text import plain
from chronology.tokens import number_keys

_BOUNDS = {"about": "about ", "over": "over ", "under": "under ", None: ""}


@dataclass(frozen=True, slots=True)
class Value:
    """One measured value, the event that holds it, and the sources that state it."""

    measure: Measure
    entry: Entry[Event]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, measure: Measure, entry: Entry[Event]) -> Value:
        """Return the value with the sources of the claims in which it stands, or of all, where in none."""
        keys = number_keys(f"{measure.value} {measure.unit}")
        claims = entry.record.claims
        stating = [claim for claim in claims if keys & number_keys(plain(claim.text))]
        return cls(measure, entry, tuple(dict.fromkeys(claim.source for claim in stating or claims)))

    @property
    def words(self) -> str:
        """Return the value as people write it: «about 2,500»."""
        return f"{_BOUNDS[self.measure.bound]}{self.measure.value:,f}"


def comparable(values: Sequence[Value]) -> bool:
    """Say whether values of one name and unit differ in what or when they measure, so that a chart tells."""
    return len({(value.measure.of, value.measure.as_of.text) for value in values}) > 1


def ordered(values: Sequence[Value]) -> tuple[bool, list[Value]]:
    """Return whether values stand for different times, and them in order of time, or else of size."""
    over_time = len({value.measure.as_of.text for value in values}) > 1
    if over_time:
        return True, sorted(values, key=lambda v: (*v.measure.as_of.sort_key, v.measure.of, v.entry.id))
    return False, sorted(values, key=lambda v: (-v.measure.value, v.measure.of, v.entry.id))
