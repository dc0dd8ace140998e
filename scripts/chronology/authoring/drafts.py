"""A new event as a file with notes: empty for the browser, or filled as far as a reader's tip goes.

The notes are the records' own descriptions and examples. Whatever text a draft holds is written as a
quoted scalar or behind a «#», so that it can be neither a key nor a line of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from chronology.model import utf8
from chronology.model.records import Claim, Event, Record

# What needs no quotes: an id, but no word that some reader of YAML takes for a value; in a list, a number.
_ID = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)\Z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[1-9][0-9]*\Z")
_EXEMPLIFIED = ("date", "at")
_MOST = 4
_HEAD = (
    "Lines that begin with # are notes: they change nothing, and may be deleted.",
    "The name of the file is the event's id: a date and a few words, such as 1932-duck-treaty.yml,",
    "in small Latin letters, digits and hyphens.",
)


class Draft(NamedTuple):
    """What is known of an event; the rest is left empty. `notes` go above the keys they are filed under."""

    title: str = ""
    date: str = ""
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    source: str = ""
    at: tuple[str, ...] = ()
    head: tuple[str, ...] = _HEAD
    notes: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def written(draft: Draft) -> str:
    """Return the file of a draft."""
    lines = [*_comments(draft.head), ""]
    for key, value in (
        ("title", draft.title),
        ("kind", "event"),
        ("date", draft.date),
        ("actors", draft.actors),
        ("themes", draft.themes),
        ("summary", draft.summary),
    ):
        lines += [*_above(draft, Event, key), f"{key}: {_value(value)}".rstrip()]
    lines += [*_above(draft, Event, "claims"), "claims:"]
    for key, value in (("text", draft.text), ("source", draft.source), ("at", draft.at)):
        lines += [f"    {line}" for line in _above(draft, Claim, key)]
        lines.append(f"  {'- ' if key == 'text' else '  '}{key}: {_value(value)}".rstrip())
    return "\n".join(lines) + "\n"


def _above(draft: Draft, model: type[Record], key: str) -> Iterator[str]:
    """Yield the notes above a key: what it is for, and what is still to be done."""
    known = model.model_fields[key]
    examples = ", ".join(_value(one) for one in (known.examples or ())[:_MOST]) if key in _EXEMPLIFIED else ""
    said = (known.description or "", *([f"For example: {examples}"] if examples else []))
    yield from _comments((*said, *draft.notes.get(key, ())))


def _comments(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines():
            yield f"# {utf8.seen(line)}".rstrip()


def _value(value: Any) -> str:
    """Return a text, or a list of them, as YAML."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(one if _NUMBER.match(one) else _value(one) for one in value)}]"
    seen = " ".join(utf8.seen(value).split())
    return seen if not seen or _ID.match(seen) else json.dumps(seen, ensure_ascii=False)
