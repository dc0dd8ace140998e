"""A new source: the index of its document, and its record with notes and a ledger still to be worked off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from chronology.authoring.layout import written
from chronology.authoring.notes import HEAD, listed, mapping, node, noted_entry, notes, words
from chronology.authoring.shapes import Shape
from chronology.authoring.tree import Entry, Node, Scalar, Tree
from chronology.loading import strict_yaml
from chronology.loading.loader import MAX_BYTES
from chronology.model import edtf, evidence, utf8
from chronology.model.chronology import Chronology
from chronology.model.evidence import Evidence
from chronology.model.records import Author, Source, SourceKind
from chronology.model.text import UNWRITTEN
from chronology.model.tokens import likeness

UNREAD = "not yet read for events"
_LEDGER = (
    "The ledger: what no claim cites, and why. Take a paragraph out when an event cites it; give the "
    "reason (heading, argument without a dated happening) when you have read it and it holds no event."
)
KINDS: tuple[str, ...] = get_args(SourceKind)
_TO_WRITE = {
    "title": "the title of the document; in brackets where it states none.",
    "date": "when it was published.",
    "kind": f"one of {', '.join(KINDS)}.",
    "standpoint": "where it speaks from.",
    "synopsis": "what it says, in our own words.",
}


def indexed(document: Path) -> Evidence:
    """Return the evidence index of a document; raises ValueError where it is not UTF-8 text, or too large."""
    try:
        made = evidence.index(document.read_bytes())
    except UnicodeDecodeError as error:
        raise ValueError(f"{document} is not UTF-8 text: {error}") from None
    if not made.paragraphs:
        raise ValueError(f"{document} has no paragraphs: every line of it is empty")
    if len(evidence.dump(made)) > MAX_BYTES:
        raise ValueError(f"the index of {document} would be larger than {MAX_BYTES:,} bytes")
    return made


def checked(chronology: Chronology, given: Mapping[str, str | None]) -> None:
    """Raise ValueError, with all that is wrong, where a field of a new source cannot be as it is given."""
    if wrong := [*_refused(given), *_doubled(chronology, given)]:
        raise ValueError("\n  ".join(("nothing was written; these options cannot stay as they are:", *wrong)))


def _refused(given: Mapping[str, str | None]) -> Iterator[str]:
    """Yield what is wrong with each field by itself."""
    errors: list[Any] = []
    try:
        Source.model_validate({key: value for key, value in given.items() if value})
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    for error in errors:
        key, value = str(error["loc"][0]), given.get(str(error["loc"][0]))
        if not value and key not in {"label", "mark"}:  # is still to be written, or made from the document
            continue
        said = Source.model_fields[key].description or ""
        if error["type"] == "url":
            said = f"{error['ctx']['wrong']}; write the address as a browser shows it, or leave it out"
        elif error["type"] == "date":
            said = f"{error['msg']}: write {edtf.EXPECTED}"
        elif error["type"] == "string_too_long":
            said = f"it has {len(value or '')} characters; at most {error['ctx']['max_length']}"
        yield f'--{key} "{value or ""}": {said}'
    for key, value in given.items():
        for place, (message, _) in utf8.unseen(value or ""):
            yield f"--{key}, character {place + 1}: {message}; type it anew"


def _doubled(chronology: Chronology, given: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the label and the mark that another source has."""
    for key in ("label", "mark"):
        for entry in chronology.sources.values():
            if likeness(getattr(entry.record, key)) == likeness(given.get(key) or ""):
                yield f'--{key} "{given[key]}": that is the {key} of "{entry.id}"; choose another'


def person(written: str) -> Author:
    """Return the person whose name is written as FAMILY, GIVEN, or as a single word.

    Raises ValueError for several words without a comma: which of them is the family name is not guessed.
    """
    family, comma, given = (part.strip() for part in written.partition(","))
    if not family or (not comma and " " in family):
        raise ValueError(f'"{written}": write the family name first, then a comma: Roland, Bob')
    return Author(family=family, given=given or None)


def text(made: Evidence, file: str, given: Mapping[str, str | None], authors: Sequence[Author] = ()) -> str:
    """Return the record of a document by its index, its file's name, and the fields that are known."""
    entries = [noted_entry(Source, key, value) for key, value in _fields(made, file, given, authors)]
    entries[0].above[:0] = [*notes(HEAD), ""]
    entries[-1].above = notes(_LEDGER)
    end = ["", *notes("What the document itself does not state, and how it is known:"), "# inferred:"]
    end += ["#   - field: date", "#     reasoning: It tells of the spring of 2019 as past."]
    made_text = written(Tree(mapping(entries), end), Shape(Source))
    if faults := strict_yaml.parse(made_text.encode()).faults:
        raise ValueError(f"the record cannot be written: line {faults[0].line}: {faults[0].message}")
    return made_text


def _fields(
    made: Evidence, file: str, given: Mapping[str, str | None], authors: Sequence[Author]
) -> Iterator[tuple[str, Node]]:
    for key in Source.order():
        if key == "authors" and authors:
            yield key, listed(*(node(author.model_dump(exclude_none=True)) for author in authors))
        elif key == "document":
            parts = [Entry("file", Scalar(file)), Entry("sha256", Scalar(made.sha256))]
            yield key, mapping(parts)
        elif key == "uncited":
            spans, reason = Entry("at", words(_spans(made))), Entry("reason", Scalar(UNREAD))
            yield key, listed(mapping([spans, reason]))
        elif value := given.get(key):
            yield key, Scalar(value)
        elif key in _TO_WRITE:
            yield key, Scalar(f"{UNWRITTEN}: {_TO_WRITE[key]}")


def _spans(made: Evidence) -> Iterator[str]:
    """Yield all paragraphs of a document as few spans: 1-57, fn1-fn30."""
    labels = [made.label(paragraph.number) for paragraph in made.paragraphs]
    for _, run in groupby(labels, key=lambda label: label.startswith("fn")):
        found = list(run)
        yield found[0] if found[0] == found[-1] else f"{found[0]}-{found[-1]}"
