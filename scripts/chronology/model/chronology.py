"""The chronology: all data, loaded once, linked in both directions, immutable after."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from chronology.model.entries import (
    Entry,
    File,
    Grounds,
    History,
    Released,
    Statement,
    actors_of,
    claim_sources,
    other_sources,
    referenced,
    stating,
)
from chronology.model.evidence import MOST_PARAGRAPHS, Evidence
from chronology.model.ordering import Order, order, standing_years
from chronology.model.records import (
    ALL,
    Actor,
    Change,
    Citation,
    Event,
    Measure,
    Place,
    Relation,
    Retired,
    Source,
    Theme,
)
from chronology.model.text import read
from chronology.model.tokens import Names

_VOCABULARY = frozenset({"theme", "actor", "place"})


@dataclass(frozen=True, eq=False)
class Chronology:
    """All loaded data; mappings are by id, and tuples of events are in the order of the timeline.

    files: every authored file by its path from the root, those with faults included.
    strays: unexpected files, each with its path, what is wrong with it, and a hint.
    broken: the ids of records with faults, by kind; those of retired events are ids of events.
    evidence_errors: why an evidence index cannot be read, by source.
    released: the ids of the last release.
    changes: the log of changes, in the order of its file.
    salvaged: the readable parts of records with faults, by the name of the attribute that the record
        would stand in; only rules see them (see `to_check`).
    docs: every file in docs/ by its path from the root, with its text if it is a page.
    """

    root: Path
    files: Mapping[str, File]
    strays: tuple[tuple[str, str, str], ...]
    broken: Mapping[str, frozenset[str]]
    events: Mapping[str, Entry[Event]]
    retired: Mapping[str, Entry[Retired]]
    sources: Mapping[str, Entry[Source]]
    themes: Mapping[str, Entry[Theme]]
    actors: Mapping[str, Entry[Actor]]
    places: Mapping[str, Entry[Place]]
    evidence: Mapping[str, Evidence]
    evidence_errors: Mapping[str, str]
    released: Released = field(default_factory=Released)
    changes: tuple[Entry[Change], ...] = ()
    salvaged: Mapping[str, Mapping[str, Entry[Any]]] = field(default_factory=dict)
    docs: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make every mapping read-only."""
        for one in fields(self):
            if isinstance(value := getattr(self, one.name), dict):
                object.__setattr__(self, one.name, MappingProxyType(value))

    @cached_property
    def to_check(self) -> Chronology:
        """The chronology for rules, which includes the readable parts of records with faults."""
        if not any(self.salvaged.values()):
            return self
        found: dict[str, Any] = {
            name: {**getattr(self, name), **entries}
            for name, entries in self.salvaged.items()
            if name != "changes"
        }
        log = (*self.changes, *self.salvaged.get("changes", {}).values())
        found["changes"] = tuple(sorted(log, key=lambda entry: entry.within))
        whole = {
            ("event" if entry.file.kind == "retired" else entry.file.kind, entry.id)
            for entries in self.salvaged.values()
            for entry in entries.values()
            if not entry.lost
        }
        broken = {
            kind: frozenset(id for id in ids if (kind, id) not in whole) for kind, ids in self.broken.items()
        }
        return replace(self, **found, broken=broken)

    @cached_property
    def order(self) -> Order:
        """The order of the timeline, and the cycles among relations and dates."""
        return order(self.events)

    def lacks(self, path: str, *names: str) -> bool:
        """Return whether a fault makes one of these fields unreadable in the file at `path`."""
        return any(entry.lacks(*names) for entry in self._salvaged_in.get(path, ()))

    @cached_property
    def _salvaged_in(self) -> Mapping[str, Sequence[Entry[Any]]]:
        """The records with faults, by the path of their file."""
        found: dict[str, list[Entry[Any]]] = defaultdict(list)
        for entry in chain.from_iterable(entries.values() for entries in self.salvaged.values()):
            found[entry.file.path].append(entry)
        return found

    @cached_property
    def timeline(self) -> tuple[Entry[Event], ...]:
        """All events in chronological order; `ordering` defines it."""
        return self.order.events

    def year_of(self, entry: Entry[Event]) -> int:
        """Return the year under which an event is listed; see `ordering.standing_years`."""
        return self._years[entry.id]

    @cached_property
    def _years(self) -> Mapping[str, int]:
        years = standing_years(self.timeline)
        return {entry.id: year for entry, year in zip(self.timeline, years, strict=True)}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events of each theme."""
        return self._group(lambda event: event.themes)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events at each place."""
        return self._group(lambda event: event.places)

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The present and former names of all places."""
        places = (entry.record for entry in self.places.values())
        return frozenset(name for place in places for name in (place.name, *place.former))

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events in which each actor takes part or speaks."""
        return self._group(actors_of)

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events with a claim of each source."""
        return self._group(claim_sources)

    @cached_property
    def by_other_source(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events that cite each source in no claim, only in a position, relation or comparison."""
        return self._group(other_sources)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every claim, measure, relation, question, position and apparent difference, event by event."""
        return tuple(statement for entry in self.timeline for statement in self._statements(entry))

    @cached_property
    def by_paragraph(self) -> Mapping[str, Mapping[int, tuple[Statement, ...]]]:
        """Statements by source and cited paragraph.

        A question is found by its positions only, and a measure by the claims that state it.
        """
        found: dict[str, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for statement in self.statements:
            grounds = statement.grounds if statement.kind != "question" else ()
            if isinstance(statement.record, Measure):
                grounds = self.grounds(*stating(statement.event.record, statement.record))
            for source, number in dict.fromkeys((s, n) for s, numbers in grounds for n in numbers):
                found[source][number].append(statement)
        linked = {s: {n: tuple(v) for n, v in sorted(by.items())} for s, by in found.items()}
        return MappingProxyType({source: MappingProxyType(by) for source, by in linked.items()})

    @cached_property
    def relations_to(self) -> Mapping[str, tuple[tuple[Entry[Event], Relation], ...]]:
        """Relations to each event, each with the event that has it."""
        found: dict[str, list[tuple[Entry[Event], Relation]]] = defaultdict(list)
        for entry in self.timeline:
            for relation in entry.record.relations:
                found[relation.to].append((entry, relation))
        return MappingProxyType({key: tuple(value) for key, value in found.items()})

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Entry[Event], ...]]:
        """Events whose texts refer to each event with `[[...]]`."""
        return self._group(referenced)

    @cached_property
    def names(self) -> Names:
        """The names of all actors."""
        whole = [entry for entry in self.actors.values() if not entry.lacks("name", "aliases", "names")]
        return Names({entry.id: (entry.record.name, *entry.record.aliases) for entry in whole})

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """The place of each source among all, from 1, by id."""
        return {source: number for number, source in enumerate(sorted(self.sources), 1)}

    @cached_property
    def version(self) -> str:
        """The first half of the SHA-256 of the paths and hashes of all authored files."""
        lines = sorted(f"{path}\t{file.parsed.sha256}\n" for path, file in self.files.items())
        return sha256("".join(lines).encode()).hexdigest()[:32]

    @property
    def short_version(self) -> str:
        """The first eight characters of the version, as citations give it."""
        return self.version[:8]

    def changed_events(self, change: Change) -> tuple[str, ...]:
        """Return the ids of the events of an entry of the log of changes.

        `all` stands for all events, retired ones included, that no entry adds by id.
        """
        return self._unnamed if ALL in change.events else change.events

    @cached_property
    def _unnamed(self) -> tuple[str, ...]:
        added = {key for e in self.changes if e.record.kind == "added" for key in e.record.events}
        known = (*(entry.id for entry in self.timeline), *sorted(self.retired))
        return tuple(key for key in known if key not in added)

    @cached_property
    def change_ids(self) -> tuple[str, ...]:
        """The id of each entry of the log of changes: its day, and its number on that day from 1."""
        numbers: Counter[str] = Counter()
        found = []
        for entry in self.changes:
            day = entry.record.date.earliest.isoformat()
            numbers[day] += 1
            found.append(f"{day}-{numbers[day]}")
        return tuple(found)

    def history(self, event: str) -> History:
        """Return when an event was added and last corrected, according to the log of changes."""
        return self._histories.get(event, History())

    @cached_property
    def _histories(self) -> Mapping[str, History]:
        found: dict[str, History] = {}
        for change in (entry.record for entry in self.changes):
            events = self.changed_events(change)
            for event in events:
                known = found.get(event, History())
                if change.kind == "added":
                    found[event] = known._replace(added=known.added or change.date)
                elif change.kind == "corrected":
                    found[event] = known._replace(
                        corrected=change.date, note=change.note or "", others=len(events) - 1
                    )
        return MappingProxyType(found)

    def standing(self, event: str) -> Entry[Event] | None:
        """Return the event with an id, or the one that it has moved to, over any number of steps."""
        passed = set[str]()
        while event not in self.events and event in self.retired and event not in passed:
            passed.add(event)
            event = self.retired[event].record.moved_to or ""
        return self.events.get(event)

    def in_words(self, text: str) -> str:
        """Return a text in plain words: a cross-reference without words becomes the title of its event."""

        def title(event: str) -> str:
            entry = self.events.get(event) or self.retired.get(event)
            return entry.record.title if entry else event

        return read(text, title)

    def leads_on(self, event: str) -> bool:
        """Return whether an id is not that of a withdrawn event; whether it exists is not checked."""
        return event not in self.retired or bool(self.retired[event].record.moved_to)

    def sources_of(self, entry: Entry[Event]) -> tuple[str, ...]:
        """Return the sources of an event's claims, each once, in the order of the claims."""
        return tuple(source for source in claim_sources(entry.record) if source in self.sources)

    def other_sources_of(self, entry: Entry[Event]) -> tuple[str, ...]:
        """Return the sources that an event cites in no claim, only in a position, relation or comparison."""
        return tuple(source for source in other_sources(entry.record) if source in self.sources)

    @cached_property
    def unread(self) -> frozenset[str]:
        """Kinds whose ids are unknown because the file that lists them is missing or unreadable.

        No file lists the events, but without the list of retired ones an unknown id may be one of theirs.
        """
        files = [file for file in self.files.values() if file.kind in {*_VOCABULARY, "retired"}]
        unreadable = frozenset(
            "event" if file.kind == "retired" else file.kind
            for file in files
            if not isinstance(file.parsed.data, dict) and (file.parsed.faults or file.errors)
        )
        return unreadable | (_VOCABULARY - {file.kind for file in files})

    @property
    def complete(self) -> bool:
        """Whether every record and evidence index could be read."""
        indexed = self.sources.keys() <= self.evidence.keys()
        return indexed and not self.unread and not any(self.broken.values())

    def known(self, kind: str) -> frozenset[str]:
        """Return the ids of a kind (`event`, `source`, `theme` …), those of records with faults included."""
        return self._ids[kind]

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        ids: dict[str, Iterable[str]] = {
            "event": (*self.events, *self.retired),
            "source": self.sources,
            "theme": self.themes,
            "actor": self.actors,
            "place": self.places,
        }
        return {kind: frozenset(known) | self.broken.get(kind, frozenset()) for kind, known in ids.items()}

    def paragraphs(self, source: str, at: Sequence[str]) -> tuple[int, ...]:
        """Return the paragraph numbers of references such as `9` and `fn373`; unknown ones are left out.

        Returns none if they are more than `MOST_PARAGRAPHS`, which a rule of its own reports.
        """
        evidence = self.evidence.get(source)
        if evidence is None or "" in at:  # one of them is lost
            return ()
        found = [evidence.numbers(reference) for reference in at]
        if sum(map(len, found)) > MOST_PARAGRAPHS:
            return ()
        return tuple(chain.from_iterable(found))

    def grounds(self, *cited: Citation) -> Grounds:
        """Return the source and the paragraph numbers of each citation."""
        return tuple((c.source, self.paragraphs(c.source, c.at)) for c in cited)

    def _group(self, keys: Callable[[Event], Iterable[str]]) -> Mapping[str, tuple[Entry[Event], ...]]:
        found: dict[str, list[Entry[Event]]] = defaultdict(list)
        for entry in self.timeline:
            for key in dict.fromkeys(keys(entry.record)):  # each once, though a file may repeat itself
                found[key].append(entry)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})

    def _statements(self, entry: Entry[Event]) -> Iterable[Statement]:
        event = entry.record
        for i, claim in enumerate(event.claims):
            path = ("claims", i)
            yield Statement(entry, path, "claim", claim.text, self.grounds(claim), claim, claim.speaker)
        grounds = self.grounds(*event.claims) if event.measures else ()
        for i, measure in enumerate(event.measures):
            text = f"{measure.value} {measure.unit}, {measure.of}"
            yield Statement(entry, ("measures", i), "measure", text, grounds, measure)
        for i, relation in enumerate(event.relations):
            yield Statement(entry, ("relations", i), "relation", "", self.grounds(relation), relation)
        for i, dispute in enumerate(event.disagreements):
            path = ("disagreements", i)
            yield Statement(entry, path, "question", dispute.about, self.grounds(*dispute.positions), dispute)
            for j, p in enumerate(dispute.positions):
                here = (*path, "positions", j)
                yield Statement(entry, here, "position", p.says, self.grounds(p), p, p.speaker)
        for i, apparent in enumerate(event.apparent):
            text, grounds = f"{apparent.about} {apparent.reason}", self.grounds(*apparent.cites)
            yield Statement(entry, ("apparent", i), "apparent", text, grounds, apparent)
