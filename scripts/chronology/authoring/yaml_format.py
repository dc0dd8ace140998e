"""The canonical form of a file: order of keys, quotes, brackets, line width, and where comments stand.

Keys come in the order of the records' fields, unknown ones last. Lists of words stand in brackets, records
on lines of their own. A text has quotation marks only where the strict reader or an editor's ordinary
reader would take it for something else: `no` for false, `1991` for a number, `a: b` for a mapping.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from chronology.authoring.commented_yaml import CommentedYaml
from chronology.loading.loader import VOCABULARY
from chronology.loading.strict_yaml import NOTHING
from chronology.model.parsed_yaml import Path, Value, mapping
from chronology.model.records import Event, Record, Retired, Source

WIDTH = 100
_UNQUOTED = frozenset({"at", "value"})  # an editor may read these as numbers; the strict reader does not
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_STARTS = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`=<~]|-(?:\s|$|--)|\.\.\.""")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n\r]|^\s|\s$")
_IN_BRACKETS = re.compile(r"[\[\]{},:?]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RESOLVER: Any = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is, as far as its form depends on it.

    The value, or each entry of a list, is a record of `model`; or there is a record of `by_id` under each
    key. `quoted` is set for dates, which look like numbers, and `bare` for what has no quotes though it
    looks like a number.
    """

    model: type[Record] | None = None
    by_id: type[Record] | None = None
    quoted: bool = False
    bare: bool = False

    def of(self, key: str) -> Shape:
        """Return the shape of the value under a key."""
        if self.by_id:
            return Shape(self.by_id)
        return _field(self.model, key) if self.model else Shape()


@lru_cache(maxsize=1024)
def _field(model: type[Record], key: str) -> Shape:
    return Shape(model.inner(key), quoted=model.is_date(key), bare=key in _UNQUOTED)


def shape_of(path: str, data: Value) -> Shape | None:
    """Return the shape of a file by its path from the root and its data; None if it is no data file."""
    place = PurePosixPath(path)
    if place.suffix == ".yml":
        match place.parent.as_posix():
            case "events":
                return Shape(Retired if {"withdrawn", "moved_to"} & set(mapping(data)) else Event)
            case "seeds":
                return Shape(Source)
            case "vocabulary" if place.stem in VOCABULARY:
                return Shape(by_id=VOCABULARY[place.stem])
    return None


def write(document: CommentedYaml, shape: Shape) -> str:
    """Return the text of a file in canonical form."""
    data, lines = document.data, list[str]()
    if isinstance(data, dict | list) and data:
        writer = _Writer(document)
        writer.hand_over((), data, shape)
        lines = writer.block((), data, shape, 0)
    elif data is not None:
        lines = [inline(data, shape)]
    text = "\n".join([*lines, *_single_blanks(document.end)]).strip("\n")
    return text + "\n" if text else ""


def dump(data: Any, shape: Shape) -> str:
    """Return data in canonical form without comments; numbers are written as texts."""
    return write(CommentedYaml(_texts(data)), shape)


def inline(value: Value, shape: Shape = Shape(), *, in_brackets: bool = False) -> str:
    """Return a value on one line, a list or mapping in brackets."""
    if isinstance(value, dict):
        pairs = (
            f"{inline(key, in_brackets=True)}: {inline(one, inner, in_brackets=True)}"
            for key, one, inner in _entries(value, shape)
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(inline(one, shape, in_brackets=True) for one in value)}]"
    return _scalar(value, in_brackets, shape.quoted, shape.bare)


def note(text: str) -> list[str]:
    """Return a text as lines of comment within the usual width."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH - 6, break_long_words=False)]


def _texts(data: Any) -> Value:
    if isinstance(data, Mapping):
        return {str(key): _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(value) for value in data]
    return None if data is None else str(data)


def _entries(value: Value, shape: Shape) -> list[tuple[str | int, Value, Shape]]:
    """Return key or index, value and shape of each entry, in canonical order."""
    if isinstance(value, list):
        return [(number, one, shape) for number, one in enumerate(value)]
    place = {key: number for number, key in enumerate(shape.model.order() if shape.model else ())}
    keys = sorted(value, key=lambda key: place.get(key, len(place)))
    return [(key, value[key], shape.of(key)) for key in keys]


class _Writer:
    """Writes lists and mappings of which each entry has lines of its own, with their comments."""

    def __init__(self, document: CommentedYaml) -> None:
        self._above, self._below = dict(document.above), dict(document.below)

    def hand_over(self, path: Path, value: Value, shape: Shape) -> None:
        """Move comments at the edges of a collection to the entry that holds it.

        That is where they are found when the file is read again: by its indentation, a comment after a
        block's last entry belongs to the entry around, and one above the first key of a list's entry to
        that entry.
        """
        entries = _entries(value, shape)
        for key, inner, inner_shape in entries:
            if isinstance(inner, dict | list) and inner:
                self.hand_over((*path, key), inner, inner_shape)
        if not path or not self._in_lines(path, value, shape):
            return
        first, last = (*path, entries[0][0]), (*path, entries[-1][0])
        self._below[path] = [*self._below.pop(last, ()), *self._below.get(path, ())]
        if isinstance(path[-1], int):
            self._above[path] = [*self._above.get(path, ()), *filter(None, self._above.pop(first, ()))]

    def block(self, path: Path, value: Value, shape: Shape, indent: int) -> list[str]:
        """Return the lines of a collection of which each entry begins a line."""
        lines: list[str] = []
        for key, inner, inner_shape in _entries(value, shape):
            here = (*path, key)
            above = _single_blanks(self._above.get(here, ()))
            if not lines and above and not above[0]:
                del above[0]
            lines += _indented(above, indent)
            lines += self._entry(here, inner, inner_shape, indent)
            deeper = 2 if isinstance(inner, dict | list) else 1  # at 2, a folded text would swallow it
            lines += _indented(_single_blanks(self._below.get(here, ())), indent + deeper)
        return lines

    def _entry(self, path: Path, value: Value, shape: Shape, indent: int) -> list[str]:
        """Return the lines of one entry without the comments above and below."""
        key = path[-1]
        lead = " " * indent + ("-" if isinstance(key, int) else f"{inline(key)}:")
        if not isinstance(value, dict | list):
            return _text_entry(value, shape, indent, lead)
        if not self._in_lines(path, value, shape):
            whole = f"{lead} {inline(value, shape)}"
            if len(whole) <= WIDTH or not value:
                return [whole]
            if isinstance(value, list):
                return _wrapped(value, shape, indent, lead)
        lines = self.block(path, value, shape, indent + 2)
        if isinstance(key, int) and isinstance(value, dict):
            return [f"{lead} {lines[0].lstrip(' ')}", *lines[1:]]
        return [lead, *lines]

    def _in_lines(self, path: Path, value: Value, shape: Shape) -> bool:
        """Say whether each entry of a collection has a line of its own, whatever its width."""
        entries = _entries(value, shape)
        nested = any(isinstance(inner, dict | list) and inner for _, inner, _ in entries)
        commented = any(
            any((*self._above.get((*path, key), ()), *self._below.get((*path, key), ())))
            for key, _, _ in entries
        )
        keyed = isinstance(value, dict) and (shape.model is not None or shape.by_id is not None)
        return bool(entries) and (nested or commented or keyed)


def _text_entry(text: str | None, shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a text on the line of its key, or folded if it is too long or has lines itself."""
    whole = f"{lead} {inline(text, shape)}"
    if text and not shape.quoted and not shape.bare and (len(whole) > WIDTH or "\n" in text):
        block = _folded(text, indent + 2)
        if block and (len(block) > 2 or len(block[1]) <= WIDTH):
            return [f"{lead} {block[0]}", *block[1:]]
    return [whole]


def _wrapped(values: list[Value], shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a list in brackets over several lines."""
    lines = [f"{lead} ["]
    for number, value in enumerate(values, 1):
        word = inline(value, shape, in_brackets=True) + ("," if number < len(values) else "]")
        space = "" if lines[-1].endswith("[") else " "
        if space and len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(" " * (indent + 2) + word)
        else:
            lines[-1] += space + word
    return lines


def _indented(texts: list[str], indent: int) -> list[str]:
    return [" " * indent + text if text else "" for text in texts]


def _single_blanks(texts: Iterable[str]) -> list[str]:
    """Return lines with no two blank ones in a row."""
    listed = list(texts)
    return [text for number, text in enumerate(listed) if text or not number or listed[number - 1]]


# ---- texts


@lru_cache(maxsize=4096)
def _scalar(text: str | None, in_brackets: bool, quoted: bool, bare: bool) -> str:
    """Return a text on one line, in quotes where it needs them."""
    if text is None:
        return "null"
    if not quoted and _may_be_plain(text, in_brackets) and (bare or not _reads_as_other(text)):
        return text
    if ('"' in text or "\\" in text) and not set(text) & set("\n\t\r"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _may_be_plain(text: str, in_brackets: bool) -> bool:
    if text in NOTHING or _STARTS.match(text) or _INSIDE.search(text):
        return False
    return not (in_brackets and _IN_BRACKETS.search(text))


def _reads_as_other(text: str) -> bool:
    """Say whether an ordinary reader takes a plain text for a number, date, truth value or nothing."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag != "tag:yaml.org,2002:str" or text in {"y", "n", "Y", "N"}


def _folded(text: str, indent: int) -> list[str] | None:
    """Return the lines of a folded block, its header first, or None if the text cannot be folded."""
    body = text.removesuffix("\n")
    lines: list[str] = []
    for paragraph in body.split("\n"):
        if lines and lines[-1]:
            lines.append("")
        if paragraph != paragraph.strip() or (not paragraph and not lines):
            return None
        lines.extend(_filled(paragraph, WIDTH - indent) if paragraph else [""])
    if body.endswith("\n") or not body or "\r" in text:
        return None
    return [">" if text.endswith("\n") else ">-", *(" " * indent + line if line else "" for line in lines)]


def _filled(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines, broken at single spaces only."""
    lines: list[str] = []
    for word in _BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
