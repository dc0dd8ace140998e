"""A place that is not in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-place",
    severity="error",
    description="Every place of an event is in vocabulary/places.yml.",
    tip="Use an id of vocabulary/places.yml, or add the place there.",
    bad="""
        places: [fredvile]
    """,
    good="""
        places: [fredville]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of a place that does not exist, with the nearest that does."""
    nearest = Nearest()
    for entry in chronology.timeline:
        named = [(("places", i), place) for i, place in enumerate(entry.record.places)]
        yield from unknown(RULE, chronology, "place", entry, named, nearest)
