"""A date that is impossible, reversed or outside the subset of EDTF."""

from __future__ import annotations

from collections.abc import Iterator

from chronology import edtf
from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.rules import Rule

RULE = Rule(
    name="date",
    severity="error",
    description="Every date is EDTF of the supported subset; `date_within` goes with an interval and a note.",
    tip=f"Write {edtf.EXPECTED}.",
    bad="""
        date: "17 June 1932"
    """,
    good="""
        date: "1932-06-17"
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each date that cannot be read, and each `date_within` that says nothing."""
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] == "date":
                line, column = file.parsed.at(error["loc"])
                yield RULE.at(file.path, line, column, error["msg"], RULE.tip)
    for entry in chronology.events.values():
        event = entry.record
        if (
            event.date_within
            and not entry.lacks("date_note")
            and not (event.date.form == "interval" and event.date_note)
        ):
            message = "«date_within» without an interval as date and a «date_note»"
            hint = "Remove it, or say in date_note what bounds the moment."
            yield RULE.finding(entry, ("date_within",), message, hint)
