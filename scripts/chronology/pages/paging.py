"""Paging: a long list in parts of about the same size, cut where a new year begins.

A card has 16 to 20 elements and 300 bytes after gzip. So 140 cards leave half of the 6,000 nodes that a
page may have to the pictures above the first part of a list, and weigh a third of the 150 KB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event

CARDS = 140
_REACH = 4  # a part may be shorter or longer than even by a quarter, to end where a year ends

T = TypeVar("T")
K = TypeVar("K")


class Part(NamedTuple, Generic[T]):
    """One page of a list: its number from 1, its address, what it covers in a word, and its items."""

    number: int
    address: str
    label: str
    items: tuple[T, ...]

    @property
    def size(self) -> int:
        """Return how many items stand on the page."""
        return len(self.items)


def year_of(entry: Entry[Event]) -> int:
    """Return the year in which an event begins."""
    return entry.record.date.earliest.year


def grouped(items: Iterable[T], key: Callable[[T], K]) -> list[tuple[K, list[T]]]:
    """Return items that stand together in groups of the same key."""
    return [(found, list(same)) for found, same in groupby(items, key=key)]


def by_years(
    chronology: Chronology, entries: Sequence[Entry[Event]], address: str, most: int = CARDS
) -> tuple[Part[Entry[Event]], ...]:
    """Return events in order of time in parts of at most `most`, labelled by the years they stand under."""
    return parts(entries, address, chronology.year_of, most)


def parts(items: Sequence[T], address: str, key: Callable[[T], int | str], most: int) -> tuple[Part[T], ...]:
    """Return items in parts of at most `most`, each labelled by the first and last key in it.

    The first part has the `address` of the list, `themes/trade/`, the others numbers below it,
    `themes/trade/2/`. An empty list has one empty part.
    """
    keys = [key(item) for item in items]
    ends = cuts(keys, most)
    starts = [0, *ends[:-1]]
    labels = _told_apart([_label(keys[start:end]) for start, end in zip(starts, ends, strict=True)])
    return tuple(
        Part(number, address if number == 1 else f"{address}{number}/", label, tuple(items[start:end]))
        for number, (start, end, label) in enumerate(zip(starts, ends, labels, strict=True), 1)
    )


def cuts(keys: Sequence[object], most: int) -> list[int]:
    """Return where the parts of a list end: after at most `most` items, if possible between two keys.

    Parts are as even as that allows: none is shorter than three eighths of `most` unless it is alone.
    """
    ends: list[int] = []
    start = 0
    while len(keys) - start > most:
        left = len(keys) - start
        even = round(left / -(-left // most))
        reach = min(even // _REACH, most - even)
        ends.append(start + _seam(keys, start, even, even - even // _REACH, even + reach))
        start = ends[-1]
    return [*ends, len(keys)]


def _seam(keys: Sequence[object], start: int, even: int, least: int, most: int) -> int:
    """Return the size of a part from `start`: the nearest to `even` after which another key follows."""
    sizes = [size for size in range(least, most + 1) if keys[start + size - 1] != keys[start + size]]
    return min(sizes, key=lambda size: abs(size - even), default=even)


def _label(keys: Sequence[int | str]) -> str:
    if not keys:
        return ""
    return str(keys[0]) if keys[0] == keys[-1] else f"{keys[0]}–{keys[-1]}"


def _told_apart(labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels, with a number where several are the same."""
    counts, seen = Counter(labels), Counter[str]()
    for label in labels:
        seen[label] += 1
        yield label if counts[label] == 1 else f"{label} ({seen[label]} of {counts[label]})"
