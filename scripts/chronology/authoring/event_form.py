"""Reads what somebody writes of a new event, in options or at a terminal, against the chronology.

A theme, actor, place or source may be called by its id, its name or any other spelling of it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeVar, get_args

from chronology.authoring.new_event import NewClaim, NewEvent
from chronology.model import edtf, utf8
from chronology.model.chronology import Chronology
from chronology.model.records import Claim, Event, Record
from chronology.model.text import UNWRITTEN

T = TypeVar("T")
KINDS: tuple[str, ...] = get_args(Event.model_fields["kind"].annotation)
QUESTIONS: Mapping[str, str] = {
    "title": "What happened? (one line, present tense)",
    "date": "When? (such as 1993, 2022-06, 2022-06-17, 2014/2016)",
    "kind": f"Which kind? ({', '.join(KINDS)}) [{KINDS[0]}]",
    "theme": "Which themes? (one to three, separated by commas; ? lists all)",
    "actor": "Who took part? (names separated by commas; ? lists all)",
    "place": "Where? (names separated by commas, or nothing; ? lists all)",
    "cite": "Which source? (? lists all)",
    "summary": "In a sentence or two? (or nothing, to write it later)",
}
"""The question for each option, in the order in which they are asked."""
_REQUIRED = ("title", "date", "theme", "cite")


class Choices:
    """The records of one kind, found by any of their spellings."""

    def __init__(self, kind: str, spellings: Mapping[str, Sequence[str]]) -> None:
        """Take the spellings of each record by its id, first the name to show."""
        self._kind, self._spellings = kind, spellings
        self._ids: dict[str, set[str]] = {}
        for key, known in spellings.items():
            for spelling in (key, *known):
                self._ids.setdefault(spelling.casefold(), set()).add(key)

    def find(self, words: str) -> str:
        """Return the id for a spelling; raise ValueError, with the nearest, if it is unknown or ambiguous."""
        wanted = " ".join(words.casefold().split())
        found = {wanted} if wanted in self._spellings else self._ids.get(wanted, set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValueError(f'{self._kind} "{words}" may be {self._listed_with_or(sorted(found))}')
        near = self._nearest(wanted)
        hint = f"; did you mean {self._listed_with_or(near)}?" if near else ""
        raise ValueError(f'no {self._kind} "{words}"{hint}')

    def table(self) -> str:
        """Return a line for each record, with its id and its name."""
        width = max(map(len, self._spellings), default=0)
        return "\n".join(f"{key:{width}}  {name}" for key, (name, *_) in self._spellings.items())

    def _nearest(self, wanted: str) -> list[str]:
        """Return up to three ids with spellings that contain the words, or resemble them."""
        containing = [spelling for spelling in self._ids if wanted and wanted in spelling]
        close = get_close_matches(wanted, self._ids, n=5, cutoff=0.6)
        ids = (key for spelling in (*close, *containing) for key in sorted(self._ids[spelling]))
        return list(dict.fromkeys(ids))[:3]

    def _listed_with_or(self, ids: list[str]) -> str:
        words = [f'"{self._spellings[key][0]}" ({key})' for key in ids]
        return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def choices(chronology: Chronology) -> Mapping[str, Choices]:
    """Return what there is to choose from: themes, actors, places and sources."""
    spellings: dict[str, dict[str, Sequence[str]]] = {
        "theme": {key: (entry.record.name,) for key, entry in chronology.themes.items()},
        "actor": {
            key: (entry.record.name, *entry.record.aliases, *entry.record.names.values())
            for key, entry in chronology.actors.items()
        },
        "place": {
            key: (
                place.record.name,
                *place.record.aliases,
                *place.record.former,
                *place.record.names.values(),
            )
            for key, place in chronology.places.items()
        },
        "source": {
            key: (entry.record.label, entry.record.title) for key, entry in chronology.sources.items()
        },
    }
    return {kind: Choices(kind, known) for kind, known in spellings.items()}


class Reader:
    """Reads one answer at a time; raises ValueError, with what is expected, for one that will not do."""

    def __init__(self, chronology: Chronology) -> None:
        self.choices = choices(chronology)
        self._evidence = chronology.evidence

    def read(self, option: str, words: str) -> Any:
        """Return the value that an option or answer gives."""
        match option:
            case "title":
                return self._line(Event, "title", words)
            case "date":
                return self._date(words)
            case "kind":
                return self._kind(words)
            case "summary":
                return self._line(Event, "summary", words) if words else ""
            case "cite":
                return self._claim(words)
        return self._ids(option, words)

    def source(self, words: str) -> str:
        """Return the id of a source."""
        return self.choices["source"].find(words)

    def paragraphs(self, source: str, words: str) -> tuple[str, ...]:
        """Return paragraphs of a source as they are cited."""
        evidence = self._evidence.get(source)
        found = []
        for part in re.split(r"[,\s]+", words.replace("¶", " ").strip()):
            numbers = evidence.numbers(part) if evidence else (0,)
            if not part or not numbers or "-" in part:
                last = len(evidence.paragraphs) if evidence else 0
                raise ValueError(f'"{source}" has no paragraph "{part}"; it has 1 to {last}')
            found.append(evidence.label(numbers[0]) if evidence else part)
        return tuple(dict.fromkeys(found))

    def claim_text(self, words: str) -> str:
        """Return the text of a claim, or an empty text where that is still to be written."""
        return self._line(Claim, "text", words) if words.strip() else ""

    def _line(self, model: type[Record], key: str, words: str) -> str:
        """Return a text for a field, on one line and no longer than it may be."""
        text = " ".join(words.split())
        longest: int = model.model_json_schema()["properties"][key]["maxLength"]
        if not text:
            raise ValueError(f'"{key}" is empty: {model.model_fields[key].description}')
        for place, (message, _) in utf8.unseen(text):
            raise ValueError(f'"{key}", character {place + 1}: {message}; type the text again')
        if len(text) > longest:
            raise ValueError(f'"{key}" has {len(text)} characters; at most {longest}')
        return text

    def _date(self, words: str) -> edtf.Edtf:
        try:
            return edtf.parse(words.strip().strip("\"'"))
        except edtf.EdtfError as error:
            raise ValueError(f"{error}: write {edtf.EXPECTED}") from None

    def _kind(self, words: str) -> str:
        kind = words.strip() or KINDS[0]
        if kind not in KINDS:
            raise ValueError(f'no kind "{kind}"; choose one of {", ".join(KINDS)}')
        return kind

    def _ids(self, kind: str, words: str) -> tuple[str, ...]:
        """Return the ids for names separated by commas."""
        found = [self.choices[kind].find(part.strip()) for part in words.split(",") if part.strip()]
        if kind == "theme" and not 1 <= len(found) <= 3:
            raise ValueError(f"an event has one to three themes, not {len(found)}")
        return tuple(dict.fromkeys(found))

    def _claim(self, words: str) -> NewClaim:
        """Return a claim written as SOURCE:PARAGRAPHS or SOURCE:PARAGRAPHS=TEXT."""
        where, _, text = words.partition("=")
        source, colon, at = where.rpartition(":")
        if not colon:
            raise ValueError(
                f'"{words}" is not a citation: write SOURCE:PARAGRAPHS, such as report-2019:9,10'
            )
        known = self.source(source)
        return NewClaim(known, self.paragraphs(known, at), self.claim_text(text))


def missing(given: Mapping[str, str], cited: Sequence[str]) -> list[str]:
    """Return the options that are required and were not given."""
    return [f"--{name}" for name in _REQUIRED if not (cited if name == "cite" else given.get(name))]


def from_options(reader: Reader, given: Mapping[str, str], cited: Sequence[str]) -> NewEvent:
    """Return the event that options describe; raise ValueError for the first that is missing or wrong."""
    if absent := missing(given, cited):
        raise ValueError(f"without a terminal to ask at, {', '.join(absent)} must be given")
    values = {option: reader.read(option, words) for option, words in given.items()}
    return _event(values, [reader.read("cite", one) for one in cited])


def _event(values: Mapping[str, Any], claims: Sequence[NewClaim]) -> NewEvent:
    return NewEvent(
        title=values["title"],
        date=values["date"],
        kind=values.get("kind", KINDS[0]),
        themes=values["theme"],
        claims=tuple(claims),
        actors=values.get("actor", ()),
        places=values.get("place", ()),
        summary=values.get("summary", ""),
    )


class Interview:
    """Asks for whatever options did not give, each question until its answer will do.

    Every answer is kept as the option that gives it, so that none is lost if the event is not written.
    """

    def __init__(self, reader: Reader, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
        self._reader, self._ask, self._say = reader, ask, say
        self._answers: list[tuple[str, str]] = []

    def event(self, given: Mapping[str, str], cited: Sequence[str]) -> NewEvent:
        """Return the event that the answers describe; raise ValueError for an option before asking."""
        claims = [self._reader.read("cite", one) for one in cited]
        values = {option: self._keep(option, words) for option, words in given.items()}
        self._answers += [("cite", one) for one in cited]
        for option, question in QUESTIONS.items():
            if option == "cite":
                claims = claims or list(self._claims(question))
            elif option not in values:
                values[option] = self.until(question, partial(self._keep, option))
        return _event(values, claims)

    def options(self) -> str:
        """Return the options that give all answers so far, quoted for a shell."""
        return " ".join(f"--{option} {shlex.quote(words)}" for option, words in self._answers)

    def until(self, question: str, read: Callable[[str], T]) -> T:
        """Return what an answer says, asking again until it can be read."""
        while True:
            try:
                return read(self._ask(f"{question} ").strip())
            except ValueError as error:
                self._say(str(error))

    def _keep(self, option: str, words: str) -> Any:
        if words == "?" and option in self._reader.choices:
            raise ValueError(self._reader.choices[option].table())
        value = self._reader.read(option, words)
        self._answers.append((option, words or (KINDS[0] if option == "kind" else "")))
        return value

    def _claims(self, question: str) -> Iterator[NewClaim]:
        """Ask for sources, and what each says, until there are no more."""
        found = False
        while True:
            more = "Another source? (nothing if there is none; ? lists all)"
            source = self.until(more if found else question, self._source)
            if source:
                paragraphs = partial(self._reader.paragraphs, source)
                at = self.until("Which paragraphs? (such as 9, 10 or fn3)", paragraphs)
                self._answers.append(("cite", where := f"{source}:{','.join(at)}"))
                text = self.until(
                    "What do they say, in your own words? (or nothing, to write it later)",
                    self._reader.claim_text,
                )
                self._answers[-1] = ("cite", f"{where}={text}" if text else where)
                found = True
                yield NewClaim(source, at, text)
            elif found:
                return
            else:
                self._say(f"An event needs at least one source; its text may be left as {UNWRITTEN}.")

    def _source(self, words: str) -> str:
        if words == "?":
            raise ValueError(self._reader.choices["source"].table())
        return self._reader.source(words) if words else ""
