"""Reading a file as a tree with its comments.

The tree is read from the event stream that `strict_yaml` reads, and only from files in which that found
no fault: there are no anchors, tags or second documents. Comments and blank lines stand in the gaps
between the stream's tokens. Each has a line of its own, and belongs to the entry below, or, indented
deeper than that, to the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from chronology.authoring.tree import Collection, Entry, Scalar, Tree, comments
from chronology.loading import strict_yaml
from chronology.model import utf8

_COMMENT = re.compile(r"#[^\n]*")


def read(raw: bytes) -> Tree:
    """Return the tree of a file without faults; raises ValueError, with the first fault, for others."""
    faults = strict_yaml.parse(raw).faults
    text = "" if faults else utf8.decode(raw, faults)
    if faults or text is None:
        raise ValueError(f"line {faults[0].line}: {faults[0].message}")
    return _Reader(text).tree()


class _Reader:
    """Builds the tree; `_waiting` holds comments (column, text) until their entry is known."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = iter(strict_yaml.LOADER(text).get_event, None)
        self._end = 0
        self._waiting: list[tuple[int, str]] = []

    def tree(self) -> Tree:
        holder = Entry(None)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                self._gap(_start(event))
                self._value(holder, event)
        self._gap(len(self._text))
        root = holder.value
        deep, end = self._split(root.column if isinstance(root, Collection) else -1)
        if isinstance(root, Collection) and root.entries:
            root.entries[-1].below += deep
        else:
            end = deep + end
        return Tree(root, comments(holder) + end)

    def _gap(self, upto: int) -> None:
        """Collect the comments and blank lines between the last token and the next."""
        gap = self._text[self._end : upto]
        if "#" not in gap and gap.count("\n") < 2:
            self._end = max(self._end, upto)
            return
        lines = gap.split("\n")
        for number, line in enumerate(lines if upto == len(self._text) else lines[:-1]):
            if match := _COMMENT.search(line):
                self._waiting.append((match.start(), match[0].rstrip()))
            elif number and not line.strip():
                self._waiting.append((0, ""))
        self._end = max(self._end, upto)

    def _split(self, column: int) -> tuple[list[str], list[str]]:
        """Return what waits: comments deeper than `column` up to the first that is not, and the rest."""
        place = next((i for i, (at, text) in enumerate(self._waiting) if text and at <= column), None)
        texts = [text for _, text in self._waiting]
        place = len(texts) if place is None else place
        while place and not texts[place - 1]:
            place -= 1
        self._waiting.clear()
        return texts[:place], texts[place:]

    def _value(self, holder: Entry, event: Any) -> None:
        """Read the value that begins with `event` into its entry; depth is bounded by `strict_yaml`."""
        self._end = max(self._end, event.end_mark.index)
        if isinstance(event, yaml.ScalarEvent):
            self._above(holder)
            nothing = event.value in strict_yaml.NOTHING and not event.style
            holder.value = Scalar(None if nothing else event.value)
            if event.style in ("|", ">"):
                self._block(event)
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        collection = Collection(is_mapping, event.start_mark.column, bool(event.flow_style))
        holder.value = collection
        if collection.in_brackets:
            self._above(holder)
        self._entries(collection, holder)

    def _above(self, holder: Entry) -> None:
        """Give what waits between a key and its value to the key."""
        holder.above += [text for _, text in self._waiting if text]
        self._waiting.clear()

    def _block(self, event: Any) -> None:
        """Leave the blank lines after a block of text to the next gap."""
        block = self._text[event.start_mark.index : event.end_mark.index]
        if "+" not in block.partition("\n")[0]:
            self._end = event.start_mark.index + len(block.rstrip())

    def _entries(self, collection: Collection, holder: Entry) -> None:
        for event in self._events:
            ends = isinstance(event, yaml.CollectionEndEvent)
            if not ends or collection.in_brackets:
                self._gap(event.start_mark.index)
            if ends:
                break
            entry = self._entry(collection, event)
            collection.entries.append(entry)
            if collection.is_mapping:
                self._end = event.end_mark.index
                value = next(self._events)
                self._gap(value.start_mark.index)
                self._value(entry, value)
            else:
                self._value(entry, event)
        if collection.in_brackets:
            self._close(holder, event.end_mark.index)

    def _entry(self, collection: Collection, event: Any) -> Entry:
        """Begin an entry, and give it and the one before what waits for them."""
        entry = Entry(event.value if collection.is_mapping else None)
        if collection.in_brackets:
            entry.above = [text for _, text in self._waiting if text]
            self._waiting.clear()
        else:
            deep, entry.above = self._split(collection.column)
            if collection.entries:
                collection.entries[-1].below += deep
            else:
                entry.above = deep + entry.above
        return entry

    def _close(self, holder: Entry, end: int) -> None:
        holder.below += [text for _, text in self._waiting if text]
        self._waiting.clear()
        self._end = end


def _start(event: Any) -> int:
    """Return the place of an event in the text."""
    place: int = event.start_mark.index
    return place
