"""Two events with the same title."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.tokens import likeness
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="duplicate-title",
    severity="error",
    description=(
        "No two events have the same title, and no two sources the same label or mark. Case, accents, kinds "
        "of spaces and characters without width make no difference."
    ),
    tip="Say what sets the one apart from the other.",
    bad="""
        title: Freedonia and Sylvania sign the Duck Treaty
    """,
    good="""
        title: Fredville sees the Duck Treaty signed
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each title, label and mark that stands a second time."""
    for field, entries in (
        ("title", chronology.timeline),
        ("label", chronology.sources.values()),
        ("mark", chronology.sources.values()),
    ):
        first: dict[str, str] = {}
        for entry in entries:
            value = likeness(getattr(entry.record, field))
            if value and value in first:
                message = f"the {field} is the same as that of «{first[value]}»"
                hint = RULE.tip if field == "title" else f"Choose another {field}."
                yield RULE.finding(entry, (field,), message, hint)
            first.setdefault(value, entry.id)
