"""Rules on evidence: the cited paragraphs contain what a text states.

A source's evidence index can tell whether a paragraph contains a word or number; the text is not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import groupby, islice

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Grounds, Statement
from chronology.model.evidence import Evidence, Marks
from chronology.model.records import Source
from chronology.model.records.base import MOST_FRAGMENT_WORDS
from chronology.model.text import plain
from chronology.model.tokens import claimed, disguised, quotations, spellings, unpaired_marks, words
from chronology.rules.base import rule
from chronology.rules.findings import Finding

MOST_ABSENT = 20  # numbers of a text, or words of a quotation; each is looked up in every cited paragraph
OTHER_SIGNS = "`{}` is a number or percentage in characters other than 0 to 9 and %"
DIGITS = "Write it with the digits 0 to 9, or in words."


def supported(chronology: Chronology, grounds: Grounds, keys: Iterable[str]) -> bool:
    """Return whether one of the cited paragraphs contains one of the index keys.

    Unknown sources and paragraphs, which other rules report, count as containing everything.
    """
    wanted = tuple(keys)
    evidence = chronology.evidence
    return not grounds or any(
        source not in evidence or not at or evidence[source].holds(at, wanted) for source, at in grounds
    )


def cited(chronology: Chronology, grounds: Grounds) -> str:
    """Return the cited paragraphs in words: `some-source` ¶ 7, 9; `another` ¶ 2.

    Every source must have an evidence index, as it does where the paragraphs do not support a text.
    """
    parts: dict[str, dict[str, None]] = {}
    for source, numbers in grounds:
        labels = map(chronology.evidence[source].label, numbers)
        parts.setdefault(source, {}).update(dict.fromkeys(labels))
    return "; ".join(f"`{source}` ¶ {', '.join(labels)}" for source, labels in parts.items())


@rule(
    needs=("document.sha256",),
    tip="Make the index from the document: chronology index DOCUMENT.",
    bad="""
        # seeds/gazette.yml
        document:
          file: gazette.txt
          sha256: 0000000000000000000000000000000000000000000000000000000000000000
    """,
    good="""
        # seeds/gazette.yml
        document:
          file: gazette.txt
          sha256: afb01b6ba439c951f7a1a74ab01b466a00d8fe95b31672678a53175c50db0264
    """,
)
def evidence_index(chronology: Chronology) -> Iterator[Finding]:
    """Every source has an evidence index, made from the document that its record names."""
    for key, entry in chronology.sources.items():
        path = f"seeds/evidence/{key}.tsv"
        evidence = chronology.evidence.get(key)
        if key in chronology.evidence_errors:
            message = f"`{path}` cannot be read: {chronology.evidence_errors[key]}"
            yield evidence_index.finding(entry, ("document",), message)
        elif evidence is None:
            yield evidence_index.finding(entry, ("document",), f"`{path}` is missing")
        elif evidence.sha256 != entry.record.document.sha256:
            message = f"`{path}` was made from a different document ({evidence.sha256[:12]}…)"
            yield evidence_index.finding(entry, ("document", "sha256"), message)
    for key in sorted({*chronology.evidence, *chronology.evidence_errors} - chronology.known("source")):
        path = f"seeds/evidence/{key}.tsv"
        yield evidence_index.at(path, 1, 1, f"no source `{key}`", "Remove it, or add the source.")


@rule(
    tip="Cite the paragraph that has the number, or leave the number out.",
    bad="""
        claims:
          - text: From 1932 the treaty let 3,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
    good="""
        claims:
          - text: From 1932 the treaty let 2,500 ducks cross the river.
            source: gazette
            at: [2, 3]
    """,
)
def evidence_numbers(chronology: Chronology) -> Iterator[Finding]:
    """Every number in a claim, position or measure, including “dozens” and “millions”, appears in the
    paragraphs that it cites.

    It is written with the digits 0 to 9, or in words. At most 20 numbers are reported for each text.
    """
    for statement in chronology.statements:
        yield from islice(_absent_numbers(chronology, statement), MOST_ABSENT)


def _absent_numbers(chronology: Chronology, statement: Statement) -> Iterator[Finding]:
    event, where, text = statement.event, statement.where, plain(statement.text)
    for written in disguised(text):
        yield evidence_numbers.finding(event, where, OTHER_SIGNS.format(written), DIGITS)
    for number in claimed(text):
        if not supported(chronology, statement.grounds, number.keys):
            message = f"{number.written} is not in {cited(chronology, statement.grounds)}"
            yield evidence_numbers.finding(event, where, message, about=number.written)


