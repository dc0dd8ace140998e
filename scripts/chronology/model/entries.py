"""Records where they stand: files, entries, and the texts of an event with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from chronology.model.records import Citation, Claim, Disagreement, Event, Measure, Position, Record
from chronology.model.text import plain, references
from chronology.model.tokens import number_keys
from chronology.model.utf8 import Fault

R = TypeVar("R", bound=Record)
Grounds = tuple[tuple[str, tuple[int, ...]], ...]
Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value: `("claims", 0, "text")`."""
LineColumn = tuple[int, int]
"""Line and column, both from 1."""
Value = Any  # str, None, list[Value] or dict[str, Value]


@dataclass(slots=True)
class ParsedYaml:
    """The data of a YAML file, its faults, the positions of its keys and values, and its SHA-256.

    `data` is None if the faults leave nothing that can be trusted; `lost` holds the paths of single values
    that a fault spoils. `positions` and `keys` give the position of each value, and of each key by the
    path of its value.
    """

    data: Value = None
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    lost: set[Path] = field(default_factory=set)
    positions: dict[Path, LineColumn] = field(default_factory=dict)
    keys: dict[Path, LineColumn] = field(default_factory=dict)

    def at(self, path: Path) -> LineColumn:
        """Return the position of the value at `path`, or of the nearest known part around it."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


def mapping(value: Value) -> Mapping[str, Value]:
    """Return `value` if it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


class File(NamedTuple):
    """One authored file: its path, what YAML made of it, the schema's errors, what it holds."""

    path: str
    parsed: ParsedYaml
    errors: tuple[Mapping[str, Any], ...] = ()
    kind: str = ""


class Entry(NamedTuple, Generic[R]):
    """One record under its id, and where it stands: a file, and the path of keys within it.

    `lost` names the fields that a fault spoils (see `salvage`); the record of a page has none.
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
        """Say whether one of these fields, or one around it, is lost: `claims.at`, `date`."""
        return bool(self.lost) and any(
            f"{name}.".startswith(f"{one}.") for name in names for one in self.lost
        )


class Released(NamedTuple):
    """The ids of the last release; `error` says why none is known.

    `lines` holds the id of each event with its line in `events/IDS`, and `items` the ids of its claims,
    disagreements and positions, which follow on the same line.
    """

    path: str = "events/IDS"
    lines: Mapping[str, int] = MappingProxyType({})
    items: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    error: str = ""


class Statement(NamedTuple):
    """A text of an event with the paragraphs it rests on: a claim, relation, position, measure …"""

    event: Entry[Event]
    where: Path
    kind: str
    text: str
    grounds: Grounds
    record: Record
    speaker: str | None = None


def items(event: Event) -> Iterator[tuple[Path, str, Claim | Disagreement | Position]]:
    """Yield path, kind and record of all that has an id within an event, in the order of the file."""
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
    yield from event.claims
    yield from event.relations
    for dispute in event.disagreements:
        yield from dispute.positions
    for apparent in event.apparent:
        yield from apparent.cites


def located_texts(event: Event) -> Iterable[tuple[Path, str]]:
    """Yield every text of an event in which cross-references may stand, with its path."""
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
    positions = (position for dispute in event.disagreements for position in dispute.positions)
    saying: Iterable[Claim | Position] = chain(event.claims, positions)
    for said in saying:
        if said.speaker:
            yield said.speaker


def actors_of(event: Event) -> tuple[str, ...]:
    """Return the actors who take part or speak in an event, each once."""
    return tuple(dict.fromkeys((*event.actors, *speakers(event))))


def stating(event: Event, measure: Measure) -> tuple[Claim, ...]:
    """Return the claims of an event that state a measured value, or all its claims where none does."""
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
    return dict.fromkeys(r.target for _, text in located_texts(event) for r in references(text))
