"""A relation whose effect is dated wholly before its cause."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.ordering import cause_and_effect, disjoint
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="relation-dates",
    severity="error",
    description="What follows from an event, or answers, continues or reverses it, is not dated before it.",
    tip="Correct one of the dates, or put the relation into the file of the later event.",
    bad="""
        # events/1932-treaty.yml
        relations:
          - to: 1934-lapse
            kind: responds-to
            source: gazette
            at: [5]
    """,
    good="""
        # events/1932-treaty.yml
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each relation whose effect ends before its cause begins."""
    for entry in chronology.timeline:
        for number, relation in enumerate(entry.record.relations):
            pair = cause_and_effect(entry, relation)
            if pair is None or relation.to not in chronology.events:
                continue
            cause, effect = (chronology.events[name].record for name in pair)
            if disjoint(effect, cause):
                message = (
                    f"`{pair[1]}` ({effect.date.words()}) cannot follow from "
                    f"`{pair[0]}` ({cause.date.words()}), which is dated later"
                )
                yield RULE.finding(entry, ("relations", number, "to"), message)
