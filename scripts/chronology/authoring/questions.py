"""Asking, at a terminal, for what `chronology new` needs to know and options did not say."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from chronology.authoring.answers import KINDS, Given, Reader
from chronology.authoring.new_event import Cited, NewEvent
from chronology.model.text import UNWRITTEN

T = TypeVar("T")
Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks for whatever options did not give, again and again until it is right.

    `said` keeps every answer as the option that gives it, so that none is lost if the event is not written.
    """

    reader: Reader
    ask: Ask
    say: Say
    said: list[tuple[str, str]] = field(default_factory=list)

    def event(self, given: Given) -> NewEvent:
        """Return the event that the answers describe; raises ValueError for an option before it asks."""
        read = self.reader
        cited = tuple(map(read.cited, given.cited))
        title = self._answer("title", given.title, self._title)
        date = self._answer("date", given.date, read.date)
        kind = self._answer("kind", given.kind, self._kind)
        themes = self._answer("theme", given.themes, self._ids("theme"))
        actors = self._answer("actor", given.actors, self._ids("actor"))
        places = self._answer("place", given.places, self._ids("place"))
        summary = self._answer("summary", given.summary, self._summary)
        self.said.extend(("cite", one) for one in given.cited)
        return NewEvent(
            title=title("What happened? (one line, present tense)"),
            date=date("When? (such as 1993, 2022-06, 2022-06-17, 2014/2016)"),
            kind=kind(f"Which kind? ({', '.join(KINDS)}) [{KINDS[0]}]"),
            themes=themes("Which themes? (one to three, commas between; ? lists all)"),
            actors=actors("Who took part? (names, commas between; ? lists all)"),
            places=places("Where? (names, commas between, or nothing; ? lists all)"),
            cited=cited or self._citations(),
            summary=summary("In a sentence or two? (or nothing, for later)"),
        )

    def resumed(self) -> str:
        """Return the options that give all answers so far; empty where there are none."""
        return " ".join(f"--{option} {shlex.quote(words)}" for option, words in self.said)

    def until(self, question: str, read: Callable[[str], T]) -> T:
        """Return what was answered, asking until it can be read."""
        while True:
            try:
                return read(self.ask(f"{question} ").strip())
            except ValueError as error:
                self.say(str(error))

    def _answer(self, option: str, given: str | None, read: Callable[[str], T]) -> Callable[[str], T]:
        """Return the function that asks for what an option gives, unless it is `given`."""

        def keep(words: str) -> T:
            found = read(words)
            self.said.append((option, words or (KINDS[0] if option == "kind" else "")))
            return found

        if given is None:
            return lambda question: self.until(question, keep)
        known = keep(given)
        return lambda _: known

    def _title(self, words: str) -> str:
        return self.reader.line("title", words)

    def _kind(self, words: str) -> str:
        return self.reader.kind(words or KINDS[0])

    def _summary(self, words: str) -> str:
        return self.reader.line("summary", words) if words else ""

    def _ids(self, kind: str) -> Callable[[str], tuple[str, ...]]:
        def read(words: str) -> tuple[str, ...]:
            if words == "?":
                raise ValueError("\n".join(self.reader.choices[kind].listed()))
            return self.reader.ids(kind, words)

        return read

    def _citations(self) -> tuple[Cited, ...]:
        found: list[Cited] = []
        while True:
            more = "Another source? (nothing when there is none; ? lists all)"
            source = self.until(more if found else "Which source? (? lists all)", self._source)
            if source:
                at = self.until("Which paragraphs? (such as 9, 10 or fn3)", self._paragraphs(source))
                self.said.append(("cite", where := f"{source}:{','.join(at)}"))
                question = "What do they say, in your own words? (or nothing, for later)"
                text = self.until(question, self.reader.claim)
                self.said[-1] = ("cite", f"{where}={text}" if text else where)
                found.append(Cited(source, at, text))
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
