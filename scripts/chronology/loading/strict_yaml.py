"""A strict YAML reader that keeps the position of every key and value.

Every scalar is the text that was written (`NO`, `1991-12-16` and `16:30` stay text); only an empty
value, `~` and `null` mean nothing. Faults are duplicate keys, anchors, aliases, tags, further documents,
invisible characters, more than 64 KiB or 12 levels, and a comment that shares a line with anything else,
because `title: Treaty no. #1 is signed` would silently lose half of its text. The reader works on
libyaml's events and limits the depth of nesting, so that no file can exhaust the stack.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, NamedTuple, NoReturn

import yaml

from chronology.model import utf8
from chronology.model.entries import Comment, ParsedYaml, Path, Position, Value
from chronology.model.utf8 import Fault

MAX_DEPTH = 12
NOTHING = frozenset({"", "~", "null"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
REFERENCE = "Put a text that begins with [[ in quotes, or write it on the lines below `>-`."
"""How to write a text that begins with a cross-reference, which YAML reads as a list within a list."""

_REST = "The rest of the file is checked once this is fixed."
_COMMENT = 'a comment after a value: what follows "#" is not part of the value'
_APART = 'Put the value in quotes if the "#" belongs to it, or the comment on a line of its own.'


def read(path: FilePath) -> ParsedYaml:
    """Read a YAML file, and no more of it than one byte beyond the size limit."""
    with path.open("rb") as stream:
        return parse(stream.read(utf8.MAX_BYTES + 1))


def parse(raw: bytes) -> ParsedYaml:
    """Read one YAML document; never raises, whatever the bytes."""
    parsed = ParsedYaml(sha256=sha256(raw).hexdigest())
    text = utf8.mended(raw, parsed.faults)
    if text is None:
        return parsed
    try:
        parsed.data = _Builder(parsed).build(text)
        if () in parsed.lost:
            parsed.data = None
    except _UnreadableError:
        parsed.data = None
    except yaml.YAMLError as error:
        parsed.faults.append(_syntax_fault(error, text))
        parsed.data = None
    return parsed


def is_reference(value: object) -> bool:
    """Return whether a value is the nested list that YAML reads from a text beginning with `[[`."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


class _UnreadableError(Exception):
    """Raised at a fault after which the rest of the file cannot be trusted."""


class _Scalar(NamedTuple):
    """A key or value that is neither list nor mapping: its offsets in the text, its first line, its path."""

    start: int
    end: int
    first_line: int
    path: Path
    is_plain_value: bool
    """Whether it is a value without quotation marks and without `|` or `>`."""


