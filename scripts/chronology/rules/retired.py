"""A withdrawn or moved event that leads nowhere, or to which others still lead."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Retired
from chronology.rules import Nearest, Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="retired",
    severity="error",
    needs=("moved_to", "withdrawn"),
    description="A retired event has `withdrawn` or `moved_to` an event that stands; nothing relates to it.",
    tip="Give either the reason in «withdrawn» or the new id in «moved_to».",
    bad="""
        # events/1931-old-treaty.yml
        title: Freedonia signs a treaty
        moved_to: 1932-treatie
    """,
    good="""
        # events/1931-old-treaty.yml
        title: Freedonia signs a treaty
        moved_to: 1932-treaty
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each faulty withdrawal or move, and each relation to an event that was retired."""
    nearest = Nearest()
    for entry in chronology.retired.values():
        yield from _entry(chronology, entry, nearest)
    for event in chronology.timeline:
        for i, relation in enumerate(event.record.relations):
            if gone := chronology.retired.get(relation.to):
                hint = (
                    f"Relate it to «{gone.record.moved_to}»."
                    if gone.record.moved_to
                    else "Remove the relation."
                )
                message = f"relation to «{relation.to}», which was {_what(gone.record)}"
                yield RULE.finding(event, ("relations", i, "to"), message, hint)


def _entry(chronology: Chronology, entry: Entry[Retired], nearest: Nearest) -> Iterator[Finding]:
    target = entry.record.moved_to
    if (target is None) == (entry.record.withdrawn is None):
        yield RULE.finding(entry, (), "exactly one of «withdrawn» and «moved_to» is expected")
    elif target == entry.id:
        yield RULE.finding(entry, ("moved_to",), "the event moved to itself")
    elif target is not None and target in chronology.retired:
        message = f"moved to «{target}», which was itself {_what(chronology.retired[target].record)}"
        yield RULE.finding(entry, ("moved_to",), message, "Name the event that stands now.")
    elif target is not None and target not in chronology.known("event"):
        message = f"moved to «{target}», which does not exist{nearest.to(target, chronology.events)}"
        yield RULE.finding(entry, ("moved_to",), message, "Name an event that exists.")


def _what(record: Retired) -> str:
    return "moved" if record.moved_to else "withdrawn"
