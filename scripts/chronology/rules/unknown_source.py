"""A source that has no record."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import cited_places
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-source",
    severity="error",
    description="Every source that is cited has a record in seeds/.",
    tip="Use the name of a file in seeds/, without .yml.",
    bad="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazete
            at: [2]
    """,
    good="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazette
            at: [2]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of a source that does not exist, with the nearest that does."""
    nearest = Nearest()
    for entry in chronology.timeline:
        named = [((*where, "source"), cited.source) for where, cited in cited_places(entry.record)]
        yield from unknown(RULE, chronology, "source", entry, named, nearest)
