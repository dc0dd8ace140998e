"""Events that are part of each other."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.rules import Rule

RULE = Rule(
    name="part-of-circle",
    severity="error",
    description="No event is, over however many steps, part of itself.",
    tip="Remove one of the relations part-of.",
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each relation part-of that lies on a circle, once a circle."""
    parents = {
        entry.id: [r.to for r in entry.record.relations if r.kind == "part-of" and r.to != entry.id]
        for entry in chronology.timeline
    }
    done: set[str] = set()
    for entry in chronology.timeline:
        circle = _circle(entry.id, parents, done)
        if circle:
            i = [r.to for r in entry.record.relations].index(circle[1])
            message = "part of itself: " + " → ".join(circle)
            yield RULE.finding(entry, ("relations", i, "to"), message)


def _circle(start: str, parents: dict[str, list[str]], done: set[str]) -> list[str]:
    """Return a circle through `start`, or nothing; adds to `done` what is settled."""
    trail: list[str] = [start]
    branches = [iter(parents[start])]
    while branches:
        step = next(branches[-1], None)
        if step is None:
            done.add(trail.pop())
            branches.pop()
        elif step == start:
            done.update(trail)
            return [*trail, start]
        elif step in parents and step not in done and step not in trail:
            trail.append(step)
            branches.append(iter(parents[step]))
    return []
