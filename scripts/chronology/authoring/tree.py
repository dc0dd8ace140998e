"""A YAML file as a tree that keeps its comments, each with the entry that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """A text, or None where nothing, `~` or `null` was written."""

    text: str | None


@dataclass(slots=True)
class Entry:
    """An entry of a mapping, or of a list (`key` is then None), with its comments.

    `above` and `below` are whole lines, `#` included, and blank ones.
    """

    key: str | None
    value: Node = field(default_factory=lambda: Scalar(None))
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Collection:
    """A mapping or list; `column` is that of its entries, where they have lines of their own."""

    is_mapping: bool
    column: int
    in_brackets: bool
    entries: list[Entry] = field(default_factory=list)


Node = Scalar | Collection


@dataclass(slots=True)
class Tree:
    """A file's value, and the comments after it."""

    root: Node
    end: list[str]


def comments(entry: Entry) -> list[str]:
    """Return the comments of an entry itself, without blank lines."""
    return [text for text in (*entry.above, *entry.below) if text]
