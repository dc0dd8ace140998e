"""An actor whom the cited paragraphs do not name."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.chronology import Chronology
from chronology.entries import Statement
from chronology.findings import Finding
from chronology.rules import Rule, cited, names_actor
from chronology.text import plain

RULE = Rule(
    name="evidence-names",
    severity="warning",
    description=(
        "Every actor that a claim or position names, and its speaker, is named in the paragraphs "
        "that it cites or one of the two before."
    ),
    tip="Cite the paragraph that names the actor, or give the reason under «answers».",
    bad="""
        date: "1934"
        claims:
          - text: Sylvania let the treaty end in 1934.
            source: gazette
            at: [5]
    """,
    good="""
        date: "1934"
        claims:
          - text: The treaty ended in 1934.
            source: gazette
            at: [5]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each actor that a statement names and its paragraphs, with the two before each, do not."""
    for statement in chronology.statements:
        for actor in _named(chronology, statement):
            if not names_actor(chronology, statement.grounds, actor):
                where = f"{cited(chronology, statement.grounds)} or the two paragraphs before"
                message = f"«{actor}» is not named in {where}"
                yield RULE.finding(statement.event, statement.where, message, about=actor)


def _named(chronology: Chronology, statement: Statement) -> dict[str, None]:
    named: dict[str, None] = dict.fromkeys(chronology.names.find(plain(statement.text)))
    if statement.speaker is not None and statement.speaker in chronology.actors:
        named[statement.speaker] = None
    return named
