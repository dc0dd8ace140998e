"""Events that would each have to stand before the other in the timeline."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.ordering import cause_and_effect
from chronology.rules import Rule, steps
from chronology.rules.findings import Finding

RULE = Rule(
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield a finding for each cycle of events that no other has named, at a relation that is part of it."""
    named = set[str]()
    for cycle in chronology.order.cycles:
        if named.issuperset(cycle):
            continue
        named.update(cycle)
        pairs = set(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        places = [
            (entry, number)
            for entry in map(chronology.events.__getitem__, cycle)
            for number, relation in enumerate(entry.record.relations)
            if cause_and_effect(entry, relation) in pairs
        ]
        entry, number = min(places, key=lambda place: place[0].id)
        members = steps((*cycle, cycle[0]))
        yield RULE.finding(entry, ("relations", number), f"each of these comes before the next: {members}")
