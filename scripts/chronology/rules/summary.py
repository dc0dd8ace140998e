"""A title or summary that says more than the claims."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.findings import Finding
from chronology.records import Event
from chronology.rules import Rule
from chronology.text import plain
from chronology.tokens import number_keys, numbers

RULE = Rule(
    name="summary",
    severity="error",
    needs=("claims.text", "measures.value", "measures.unit", "date", "disagreements.positions.says"),
    description="Every number of the title and summary stands in a claim, a measure or the event's date.",
    tip="Say it in a claim with its paragraph, or leave it out.",
    bad="""
        summary: The Duck Treaty lets 3,000 ducks cross.
    """,
    good="""
        summary: The Duck Treaty is signed.
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each number in a title or summary that no claim carries."""
    for entry in chronology.timeline:
        said = [
            (field, number)
            for field in ("title", "summary")
            for number in numbers(plain(getattr(entry.record, field)))
            if number.written.lower() != "one"
        ]
        known = _known(entry) if said else set()
        for field, number in said:
            if not number.keys & known:
                message = f"{number.written} in «{field}» stands in no claim"
                yield RULE.finding(entry, (field,), message, about=number.written)


def _known(entry: Entry[Event]) -> set[str]:
    event = entry.record
    said = [claim.text for claim in event.claims]
    said += [f"{measure.value} {measure.unit}" for measure in event.measures]
    said += [event.date.words()]
    for dispute in event.disagreements:
        said += [position.says for position in dispute.positions]
    return {key for text in said for key in number_keys(plain(text))}
