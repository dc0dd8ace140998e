"""A file that cannot be read, or not as strict YAML."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="yaml",
    severity="error",
    description=(
        "A file is UTF-8, at most 64 KiB and 12 levels deep, and YAML without duplicate keys, anchors, "
        "aliases, tags, second documents, invisible characters and tabs in values. A comment stands on a "
        "line of its own."
    ),
    tip="Compare the file with one that works.",
    bad="""
        title: Freedonia signs a treaty
        title: Freedonia and Sylvania sign a treaty
    """,
    good="""
        title: Freedonia and Sylvania sign a treaty
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each fault that the strict reader noted."""
    for file in chronology.files.values():
        for fault in file.parsed.faults:
            yield RULE.at(file.path, fault.line, fault.column, fault.message, fault.hint)
