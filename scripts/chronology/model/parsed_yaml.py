"""What a YAML file says, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chronology.model.utf8 import Fault

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value: `("claims", 0, "text")`."""
Position = tuple[int, int]
"""Line and column, both from 1."""
Value = Any  # str, None, list[Value] or dict[str, Value]


class Comment(NamedTuple):
    """A comment that has a line to itself, from its `#` on; or a blank line, with an empty text."""

    line: int
    column: int
    text: str


@dataclass(slots=True)
class ParsedYaml:
    """The data of a YAML file, its faults, comments and SHA-256, and the positions of its keys and values.

    `data` is None if the faults leave nothing that can be trusted; `lost` holds the paths of single values
    that a fault spoils. `positions` and `keys` give the position of each value, and of each key by the
    path of its value.
    """

    data: Value = None
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    lost: set[Path] = field(default_factory=set)
    positions: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)

    def at(self, path: Path) -> Position:
        """Return the position of the value at `path`, or of the nearest known part around it."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


def mapping(value: Value) -> Mapping[str, Value]:
    """Return `value` if it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}
