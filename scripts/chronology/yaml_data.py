"""The data of a YAML file without a fault, in two thirds of the time of `strict_yaml`.

Nothing is judged here: whatever is not plainly in order raises `DoubtError`. Nor is it noted where each
value stands, which nobody asks of a file without a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

Path = tuple[str | int, ...]
Position = tuple[int, int]
Value = Any  # str, None, list[Value] or dict[str, Value]
MAX_DEPTH = 12
NOTHING = frozenset({"", "~", "null"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_BESIDE = re.compile(r"[^ \t\n#][ \t]*#")  # a "#" after something on its line, in a text or as a comment


class DoubtError(Exception):
    """A file that has to be read strictly."""


def data(text: str) -> Any:
    """Return what a file says; raise `DoubtError` where it may have a fault."""
    # An escape can stand for a character that nobody sees; a tab may stand in a value.
    if "\\" in text or "\t" in text or _BESIDE.search(text):
        raise DoubtError
    loader = LOADER(text)
    try:
        return _document(loader.get_event)
    except yaml.YAMLError:
        raise DoubtError from None
    finally:
        loader.dispose()


def _document(event: Callable[[], Any]) -> Any:
    event()  # the stream begins
    if type(event()) is yaml.StreamEndEvent:
        return None
    value = _value(event(), event, 0)
    event()  # the document ends
    if type(event()) is not yaml.StreamEndEvent:
        raise DoubtError
    return value


def _value(first: Any, event: Callable[[], Any], depth: int) -> Any:
    kind = type(first)
    if kind is yaml.AliasEvent or first.anchor or first.tag:
        raise DoubtError
    if kind is yaml.ScalarEvent:
        return None if first.value in NOTHING and not first.style else first.value
    if depth >= MAX_DEPTH:
        raise DoubtError
    if kind is yaml.MappingStartEvent:
        return _mapping(event, depth + 1)
    items = []
    while type(found := event()) is not yaml.SequenceEndEvent:
        items.append(_value(found, event, depth + 1))
    return items


def _mapping(event: Callable[[], Any], depth: int) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    while type(key := event()) is not yaml.MappingEndEvent:
        if type(key) is not yaml.ScalarEvent or key.anchor or key.tag or key.value in entries:
            raise DoubtError
        entries[key.value] = _value(event(), event, depth)
    return entries
