"""A date whose year, month or day no cited paragraph holds."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.edtf import MONTHS, Edtf
from chronology.rules import Rule, cited, supported
from chronology.rules.findings import Finding

RULE = Rule(
    name="evidence-date",
    severity="error",
    needs=("date", "date_note"),
    description=(
        "The year, month and day of an event's date stand in a paragraph that one of its claims cites, "
        "or `date_note` says how they were deduced."
    ),
    tip="Cite the paragraph that dates the event, or say in date_note how the date is known.",
    bad="""
        date: "1933"
    """,
    good="""
        date: "1932"
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each part of an event's date that none of its claims' paragraphs holds."""
    for entry in chronology.timeline:
        event = entry.record
        if event.date_note:
            continue
        grounds = chronology.grounds(*event.claims)
        for words, keys in _parts(event.date):
            if not supported(chronology, grounds, keys):
                message = f"{words} does not stand in {cited(chronology, grounds)}"
                yield RULE.finding(entry, ("date",), message)


def _parts(date: Edtf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each part of a date with the keys of which a paragraph must hold one."""
    for point in date.points:
        start = point.earliest
        yield f"the year {start.year}", (f"#{start.year}",)
        if point.precision in {"month", "day"}:
            month = MONTHS[start.month - 1]
            yield f"the month {month}", (month.lower(), month[:3].lower(), month[:4].lower())
        if point.precision == "day":
            yield f"the day {start.day}", (f"#{start.day}",)
