"""A title or summary that says more than the claims."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.text import plain
from chronology.model.tokens import ROUND, Number, claimed, disguised, fold, number_keys, numbers, spellings
from chronology.rules import Rule
from chronology.rules.evidence_numbers import DIGITS, OTHER_SIGNS
from chronology.rules.findings import Finding

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
        for field in ("title", "summary"):
            for written in disguised(plain(getattr(entry.record, field))):
                yield RULE.finding(entry, (field,), OTHER_SIGNS.format(written), DIGITS)
        said = [
            (field, number)
            for field in ("title", "summary")
            for number in claimed(plain(getattr(entry.record, field)))
            if number.written.lower() != "one"
        ]
        known = _known(entry) if said else set()
        for field, number in said:
            if not (number.keys & known or number.keys & _words(entry) or _rounds(number, entry)):
                message = f"{number.written} in «{field}» stands in no claim"
                yield RULE.finding(entry, (field,), message, about=number.written)


def _known(entry: Entry[Event]) -> set[str]:
    return {key for text in _said(entry) for key in number_keys(plain(text))}


def _words(entry: Entry[Event]) -> set[str]:
    return {fold(word) for text in _said(entry) for word in spellings(plain(text))}


def _rounds(number: Number, entry: Entry[Event]) -> bool:
    """Say whether a word such as "thousands" stands for what a measure gives exactly."""
    least = ROUND.get(number.written.lower())
    amounts = (n for m in entry.record.measures for n in numbers(f"{m.value} {m.unit}"))
    keys = (key.strip("#%") for amount in amounts for key in amount.keys if "/" not in key)
    return least is not None and any(Decimal(key) >= least for key in keys)


def _said(entry: Entry[Event]) -> list[str]:
    event = entry.record
    said = [claim.text for claim in event.claims]
    said += [f"{measure.value} {measure.unit}" for measure in event.measures]
    said += [event.date.words()]
    for dispute in event.disagreements:
        said += [position.says for position in dispute.positions]
    return said
