"""A quoted word that the cited paragraphs do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from chronology.model.chronology import Chronology
from chronology.model.text import plain
from chronology.model.tokens import quotations, unpaired_marks, words
from chronology.rules import MOST_ABSENT, Rule, cited, supported
from chronology.rules.findings import Finding

RULE = Rule(
    name="evidence-quotations",
    severity="error",
    description=(
        "Every word that a claim or position puts in quotation marks stands in its paragraphs. The evidence "
        "index is a set of words, so this rule cannot tell their order, nor that a “not” is missing. "
        "Of one quotation, the first 20 are named."
    ),
    tip="Quote the source's own words, or leave out the quotation marks.",
    bad="""
        claims:
          - text: Firefly called the treaty of 1932 “a steal”.
            source: gazette
            at: [2, 4]
    """,
    good="""
        claims:
          - text: Firefly called the treaty of 1932 “a bargain”.
            source: gazette
            at: [2, 4]
    """,
)
PAIRS = "Write a quotation within “ and ”."


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each quotation with words that none of the statement's paragraphs holds."""
    for statement in chronology.statements:
        text = plain(statement.text)
        for mark in unpaired_marks(text):
            message = f"«{mark}» is a quotation mark that begins or ends no quotation"
            yield RULE.finding(statement.event, statement.where, message, PAIRS)
        for quotation in quotations(text):
            absent = (w for w in words(quotation) if not supported(chronology, statement.grounds, (w,)))
            if missing := list(islice(absent, MOST_ABSENT)):
                message = (
                    f"quoted «{', '.join(missing)}» does not stand in {cited(chronology, statement.grounds)}"
                )
                yield RULE.finding(statement.event, statement.where, message)
