"""A theme, actor or place that no event uses."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import cited_sources
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="unused-vocabulary",
    severity="error",
    description="Every theme, actor and place is used by an event, and every source is cited.",
    tip="Remove it, or use it.",
    bad="""
        # vocabulary/places.yml
        sylville:
          name: Sylville
    """,
    good="""
        # vocabulary/places.yml
        sylville:
          name: Sylville
        # events/1932-signing.yml
        places: [sylville]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each entry of the vocabulary and each source that no event uses."""
    if chronology.broken["event"]:  # the events that cannot be read may use it
        return
    cited = {key for entry in chronology.timeline for key in cited_sources(entry.record)}
    for kind, entries, used in (
        ("theme", chronology.themes, chronology.by_theme),
        ("actor", chronology.actors, chronology.by_actor),
        ("place", chronology.places, chronology.by_place),
        ("source", chronology.sources, cited),
    ):
        for key, entry in entries.items():
            if key not in used:
                yield RULE.finding(entry, (), f"no event uses the {kind} «{key}»")
