"""YAML read strictly, with the position of every key and value.

Every scalar is the text that was written (`NO`, `1991-12-16` and `16:30` stay text); only an empty
value, `~` and `null` mean nothing. Duplicate keys, anchors, aliases, tags, several documents, comments
after a value, more than 64 KiB, more than 12 levels, and characters that cannot be seen are faults. The
reader works on libyaml's event stream, which needs no recursion, so that no nesting can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import yaml

from chronology import utf8, yaml_advice, yaml_builder, yaml_data
from chronology.utf8 import Fault
from chronology.yaml_data import Path as Path
from chronology.yaml_data import Position as Position
from chronology.yaml_data import Value as Value


@dataclass(slots=True)
class Parsed:
    """What a file says, what is wrong with it, and the SHA-256 of its bytes.

    `data` is None where there are faults that leave nothing trustworthy; `lost` are the paths of single
    values that a fault spoils. `raw` are the bytes of a file in
    order, which is read again, strictly, when somebody first asks where something stands.
    """

    _data: Value = None
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    raw: bytes = b""
    lost: set[Path] = field(default_factory=set)
    _positions: dict[Path, Position] = field(default_factory=dict)
    _keys: dict[Path, Position] = field(default_factory=dict)

    @property
    def data(self) -> Value:
        """Return what the file says, which is read again where it was forgotten."""
        return yaml_data.data(utf8.decode(self.raw, []) or "") if self._data is _FORGOTTEN else self._data

    @data.setter
    def data(self, value: Value) -> None:
        self._data = value

    def forget(self) -> None:
        """Let go of the data of a file in order, for a record has been made of them."""
        if self.raw:
            self._data = _FORGOTTEN

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
        if self.raw and not self._positions:
            again = _strictly(self.raw)
            self._positions, self._keys = again._positions, again._keys


_FORGOTTEN = object()


def parse(raw: bytes) -> Parsed:
    """Read one YAML document; never raises, whatever the bytes."""
    try:
        text = utf8.decode(raw, [])
        return Parsed(yaml_data.data(text), [], sha256(raw).hexdigest(), raw) if text else _strictly(raw)
    except yaml_data.DoubtError:
        return _strictly(raw)


def _strictly(raw: bytes) -> Parsed:
    parsed = Parsed(sha256=sha256(raw).hexdigest())
    text = utf8.mended(raw, parsed.faults)
    if text is None:
        return parsed
    try:
        builder = yaml_builder.Builder(parsed.faults, parsed._positions, parsed._keys, parsed.lost)
        parsed.data = builder.build(text)
        if () in parsed.lost:
            parsed.data = None
    except yaml_builder.UnreadableError:
        parsed.data = None
    except yaml.YAMLError as error:
        parsed.faults.append(yaml_advice.fault(error, text))
        parsed.data = None
    return parsed


def mapping(value: Value) -> Mapping[str, Value]:
    """Return `value` where it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}
