"""A figure without a value, or a value without a figure."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="measures",
    severity="error",
    needs=("kind", "measures"),
    description="An event of kind figure has measures, and no other has.",
    tip="Add «measures» to a figure, or move them to a file of kind figure.",
    bad="""
        kind: figure
    """,
    good="""
        kind: figure
        measures:
          - name: ducks that may cross
            value: 2500
            unit: ducks
            of: the ducks of the treaty
            as_of: "1932"
        claims:
          - text: In 1932 the treaty let 2,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each figure without measures, and each event or plan with them."""
    for entry in chronology.timeline:
        if entry.record.kind == "figure" and not entry.record.measures:
            yield RULE.finding(entry, ("kind",), "a figure without «measures»")
        elif entry.record.kind != "figure" and entry.record.measures:
            message = f"«measures» in a file of kind «{entry.record.kind}»"
            yield RULE.finding(entry, ("measures",), message)