@rule(
    tip="Quote the source's own words, or leave out the quotation marks.",
    bad="""
        claims:
          - text: Firefly called the treaty of 1932 “a steal”.
            source: gazette
            at: [2, 4]
    """,
    good="""
        claims:
          - text: Firefly called the treaty of 1932 “a bargain”.
            source: gazette
            at: [2, 4]
    """,
)
def evidence_quotations(chronology: Chronology) -> Iterator[Finding]:
    """Every word that a claim or position puts in quotation marks appears in the paragraphs that it cites.

    The evidence index is a set of words, so this rule checks neither their order nor whether a “not” is
    missing. At most 20 words are reported for each quotation.
    """
    for statement in chronology.statements:
        event, where, grounds = statement.event, statement.where, statement.grounds
        text = plain(statement.text)
        for mark in unpaired_marks(text):
            message = f"the quotation mark `{mark}` has no counterpart"
            yield evidence_quotations.finding(event, where, message, "Put a quotation between “ and ”.")
        for quotation in quotations(text):
            absent = (word for word in words(quotation) if not supported(chronology, grounds, (word,)))
            if first := list(islice(absent, MOST_ABSENT)):
                message = f"quoted `{', '.join(first)}` is not in {cited(chronology, grounds)}"
                yield evidence_quotations.finding(event, where, message)


# Lookups of a word in a paragraph allowed for an event, and more for each of its statements. Real events need
# at most 130 a statement.
_LOOKUPS, _LOOKUPS_EACH = 1_000, 400
_BEFORE = 2  # paragraphs before a cited one that may name an actor


