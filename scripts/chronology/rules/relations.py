"""A relation of an event to itself, or twice to the same."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each relation that leads back to its event or repeats another."""
    for entry in chronology.timeline:
        seen: set[tuple[str, str, str]] = set()
        for i, relation in enumerate(entry.record.relations):
            key = (relation.to, relation.kind, relation.source)
            if relation.to == entry.id:
                message = f"the event is related to itself ({relation.kind})"
                yield RULE.finding(entry, ("relations", i, "to"), message)
            elif key in seen and all(key):
                message = f"{relation.kind} «{relation.to}» a second time from the same source"
                hint = "Put all paragraphs into one relation."
                yield RULE.finding(entry, ("relations", i, "to"), message, hint)
            seen.add(key)
