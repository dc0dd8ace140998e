"""The order of the timeline: by date and, if dates overlap, by the relations between events.

Two constraints come first:

1. Disjoint dates: an event whose last day is before another's first day precedes it.
2. Relations between events whose dates overlap: `responds-to`, `continues` and `reverses` put their
   target first, and `leads-to` puts its source first. Relations of other kinds do not order events.

A key decides the rest: the end of the first period in the date, so that 2022-03-05 precedes 2022-03, which
precedes 2022; then the later first day, the earlier last day, and the id. An event that must precede others
takes the smallest of their keys if it is smaller than its own (but no day before its own first day), so
that a cause dated only to a year comes just before its effect.

`Edtf.sort_key` says which days an open date counts for.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chronology.model.entries import Entry
from chronology.model.records import Event, Relation

_TARGET_FIRST = {"responds-to", "continues", "reverses"}

Key = tuple[date, int, date, str]


class Order(NamedTuple):
    """Events in order, and each cycle of constraints as the ids of its members, from cause to effect."""

    events: tuple[Entry[Event], ...]
    cycles: tuple[tuple[str, ...], ...]


def cause_and_effect(entry: Entry[Event], relation: Relation) -> tuple[str, str] | None:
    """Return the ids of the event that a relation puts first and of the other; None if it orders none."""
    if relation.kind in _TARGET_FIRST:
        return relation.to, entry.id
    if relation.kind == "leads-to":
        return entry.id, relation.to
    return None


def disjoint(first: Event, second: Event) -> bool:
    """Say whether the last day of one event is before the first day of another."""
    return first.date.sort_key[1] < second.date.sort_key[0]


def order(events: Mapping[str, Entry[Event]]) -> Order:
    """Return the events in order, in O(n log n).

    A cycle of constraints is broken at its member with the smallest key, whose incoming relations are
    ignored.
    """
    return _Sorter(events).sorted()


class _Sorter:
    """Kahn's algorithm: of the events without predecessors, the one with the smallest key comes next.

    `before` and `after` hold the constraints by relations. `waiting` is a heap, by first day, of events
    that only dates can still hold back; `ready` is a heap, by key, of events without predecessors; and
    `last_days` is a heap of the last days of the remaining events.
    """

    def __init__(self, events: Mapping[str, Entry[Event]]) -> None:
        self.events = events
        self.days = {name: entry.record.date.sort_key for name, entry in events.items()}
        self.before: dict[str, set[str]] = {name: set() for name in events}
        self.after: dict[str, set[str]] = defaultdict(set)
        for entry in events.values():
            for relation in entry.record.relations:
                self._constrain(entry, relation)
        self.own = {name: self._own_key(name) for name in events}
        self.keys = self._keys()
        self.done: dict[str, None] = {}
        self.last_days = [(days[1], name) for name, days in self.days.items()]
        heapq.heapify(self.last_days)
        self.waiting: list[tuple[date, str]] = []
        self.ready: list[tuple[Key, Key]] = []

    def _constrain(self, entry: Entry[Event], relation: Relation) -> None:
        pair = cause_and_effect(entry, relation)
        if pair is None or relation.to not in self.events or relation.to == entry.id:
            return
        cause, effect = pair
        one, other = self.days[cause], self.days[effect]
        if one[0] <= other[1] and other[0] <= one[1]:
            self.before[effect].add(cause)
            self.after[cause].add(effect)

    def _own_key(self, name: str) -> Key:
        first, last = self.days[name]
        return self.events[name].record.date.first_period_end, -first.toordinal(), last, name

    def _keys(self) -> dict[str, Key]:
        """Return for each event the smallest of its own key and those of all events that must follow it."""
        smallest: dict[str, Key] = {}
        for key in sorted(self.own.values()):
            found = [key[-1]]
            while found:
                name = found.pop()
                if name not in smallest:
                    smallest[name] = key
                    found.extend(self.before[name])
        return {name: (max(key[0], self.days[name][0]), *key[1:]) for name, key in smallest.items()}

    def sorted(self) -> Order:
        cycles = []
        for name, held in self.before.items():
            if not held:
                self._wait(name)
        while len(self.done) < len(self.events):
            self._release()
            if self.ready:
                self._emit(heapq.heappop(self.ready)[1][-1])
            else:
                cycles.append(self._break())
        return Order(tuple(self.events[name] for name in self.done), tuple(cycles))

    def _wait(self, name: str) -> None:
        """Note that no relation holds an event back any longer."""
        heapq.heappush(self.waiting, (self.days[name][0], name))

    def _release(self) -> None:
        """Move to `ready` each waiting event that none of the remaining events precedes by date."""
        while self.waiting and self.waiting[0][0] <= self._next_last_day()[0]:
            _, name = heapq.heappop(self.waiting)
            heapq.heappush(self.ready, (self.keys[name], self.own[name]))

    def _next_last_day(self) -> tuple[date, str]:
        while self.last_days[0][1] in self.done:
            heapq.heappop(self.last_days)
        return self.last_days[0]

    def _emit(self, name: str) -> None:
        self.done[name] = None
        for effect in self.after[name]:
            if name in self.before[effect]:
                self.before[effect].remove(name)
                if not self.before[effect]:
                    self._wait(effect)

    def _break(self) -> tuple[str, ...]:
        """Find a cycle, remove the relations that hold back one of its members, and return its ids."""
        trail: dict[str, None] = {}
        name = next(name for name, held in self.before.items() if held and name not in self.done)
        while name not in trail:
            trail[name] = None
            # Any predecessor leads into a cycle: one by relation or, if there is none, one by date.
            name = min(self.before[name], default="") or self._next_last_day()[1]
        walked = list(trail)
        cycle = tuple(reversed(walked[walked.index(name) :]))
        start = cycle.index(min(cycle))
        cycle = (*cycle[start:], *cycle[:start])
        freed = min((one for one in cycle if self.before[one]), key=self.own.__getitem__)
        self.before[freed].clear()
        self._wait(freed)
        return cycle


def standing_years(events: Iterable[Entry[Event]]) -> Sequence[int]:
    """Return the year under which each of the ordered events is listed; the years never decrease.

    It is the year of the event's first day, or that of the event before it if that is later.
    """
    found: list[int] = []
    for entry in events:
        year = entry.record.date.earliest.year
        found.append(max(year, found[-1]) if found else year)
    return found
