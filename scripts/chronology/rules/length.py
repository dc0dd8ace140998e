"""A text or list that is longer than its limit."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="length",
    severity="error",
    description="Titles, summaries, claims and lists keep to the lengths of the field reference.",
    tip="Say it shorter, or divide it.",
    bad="""
        title: Freedonia and Sylvania sign, after long and patient talks in Fredville, the treaty on the ducks
    """,
    good="""
        title: Freedonia and Sylvania sign a treaty on ducks
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each text and list over its limit, with how long it is."""
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] in {"string_too_long", "too_long"}:
                unit = "characters" if error["type"] == "string_too_long" else "entries"
                size, limit = len(error["input"]), error["ctx"]["max_length"]
                field = next(part for part in reversed(error["loc"]) if isinstance(part, str))
                message = f"«{field}» has {size} {unit}; at most {limit}"
                yield RULE.at(file.path, *file.parsed.at(error["loc"]), message, RULE.tip)
