"""An event that a relation names and that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-event",
    severity="error",
    description="Every relation leads to an event that exists.",
    tip="Use the name of a file in events/, without .yml.",
    bad="""
        relations:
          - to: 1934-laps
            kind: leads-to
            source: gazette
            at: [5]
    """,
    good="""
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of an event that does not exist, with the nearest that does."""
    nearest = Nearest()
    for entry in chronology.timeline:
        named = [(("relations", i, "to"), relation.to) for i, relation in enumerate(entry.record.relations)]
        yield from unknown(RULE, chronology, "event", entry, named, nearest)
