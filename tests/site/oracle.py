"""What the timeline's filter must find, worked out from the data and not from the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from chronology.model import tokens
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event
from chronology.model.text import plain


@dataclass(frozen=True)
class Asked:
    """What a reader asks for: a theme, the first and last year, words, a place, a day of change."""

    theme: str = ""
    first: int = 1
    last: int = 9999
    words: str = ""
    differ: bool = False
    place: str = ""
    changed: str = ""

    @property
    def query(self) -> str:
        """The query of the address that asks for it."""
        differ = "1" if self.differ else ""
        asked = {"words": self.words, "theme": self.theme, "place": self.place, "differ": differ}
        asked["changed"] = self.changed
        years = {
            "from": str(self.first) if self.first > 1 else "",
            "to": str(self.last) if self.last < 9999 else "",
        }
        return urlencode({name: value for name, value in (asked | years).items() if value})


def found(chronology: Chronology, asked: Asked) -> list[str]:
    """Return the ids of the events that are asked for."""
    return [e.id for e in chronology.timeline if _fits(chronology, e, asked)]


def _fits(chronology: Chronology, entry: Entry[Event], asked: Asked) -> bool:
    event, date = entry.record, entry.record.date
    # Of an event without an end only the beginning is known.
    end = date.earliest.year if date.open_end else date.latest.year
    if asked.theme and asked.theme not in event.themes:
        return False
    if asked.place and asked.place not in event.places:
        return False
    if asked.changed and not any(day >= asked.changed for day in days_of(chronology, entry.id)):
        return False
    if asked.differ and all(len({p.source for p in d.positions}) == 1 for d in event.disagreements):
        return False
    text = " ".join(_texts(chronology, entry)) if asked.words else ""
    return date.earliest.year <= asked.last and end >= asked.first and holds(text, asked.words)


def days_of(chronology: Chronology, event: str) -> list[str]:
    """Return the days on which an event was added or corrected, as the log tells."""
    log = [entry.record for entry in chronology.changes if entry.record.kind != "withdrawn"]
    return [one.date.text for one in log if event in one.events or "all" in one.events]


def _texts(chronology: Chronology, entry: Entry[Event]) -> Iterator[str]:
    event = entry.record
    texts = [event.title, plain(event.summary), *(plain(claim.text) for claim in event.claims)]
    for disagreement in event.disagreements:
        texts += (disagreement.about, *(plain(position.says) for position in disagreement.positions))
    yield from (event.date.words(), *texts)
    text = "\n".join(texts)
    for source in chronology.sources.values():
        text = text.replace(source.record.label, "")
    named = chronology.names.find(text)
    for key in {*actors_of(event), *named}:
        actor = chronology.actors[key].record
        names = (actor.name, *actor.aliases, *actor.names.values())
        places = {place.record.name for place in chronology.places.values()}
        yield from (name for name in names if name not in places)  # "Moscow" may mean Russia
    for key in event.places:
        place = chronology.places[key].record
        yield from (place.name, *place.aliases, *place.former, *place.names.values())


def holds(text: str, words: str) -> bool:
    """Say whether a text holds all words: short ones and capitals whole, others also as a beginning.

    A plural and its singular are the same; tests use no words with other endings.
    """
    spelled = [tokens.fold(word) for word in tokens.spellings(text)]
    spelled += (part for word in spelled for part in word.split("'")[1:])
    singular = {word.removesuffix("s") for word in spelled}
    return all(
        tokens.fold(word) in spelled
        if len(word) < 3 or (word.isupper() and not word.islower())
        else tokens.fold(word).removesuffix("s") in singular
        or any(part.startswith(tokens.fold(word)) for part in spelled)
        for word in tokens.spellings(words)
    )
