"""An actor that is not in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import cited_places
from chronology.model.parsed_yaml import Path
from chronology.model.records import Claim, Position
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-actor",
    severity="error",
    description="Every actor and speaker of an event is in vocabulary/actors.yml.",
    tip="Use an id of vocabulary/actors.yml, or add the actor there.",
    bad="""
        actors: [fredonia]
    """,
    good="""
        actors: [freedonia]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of an actor that does not exist, with the nearest that does."""
    nearest = Nearest()
    for entry in chronology.timeline:
        named: list[tuple[Path, str]] = [
            (("actors", i), actor) for i, actor in enumerate(entry.record.actors)
        ]
        for where, cited in cited_places(entry.record):
            if isinstance(cited, Claim | Position) and cited.speaker:
                named.append(((*where, "speaker"), cited.speaker))
        yield from unknown(RULE, chronology, "actor", entry, named, nearest)
