"""Asking, at a terminal, for what `chronology new` needs to know and options did not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from chronology.authoring.answers import KINDS, Given, Reader
from chronology.authoring.new_event import Cited, NewEvent
from chronology.text import UNWRITTEN

T = TypeVar("T")
Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks for whatever options did not give, again and again until it is right."""

    reader: Reader
    ask: Ask
    say: Say

    def event(self, given: Given) -> NewEvent:
        """Return the event that the answers describe."""
        read = self.reader
        return NewEvent(
            title=self._until("What happened? (one line, present tense)", given.title, self._line("title")),
            date=self._until("When? (such as 1993, 2022-06, 2022-06-17, 2014/2016)", given.date, read.date),
            kind=self._until(f"Which kind? ({', '.join(KINDS)}) [{KINDS[0]}]", given.kind, self._kind),
            themes=self._ids(
                "theme", "Which themes? (one to three, commas between; ? lists all)", given.themes
            ),
            actors=self._ids("actor", "Who took part? (names, commas between; ? lists all)", given.actors),
            places=self._ids(
                "place", "Where? (names, commas between, or nothing; ? lists all)", given.places
            ),
            cited=tuple(map(read.cited, given.cited)) or self._citations(),
            summary=self._until(
                "In a sentence or two? (or nothing, for later)", given.summary, self._summary
            ),
        )

    def _line(self, key: str) -> Callable[[str], str]:
        return lambda words: self.reader.line(key, words)

    def _kind(self, words: str) -> str:
        return self.reader.kind(words or KINDS[0])

    def _summary(self, words: str) -> str:
        return self.reader.line("summary", words) if words else ""

    def _ids(self, kind: str, question: str, given: str | None) -> tuple[str, ...]:
        def read(words: str) -> tuple[str, ...]:
            if words == "?":
                raise ValueError("\n".join(self.reader.choices[kind].listed()))
            return self.reader.ids(kind, words)

        return self._until(question, given, read)

    def _citations(self) -> tuple[Cited, ...]:
        found: list[Cited] = []
        while True:
            more = "Another source? (nothing when there is none; ? lists all)"
            source = self._until(more if found else "Which source? (? lists all)", None, self._source)
            if source:
                at = self._until("Which paragraphs? (such as 9, 10 or fn3)", None, self._paragraphs(source))
                text = self._until("What do they say, in your own words? (or nothing, for later)", None, str)
                found.append(Cited(source, at, " ".join(text.split())))
            elif found:
                return tuple(found)
            else:
                self.say(f"An event rests on at least one source; its text may be left as {UNWRITTEN}.")

    def _source(self, words: str) -> str:
        if words == "?":
            raise ValueError("\n".join(self.reader.choices["source"].listed()))
        return self.reader.source(words) if words else ""

    def _paragraphs(self, source: str) -> Callable[[str], tuple[str, ...]]:
        return lambda words: self.reader.paragraphs(source, words)

    def _until(self, question: str, given: str | None, read: Callable[[str], T]) -> T:
        """Return what an option gave or, asked for until it can be read, what was answered."""
        if given is not None:
            return read(given)
        while True:
            try:
                return read(self.ask(f"{question} ").strip())
            except ValueError as error:
                self.say(str(error))
