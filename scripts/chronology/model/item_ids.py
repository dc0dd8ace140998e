"""The ids of an event's items: its claims, disagreements and positions.

An id is a small letter, a digit and up to ten more of either: `c7k3m`. No other anchor of a page has that
form, and no YAML parser reads it as a number or a boolean.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

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


def complete(event: str, data: Any) -> None:
    """Add the ids that are missing to the parsed YAML of an event, valid or not.

    Items whose text is not a string get none.
    """
    items = list(_items(data))
    taken = {item["id"] for _, _, item in items if isinstance(item.get("id"), str)}
    for kind, field, item in items:
        if "id" not in item and isinstance(item.get(field), str):
            item["id"] = derived(event, kind, item[field], taken)
            taken.add(item["id"])


def _items(data: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the kind, text field and data of each item, in the order of the file."""
    for claim in _mappings(data, "claims"):
        yield "claim", "text", claim
    for dispute in _mappings(data, "disagreements"):
        yield "disagreement", "about", dispute
        for position in _mappings(dispute, "positions"):
            yield "position", "says", position


def _mappings(holder: Any, key: str) -> Iterator[dict[str, Any]]:
    listed = holder.get(key) if isinstance(holder, dict) else None
    return (one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict))