class _Builder:
    """Builds data from libyaml's events, and notes faults, positions and lost values in a `ParsedYaml`."""

    def __init__(self, parsed: ParsedYaml) -> None:
        self._parsed = parsed
        self._events: Iterator[Any] = iter(())
        self._scalars: list[_Scalar] = []

    def build(self, text: str) -> Value:
        """Return the data of a text; raises `_UnreadableError` or libyaml's error where reading ends."""
        value: Value = None
        self._events = yaml.parse(text, LOADER)
        documents = 0
        whole = False
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        hint = 'Remove the line "---" or "...", which ends the document.'
                        self._end(event, "a second document begins", hint)
                elif isinstance(event, yaml.NodeEvent):
                    value = self._value(event, ())
            whole = True
        finally:
            self._read_comments(text, whole=whole)
        return value

    def _value(self, event: Any, path: Path) -> Value:
        """Return the value that begins with `event`; the limit of depth bounds the recursion."""
        self._parsed.positions[path] = _position(event)
        if isinstance(event, yaml.ScalarEvent):
            text = self._text(event, path)
            # libyaml's style is empty for a scalar without quotes and without `|` or `>`.
            return None if text in NOTHING and not event.style else text
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, f"alias `*{event.anchor}`", "Write the value out.")
            self._parsed.lost.add(path)
            return None
        self._refuse_anchor_and_tag(event)
        if len(path) >= MAX_DEPTH:
            self._end(event, f"more than {MAX_DEPTH} levels of nesting", "Flatten the structure.")
        is_sequence = isinstance(event, yaml.SequenceStartEvent)
        return self._sequence(path) if is_sequence else self._mapping(path)

    def _sequence(self, path: Path) -> list[Value]:
        items: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if isinstance(event, yaml.AliasEvent):
                self._value(event, path)
                raise _UnreadableError
            if not isinstance(event, yaml.ScalarEvent):
                self._end(event, "a key that is a list or mapping", "Use a plain word as the key.")
            here = (*path, event.value)
            key = self._text(event, here, is_key=True)
            if key in entries:
                first = self._parsed.keys[here][0]
                self._fault(event, f"key `{key}` is already on line {first}", "Keep one.")
                self._value(next(self._events), (*path, f"{key} (again)"))
                continue
            self._parsed.keys[here] = _position(event)
            entries[key] = self._value(next(self._events), here)
        return entries

    def _text(self, event: yaml.ScalarEvent, path: Path, *, is_key: bool = False) -> str:
        """Return the text of a scalar; refuse invisible characters, also those written as escapes."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        is_plain_value = not event.style and not is_key
        self._scalars.append(_Scalar(start.index, end.index, start.line + 1, path, is_plain_value))
        self._refuse_anchor_and_tag(event)
        if utf8.MARK in event.value:
            self._parsed.lost.add(path)
        if event.style == '"' or "\t" in event.value:
            for message, hint in utf8.unfit(event.value.replace(utf8.MARK, "")):
                self._fault(event, message, hint)
                self._parsed.lost.add(path)
        return str(event.value)

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "Write the value out, or put a text that begins with & in quotes."
            self._fault(event, f"anchor `&{event.anchor}`", hint)
        if event.tag is not None:
            self._fault(event, f"tag `{event.tag}`", "Remove it, or put a text that begins with ! in quotes.")

    def _read_comments(self, text: str, *, whole: bool) -> None:
        """Collect comments and blank lines, from the `whole` text or only as far as it was read.

        Every "#" outside of a scalar begins a comment, also without a space before it. A comment that shares
        its line with anything else is a fault.
        """
        outside, upto = "", 0  # the text with no "#" in its scalars
        within = set[int]()  # the lines of scalars after their first
        for start, stop, first_line, _, _ in self._scalars:
            written = text[start:stop]
            if "\n" in written:
                within.update(range(first_line + 1, first_line + 1 + written.rstrip().count("\n")))
            # The first line of a block can end with a comment.
            header = written.partition("\n")[0] if written.startswith(("|", ">")) else ""
            outside += text[upto:start] + header + written[len(header) :].replace("#", " ")
            upto = stop
        rest = text[upto:]
        outside += rest if whole else rest.partition("\n")[0] if upto else ""
        begin = 0
        for number, line in enumerate(outside.split("\n"), 1):
            before, sign, comment = line.partition("#")
            if not before or not text[begin : begin + len(before)].strip(" \t"):
                if number not in within:
                    found = Comment(number, len(before) + 1, f"{sign}{comment}".rstrip())
                    self._parsed.comments.append(found)
            elif sign:
                self._parsed.faults.append(Fault(number, len(before) + 1, _COMMENT, _APART))
                last = bisect(self._scalars, begin + len(before), key=lambda scalar: scalar.end) - 1
                if last >= 0 and self._scalars[last].is_plain_value:  # a value in quotes loses nothing
                    self._parsed.lost.add(self._scalars[last].path)
            begin += len(line) + 1

    def _fault(self, event: yaml.Event, message: str, hint: str) -> None:
        self._parsed.faults.append(Fault(*_position(event), message, hint))

    def _end(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        """Note a fault that ends reading."""
        self._fault(event, message, f"{hint} {_REST}")
        raise _UnreadableError


def _position(event: yaml.Event) -> Position:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


# ---- what libyaml cannot read


_REFERENCE_FIRST = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?\[\[")


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return an error of libyaml in `text` as a fault."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault(1, 1, f"not readable as YAML: {error}", f"{_advice('', [])} {_REST}")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = " ".join(filter(None, (error.context, error.problem)))
    lines = text.split("\n")
    marks = (mark for mark in (error.problem_mark, error.context_mark) if mark)
    near = [one for mark in marks for one in lines[max(0, mark.line - 1) : mark.line + 1]]
    return Fault(line, column, f"not readable as YAML: {problem}", f"{_advice(problem, near)} {_REST}")


def _advice(problem: str, near: list[str]) -> str:
    """Return how to fix a problem, in libyaml's words, by the lines at its marks and those before."""
    if any(map(_REFERENCE_FIRST.match, near)):
        return REFERENCE
    if "mapping values are not allowed" in problem:
        return "Put quotes around a text that contains a colon, or check the indentation."
    if "cannot start any token" in problem:
        return "Indent with spaces, not tabs, and put quotes around a text that begins with @, ` or %."
    if "block" in problem:
        return "Check the indentation: entries of one list or mapping begin in the same column."
    return "Check quotes, brackets and indentation on this line and the one above."
