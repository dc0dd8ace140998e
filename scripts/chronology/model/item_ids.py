"""The ids of an event's items: its claims, disagreements and positions.

An id is a small letter, a digit and up to ten more of either: `c7k3m`. No other anchor of a page has that
form, and no YAML parser reads it as a number or a boolean.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from chronology.model.entries import Path

_CHARACTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # base 32, without the ambiguous i, l, o and u
_SHORTEST, _LONGEST = 4, 11


def derived(event: str, kind: str, text: str, taken: Container[str]) -> str:
    """Derive the id of an item from its event's id, its kind and its text.

    It is the first letter of the kind and the beginning of a hash; if that id is taken within the event, a
    longer beginning, so that items with the same text get different ids.
    """
    for time in count(1):
        again = f"\n{time}" if time > 1 else ""
        digest = sha256(f"{event}\n{kind}\n{text}{again}".encode("utf-8", "surrogatepass")).digest()
        characters = str(digest[0] % 10) + "".join(_CHARACTERS[byte % 32] for byte in digest[1:_LONGEST])
        for length in range(_SHORTEST, _LONGEST + 1):
            if (found := kind[0] + characters[:length]) not in taken:
                return found
    raise AssertionError("unreachable")


def missing(event: str, data: Any) -> list[tuple[Path, str]]:
    """Return the path of each item without an id, and the id derived for it.

    `data` is the parsed YAML of an event, valid or not; items whose text is not a string are left out.
    """
    items = list(_items(data))
    if all("id" in item for _, _, _, item in items):
        return []
    taken = {item["id"] for _, _, _, item in items if isinstance(item.get("id"), str)}
    found = []
    for path, kind, field, item in items:
        if "id" not in item and isinstance(item.get(field), str):
            found.append((path, derived(event, kind, item[field], taken)))
            taken.add(found[-1][1])
    return found


def complete(event: str, data: Any) -> None:
    """Add the missing ids to an event's data."""
    for path, name in missing(event, data):
        item = data
        for key in path:
            item = item[key]
        item["id"] = name


def _items(data: Any) -> Iterator[tuple[Path, str, str, dict[str, Any]]]:
    """Yield the path, kind, text field and data of each item, in the order of the file."""
    for place, claim in _mappings(data, "claims"):
        yield ("claims", place), "claim", "text", claim
    for place, dispute in _mappings(data, "disagreements"):
        path = ("disagreements", place)
        yield path, "disagreement", "about", dispute
        for inner, position in _mappings(dispute, "positions"):
            yield (*path, "positions", inner), "position", "says", position


def _mappings(holder: Any, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = holder.get(key) if isinstance(holder, dict) else None
    for place, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield place, one
