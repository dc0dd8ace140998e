"""A new event: its id, and its file with notes, in canonical form and valid in schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from chronology.authoring.layout import written
from chronology.authoring.notes import HEAD, listed, mapping, noted_entry, notes, words
from chronology.authoring.shapes import Shape
from chronology.authoring.tree import Node, Scalar, Tree
from chronology.loading import strict_yaml
from chronology.model import item_ids
from chronology.model.edtf import Edtf
from chronology.model.records import Claim, Event
from chronology.model.text import UNWRITTEN

_SUMMARY = f"{UNWRITTEN}: say briefly what the claims say."
_TEXT = f"{UNWRITTEN}: say in your own words what the source states here."
_SMALL = frozenset("a an and as at by for from in into is its of on or the their to with".split())
_OFFERED = ("date_note", "measures", "relations", "disagreements", "apparent")


@dataclass(frozen=True, slots=True)
class Cited:
    """Paragraphs of a source, and what they say, if that is written already."""

    source: str
    at: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is known of an event before its file is written."""

    title: str
    date: Edtf
    kind: str
    themes: tuple[str, ...]
    cited: tuple[Cited, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    summary: str = ""


def proposed_id(title: str, date: Edtf, taken: Iterable[str]) -> str:
    """Return an id that is not taken: the date's start, as precise as it is, and words of the title."""
    start = date.points[0]
    day = start.earliest.isoformat()
    lead = {"day": day, "month": day[:7], "decade": f"{day[:4]}s"}.get(start.precision, day[:4])
    plain = unicodedata.normalize("NFKD", title.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain))
    telling = [word for word in found if word not in _SMALL and word != day[:4]] or ["event"]
    base = "-".join([lead, *telling[:4]])[:60].rstrip("-")
    known, name, number = set(taken), base, 2
    while name in known:
        name, number = f"{base}-{number}", number + 1
    return name


def text(event: NewEvent, name: str) -> str:
    """Return the file of a new event with the id `name`; what is still to be written is marked as such."""
    ids: list[str] = []
    for cited in event.cited:
        ids.append(item_ids.derived(name, "claim", cited.text or _TEXT, ids))
    values: dict[str, Node] = {
        "title": Scalar(event.title),
        "kind": Scalar(event.kind),
        "date": Scalar(event.date.text),
        "actors": words(event.actors),
        "places": words(event.places),
        "themes": words(event.themes),
        "summary": Scalar(event.summary or _SUMMARY),
        "claims": listed(*(_claim(one, ids[n], noted=not n) for n, one in enumerate(event.cited))),
    }
    entries = [noted_entry(Event, key, value) for key, value in values.items()]
    entries[0].above[:0] = [*notes(HEAD), ""]
    end = ["", *notes("Where they are needed, there are these keys, too; the field reference has examples:")]
    for key in _OFFERED:
        end += notes(f"{key}: {Event.model_fields[key].description}")
    made = written(Tree(mapping(entries), end), Shape(Event))
    Event.model_validate(strict_yaml.parse(made.encode()).data)
    return made


def _claim(cited: Cited, name: str, *, noted: bool) -> Node:
    values: dict[str, Node] = {
        "id": Scalar(name),
        "text": Scalar(cited.text or _TEXT),
        "source": Scalar(cited.source),
        "at": words(cited.at),
        "voice": Scalar("author"),
    }
    return mapping([noted_entry(Claim, key, value, noted=noted) for key, value in values.items()])
