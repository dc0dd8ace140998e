"""Parsed YAML, files and records with their positions; the parts of an event, and their ids."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from chronology.model import records
from chronology.model.edtf import Edtf
from chronology.model.records import Citation, Claim, Disagreement, Event, Measure, Record
from chronology.model.text import plain, references
from chronology.model.tokens import number_keys
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


def strings(value: Value, where: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text within a value, with its path; the YAML reader limits the depth of recursion."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(inner, (*where, key))


R = TypeVar("R", bound=Record)
Grounds = tuple[tuple[str, tuple[int, ...]], ...]


class File(NamedTuple):
    """One authored file: its path, its parsed YAML, pydantic's errors, and the kind of record in it."""

    path: str
    parsed: ParsedYaml
    errors: tuple[Mapping[str, Any], ...] = ()
    kind: str = ""


class Entry(NamedTuple, Generic[R]):
    """A record with its id, its file and its path within the file.

    `lost` names the fields that a fault makes unreadable (see `salvage`), and has "" if the whole record is;
    only rules see such records.
    """

    id: str
    record: R
    file: File
    within: Path = ()
    lost: frozenset[str] = frozenset()

    def at(self, *path: str | int) -> tuple[str, int, int]:
        """Return (file, line, column) of the part of the record at `path`."""
        return self.file.path, *self.file.parsed.at((*self.within, *path))

    def lacks(self, *names: str) -> bool:
        """Return whether one of these fields, or one around it, is lost: `claims.at`, `date`."""
        return "" in self.lost or any(f"{name}.".startswith(f"{one}.") for name in names for one in self.lost)


class Released(NamedTuple):
    """The ids of the last release, read from `path`; `error` says why it cannot be read.

    `lines` maps the id of each event to its line, and `items` to the ids of its claims, disagreements
    and positions, which follow on the same line.
    """

    path: str = "events/IDS"
    lines: Mapping[str, int] = MappingProxyType({})
    items: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    error: str = ""


class History(NamedTuple):
    """The days on which an event was added and last corrected, and the note of that correction.

    A day is None, and the note empty, if the log of changes has none. `others` is the number of other events
    that the same entry of the log corrects.
    """

    added: Edtf | None = None
    corrected: Edtf | None = None
    note: str = ""
    others: int = 0

    @property
    def changed(self) -> Edtf | None:
        """Return the day of the last change."""
        days = (day for day in (self.added, self.corrected) if day)
        return max(days, key=lambda day: day.earliest, default=None)


class Statement(NamedTuple):
    """A claim, relation, position, measure … of an event, with its path, text and cited paragraphs."""

    event: Entry[Event]
    where: Path
    kind: str
    text: str
    grounds: Grounds
    record: Record
    speaker: str | None = None


def items(event: Event) -> Iterator[tuple[Path, str, Claim | Disagreement | records.Position]]:
    """Yield path, kind and record of each claim, disagreement and position, in the order of the file."""
    for i, claim in enumerate(event.claims):
        yield ("claims", i), "claim", claim
    for i, dispute in enumerate(event.disagreements):
        yield ("disagreements", i), "disagreement", dispute
        for j, position in enumerate(dispute.positions):
            yield ("disagreements", i, "positions", j), "position", position


def cited_places(event: Event) -> Iterable[tuple[Path, Citation]]:
    """Yield every citation of an event with its path: claims, relations, positions, apparent differences."""
    for i, claim in enumerate(event.claims):
        yield ("claims", i), claim
    for i, relation in enumerate(event.relations):
        yield ("relations", i), relation
    for i, dispute in enumerate(event.disagreements):
        for j, position in enumerate(dispute.positions):
            yield ("disagreements", i, "positions", j), position
    for i, apparent in enumerate(event.apparent):
        for j, cited in enumerate(apparent.cites):
            yield ("apparent", i, "cites", j), cited


def citations(event: Event) -> Iterator[Citation]:
    """Yield every citation of an event, in the same order."""
    return (citation for _, citation in cited_places(event))


def located_texts(event: Event) -> Iterable[tuple[Path, str]]:
    """Yield every text of an event that may hold cross-references, with its path."""
    yield ("summary",), event.summary
    if event.date_note:
        yield ("date_note",), event.date_note
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "text"), claim.text
    for i, dispute in enumerate(event.disagreements):
        for j, position in enumerate(dispute.positions):
            yield ("disagreements", i, "positions", j, "says"), position.says
    for i, apparent in enumerate(event.apparent):
        yield ("apparent", i, "reason"), apparent.reason


def speakers(event: Event) -> Iterable[str]:
    """Yield the actors who speak in an event's claims and positions."""
    for _, _, item in items(event):
        if not isinstance(item, Disagreement) and item.speaker:
            yield item.speaker


def actors_of(event: Event) -> tuple[str, ...]:
    """Return the actors that take part or speak in an event, each once."""
    return tuple(dict.fromkeys((*event.actors, *speakers(event))))


def stating(event: Event, measure: Measure) -> tuple[Claim, ...]:
    """Return the claims of an event that state a measured value, or all its claims if none does."""
    keys = number_keys(f"{measure.value} {measure.unit}")
    return tuple(c for c in event.claims if keys & number_keys(plain(c.text))) or event.claims


def claim_sources(event: Event) -> Iterable[str]:
    """Return the sources of an event's claims, each once, in their order."""
    return dict.fromkeys([claim.source for claim in event.claims])


def other_sources(event: Event) -> Iterable[str]:
    """Return the sources that an event cites in no claim, each once."""
    own = {claim.source for claim in event.claims}
    return [source for source in cited_sources(event) if source not in own]


def cited_sources(event: Event) -> Iterable[str]:
    """Return all sources that an event cites, each once, those of its claims first."""
    return dict.fromkeys([cited.source for cited in citations(event)])


def referenced(event: Event) -> Iterable[str]:
    """Return the ids of the events that an event's texts refer to, each once."""
    return dict.fromkeys(r.target for _, text in located_texts(event) for r in references(text))


# ---- the ids of items
#
# An id is a small letter, a digit and up to ten more of either: `c7k3m`. No other anchor of a page has that
# form, and no YAML parser reads it as a number or a boolean.

_CHARACTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # base 32, without the ambiguous i, l, o and u
_SHORTEST, _LONGEST = 4, 11


def derived_id(event: str, kind: str, text: str, taken: Container[str]) -> str:
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


def complete_ids(event: str, data: Any) -> None:
    """Add the ids that are missing to the parsed YAML of an event, valid or not.

    Items whose text is not a string get none.
    """
    items = list(_parsed_items(data))
    taken = {item["id"] for _, _, item in items if isinstance(item.get("id"), str)}
    for kind, key, item in items:
        if "id" not in item and isinstance(item.get(key), str):
            item["id"] = derived_id(event, kind, item[key], taken)
            taken.add(item["id"])


def _parsed_items(data: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
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
