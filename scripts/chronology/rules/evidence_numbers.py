"""A number that the cited paragraphs do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from chronology.model.chronology import Chronology
from chronology.model.entries import Statement
from chronology.model.text import plain
from chronology.model.tokens import claimed, disguised
from chronology.rules import MOST_ABSENT, Rule, cited, supported
from chronology.rules.findings import Finding

RULE = Rule(
    name="evidence-numbers",
    severity="error",
    description=(
        "Every number of a claim, position or measure stands in the paragraphs that it cites, “dozens” and "
        "“millions” too. It is written in the digits 0 to 9, or in words. "
        "Of one text, the first 20 are named."
    ),
    tip="Cite the paragraph that has the number, or say it without.",
    bad="""
        claims:
          - text: From 1932 the treaty let 3,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
    good="""
        claims:
          - text: From 1932 the treaty let 2,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
)
OTHER_SIGNS = "«{}» is a number or per cent in other signs than 0 to 9 and %"
DIGITS = "Write it in the digits 0 to 9, or in words."


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each number of a statement that none of its paragraphs holds, up to a limit."""
    for statement in chronology.statements:
        yield from islice(_of(chronology, statement), MOST_ABSENT)


def _of(chronology: Chronology, statement: Statement) -> Iterator[Finding]:
    text = plain(statement.text)
    for written in disguised(text):
        yield RULE.finding(statement.event, statement.where, OTHER_SIGNS.format(written), DIGITS)
    for number in claimed(text):
        if number.written.lower() == "one":  # mostly an article or a pronoun
            continue
        if not supported(chronology, statement.grounds, number.keys):
            message = f"{number.written} does not stand in {cited(chronology, statement.grounds)}"
            yield RULE.finding(statement.event, statement.where, message, about=number.written)
