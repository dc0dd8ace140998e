"""Finding the actors that a text names, by any of their spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chronology import tokens
from chronology.records import Actor


@dataclass(slots=True)
class Names:
    """The spellings of all actors, arranged so that a text is read once, from left to right."""

    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _spellings: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Mapping[str, Actor]) -> Names:
        """Return the names of `actors`, given by id."""
        names = cls()
        for actor_id, actor in actors.items():
            spelled = dict.fromkeys(tuple(tokens.spellings(name)) for name in (actor.name, *actor.aliases))
            for parts in filter(None, spelled):
                names._by_first.setdefault(parts[0], []).append((parts, actor_id))
            names._spellings[actor_id] = tuple(
                filter(None, (tuple(tokens.words(name)) for name in (actor.name, *actor.aliases)))
            )
        for entries in names._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return names

    def find(self, text: str) -> tuple[str, ...]:
        """Return the id of each actor that `text` names, the longest spelling first at each place."""
        if text not in self._found:  # several rules ask about the same texts
            self._found[text] = tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> Iterator[str]:
        parts, by_first, read = tokens.spellings(text), self._by_first, 0
        if by_first.keys().isdisjoint(parts):  # as most are
            return
        for place, part in enumerate(parts):
            if place < read or part not in by_first:
                continue
            for spelled, actor_id in by_first[part]:
                if len(spelled) == 1 or tuple(parts[place : place + len(spelled)]) == spelled:
                    yield actor_id
                    read = place + len(spelled)
                    break

    def spellings(self, actor_id: str) -> Iterable[tuple[str, ...]]:
        """Return each spelling of an actor as the words that a paragraph must hold."""
        return self._spellings.get(actor_id, ())
