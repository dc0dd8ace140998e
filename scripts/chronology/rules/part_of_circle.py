"""Events that are part of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chronology.model.chronology import Chronology
from chronology.rules import Rule, steps
from chronology.rules.findings import Finding

RULE = Rule(
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield one relation part-of of each circle of events that no other has named."""
    parents = {
        entry.id: {
            r.to: i
            for i, r in enumerate(entry.record.relations)
            if r.kind == "part-of" and r.to != entry.id and r.to in chronology.events
        }
        for entry in chronology.timeline
    }
    named = set[str]()
    for circle in _circles(parents):
        if named.issuperset(circle):
            continue
        named.update(circle)
        entry = chronology.events[circle[0]]
        where = ("relations", parents[circle[0]][circle[1]], "to")
        yield RULE.finding(entry, where, f"part of itself: {steps(circle)}")


def _circles(parents: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield each circle that closes on a walk upwards from every event; no event is left twice."""
    done: set[str] = set()
    for start in parents:
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(parents[start])}
        while trail:
            here = next(reversed(trail))
            step = next(trail[here], None)
            if step is None:
                done.add(here)
                del trail[here]
            elif step in trail:
                walked = list(trail)
                yield [*walked[walked.index(step) :], step]
            elif step not in done:
                trail[step] = iter(parents[step])
