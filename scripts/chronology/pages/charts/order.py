"""Events side by side in order of time, one place each, in groups by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.scales import Label, thinned


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one year in an order of events: from which place, and how many."""

    year: int
    start: int
    count: int


def groups(chronology: Chronology, entries: Sequence[Entry[Event]]) -> list[Group]:
    """Return the years of events that stand side by side in order of time."""
    found, start = [], 0
    for year, same in groupby(entries, key=chronology.year_of):
        found.append(Group(year, start, len(list(same))))
        start += found[-1].count
    return found


def group_labels(found: Sequence[Group]) -> list[Label]:
    """Return the labels of years whose events stand side by side; years with many events come first."""
    total = sum(group.count for group in found) or 1
    large = total / 12
    return thinned(
        ((g.start + g.count / 2) / total * 100, str(g.year), g.count >= large or g is found[0]) for g in found
    )
