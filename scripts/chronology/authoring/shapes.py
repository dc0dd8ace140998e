"""What kind of thing each part of a file is, as far as its form depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from chronology.loading.loader import VOCABULARY
from chronology.model.records import Event, Record, Retired, Source

# Values that an editor may read as a number, and the check as what was written.
_BARE = frozenset({"at", "value"})


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one value: the record that it or its entries are, or a record under each key.

    `quoted` is for dates, which look like numbers; `bare` for what is written without quotes although it
    looks like a number.
    """

    model: type[Record] | None = None
    by_id: type[Record] | None = None
    quoted: bool = False
    bare: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys in their order, or nothing where any key may stand."""
        return self.model.order() if self.model else ()

    def of(self, key: str) -> Shape:
        """Return the shape of the value at a key."""
        if self.by_id:
            return Shape(self.by_id)
        return _field(self.model, key) if self.model else Shape()


@lru_cache(maxsize=1024)
def _field(model: type[Record], key: str) -> Shape:
    return Shape(model.inner(key), quoted=model.is_date(key), bare=key in _BARE)


def shape(path: str, keys: Mapping[str, object] | frozenset[str]) -> Shape | None:
    """Return the shape of a file by its path from the root, and its keys; None for one that is not data."""
    folder, _, name = path.rpartition("/")
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if suffix != ".yml":
        return None
    if folder == "events":
        return Shape(Retired if {"withdrawn", "moved_to"} & set(keys) else Event)
    if folder == "seeds":
        return Shape(Source)
    if folder == "vocabulary" and stem in VOCABULARY:
        return Shape(by_id=VOCABULARY[stem])
    return None
