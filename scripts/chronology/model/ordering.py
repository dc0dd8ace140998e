"""The order of the timeline: by date, and, where dates overlap, by what sources say followed what.

Two things decide:

1. Disjoint dates: an event whose last day comes before another's first day stands before it.
2. Relations between events whose dates overlap: `responds-to`, `continues` and `reverses` put their
   target first, `leads-to` puts its source first. Other kinds do not order.

Everything else is decided by a key: the end of the first period that the date names, so that 2022-03-05
stands before 2022-03, and that before 2022; then the later first day, the earlier last day, and the id.
An event that must stand before others takes the smallest of their keys if that is smaller than its own
(but none before its first day), so that a cause known only by its year stands just before its effect.

A set without an end or a beginning has its one known bound as its date; an interval without an end lasts.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chronology.model.entries import Entry
from chronology.model.records import Event, Relation

TARGET_FIRST = frozenset({"responds-to", "continues", "reverses"})
SOURCE_FIRST = frozenset({"leads-to"})

Key = tuple[date, int, date, str]


class Order(NamedTuple):
    """Events in order, and each cycle of constraints as the ids of its members, from cause to effect."""

    events: tuple[Entry[Event], ...]
    cycles: tuple[tuple[str, ...], ...]


def cause_and_effect(entry: Entry[Event], relation: Relation) -> tuple[str, str] | None:
    """Return the ids of what a relation puts first and of what follows; None where it does not order."""
    if relation.kind in TARGET_FIRST:
        return relation.to, entry.id
    if relation.kind in SOURCE_FIRST:
        return entry.id, relation.to
    return None


def disjoint(first: Event, second: Event) -> bool:
    """Say whether an event's last day comes before the first day of another."""
    return first.date.sort_key[1] < second.date.sort_key[0]


def order(events: Mapping[str, Entry[Event]]) -> Order:
    """Return the events in order, in O(n log n).

    Where constraints form a cycle, the relations that hold back one of its members, that with the
    smallest key, are left out.
    """
    return _Sorter(events).sorted()


class _Sorter:
    """Kahn's algorithm: of the events that nothing holds back, the one with the smallest key comes next.

    `waiting` holds events, by first day, that are held back by dates alone; `ready` those that are not
    held back, by key; `last_days` the last day of each event that has not come yet.
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
        """Return for each event the smallest key of its own and of all that must come after it."""
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
        heapq.heappush(self.waiting, (self.days[name][0], name))

    def _release(self) -> None:
        """Move to `ready` what no event that has not come yet precedes by date."""
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
        """Find a cycle, leave out the relations that hold back one of its members, and return it."""
        trail: dict[str, None] = {}
        name = next(name for name, held in self.before.items() if held and name not in self.done)
        while name not in trail:
            trail[name] = None
            # Of what holds an event back, any leads into a cycle; without relations its date does.
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
    """Return the year under which each of some events in order stands, which never falls.

    It is the year of its first day, unless it follows, by a relation, something of a later year.
    """
    found: list[int] = []
    for entry in events:
        year = entry.record.date.earliest.year
        found.append(max(year, found[-1]) if found else year)
    return found
