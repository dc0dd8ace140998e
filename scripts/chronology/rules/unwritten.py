"""A text that is still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.parsed_yaml import Path, Value
from chronology.model.text import UNWRITTEN
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="unwritten",
    severity="error",
    description=f"No text begins with «{UNWRITTEN}», which marks what is still to be written.",
    tip="Write the text in your own words.",
    bad="""
        summary: "TODO: say briefly what the claims say."
    """,
    good="""
        summary: The Duck Treaty is signed.
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each text that begins with the mark."""
    for file in chronology.files.values():
        faulty = {error["loc"] for error in file.errors}  # have findings of their own
        for where, text in _texts(file.parsed.data, ()):
            if text.startswith(UNWRITTEN) and where not in faulty:
                field = next((part for part in reversed(where) if isinstance(part, str)), "")
                yield RULE.at(file.path, *file.parsed.at(where), f"«{field}» is still to be written")


def _texts(value: Value, where: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text within a value, with its path; depth is bounded by the reader."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*where, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*where, number))
