"""Finding a theme, actor, place or source by whatever people call it: id, name, alias, other language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from chronology.model.chronology import Chronology
from chronology.model.records import Actor, Place, Source, Theme

KINDS = ("theme", "actor", "place", "source")


@dataclass(slots=True)
class Choices:
    """The records of one kind: `names` by id, and the ids of each spelling in small letters."""

    kind: str
    names: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, key: str, name: str, spellings: Iterable[str | None]) -> None:
        """Add a record under its id, with the name to show and every other spelling."""
        self.names[key] = name
        for spelling in filter(None, (key, name, *spellings)):
            self._ids.setdefault(spelling.casefold(), set()).add(key)

    def find(self, words: str) -> str:
        """Return the id for what somebody wrote; raises ValueError, with the nearest, where it is unclear."""
        wanted = " ".join(words.casefold().split())
        found = {wanted} if wanted in self.names else self._ids.get(wanted, set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValueError(f"{self.kind} «{words}» may be {self._named(sorted(found), 'or')}")
        near = self._near(wanted)
        raise ValueError(
            f"no {self.kind} «{words}»" + (f"; did you mean {self._named(near, 'or')}?" if near else "")
        )

    def _near(self, wanted: str) -> list[str]:
        """Return up to three ids whose spellings hold the words, or resemble them."""
        holding = [spelling for spelling in self._ids if wanted and wanted in spelling]
        close = get_close_matches(wanted, self._ids, n=5, cutoff=0.6)
        ids = (key for spelling in (*close, *holding) for key in sorted(self._ids[spelling]))
        return list(dict.fromkeys(ids))[:3]

    def _named(self, ids: list[str], last: str) -> str:
        words = [f"«{self.names[key]}» ({key})" for key in ids]
        return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))

    def listed(self) -> list[str]:
        """Return a line a record: its id and its name."""
        width = max(map(len, self.names), default=0)
        return [f"{key:{width}}  {name}" for key, name in self.names.items()]


def choices(chronology: Chronology) -> Mapping[str, Choices]:
    """Return what there is to choose from, by kind."""
    found = {kind: Choices(kind) for kind in KINDS}
    for entries in (chronology.themes, chronology.actors, chronology.places, chronology.sources):
        for key, entry in entries.items():
            match entry.record:
                case Theme(name=name):
                    found["theme"].add(key, name, ())
                case Actor(name=name, aliases=aliases, names=names):
                    found["actor"].add(key, name, (*aliases, *names.values()))
                case Place(name=name, aliases=aliases, former=former, names=names):
                    found["place"].add(key, name, (*aliases, *former, *names.values()))
                case Source(title=title, label=label):
                    found["source"].add(key, label, (title,))
    return found
