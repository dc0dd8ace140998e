"""An actor whom the cited paragraphs do not name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from chronology.model.chronology import Chronology
from chronology.model.entries import Statement
from chronology.model.text import plain
from chronology.rules import Rule, cited, names_actor
from chronology.rules.findings import Finding

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
# The most that the real events ask for is 130 for each statement.
_BASE, _EACH = 1_000, 400


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each actor that a statement names and its paragraphs, with the two before each, do not.

    An event that asks for too many comparisons gets a warning that no answer settles.
    """
    for event, statements in groupby(chronology.statements, lambda statement: statement.event):
        named = [(statement, _named(chronology, statement)) for statement in statements]
        asked, most = sum(_comparisons(chronology, *one) for one in named), _BASE + _EACH * len(named)
        if asked > most:
            message = f"names take {asked:,} comparisons with paragraphs; at most {most:,} are made"
            hint = "Cite fewer paragraphs, or name fewer actors."
            yield RULE.finding(event, ("claims",), message, hint)
            continue
        yield from _unnamed(chronology, named)


def _unnamed(chronology: Chronology, named: Iterable[tuple[Statement, Iterable[str]]]) -> Iterator[Finding]:
    for statement, actors in named:
        for actor in actors:
            if not names_actor(chronology, statement.grounds, actor):
                where = f"{cited(chronology, statement.grounds)} or the two paragraphs before"
                message = f"«{actor}» is not named in {where}"
                yield RULE.finding(statement.event, statement.where, message, about=actor)


def _comparisons(chronology: Chronology, statement: Statement, actors: Iterable[str]) -> int:
    """Return how often a word is compared with a paragraph if no actor is found."""
    words = sum(len(spelling) for actor in actors for spelling in chronology.names.spellings(actor))
    return words and words * 3 * sum(len(numbers) for _, numbers in statement.grounds)


def _named(chronology: Chronology, statement: Statement) -> dict[str, None]:
    named: dict[str, None] = dict.fromkeys(chronology.names.find(plain(statement.text)))
    if statement.speaker is not None and statement.speaker in chronology.actors:
        named[statement.speaker] = None
    return named