@rule(
    severity="warning",
    tip="Cite the paragraph that names the actor, or give the reason under `answers`.",
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
def evidence_names(chronology: Chronology) -> Iterator[Finding]:
    """Every actor that a claim or position names, and its speaker, is named in one of the paragraphs that it
    cites or in one of the two before it.

    The cited source itself, by its label, container or publisher, need not be.
    """
    own = {key: frozenset(_own_names(entry.record)) for key, entry in chronology.sources.items()}
    for event, statements in groupby(chronology.statements, lambda statement: statement.event):
        actors = [(statement, _actors(chronology, statement, own)) for statement in statements]
        needed = sum(_lookups(chronology, *one) for one in actors)
        most = _LOOKUPS + _LOOKUPS_EACH * len(actors)
        if needed > most:  # one warning instead, which cannot be answered
            message = f"the names need {needed:,} comparisons with paragraphs; at most {most:,} are made"
            hint = "Cite fewer paragraphs, or name fewer actors."
            yield evidence_names.finding(event, ("claims",), message, hint)
            continue
        for statement, named in actors:
            for actor in named:
                if not _names(chronology, statement.grounds, actor):
                    places = f"{cited(chronology, statement.grounds)} or the two paragraphs before"
                    message = f"`{actor}` is not named in {places}"
                    yield evidence_names.finding(event, statement.where, message, about=actor)


def _own_names(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield the names by which a text may call a source, as words; a leading article is optional."""
    for name in filter(None, (source.label, source.container, source.publisher)):
        yield tuple(spellings(name))
        yield tuple(spellings(name.removeprefix("The ")))


def _actors(
    chronology: Chronology, statement: Statement, own: Mapping[str, Set[tuple[str, ...]]]
) -> Iterable[str]:
    """Return the known actors that a statement names or that speak in it, each once.

    The names of its sources are passed over; `own` has them by source.
    """
    sources = frozenset[tuple[str, ...]]().union(*(own.get(source, ()) for source, _ in statement.grounds))
    actors = dict.fromkeys(chronology.names.find(plain(statement.text), sources))
    if statement.speaker is not None and statement.speaker in chronology.actors:
        name = tuple(spellings(chronology.actors[statement.speaker].record.name))
        if name not in sources:
            actors[statement.speaker] = None
    return actors


def _lookups(chronology: Chronology, statement: Statement, actors: Iterable[str]) -> int:
    """Return the number of lookups needed if none of `actors` is named."""
    spelt = sum(len(spelling) for actor in actors for spelling in chronology.names.spellings(actor))
    return spelt and spelt * (1 + _BEFORE) * sum(len(numbers) for _, numbers in statement.grounds)


def _names(chronology: Chronology, grounds: Grounds, actor: str) -> bool:
    """Return whether a cited paragraph, or one of the two before it, contains any name of an actor.

    Unknown sources and paragraphs, which other rules report, count as naming everybody.
    """
    for source, numbers in grounds:
        evidence = chronology.evidence.get(source)
        if evidence is None or not numbers:
            return True
        # The cited paragraphs come first because most names stand there.
        near = dict.fromkeys(n - back for back in range(1 + _BEFORE) for n in numbers if n > back)
        for spelling in chronology.names.spellings(actor):
            if any(all(evidence.paragraphs[n - 1].holds(word) for word in spelling) for n in near):
                return True
    return not grounds or not any(chronology.names.spellings(actor))


@rule(
    needs=("uncited.at",),
    tip="Cite the paragraph in a claim, or add it to `uncited` with a reason.",
    bad="""
        # seeds/gazette.yml
        uncited:
          - at: [1]
            reason: heading
          - at: [fn2, fn4]
            reason: reference only
    """,
    good="""
        # seeds/gazette.yml
        uncited:
          - at: [1, 6]
            reason: heading
          - at: [fn2, fn4]
            reason: reference only
    """,
)
def ledger(chronology: Chronology) -> Iterator[Finding]:
    """Every paragraph of a source is cited by a claim, or listed in `uncited` with a reason."""
    # If an event is unreadable or cites an unknown source, no paragraph counts as missing.
    read = not chronology.broken["event"] and chronology.by_source.keys() <= chronology.known("source")
    for key, entry in chronology.sources.items():
        if evidence := chronology.evidence.get(key):
            claims: dict[int, str] = {}  # the first event that cites each paragraph in a claim
            for number, statements in chronology.by_paragraph.get(key, {}).items():
                for statement in statements:
                    if statement.kind == "claim":
                        claims.setdefault(number, statement.event.id)
            yield from _ledger(entry, evidence, claims, read=read)


def _ledger(
    entry: Entry[Source], evidence: Evidence, claims: Mapping[int, str], *, read: bool
) -> Iterator[Finding]:
    """Yield the faults of one ledger; of a span, only the first paragraph that is cited or listed twice."""
    cited, listed = Marks(evidence), Marks(evidence)
    cited.add(claims)
    for i, uncited in enumerate(entry.record.uncited):
        for j, span in enumerate(uncited.at):
            path = ("uncited", i, "at", j)
            numbers = evidence.numbers(span)
            if not numbers:
                yield ledger.finding(entry, path, f"no paragraph {span}", "Correct or remove it.")
            elif number := listed.first(numbers):
                message = f"paragraph {evidence.label(number)} is listed twice"
                yield ledger.finding(entry, path, message, "List it once.")
            elif number := cited.first(numbers):
                label, event = evidence.label(number), claims[number]
                message = f"paragraph {label} is listed as uncited, but `{event}` cites it"
                yield ledger.finding(entry, path, message, "Remove it from the ledger.")
            listed.add(numbers)
    if read:
        listed.add(claims)
        missing = listed.add(range(1, len(evidence.paragraphs) + 1))
        for label in dict.fromkeys(map(evidence.label, missing)):
            yield ledger.finding(entry, ("uncited",), f"paragraph {label} is neither cited nor in the ledger")


@rule(
    needs=("url",),
    tip="Give the first words of the paragraph, eight at most, as they stand in the document.",
    bad="""
        # seeds/gazette.yml
        url: https://gazette.example/ducks
        fragments:
          - at: 3
            words: The treaty let ducks
    """,
    good="""
        # seeds/gazette.yml
        url: https://gazette.example/ducks
        fragments:
          - at: 3
            words: It let 2,500 ducks
    """,
)
def fragments(chronology: Chronology) -> Iterator[Finding]:
    """Each fragment has at most eight words, all of which are in its paragraph, and a source with fragments
    has an address.

    Whether they are together in one place, only the document can tell.
    """
    for key, entry in chronology.sources.items():
        if entry.record.fragments and not entry.record.url:
            hint = "Give the address of the document, or remove the fragments."
            message = "without `url` no link can lead to a fragment"
            yield fragments.finding(entry, ("fragments",), message, hint)
        elif evidence := chronology.evidence.get(key):
            yield from _fragments(entry, evidence)


def _fragments(entry: Entry[Source], evidence: Evidence) -> Iterator[Finding]:
    seen = set[str]()
    for i, fragment in enumerate(entry.record.fragments):
        if not fragment.at or not fragment.words:  # one of them is lost
            continue
        path, numbers = ("fragments", i, "words"), evidence.numbers(fragment.at)
        if not numbers:
            message = f"no paragraph {fragment.at}"
            yield fragments.finding(entry, ("fragments", i, "at"), message, "Correct or remove it.")
        elif fragment.at in seen:
            message = f"¶ {fragment.at} has a fragment already"
            yield fragments.finding(entry, ("fragments", i, "at"), message, "Keep one of them.")
        elif not (found := words(fragment.words)):
            yield fragments.finding(entry, path, "it has no word")
        elif len(found) > MOST_FRAGMENT_WORDS:
            yield fragments.finding(entry, path, "it has more than eight words")
        elif absent := [word for word in found if not evidence.holds(numbers, (word,))]:
            yield fragments.finding(entry, path, f"`{', '.join(absent)}` is not in ¶ {fragment.at}")
        seen.add(fragment.at)
