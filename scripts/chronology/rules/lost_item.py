"""A claim, disagreement or position of the last release whose id no longer stands in its event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import items
from chronology.model.records import ITEM_ID_PATTERN
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="lost-item",
    severity="warning",
    description="Every claim, disagreement and position of the last release, in `events/IDS`, is still in "
    "its event, under its id, or in the event to which that was moved.",
    tip="Put the id back, for others link to it; or say in an answer why it was withdrawn.",
    bad="""
        # events/IDS
        1932-treaty c7k3m
    """,
    good="""
        # events/IDS
        1932-signing c7k3m
        # events/1932-signing.yml
        answers:
          - rule: lost-item
            about: c7k3m
            reason: The source speaks of another treaty.
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each published id that is gone, once, at the event that should have it.

    Nothing is asked of an event that was withdrawn; one that has no file is reported by `lost-id`.
    """
    reported = set()
    for name, released in chronology.released.items.items():
        retired = chronology.retired.get(name)
        entry = chronology.events.get(retired.record.moved_to or "" if retired else name)
        if entry is None or not released:
            continue
        there = {item.id for _, _, item in items(entry.record)}
        of = f'the event "{name}", which was moved here' if retired else "this event"
        for one in dict.fromkeys(released):
            if one not in there and re.fullmatch(ITEM_ID_PATTERN, one) and (entry.id, one) not in reported:
                reported.add((entry.id, one))
                message = (
                    f'"{one}", the id of a claim, disagreement or position of {of}, was published and is gone'
                )
                yield RULE.finding(entry, (), message, about=one)
