"""A number that the cited paragraphs do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.rules import Rule, cited, supported
from chronology.text import plain
from chronology.tokens import numbers

RULE = Rule(
    name="evidence-numbers",
    severity="error",
    description="Every number of a claim, position or measure stands in the paragraphs that it cites.",
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each number of a statement that none of its paragraphs holds."""
    for statement in chronology.statements:
        for number in numbers(plain(statement.text)):
            if number.written.lower() == "one":  # mostly an article or a pronoun
                continue
            if not supported(chronology, statement.grounds, number.keys):
                message = f"{number.written} does not stand in {cited(chronology, statement.grounds)}"
                yield RULE.finding(statement.event, statement.where, message, about=number.written)
