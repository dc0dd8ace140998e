"""A theme that is not in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-theme",
    severity="error",
    description="Every theme of an event is in vocabulary/themes.yml.",
    tip="Use an id of vocabulary/themes.yml.",
    bad="""
        themes: [border]
    """,
    good="""
        themes: [borders]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of a theme that does not exist, with the nearest that does."""
    nearest = Nearest()
    for entry in chronology.timeline:
        named = [(("themes", i), theme) for i, theme in enumerate(entry.record.themes)]
        yield from unknown(RULE, chronology, "theme", entry, named, nearest)
