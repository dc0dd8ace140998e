"""YAML read strictly, with the position of every key and value.

Every scalar is the text that was written (`NO`, `1991-12-16` and `16:30` stay text); only an empty
value, `~` and `null` mean nothing. Duplicate keys, anchors, aliases, tags, several documents, more
than 64 KiB, more than 12 levels, and characters that cannot be seen are faults. The reader works on
libyaml's event stream, which needs no recursion, so that no nesting can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import yaml

from chronology import utf8, yaml_advice, yaml_data
from chronology.utf8 import Fault

LOADER, MAX_DEPTH, NOTHING = yaml_data.LOADER, yaml_data.MAX_DEPTH, yaml_data.NOTHING
Path = tuple[str | int, ...]
Position = tuple[int, int]
Value = Any  # str, None, list[Value] or dict[str, Value]


@dataclass(slots=True)
class Parsed:
    """What a file says, what is wrong with it, and the SHA-256 of its bytes.

    `data` is None where there are faults that leave nothing trustworthy. `raw` are the bytes of a file that
    is read again, strictly, when somebody first asks where something stands.
    """

    data: Value = None
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    raw: bytes = b""
    _positions: dict[Path, Position] = field(default_factory=dict)
    _keys: dict[Path, Position] = field(default_factory=dict)

    @property
    def positions(self) -> dict[Path, Position]:
        """Return (line, column) of each value by its path."""
        self._locate()
        return self._positions

    @property
    def keys(self) -> dict[Path, Position]:
        """Return (line, column) of each key by the path of its value."""
        self._locate()
        return self._keys

    def at(self, path: Path) -> Position:
        """Return where the value at `path` stands, or the nearest part around it that is known."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, (1, 1))

    def _locate(self) -> None:
        if self.raw:
            again, self.raw = _strictly(self.raw), b""
            self._positions, self._keys = again._positions, again._keys


class _UnreadableError(Exception):
    """Raised to end reading at a fault after which nothing can be trusted."""


def parse(raw: bytes) -> Parsed:
    """Read one YAML document; never raises, whatever the bytes."""
    try:
        text = utf8.decode(raw, [])
        return Parsed(yaml_data.data(text), [], sha256(raw).hexdigest(), raw) if text else _strictly(raw)
    except yaml_data.DoubtError:
        return _strictly(raw)


def _strictly(raw: bytes) -> Parsed:
    parsed = Parsed(sha256=sha256(raw).hexdigest())
    text = utf8.decode(raw, parsed.faults)
    if text is None:
        return parsed
    try:
        _Builder(parsed).build(text)
    except _UnreadableError:
        parsed.data = None
    except yaml.YAMLError as error:
        parsed.faults.append(yaml_advice.fault(error, text))
        parsed.data = None
    return parsed


class _Builder:
    """Builds data and positions from libyaml's events, noting faults on the way."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def build(self, text: str) -> None:
        loader = LOADER(text)
        try:
            self.events = self._events(loader)
            documents = 0
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._fault(event, "a second document begins", "Remove the line «---».")
                        raise _UnreadableError
                elif isinstance(event, yaml.NodeEvent):
                    self.parsed.data = self._value(event, ())
        finally:
            loader.dispose()

    def _events(self, loader: Any) -> Iterator[yaml.Event]:
        event = loader.get_event()
        while not isinstance(event, yaml.StreamEndEvent):
            yield event
            event = loader.get_event()

    def _fault(self, event: yaml.Event, message: str, hint: str) -> None:
        line, column = _place(event)
        self.parsed.faults.append(Fault(line, column, message, hint))

    def _value(self, event: yaml.Event, path: Path) -> Value:
        """Return the value that begins with `event`; its depth is bounded, so recursion is safe."""
        self.parsed._positions[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            text = self._text(event)
            # Without quotes and without `|` or `>`, libyaml's style is an empty text.
            return None if text in NOTHING and not event.style else text
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, f"alias «*{event.anchor}»", "Write the value out.")
            return None
        self._refuse_anchor_and_tag(event)
        if len(path) >= MAX_DEPTH:
            self._fault(event, f"more than {MAX_DEPTH} levels of nesting", "Flatten the structure.")
            raise _UnreadableError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _text(self, event: yaml.ScalarEvent) -> str:
        """Return the text of a scalar; an escape such as «\\u202e» may not smuggle in what nobody sees."""
        self._refuse_anchor_and_tag(event)
        if event.style == '"':
            for _, (message, hint) in utf8.unseen(event.value):
                self._fault(event, message, hint)
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
                break
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if isinstance(event, yaml.AliasEvent):
                self._value(event, path)
                raise _UnreadableError
            if not isinstance(event, yaml.ScalarEvent):
                self._fault(event, "a key that is a list or mapping", "Use a plain word as key.")
                raise _UnreadableError
            key = self._text(event)
            here = (*path, key)
            position = _place(event)
            if key in entries:
                first = self.parsed._keys[here][0]
                self._fault(event, f"key «{key}» a second time; the first is on line {first}", "Keep one.")
                self._value(next(self.events), (*path, f"{key} (again)"))
                continue
            self.parsed._keys[here] = position
            entries[key] = self._value(next(self.events), here)
        return entries


def _place(event: yaml.Event) -> Position:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def mapping(value: Value) -> Mapping[str, Value]:
    """Return `value` where it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}
