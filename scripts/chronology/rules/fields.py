"""Rules on fields: the ids and paragraphs in them exist, and fields that depend on each other agree."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import Path, cited_places, cited_sources, items
from chronology.model.evidence import MOST_PARAGRAPHS
from chronology.model.records import Claim, Event, Position
from chronology.rules.base import Suggestions, rule, unknown
from chronology.rules.findings import Finding

_KNOWN_IDS = {
    "source": "Use the name of a file in seeds/, without .yml.",
    "theme": "Use an id from vocabulary/themes.yml.",
    "actor": "Use an id from vocabulary/actors.yml, or add the actor there.",
    "place": "Use an id from vocabulary/places.yml, or add the place there.",
    "event": "Use the name of a file in events/, without .yml.",
}


@rule(
    tip="Use an id from vocabulary/, or the name of a file in events/ or seeds/, without .yml.",
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
def unknown_id(chronology: Chronology) -> Iterator[Finding]:
    """Every theme, actor, place, source, speaker and event that an event names has a record."""
    suggestions = Suggestions()
    for entry in chronology.timeline:
        for kind, where, name in _ids(entry.record):
            if message := unknown(chronology, kind, name, suggestions):
                yield unknown_id.finding(entry, where, message, _KNOWN_IDS[kind])


def _ids(event: Event) -> Iterator[tuple[str, Path, str]]:
    """Yield each id that an event names, after its kind and its path."""
    for kind, field, names in (
        ("theme", "themes", event.themes),
        ("actor", "actors", event.actors),
        ("place", "places", event.places),
    ):
        for number, name in enumerate(names):
            yield kind, (field, number), name
    for where, citation in cited_places(event):
        yield "source", (*where, "source"), citation.source
        if isinstance(citation, Claim | Position) and citation.speaker:
            yield "actor", (*where, "speaker"), citation.speaker
    for number, relation in enumerate(event.relations):
        yield "event", ("relations", number, "to"), relation.to


@rule(
    tip="Paragraphs are non-empty lines, counted from 1; footnotes are written fn373.",
    bad="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazette
            at: [200]
    """,
    good="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazette
            at: [2]
    """,
)
def unknown_paragraph(chronology: Chronology) -> Iterator[Finding]:
    """Every cited paragraph is in the source's evidence index, and is cited once.

    A citation has at most 10 paragraphs, including those of its footnotes.
    """
    for entry in chronology.timeline:
        for where, citation in cited_places(entry.record):
            evidence = chronology.evidence.get(citation.source)
            if evidence is None:
                continue
            size = sum(len(evidence.numbers(reference)) for reference in citation.at)
            if size > MOST_PARAGRAPHS:
                message = f"{size:,} paragraphs are cited; at most {MOST_PARAGRAPHS}"
                hint = "A footnote may have several. Cite fewer, or split the text."
                yield unknown_paragraph.finding(entry, (*where, "at"), message, hint)
            for number, reference in enumerate(citation.at):
                message = hint = ""
                if not reference:  # an unreadable one
                    continue
                if not (numbers := evidence.numbers(reference)):
                    message = f"`{citation.source}` has no paragraph {reference}"
                    hint = f"It has paragraphs 1 to {len(evidence.paragraphs)}. {unknown_paragraph.tip}"
                elif reference != (label := evidence.label(numbers[0])):
                    message, hint = f"paragraph {reference} is the footnote {label}", f"Write {label}."
                elif reference in citation.at[:number]:
                    message, hint = f"paragraph {reference} is cited twice", "Cite it once."
                if message:
                    yield unknown_paragraph.finding(entry, (*where, "at", number), message, hint)


@rule(
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
def unused_vocabulary(chronology: Chronology) -> Iterator[Finding]:
    """Every theme, actor and place is used by an event, and every source is cited."""
    if chronology.broken["event"]:
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
                yield unused_vocabulary.finding(entry, (), f"no event uses the {kind} `{key}`")


@rule(
    tip="Give the second one a different id, or leave its id out: `chronology fmt` adds one.",
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
    """No two claims, disagreements or positions of an event have the same `id`."""
    for entry in chronology.timeline:
        first: dict[str, str] = {}
        for path, kind, item in items(entry.record):
            if item.id and item.id in first:  # an unreadable id is empty
                message = f'this {kind} has the id "{item.id}" of an earlier {first[item.id]}'
                yield duplicate_id.finding(entry, (*path, "id"), message)
            else:
                first[item.id] = kind


@rule(
    tip="Name the actor in `speaker`, or remove `speaker` if the source's author says it.",
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
    """A claim that is reported or quoted names its speaker; one in the author's voice names none."""
    for statement in chronology.statements:
        record = statement.record
        if not isinstance(record, Claim | Position) or not record.voice or record.speaker == "":
            continue  # an unreadable voice or speaker is empty
        if record.voice != "author" and record.speaker is None:
            message = f"voice is `{record.voice}`, but no speaker is named"
            yield voice.finding(statement.event, (*statement.where, "voice"), message)
        elif record.voice == "author" and record.speaker is not None:
            message = f"`{record.speaker}` is named as speaker, but voice is `author`"
            yield voice.finding(statement.event, (*statement.where, "speaker"), message)


@rule(
    needs=("kind", "measures"),
    tip="Add `measures`, or choose another kind.",
    bad="kind: figure",
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
    """An event of kind figure has measures; others may have them."""
    for entry in chronology.timeline:
        if entry.record.kind == "figure" and not entry.record.measures:
            yield measures.finding(entry, ("kind",), "a figure without `measures`")


@rule(
    needs=("authors.family", "authors.given", "authors.organisation"),
    tip="Write `family` and `given` for a person (only `family` for a single name), or `organisation`.",
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
    """Each author of a source has a `family` name or is an `organisation`, but not both."""
    for entry in chronology.sources.values():
        for number, author in enumerate(entry.record.authors):
            path = ("authors", number)
            if author.organisation and (author.family or author.given):
                message = "an author who is both a person and an organisation"
                yield authors.finding(entry, (*path, "organisation"), message)
            elif author.given and not author.family:
                yield authors.finding(entry, (*path, "given"), 'a person with "given" but no "family"')
            elif not author.family and not author.organisation:
                yield authors.finding(entry, path, "an author without a name")


_PARTS = {"chapter", "journal-article", "magazine-article", "newspaper-article", "opinion-article"}


@rule(
    needs=("kind", "container"),
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
    """A chapter names its book or report, and an article its journal, magazine or newspaper."""
    for entry in chronology.sources.values():
        if entry.record.kind in _PARTS and not entry.record.container:
            message = f'kind is "{entry.record.kind}", but there is no "container"'
            yield container.finding(entry, ("kind",), message)
