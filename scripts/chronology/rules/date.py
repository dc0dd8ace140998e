"""A date that is impossible, reversed or outside the subset of EDTF."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="date",
    severity="error",
    description="Every date is EDTF of the supported subset; a source has no interval as its date.",
    tip=f"Write {edtf.EXPECTED}.",
    bad="""
        date: "17 June 1932"
    """,
    good="""
        date: "1932-06-17"
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each date that cannot be read, and each source that would have been published for years."""
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] == "date":
                line, column = file.parsed.at(error["loc"])
                yield RULE.at(file.path, line, column, error["msg"], RULE.tip)
    for entry in chronology.sources.values():
        date = entry.record.date
        if date.form == "interval" and not entry.lacks("date"):
            message = f"`{date.text}` is a duration, and a source is published at one moment"
            hint = "Write a set, such as [2014..2016] or [2014..]; `chronology fmt` does."
            yield RULE.finding(entry, ("date",), message, hint)
