"""Rules on fields that depend on each other: ids, voice and speaker, kind and measures, names of authors."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import items
from chronology.model.records import Claim, Position
from chronology.rules.base import rule
from chronology.rules.findings import Finding


@rule(
    name="duplicate-id",
    severity="error",
    description="No two claims, disagreements or positions of an event have the same `id`.",
    tip="Give the second one another id, or leave it out: chronology fmt adds one.",
    bad="""
        claims:
          - id: c7k3m
            text: The treaty was signed in 1932.
            source: gazette
            at: [2]
          - id: c7k3m
            text: The treaty let 2,500 ducks cross the river.
            source: gazette
            at: [3]
    """,
    good="""
        claims:
          - id: c7k3m
            text: The treaty was signed in 1932.
            source: gazette
            at: [2]
          - text: The treaty let 2,500 ducks cross the river.
            source: gazette
            at: [3]
    """,
)
def duplicate_id(chronology: Chronology) -> Iterator[Finding]:
    """Yield each item of an event whose id an earlier one has."""
    for entry in chronology.timeline:
        first: dict[str, str] = {}
        for path, kind, item in items(entry.record):
            if item.id and item.id in first:  # an unreadable id is empty
                message = f'this {kind} has the id "{item.id}", as a {first[item.id]} before it has'
                yield duplicate_id.finding(entry, (*path, "id"), message)
            else:
                first[item.id] = kind


@rule(
    name="voice",
    severity="error",
    description="A claim that is reported or quoted names its speaker; one in the author's voice names none.",
    tip="Name the actor in `speaker`, or remove `speaker` where the source's author speaks.",
    bad="""
        claims:
          - text: Firefly called the treaty of 1932 a bargain.
            source: gazette
            at: [2, 4]
            voice: reported
    """,
    good="""
        claims:
          - text: Firefly called the treaty of 1932 a bargain.
            source: gazette
            at: [2, 4]
            voice: reported
            speaker: firefly
    """,
)
def voice(chronology: Chronology) -> Iterator[Finding]:
    """Yield each claim and position with a voice and no speaker, or a speaker and no voice."""
    for statement in chronology.statements:
        record = statement.record
        if not isinstance(record, Claim | Position) or not record.voice or record.speaker == "":
            continue  # an unreadable voice or speaker is empty
        if record.voice != "author" and record.speaker is None:
            message = f"voice is `{record.voice}`, and nobody is named as speaker"
            yield voice.finding(statement.event, (*statement.where, "voice"), message)
        elif record.voice == "author" and record.speaker is not None:
            message = f"`{record.speaker}` is named as speaker, and voice is `author`"
            yield voice.finding(statement.event, (*statement.where, "speaker"), message)


@rule(
    name="measures",
    severity="error",
    needs=("kind", "measures"),
    description="An event of kind figure has measures; others may have them.",
    tip="Add `measures`, or choose another kind.",
    bad="""
        kind: figure
    """,
    good="""
        kind: figure
        measures:
          - name: ducks that may cross
            value: 2500
            unit: ducks
            of: the ducks of the treaty
            as_of: "1932"
        claims:
          - text: In 1932 the treaty let 2,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
)
def measures(chronology: Chronology) -> Iterator[Finding]:
    """Yield each figure without measures."""
    for entry in chronology.timeline:
        if entry.record.kind == "figure" and not entry.record.measures:
            yield measures.finding(entry, ("kind",), "a figure without `measures`")


@rule(
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
def authors(chronology: Chronology) -> Iterator[Finding]:
    """Yield each author without a name, and each with the names of a person and of an organisation."""
    for entry in chronology.sources.values():
        for number, author in enumerate(entry.record.authors):
            path = ("authors", number)
            if author.organisation and (author.family or author.given):
                message = "both a person and an organisation"
                yield authors.finding(entry, (*path, "organisation"), message)
            elif author.given and not author.family:
                yield authors.finding(entry, (*path, "given"), 'a person with "given" and no "family"')
            elif not author.family and not author.organisation:
                yield authors.finding(entry, path, "an author without a name")


_PARTS = {"chapter", "journal-article", "magazine-article", "newspaper-article", "opinion-article"}


@rule(
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
def container(chronology: Chronology) -> Iterator[Finding]:
    """Yield each source that is part of a larger work and lacks the title of that work."""
    for entry in chronology.sources.values():
        if entry.record.kind in _PARTS and not entry.record.container:
            message = f'kind is "{entry.record.kind}", without a "container"'
            yield container.finding(entry, ("kind",), message)
