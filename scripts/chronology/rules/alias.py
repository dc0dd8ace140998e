"""A spelling that belongs to two actors."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.parsed_yaml import Path
from chronology.model.tokens import spellings
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="alias",
    severity="error",
    description="A spelling names one actor.",
    tip="Leave it with the actor that it names more often, and use a longer form for the other.",
    bad="""
        # vocabulary/actors.yml
        sylvania:
          name: Sylvania
          kind: state
          aliases: [Sylvanian, Freedonian]
    """,
    good="""
        # vocabulary/actors.yml
        sylvania:
          name: Sylvania
          kind: state
          aliases: [Sylvanian, Sylvanians]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each spelling that two actors claim, in whatever form of its words, or one claims twice."""
    written: set[tuple[str, str]] = set()
    first: dict[tuple[str, ...], str] = {}
    for key, entry in chronology.actors.items():
        names: list[tuple[Path, str]] = [(("name",), entry.record.name)]
        names += [(("aliases", i), alias) for i, alias in enumerate(entry.record.aliases)]
        for where, name in names:
            if not name:  # lost to a fault
                continue
            spelled = tuple(spellings(name)) or (name,)
            owner = first.setdefault(spelled, key)
            if owner != key or (key, name) in written:
                hint = "Remove it." if owner == key else RULE.tip
                yield RULE.finding(entry, where, f"«{name}» is a spelling of «{owner}» already", hint)
            written.add((key, name))
