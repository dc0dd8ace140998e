"""Rules on texts: titles, names, summaries and cross-references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from chronology.model import utf8
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Path, located_texts, speakers, strings
from chronology.model.records import Event
from chronology.model.text import UNWRITTEN, plain, references, unbalanced
from chronology.model.tokens import (
    ROUND,
    Number,
    claimed,
    disguised,
    fold,
    likeness,
    number_keys,
    numbers,
    spellings,
)
from chronology.rules.base import Suggestions, field_name, rule, unknown
from chronology.rules.evidence import DIGITS, OTHER_SIGNS
from chronology.rules.findings import Finding


@rule(
    tip="Say what distinguishes one from the other.",
    bad="title: Freedonia and Sylvania sign the Duck Treaty",
    good="title: Fredville sees the Duck Treaty signed",
)
def duplicate_title(chronology: Chronology) -> Iterator[Finding]:
    """No two events have the same title, and no two sources the same label or mark.

    Differences in case, accents, kinds of space and zero-width characters do not count.
    """
    for field, entries in (
        ("title", chronology.timeline),
        ("label", chronology.sources.values()),
        ("mark", chronology.sources.values()),
    ):
        first: dict[str, str] = {}
        for entry in entries:
            value = likeness(getattr(entry.record, field))
            if value and value in first:
                message = f"the {field} is the same as that of `{first[value]}`"
                hint = "" if field == "title" else f"Choose another {field}."
                yield duplicate_title.finding(entry, (field,), message, hint)
            first.setdefault(value, entry.id)


@rule(
    tip="Keep it for the actor whom it usually means, and use a longer form for the other.",
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
def alias(chronology: Chronology) -> Iterator[Finding]:
    """Every spelling belongs to one actor, and is listed once."""
    written: set[tuple[str, str]] = set()
    first: dict[tuple[str, ...], str] = {}
    for key, entry in chronology.actors.items():
        names: list[tuple[Path, str]] = [(("name",), entry.record.name)]
        names += [(("aliases", number), name) for number, name in enumerate(entry.record.aliases)]
        for where, name in names:
            if not name:  # an unreadable one
                continue
            owner = first.setdefault(tuple(spellings(name)) or (name,), key)
            if owner != key or (key, name) in written:
                message = f"`{name}` is already a spelling of `{owner}`"
                yield alias.finding(entry, where, message, "Remove it." if owner == key else "")
            written.add((key, name))


@rule(
    tip="Write it in words.",
    bad='title: "— …"',
    good="title: The Duck Treaty is signed",
)
def wordless(chronology: Chronology) -> Iterator[Finding]:
    """Every title, label and name contains a letter or a digit."""
    groups: tuple[tuple[str, Iterable[Entry[Any]]], ...] = (
        ("title", chronology.timeline),
        ("title", chronology.sources.values()),
        ("label", chronology.sources.values()),
        ("name", chronology.themes.values()),
        ("name", chronology.actors.values()),
        ("name", chronology.places.values()),
    )
    for field, entries in groups:
        for entry in entries:
            text = getattr(entry.record, field)
            if text and not any(map(str.isalnum, text)):  # an unreadable text is empty
                characters = ", ".join(utf8.called(one) for one in dict.fromkeys(text[:3]))
                message = f"the {field} has no letter or digit, only {characters}"
                yield wordless.finding(entry, (field,), message)


@rule(
    tip="Write the text in your own words.",
    bad='summary: "TODO: say briefly what the claims say."',
    good="summary: The Duck Treaty is signed.",
)
def unwritten(chronology: Chronology) -> Iterator[Finding]:
    """No text begins with `TODO`, which marks a text that is still to be written."""
    for file in chronology.files.values():
        invalid = {error["loc"] for error in file.errors}
        for where, text in strings(file.parsed.data):
            if text.startswith(UNWRITTEN) and where not in invalid:
                message = f"`{field_name(where)}` is still to be written"
                yield unwritten.at(file.path, *file.parsed.at(where), message)


@rule(
    tip="Write [[event-id]] or [[event-id|words]].",
    bad="summary: The Duck Treaty is signed, and [[1934-laps|ends]].",
    good="summary: The Duck Treaty is signed, and [[1934-lapse|ends]].",
)
def cross_references(chronology: Chronology) -> Iterator[Finding]:
    """Every cross-reference is closed with `]]` and leads to an existing event, not to its own."""
    suggestions = Suggestions()
    for entry in chronology.timeline:
        for where, text in located_texts(entry.record):
            if piece := unbalanced(text):
                message = f"`{piece}` is not part of a complete cross-reference"
                yield cross_references.finding(entry, where, message)
            for reference in references(text):
                if not reference.target:
                    yield cross_references.finding(entry, where, "a cross-reference without an event")
                elif message := unknown(chronology, "event", reference.target, suggestions):
                    yield cross_references.finding(entry, where, message)
                elif reference.target == entry.id:
                    message = "a cross-reference to the event itself"
                    yield cross_references.finding(entry, where, message, "Remove it.")


@rule(
    needs=("claims.text", "measures.value", "measures.unit", "date", "disagreements.positions.says"),
    tip="State it in a claim that cites a paragraph, or leave it out.",
    bad="summary: The Duck Treaty lets 3,000 ducks cross.",
    good="summary: The Duck Treaty is signed.",
)
def summary(chronology: Chronology) -> Iterator[Finding]:
    """Every number in the title and summary appears in a claim, a measure or the event's date."""
    for entry in chronology.timeline:
        shown = {field: plain(getattr(entry.record, field)) for field in ("title", "summary")}
        for field, text in shown.items():
            for written in disguised(text):
                yield summary.finding(entry, (field,), OTHER_SIGNS.format(written), DIGITS)
        found = [(field, number) for field, text in shown.items() for number in claimed(text)]
        texts = _statements(entry.record) if found else []
        stated = {key for text in texts for key in number_keys(text)}
        for field, number in found:
            if not (number.keys & stated or _spelt(number, texts) or _rounds(number, entry.record)):
                message = f"{number.written} in `{field}` is not in any claim"
                yield summary.finding(entry, (field,), message, about=number.written)


