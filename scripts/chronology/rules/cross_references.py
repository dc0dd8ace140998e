"""A cross-reference that does not close or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import located_texts
from chronology.model.text import references, unbalanced
from chronology.rules import Nearest, Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="cross-references",
    severity="error",
    description="Every `[[` is closed, and leads to an event that exists, other than the one it stands in.",
    tip="Write [[event-id]] or [[event-id|words]].",
    bad="""
        summary: The Duck Treaty is signed, and [[1934-laps|ends]].
    """,
    good="""
        summary: The Duck Treaty is signed, and [[1934-lapse|ends]].
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each cross-reference that is unbalanced, dangling, circular or without words."""
    known, nearest = chronology.known("event"), Nearest()
    for entry in chronology.timeline:
        for where, text in located_texts(entry.record):
            if piece := unbalanced(text):
                yield RULE.finding(entry, where, f"«{piece}» opens or closes no cross-reference")
            for reference in references(text):
                if not reference.target:
                    yield RULE.finding(entry, where, "a cross-reference to no event")
                elif reference.target not in known:
                    near = nearest.to(reference.target, known)
                    yield RULE.finding(entry, where, f"no event «{reference.target}»{near}")
                elif reference.target == entry.id:
                    yield RULE.finding(entry, where, "a cross-reference to the event itself", "Remove it.")
