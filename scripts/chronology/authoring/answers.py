"""What people say of a new event, in options or answers, read against the chronology."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from chronology.authoring.choosing import Choices, choices
from chronology.authoring.new_event import Cited, NewEvent
from chronology.model import edtf, utf8
from chronology.model.chronology import Chronology
from chronology.model.records import Claim, Event, Record
from chronology.model.text import did_you_mean

KINDS: tuple[str, ...] = get_args(Event.model_fields["kind"].annotation)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what somebody wrote; each method raises ValueError, with what is expected, for what it is not."""

    chronology: Chronology
    choices: Mapping[str, Choices] = field(default_factory=dict)

    @classmethod
    def of(cls, chronology: Chronology) -> Reader:
        """Return the reader for a chronology."""
        return cls(chronology, choices(chronology))

    def line(self, key: str, words: str, model: type[Record] = Event) -> str:
        """Return a text for the field `key` of an event, on one line and no longer than it may be."""
        text, longest = " ".join(words.split()), _longest(model, key)
        if not text:
            raise ValueError(f"«{key}» is empty: {model.model_fields[key].description}")
        for place, (message, _) in utf8.unseen(text):
            raise ValueError(f'"{key}", character {place + 1}: {message}; type the text anew')
        if len(text) > longest:
            raise ValueError(f"«{key}» has {len(text)} characters; at most {longest}")
        return text

    def date(self, words: str) -> edtf.Edtf:
        """Return a date."""
        try:
            return edtf.parse(words.strip().strip("\"'"))
        except edtf.EdtfError as error:
            raise ValueError(f"{error}: write {edtf.EXPECTED}") from None

    def kind(self, words: str) -> str:
        """Return event, plan or figure."""
        if words.strip() not in KINDS:
            raise ValueError(f"no kind «{words}»{did_you_mean(words, KINDS)} There are {', '.join(KINDS)}")
        return words.strip()

    def ids(self, kind: str, words: str) -> tuple[str, ...]:
        """Return the ids of a kind for names with commas between; three themes at most."""
        found = [self.choices[kind].find(part.strip()) for part in words.split(",") if part.strip()]
        if kind == "theme" and not 1 <= len(found) <= 3:
            raise ValueError(f"an event has one to three themes, and here are {len(found)}")
        return tuple(dict.fromkeys(found))

    def source(self, words: str) -> str:
        """Return the id of a source."""
        return self.choices["source"].find(words)

    def paragraphs(self, source: str, words: str) -> tuple[str, ...]:
        """Return paragraphs of a source, as they are cited."""
        evidence = self.chronology.evidence.get(source)
        found = []
        for part in re.split(r"[,\s]+", words.replace("¶", " ").strip()):
            numbers = evidence.numbers(part) if evidence else (0,)
            if not part or not numbers or "-" in part:
                last = len(evidence.paragraphs) if evidence else 0
                raise ValueError(f"«{source}» has no paragraph «{part}»; it has 1 to {last}")
            found.append(evidence.label(numbers[0]) if evidence else part)
        return tuple(dict.fromkeys(found))

    def cited(self, words: str) -> Cited:
        """Return a citation written as SOURCE:PARAGRAPHS or SOURCE:PARAGRAPHS=TEXT."""
        where, _, text = words.partition("=")
        source, colon, at = where.rpartition(":")
        if not colon:
            raise ValueError(f"«{words}» is no citation: write SOURCE:PARAGRAPHS, such as report-2019:9,10")
        known = self.source(source)
        return Cited(known, self.paragraphs(known, at), self.claim(text))

    def claim(self, words: str) -> str:
        """Return what paragraphs say, or an empty text where that is still to be written."""
        return self.line("text", words, Claim) if words.strip() else ""


@dataclass(frozen=True, slots=True)
class Given:
    """What options gave, as it was written; None where an option was not given."""

    title: str | None = None
    date: str | None = None
    kind: str | None = None
    themes: str | None = None
    actors: str | None = None
    places: str | None = None
    summary: str | None = None
    cited: Sequence[str] = ()

    @property
    def missing(self) -> list[str]:
        """Return the options that are needed and were not given."""
        needed = {"--title": self.title, "--date": self.date, "--theme": self.themes, "--cite": self.cited}
        return [option for option, value in needed.items() if not value]


def from_options(reader: Reader, given: Given) -> NewEvent:
    """Return the event that options describe; raises ValueError for the first that is missing or wrong."""
    if given.missing:
        raise ValueError(f"without a terminal to ask at, {', '.join(given.missing)} must be given")
    return NewEvent(
        title=reader.line("title", given.title or ""),
        date=reader.date(given.date or ""),
        kind=reader.kind(given.kind or KINDS[0]),
        themes=reader.ids("theme", given.themes or ""),
        actors=reader.ids("actor", given.actors or ""),
        places=reader.ids("place", given.places or ""),
        cited=tuple(reader.cited(one) for one in given.cited),
        summary=reader.line("summary", given.summary) if given.summary else "",
    )


def _longest(model: type[Record], key: str) -> int:
    longest: int = model.model_json_schema()["properties"][key]["maxLength"]
    return longest