def _said(event: Event) -> Iterator[str]:
    """Yield the texts of an event's claims, then of its positions, without markup."""
    texts = [claim.text for claim in event.claims]
    texts += [position.says for dispute in event.disagreements for position in dispute.positions]
    return map(plain, texts)


def _statements(event: Event) -> list[str]:
    """Return the texts of an event's claims, positions, measures and date, without markup."""
    values = (f"{measure.value} {measure.unit}" for measure in event.measures)
    return [*_said(event), *map(plain, (*values, event.date.words()))]


def _spelt(number: Number, texts: Iterable[str]) -> bool:
    """Return whether one of the texts contains a number word such as "dozens" itself."""
    return any(fold(word) in number.keys for text in texts for word in spellings(text))


def _rounds(number: Number, event: Event) -> bool:
    """Return whether a word such as "thousands" rounds a value that a measure gives exactly."""
    least = ROUND.get(number.written.lower())
    amounts = (n for m in event.measures for n in numbers(f"{m.value} {m.unit}"))
    keys = (key.strip("#%") for amount in amounts for key in amount.keys if "/" not in key)
    return least is not None and any(Decimal(key) >= least for key in keys)


@rule(
    severity="warning",
    needs=(
        *("claims.text", "claims.speaker"),
        *("disagreements.positions.says", "disagreements.positions.speaker"),
    ),
    tip="Name the actor in a claim, or give the reason under `answers`.",
    bad="summary: Firefly has the Duck Treaty signed.",
    good="summary: The Duck Treaty is signed.",
)
def summary_names(chronology: Chronology) -> Iterator[Finding]:
    """Every actor named in the title or summary is named, or speaks, in a claim or position."""
    find = chronology.names.find
    for entry in chronology.timeline:
        event = entry.record
        named = {field: dict.fromkeys(find(plain(getattr(event, field)))) for field in ("title", "summary")}
        missing = {actor for actors in named.values() for actor in actors}.difference(speakers(event))
        for text in _said(event):
            if not missing:
                break
            missing.difference_update(find(text))
        for field, actors in named.items():
            for actor in actors:
                if actor in missing:
                    message = f"`{actor}` in `{field}` is not named in any claim"
                    yield summary_names.finding(entry, (field,), message, about=actor)
