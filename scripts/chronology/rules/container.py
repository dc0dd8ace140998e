"""A chapter or an article that does not say where it was printed."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="container",
    severity="error",
    needs=("kind", "container"),
    description="A chapter names its book or report, and an article its journal, magazine or newspaper.",
    tip="Give its title as `container`, or choose another `kind`.",
    bad="""
        # seeds/almanac.yml
        kind: chapter
    """,
    good="""
        # seeds/almanac.yml
        kind: chapter
        container: Freedonia in Figures
    """,
)
_PARTS = {"chapter", "journal-article", "magazine-article", "newspaper-article", "opinion-article"}


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each source that cannot be cited without the title of what it is a part of, and has none."""
    for entry in chronology.sources.values():
        if entry.record.kind in _PARTS and not entry.record.container:
            yield RULE.finding(entry, ("kind",), f'kind is "{entry.record.kind}", without a "container"')
