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
    """Return whether the last day of one event is before the first day of another."""
    return first.date.sort_key[1] < second.date.sort_key[0]


def order(events: Mapping[str, Entry[Event]]) -> Order:
    """Return the events in order, in O(n log n), by Kahn's algorithm.

    Of the events without predecessors, the one with the smallest key comes next. A cycle of constraints is
    broken at its member with the smallest key, whose incoming relations are ignored.
    """
    days = {name: entry.record.date.sort_key for name, entry in events.items()}
    before, after = _constraints(events, days)
    own: dict[str, Key] = {
        name: (events[name].record.date.first_period_end, -first.toordinal(), last, name)
        for name, (first, last) in days.items()
    }
    keys = _keys(own, before, days)
    # Heaps of the events that no relation holds back, by first day; of those that no date holds back
    # either, by key; and of all that are not placed yet, by last day.
    waiting = [(days[name][0], name) for name, causes in before.items() if not causes]
    ready: list[tuple[Key, Key]] = []
    last_days = [(last, name) for name, (_, last) in days.items()]
    heapq.heapify(waiting)
    heapq.heapify(last_days)
    placed: dict[str, None] = {}
    cycles = []
    while len(placed) < len(events):
        while last_days[0][1] in placed:
            heapq.heappop(last_days)
        while waiting and waiting[0][0] <= last_days[0][0]:
            _, name = heapq.heappop(waiting)
            heapq.heappush(ready, (keys[name], own[name]))
        if ready:
            name = heapq.heappop(ready)[1][-1]
            placed[name] = None
            freed = [effect for effect in after[name] if before[effect] == {name}]
            for effect in after[name]:
                before[effect].discard(name)
        else:
            cycle = _cycle(before, last_days[0][1])
            cycles.append(cycle)
            freed = [min((one for one in cycle if before[one]), key=own.__getitem__)]
            before[freed[0]].clear()
        for name in freed:
            heapq.heappush(waiting, (days[name][0], name))
    return Order(tuple(events[name] for name in placed), tuple(cycles))


def _constraints(
    events: Mapping[str, Entry[Event]], days: Mapping[str, tuple[date, date]]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the causes of each event and its effects, by relations between events whose dates overlap."""
    before: dict[str, set[str]] = {name: set() for name in events}
    after: dict[str, set[str]] = {name: set() for name in events}
    for entry in events.values():
        for relation in entry.record.relations:
            pair = cause_and_effect(entry, relation)
            if pair is None or relation.to not in events or relation.to == entry.id:
                continue
            cause, effect = pair
            if days[cause][0] <= days[effect][1] and days[effect][0] <= days[cause][1]:
                before[effect].add(cause)
                after[cause].add(effect)
    return before, after


def _keys(
    own: Mapping[str, Key], before: Mapping[str, set[str]], days: Mapping[str, tuple[date, date]]
) -> dict[str, Key]:
    """Return for each event the smallest of its own key and those of all events that must follow it."""
    smallest: dict[str, Key] = {}
    for key in sorted(own.values()):
        found = [key[-1]]
        while found:
            name = found.pop()
            if name not in smallest:
                smallest[name] = key
                found.extend(before[name])
    return {name: (max(key[0], days[name][0]), *key[1:]) for name, key in smallest.items()}


def _cycle(before: Mapping[str, set[str]], earliest: str) -> tuple[str, ...]:
    """Return the ids of a cycle, each before its effect, from the smallest id.

    `earliest` is the event with the earliest last day of those that are not placed yet; by date, it precedes
    whatever no relation holds back.
    """
    trail: dict[str, None] = {}
    name = next(name for name, causes in before.items() if causes)
    while name not in trail:
        trail[name] = None
        name = min(before[name], default=earliest)  # any cause leads into a cycle
    walked = list(trail)
    cycle = walked[walked.index(name) :][::-1]
    start = cycle.index(min(cycle))
    return (*cycle[start:], *cycle[:start])


def standing_years(events: Iterable[Entry[Event]]) -> Sequence[int]:
    """Return the year under which each of the ordered events is listed; the years never decrease.

    It is the year of the event's first day, or that of the event before it if that is later.
    """
    found: list[int] = []
    for entry in events:
        year = entry.record.date.earliest.year
        found.append(max(year, found[-1]) if found else year)
    return found
