"""YAML read strictly, with the position of every key and value.

Every scalar is the text that was written (`NO`, `1991-12-16` and `16:30` stay text); only an empty
value, `~` and `null` mean nothing. Duplicate keys, anchors, aliases, tags, several documents, comments
after a value, more than 64 KiB, more than 12 levels, and characters that cannot be seen are faults. A
comment is refused where it shares a line with anything else: `title: Treaty no. #1 is signed` would lose
half of its text without a word. The reader works on libyaml's event stream and limits the depth of
nesting, so that no file can exhaust the stack.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from chronology.loading import yaml_advice
from chronology.model import utf8
from chronology.model.parsed_yaml import ParsedYaml, Path, Position, Value
from chronology.model.utf8 import Fault

MAX_DEPTH = 12
NOTHING = frozenset({"", "~", "null"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Span(NamedTuple):
    """The part of a decoded text that a key or value covers, as offsets, and how it is written.

    `style` is empty for a plain scalar, `'`, `"`, `|` or `>` for others, `[` for a list or mapping in
    brackets, and `-` for one whose entries have lines of their own, of which `end` is the start.
    """

    start: int
    end: int
    style: str


@dataclass(slots=True)
class Spans:
    """The spans of all values of a file, and of all keys by the paths of their values."""

    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)


def read(path: FilePath) -> ParsedYaml:
    """Read a YAML file, of which no more than one byte beyond the limit is read."""
    with path.open("rb") as stream:
        return parse(stream.read(utf8.MAX_BYTES + 1))


def parse(raw: bytes, spans: Spans | None = None) -> ParsedYaml:
    """Read one YAML document, and fill in `spans` if they are given; never raises, whatever the bytes."""
    parsed = ParsedYaml(sha256=sha256(raw).hexdigest())
    text = utf8.mended(raw, parsed.faults)
    if text is None:
        return parsed
    try:
        parsed.data = Builder(parsed.faults, parsed.positions, parsed.keys, parsed.lost, spans).build(text)
        if () in parsed.lost:
            parsed.data = None
    except UnreadableError:
        parsed.data = None
    except yaml.YAMLError as error:
        parsed.faults.append(yaml_advice.fault(error, text))
        parsed.data = None
    return parsed


class UnreadableError(Exception):
    """Raised to end reading at a fault after which nothing can be trusted."""


class Builder:
    """Builds data and positions from libyaml's events, noting faults on the way."""

    def __init__(
        self,
        faults: list[Fault],
        positions: dict[Path, Position],
        keys: dict[Path, Position],
        lost: set[Path],
        spans: Spans | None = None,
    ) -> None:
        """Note faults, where each value and each key stands, and the paths of values that a fault spoils."""
        self.faults, self.positions, self.keys, self.lost = faults, positions, keys, lost
        self.spans = spans
        self._closed: Any = None  # the mark at the end of the collection that was read last
        self._scalars: list[tuple[int, int, Path, bool]] = []  # start, end, path, is it a plain value

    def build(self, text: str) -> Value:
        """Return what a text says; raise `UnreadableError` or libyaml's error at what ends the reading."""
        value: Value = None
        loader = LOADER(text)
        try:
            self.events = self._events(loader)
            documents = 0
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        hint = 'Remove the line "---" or "...", which ends what a file says.'
                        self._fault(event, "a second document begins", f"{hint} {yaml_advice.REST}")
                        raise UnreadableError
                elif isinstance(event, yaml.NodeEvent):
                    value = self._value(event, ())
        finally:
            loader.dispose()
            self._refuse_comments(text)
        return value

    def _events(self, loader: Any) -> Iterator[Any]:
        event = loader.get_event()
        while not isinstance(event, yaml.StreamEndEvent):
            yield event
            event = loader.get_event()

    def _fault(self, event: yaml.Event, message: str, hint: str) -> None:
        line, column = _place(event)
        self.faults.append(Fault(line, column, message, hint))

    def _refuse_comments(self, text: str) -> None:
        """Note each comment that shares its line with something else, as far as `text` was read.

        Every "#" outside of a scalar begins a comment, also without a space before it.
        """
        outside, upto = "", 0  # the text with no "#" in its scalars
        for start, stop, _, _ in self._scalars:
            if start < stop and text[start] in "|>":  # the first line of a block can end with a comment
                start = text.find("\n", start, stop)
            outside += text[upto:start] + text[start:stop].replace("#", " ")
            upto = stop
        outside += text[upto:].partition("\n")[0] if upto else ""
        begin = 0
        for number, line in enumerate(outside.split("\n"), 1):
            before, sign, _ = line.partition("#")
            if sign and text[begin : begin + len(before)].strip(" \t"):
                fault = Fault(number, len(before) + 1, yaml_advice.COMMENT, yaml_advice.APART)
                self.faults.append(fault)
                last = bisect(self._scalars, begin + len(before), key=lambda scalar: scalar[1]) - 1
                if last >= 0 and self._scalars[last][3]:  # of a value in quotes nothing is lost
                    self.lost.add(self._scalars[last][2])
            begin += len(line) + 1

    def _value(self, event: Any, path: Path) -> Value:
        """Return the value that begins with `event`; its depth is bounded, so recursion is safe."""
        self.positions[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            text = self._text(event, path)
            # Without quotes and without `|` or `>`, libyaml's style is an empty text.
            return None if text in NOTHING and not event.style else text
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, f"alias «*{event.anchor}»", "Write the value out.")
            self.lost.add(path)
            return None
        self._refuse_anchor_and_tag(event)
        if len(path) >= MAX_DEPTH:
            self._fault(
                event,
                f"more than {MAX_DEPTH} levels of nesting",
                f"Flatten the structure. {yaml_advice.REST}",
            )
            raise UnreadableError
        is_sequence = isinstance(event, yaml.SequenceStartEvent)
        value = self._sequence(path) if is_sequence else self._mapping(path)
        if self.spans is not None:
            start: int = event.start_mark.index
            in_brackets = Span(start, self._closed.index, "[")
            self.spans.values[path] = in_brackets if event.flow_style else Span(start, start, "-")
        return value

    def _text(self, event: yaml.ScalarEvent, path: Path, *, is_key: bool = False) -> str:
        """Return the text of a scalar; an escape such as «\\u202e» may not smuggle in what nobody sees."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        self._scalars.append((start.index, end.index, path, not event.style and not is_key))
        if self.spans is not None:
            spans = self.spans.keys if is_key else self.spans.values
            spans[path] = Span(start.index, end.index, event.style or "")
        self._refuse_anchor_and_tag(event)
        if utf8.MARK in event.value:
            self.lost.add(path)
        if event.style == '"' or "\t" in event.value:
            for message, hint in utf8.unfit(event.value.replace(utf8.MARK, "")):
                self._fault(event, message, hint)
                self.lost.add(path)
        return str(event.value)

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault(
                event, f"anchor «&{event.anchor}»", "Write values out; quote a text that begins with &."
            )
        if event.tag is not None:
            self._fault(event, f"tag «{event.tag}»", "Remove it; quote a text that begins with !.")

    def _sequence(self, path: Path) -> list[Value]:
        items: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._closed = event.end_mark
                break
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self._closed = event.end_mark
                break
            if isinstance(event, yaml.AliasEvent):
                self._value(event, path)
                raise UnreadableError
            if not isinstance(event, yaml.ScalarEvent):
                self._fault(
                    event, "a key that is a list or mapping", f"Use a plain word as key. {yaml_advice.REST}"
                )
                raise UnreadableError
            here = (*path, event.value)
            key = self._text(event, here, is_key=True)
            position = _place(event)
            if key in entries:
                first = self.keys[here][0]
                self._fault(event, f"key «{key}» a second time; the first is on line {first}", "Keep one.")
                self._value(next(self.events), (*path, f"{key} (again)"))
                continue
            self.keys[here] = position
            entries[key] = self._value(next(self.events), here)
        return entries


def _place(event: yaml.Event) -> Position:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1
