"""Rules on relations between events: to itself, repeated, and in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chronology.model.chronology import Chronology
from chronology.model.entries import Path
from chronology.model.ordering import cause_and_effect
from chronology.rules.base import Rule, rule
from chronology.rules.findings import Finding

MOST_STEPS = 20  # of a cycle that a message names

Cycle = Sequence[str]
"""Ids of events, of which each leads to the next and the last to the first."""


@rule(
    name="relations",
    severity="error",
    description="An event has no relation to itself, and no two of one kind to one event from one source.",
    tip="Remove it.",
    bad="""
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5]
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [fn3]
    """,
    good="""
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5, fn3]
    """,
)
def relations(chronology: Chronology) -> Iterator[Finding]:
    """Yield each relation of an event to itself, and each that repeats another."""
    for entry in chronology.timeline:
        seen: set[tuple[str, str, str]] = set()
        for number, relation in enumerate(entry.record.relations):
            path = ("relations", number, "to")
            key = (relation.to, relation.kind, relation.source)
            if relation.to == entry.id:
                yield relations.finding(entry, path, f"the event is related to itself ({relation.kind})")
            elif key in seen and all(key):
                message = f"{relation.kind} `{relation.to}` a second time from the same source"
                yield relations.finding(entry, path, message, "Put all paragraphs into one relation.")
            seen.add(key)


@rule(
    name="part-of-circle",
    severity="error",
    description="No event is, over however many steps, part of itself.",
    tip="Remove one of the relations part-of.",
    bad="""
        # events/1933-count.yml
        relations:
          - to: 1934-lapse
            kind: part-of
            source: almanac
            at: [3]
        # events/1934-lapse.yml
        relations:
          - to: 1933-count
            kind: part-of
            source: gazette
            at: [5]
    """,
    good="""
        # events/1933-count.yml
        relations:
          - to: 1934-lapse
            kind: part-of
            source: almanac
            at: [3]
    """,
)
def part_of_circle(chronology: Chronology) -> Iterator[Finding]:
    """Yield a finding for each circle of events that are part of each other, at the first one's relation."""
    wholes = {
        entry.id: {
            relation.to: number
            for number, relation in enumerate(entry.record.relations)
            if relation.kind == "part-of" and relation.to != entry.id and relation.to in chronology.events
        }
        for entry in chronology.timeline
    }

    def place(cycle: Cycle) -> tuple[str, Path]:
        return cycle[0], ("relations", wholes[cycle[0]][cycle[1]], "to")

    return _report(part_of_circle, chronology, _circles(wholes), place, "part of itself")


def _circles(wholes: Mapping[str, Iterable[str]]) -> Iterator[Cycle]:
    """Yield each circle that a depth-first search from every event closes, by the wholes of each event."""
    done: set[str] = set()
    for start in wholes:
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(wholes[start])}
        while trail:
            here = next(reversed(trail))
            step = next(trail[here], None)
            if step is None:
                done.add(here)
                del trail[here]
            elif step in trail:
                walked = list(trail)
                yield walked[walked.index(step) :]
            elif step not in done:
                trail[step] = iter(wholes[step])


@rule(
    name="relation-cycle",
    severity="error",
    description="No relations, and no dates with them, put an event before itself in the timeline.",
    tip="Remove one of the relations, turn it round, or correct a date.",
    bad="""
        # events/1933-count.yml
        relations:
          - to: 1934-lapse
            kind: continues
            source: almanac
            at: [3]
        # events/1934-lapse.yml
        date: "[1933-03..1934-06]"
        date_note: After the count of March 1933, and before the almanac was printed.
        relations:
          - to: 1933-count
            kind: responds-to
            source: gazette
            at: [5]
    """,
    good="""
        # events/1933-count.yml
        relations:
          - to: 1932-treaty
            kind: continues
            source: almanac
            at: [3]
        # events/1934-lapse.yml
        date: "[1933-03..1934-06]"
        date_note: After the count of March 1933, and before the almanac was printed.
        relations:
          - to: 1933-count
            kind: responds-to
            source: gazette
            at: [5]
    """,
)
def relation_cycle(chronology: Chronology) -> Iterator[Finding]:
    """Yield a finding for each cycle in the order of the timeline, at a relation that is part of it."""

    def place(cycle: Cycle) -> tuple[str, Path]:
        pairs = set(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        return next(
            (entry.id, ("relations", number))
            for entry in map(chronology.events.__getitem__, sorted(cycle))
            for number, relation in enumerate(entry.record.relations)
            if cause_and_effect(entry, relation) in pairs
        )

    message = "each of these comes before the next"
    return _report(relation_cycle, chronology, chronology.order.cycles, place, message)


def _report(
    rule: Rule,
    chronology: Chronology,
    cycles: Iterable[Cycle],
    place: Callable[[Cycle], tuple[str, Path]],
    message: str,
) -> Iterator[Finding]:
    """Yield a finding for each cycle that has an event which no earlier cycle has.

    `place` returns the event at which a cycle is reported, and the path in its file.
    """
    named = set[str]()
    for cycle in cycles:
        if not named.issuperset(cycle):
            named.update(cycle)
            event, path = place(cycle)
            yield rule.finding(chronology.events[event], path, f"{message}: {_steps(cycle)}")


def _steps(cycle: Cycle) -> str:
    """Return a cycle as "a → b → a"; the middle of a long one is only counted."""
    steps = [*cycle, cycle[0]]
    if len(steps) > MOST_STEPS:
        steps[MOST_STEPS:-1] = [f"… {len(steps) - MOST_STEPS - 1:,} more …"]
    return " → ".join(steps)
