"""The files of a new source: the index of its document, and its record with notes and a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from chronology.authoring.canonical import CommentedYaml, Shape, note, verified
from chronology.authoring.new_event import NOTES_HEAD
from chronology.loading.loader import MAX_BYTES
from chronology.model import edtf, evidence, utf8
from chronology.model.chronology import Chronology
from chronology.model.entries import Path as Where
from chronology.model.entries import Value
from chronology.model.evidence import Evidence
from chronology.model.records import Author, Record, Source, SourceKind
from chronology.model.text import UNWRITTEN
from chronology.model.tokens import likeness

_LEDGER = (
    "The ledger: what no claim cites, and why. Remove a paragraph when an event cites it; give the "
    "reason (heading, argument with no dated event) when you have read it and it contains no event."
)
KINDS: tuple[str, ...] = get_args(SourceKind)
_TO_WRITE = {
    "title": "the title of the document; in brackets if it states none.",
    "date": "when it was published.",
    "kind": f"one of {', '.join(KINDS)}.",
    "standpoint": "its standpoint, in one neutral sentence.",
    "synopsis": "what it says, in our own words.",
}


def indexed(document: Path) -> Evidence:
    """Return the evidence index of a document; raise ValueError if it is empty, too large or not UTF-8."""
    try:
        made = evidence.index(document.read_bytes())
    except UnicodeDecodeError as error:
        raise ValueError(f"{document} is not UTF-8 text: {error}") from None
    if not made.paragraphs:
        raise ValueError(f"{document} has no paragraphs: all its lines are empty")
    if len(evidence.dump(made)) > MAX_BYTES:
        raise ValueError(f"the index of {document} would be larger than {MAX_BYTES:,} bytes")
    return made


def check_fields(chronology: Chronology, given: Mapping[str, str | None]) -> None:
    """Raise ValueError, listing everything that is wrong, unless all fields of a new source are valid."""
    if wrong := [*_invalid(given), *_duplicates(chronology, given)]:
        raise ValueError("\n  ".join(("nothing was written; these options need a different value:", *wrong)))


def _invalid(given: Mapping[str, str | None]) -> Iterator[str]:
    """Yield an error for each field that is invalid on its own."""
    errors: list[Any] = []
    try:
        Source.model_validate({key: value for key, value in given.items() if value})
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    for error in errors:
        key, value = str(error["loc"][0]), given.get(str(error["loc"][0]))
        if not value and key not in {"label", "mark"}:  # still to be written, or made from the document
            continue
        yield f'--{key} "{value or ""}": {reason(Source, error)}'
    for key, value in given.items():
        for place, (message, _) in utf8.unseen(value or ""):
            yield f"--{key}, character {place + 1}: {message}; type it again"


def reason(model: type[Record], error: Mapping[str, Any]) -> str:
    """Return what is wrong with the value of a field of a model, by pydantic's error, or what is expected."""
    match error["type"]:
        case "date":
            return f"{error['msg']}: write {edtf.EXPECTED}"
        case "string_too_long":
            return f"it has {len(error['input'])} characters; at most {error['ctx']['max_length']}"
    return model.model_fields[str(error["loc"][0])].description or ""


def _duplicates(chronology: Chronology, given: Mapping[str, str | None]) -> Iterator[str]:
    """Yield an error for a label or a mark that another source has."""
    for key in ("label", "mark"):
        for entry in chronology.sources.values():
            if likeness(getattr(entry.record, key)) == likeness(given.get(key) or ""):
                yield f'--{key} "{given[key]}": that is the {key} of "{entry.id}"; choose another'


def source_file(
    made: Evidence, file: str, given: Mapping[str, str | None], authors: Sequence[Author] = ()
) -> bytes:
    """Return the record of a document from its index, its file's name and the fields that are known."""
    data = dict(_fields(made, file, given, authors))
    above: dict[Where, list[str]] = {(key,): note(Source.model_fields[key].description or "") for key in data}
    above[("title",)] = [*note(NOTES_HEAD), "", *above[("title",)]]
    above[("uncited",)] = note(_LEDGER)
    end = ["", *note("What the document itself does not state, and how it is known:"), "# inferred:"]
    end += ["#   - field: date", "#     reasoning: It refers to the spring of 2019 as past."]
    return verified(CommentedYaml(data, above, end=end), Shape(Source))


def _fields(
    made: Evidence, file: str, given: Mapping[str, str | None], authors: Sequence[Author]
) -> Iterator[tuple[str, Value]]:
    for key in Source.order():
        if key == "authors" and authors:
            yield key, [author.model_dump(exclude_none=True) for author in authors]
        elif key == "document":
            yield key, {"file": file, "sha256": made.sha256}
        elif key == "uncited":
            yield key, [{"at": list(_spans(made)), "reason": "not yet read for events"}]
        elif value := given.get(key):
            yield key, value
        elif key in _TO_WRITE:
            yield key, f"{UNWRITTEN}: {_TO_WRITE[key]}"


def _spans(made: Evidence) -> Iterator[str]:
    """Yield all paragraphs of a document as few spans: 1-57, fn1-fn30."""
    labels = [made.label(paragraph.number) for paragraph in made.paragraphs]
    for _, run in groupby(labels, key=lambda label: label.startswith("fn")):
        found = list(run)
        yield found[0] if found[0] == found[-1] else f"{found[0]}-{found[-1]}"
