"""A title, label or name in which nothing can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from chronology.model import utf8
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="wordless",
    severity="error",
    description="Every title, label and name holds a letter or a digit.",
    tip="Write it in words.",
    bad="""
        title: "— …"
    """,
    good="""
        title: The Duck Treaty is signed
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each title, label and name without a letter or digit."""
    groups: tuple[tuple[tuple[str, ...], Iterable[Entry[Any]]], ...] = (
        (("title",), chronology.timeline),
        (("title", "label"), chronology.sources.values()),
        (("name",), chronology.themes.values()),
        (("name",), chronology.actors.values()),
        (("name",), chronology.places.values()),
    )
    for fields, entries in groups:
        for entry in entries:
            for field in fields:
                text = getattr(entry.record, field)
                if text and not any(map(str.isalnum, text)):  # an empty one is lost to another fault
                    named = ", ".join(utf8.called(one) for one in dict.fromkeys(text[:3]))
                    yield RULE.finding(entry, (field,), f"the {field} has no letter or digit, only {named}")
