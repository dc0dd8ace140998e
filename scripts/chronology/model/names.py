"""Finding the actors that a text names, by any of their spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chronology.model import tokens
from chronology.model.records import Actor


@dataclass(slots=True)
class Names:
    """The spellings of all actors, arranged so that a text is read once, from left to right."""

    _owners: dict[tuple[str, ...], str] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    """How many words the spellings have that begin with a word, the longest first."""
    _spellings: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Mapping[str, Actor]) -> Names:
        """Return the names of `actors`, given by id."""
        names = cls()
        for actor_id, actor in actors.items():
            spelled = dict.fromkeys(tuple(tokens.spellings(name)) for name in (actor.name, *actor.aliases))
            for parts in filter(None, spelled):
                names._owners.setdefault(parts, actor_id)
                if len(parts) not in (lengths := names._lengths.setdefault(parts[0], [])):
                    lengths.append(len(parts))
            names._spellings[actor_id] = tuple(
                filter(None, (tuple(tokens.words(name)) for name in (actor.name, *actor.aliases)))
            )
        for lengths in names._lengths.values():
            lengths.sort(reverse=True)
        return names

    def find(self, text: str) -> tuple[str, ...]:
        """Return the id of each actor that `text` names, the longest spelling first at each place."""
        if text not in self._found:  # several rules ask about the same texts
            self._found[text] = tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> Iterator[str]:
        parts, lengths, read = tokens.spellings(text), self._lengths, 0
        if lengths.keys().isdisjoint(parts):  # as most are
            return
        for place, part in enumerate(parts):
            if place < read or part not in lengths:
                continue
            for length in lengths[part]:
                if actor_id := self._owners.get(tuple(parts[place : place + length])):
                    yield actor_id
                    read = place + length
                    break

    def spellings(self, actor_id: str) -> Iterable[tuple[str, ...]]:
        """Return each spelling of an actor as the words that a paragraph must hold."""
        return self._spellings.get(actor_id, ())
