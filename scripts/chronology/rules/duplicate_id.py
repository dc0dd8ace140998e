"""A claim, disagreement or position with the id of another in the same event."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import items
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="duplicate-id",
    severity="error",
    description="No two claims, disagreements or positions of an event have the same `id`.",
    tip="Give the second one another id, or leave it out: chronology fmt adds one.",
    bad="""
        claims:
          - id: c7k3m
            text: The treaty was signed in 1932.
            source: gazette
            at: [2]
          - id: c7k3m
            text: The treaty let 2,500 ducks cross the river.
            source: gazette
            at: [3]
    """,
    good="""
        claims:
          - id: c7k3m
            text: The treaty was signed in 1932.
            source: gazette
            at: [2]
          - text: The treaty let 2,500 ducks cross the river.
            source: gazette
            at: [3]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield the second of each two with the same id."""
    for entry in chronology.timeline:
        first: dict[str, str] = {}
        for path, kind, item in items(entry.record):
            if item.id and item.id in first:  # an id that is lost is empty
                message = f'this {kind} has the id "{item.id}", as a {first[item.id]} before it has'
                yield RULE.finding(entry, (*path, "id"), message)
            else:
                first[item.id] = kind
