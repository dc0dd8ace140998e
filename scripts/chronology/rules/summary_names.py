"""A title or summary that names an actor whom no claim names."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import speakers
from chronology.model.text import plain
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="summary-names",
    severity="warning",
    needs=(
        *("claims.text", "claims.speaker"),
        *("disagreements.positions.says", "disagreements.positions.speaker"),
    ),
    description="Every actor that the title or summary names is named or speaks in a claim or position.",
    tip="Name the actor in a claim, or give the reason under «answers».",
    bad="""
        summary: Firefly has the Duck Treaty signed.
    """,
    good="""
        summary: The Duck Treaty is signed.
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each actor in a title or summary that no claim names."""
    find = chronology.names.find
    for entry in chronology.timeline:
        event = entry.record
        positions = [p for dispute in event.disagreements for p in dispute.positions]
        said = [claim.text for claim in event.claims] + [position.says for position in positions]
        known = {actor for text in said for actor in find(plain(text))}
        known |= set(speakers(event))
        for field in ("title", "summary"):
            for actor in dict.fromkeys(find(plain(getattr(event, field)))):
                if actor not in known:
                    message = f"«{actor}» in «{field}» is named in no claim"
                    yield RULE.finding(entry, (field,), message, about=actor)
