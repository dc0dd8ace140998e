"""An author who is neither a person nor an organisation, or both."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="authors",
    severity="error",
    needs=("authors.family", "authors.given", "authors.organisation"),
    description="Each author of a source has a `family` name or is an `organisation`, and not both.",
    tip="Write `family` and `given` for a person, or `family` for one with a single name, or `organisation`.",
    bad="""
        # seeds/gazette.yml
        authors: [{given: Bob}]
    """,
    good="""
        # seeds/gazette.yml
        authors: [{family: Roland, given: Bob}, {organisation: Ministry of Ducks}]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each author without a name, and each who is named as a person and as an organisation."""
    for entry in chronology.sources.values():
        for place, author in enumerate(entry.record.authors):
            person = author.family or author.given
            if person and author.organisation:
                where = ("authors", place, "organisation")
                yield RULE.finding(entry, where, "both a person and an organisation")
            elif author.given and not author.family:
                yield RULE.finding(
                    entry, ("authors", place, "given"), 'a person with "given" and no "family"'
                )
            elif not person and not author.organisation:
                yield RULE.finding(entry, ("authors", place), "an author without a name")
