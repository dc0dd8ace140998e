"""The parts of a file that is written for somebody to finish: entries with what the records say of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from chronology.authoring.scalars import WIDTH
from chronology.authoring.tree import Collection, Entry, Node, Scalar
from chronology.model.records import Record

HEAD = "Lines that begin with # are notes: they change nothing, and may be deleted."


def noted_entry(model: type[Record], key: str, value: Node, *, noted: bool = True) -> Entry:
    """Return the entry of a field, below the field's description."""
    note = model.model_fields[key].description or ""
    return Entry(key, value, above=notes(note) if noted else [])


def notes(note: str) -> list[str]:
    """Return a text as lines of comment."""
    return [f"# {line}" for line in textwrap.wrap(note, WIDTH - 6, break_long_words=False)]


def words(texts: Iterable[str]) -> Collection:
    """Return a list of words, in brackets."""
    return Collection(False, 0, True, [Entry(None, Scalar(text)) for text in texts])


def mapping(entries: list[Entry]) -> Collection:
    """Return a mapping of which each entry has a line of its own."""
    return Collection(True, 0, False, entries)


def listed(*values: Node) -> Collection:
    """Return a list of which each entry has a line of its own."""
    return Collection(False, 0, False, [Entry(None, value) for value in values])


def node(value: object) -> Node:
    """Return data as a tree: texts, lists of words in brackets, records in lines of their own."""
    if isinstance(value, Mapping):
        return mapping([Entry(str(key), node(inner)) for key, inner in value.items()])
    if isinstance(value, list):
        return Collection(False, 0, True, [Entry(None, node(inner)) for inner in value])
    return Scalar(None if value is None else str(value))
