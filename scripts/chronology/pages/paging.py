"""Paging: split a long list into parts of similar size, if possible between two years.

A page may have 6,000 elements and 150 KB. A card has 16 to 20 elements and takes 300 bytes after gzip, so
140 cards take less than half of the elements, which leaves room for charts, and a third of the bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event

CARDS = 140  # maximum number of events per page
_REACH = 4  # to end between two years, a part may be a quarter shorter or longer than the average

T = TypeVar("T")
K = TypeVar("K")


class Part(NamedTuple, Generic[T]):
    """One page of a list: its number from 1, its address, a label such as `2014–2016`, and its items."""

    number: int
    address: str
    label: str
    items: tuple[T, ...]


def year_of(entry: Entry[Event]) -> int:
    """Return the year in which an event begins."""
    return entry.record.date.earliest.year


def grouped(items: Iterable[T], key: Callable[[T], K]) -> list[tuple[K, list[T]]]:
    """Return (key, items) for each run of consecutive items with the same key."""
    return [(found, list(same)) for found, same in groupby(items, key=key)]


def parts_by_year(
    chronology: Chronology, entries: Sequence[Entry[Event]], address: str, most: int = CARDS
) -> tuple[Part[Entry[Event]], ...]:
    """Split events, given in timeline order, into parts of at most `most`, labelled with their years."""
    return parts(entries, address, chronology.year_of, most)


def parts(items: Sequence[T], address: str, key: Callable[[T], int | str], most: int) -> tuple[Part[T], ...]:
    """Split items into parts of at most `most`, each labelled with its first and last key.

    The first part has the `address` of the list, such as `themes/trade/`; the others add their number:
    `themes/trade/2/`. An empty list has one empty part.
    """
    keys = [key(item) for item in items]
    ends = cuts(keys, most)
    starts = [0, *ends[:-1]]
    labels = _unique([_label(keys[start:end]) for start, end in zip(starts, ends, strict=True)])
    return tuple(
        Part(number, address if number == 1 else f"{address}{number}/", label, tuple(items[start:end]))
        for number, (start, end, label) in enumerate(zip(starts, ends, labels, strict=True), 1)
    )


def cuts(keys: Sequence[object], most: int) -> list[int]:
    """Return the end index of each part of a list; a part has at most `most` items.

    If possible, a part ends where the key changes. Parts are of similar size: unless there is only one, none
    is shorter than three eighths of `most`.
    """
    ends: list[int] = []
    start = 0
    while len(keys) - start > most:
        left = len(keys) - start
        even = round(left / -(-left // most))
        reach = min(even // _REACH, most - even)
        ends.append(start + _part_size(keys, start, even, even - even // _REACH, even + reach))
        start = ends[-1]
    return [*ends, len(keys)]


def _part_size(keys: Sequence[object], start: int, even: int, least: int, most: int) -> int:
    """Return the size nearest to `even` at which the key changes after the part, or else `even`."""
    sizes = [size for size in range(least, most + 1) if keys[start + size - 1] != keys[start + size]]
    return min(sizes, key=lambda size: abs(size - even), default=even)


def _label(keys: Sequence[int | str]) -> str:
    if not keys:
        return ""
    return str(keys[0]) if keys[0] == keys[-1] else f"{keys[0]}–{keys[-1]}"


def _unique(labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels; number those that occur more than once."""
    counts, seen = Counter(labels), Counter[str]()
    for label in labels:
        seen[label] += 1
        yield label if counts[label] == 1 else f"{label} ({seen[label]} of {counts[label]})"
