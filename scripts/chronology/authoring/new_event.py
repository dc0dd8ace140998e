"""A new event: what options, answers at a terminal or a reader's tip say of it, and its file.

Options and answers are checked against the chronology. A theme, actor, place or source may be called by its
id, its name or any other spelling of it. In the file, comments explain each key.

A tip is the body of an issue opened with the form for events, and is untrusted: its words become only values
and comments of the file, and the id is made of small letters, digits and hyphens.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import count
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from chronology.authoring.canonical import CommentedYaml, Shape, inline, note, render, verified
from chronology.model import edtf, utf8
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Path, Value, complete_ids
from chronology.model.evidence import MOST_PARAGRAPHS
from chronology.model.records import Actor, Claim, Event, Place, Record, Source, Theme
from chronology.model.text import UNWRITTEN

T = TypeVar("T")
NOTES_HEAD = "Lines that begin with # are comments: they change nothing, and may be deleted."
_SUMMARY = f"{UNWRITTEN}: say briefly what the claims say."
_CLAIM = f"{UNWRITTEN}: say in your own words what the source states here."
_SMALL_WORDS = frozenset("a an and as at by for from in into is its of on or the their to with".split())
_OPTIONAL = ("date_note", "measures", "relations", "disagreements", "apparent")
_WITH_EXAMPLES = ("date", "at")
_MOST_EXAMPLES = 4
KINDS: tuple[str, ...] = get_args(Event.model_fields["kind"].annotation)
QUESTIONS: Mapping[str, str] = {
    "title": "What happened? (one line, present tense)",
    "date": "When? (such as 1993, 2022-06, 2022-06-17, 2014/2016)",
    "kind": f"What kind? ({', '.join(KINDS)}) [{KINDS[0]}]",
    "theme": "Which themes? (one to three, separated by commas; ? lists all)",
    "actor": "Who took part? (names separated by commas; ? lists all)",
    "place": "Where? (names separated by commas; may be empty; ? lists all)",
    "cite": "Which source? (? lists all)",
    "summary": "What happened, in a sentence or two? (leave empty to write it later)",
}
"""The question for each option, in the order in which they are asked."""
_REQUIRED = ("title", "date", "theme", "cite")


# ---- options and answers


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
            raise ValueError(f'{self._kind} "{words}" is ambiguous: {self._listed_with_or(sorted(found))}')
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
    kinds: dict[str, Mapping[str, Entry[Any]]] = {
        "theme": chronology.themes,
        "actor": chronology.actors,
        "place": chronology.places,
        "source": chronology.sources,
    }
    return {
        kind: Choices(kind, {key: _spellings(entry.record) for key, entry in entries.items()})
        for kind, entries in kinds.items()
    }


def _spellings(record: Theme | Actor | Place | Source) -> list[str]:
    """Return what a record may be called, beginning with the name to show."""
    match record:
        case Source():
            return [record.label, record.title]
        case Actor():
            return [record.name, *record.aliases, *record.names.values()]
        case Place():
            return [record.name, *record.aliases, *record.former, *record.names.values()]
    return [record.name]


class Reader:
    """Reads options and answers; each method raises ValueError, with what is expected, for an invalid one."""

    def __init__(self, chronology: Chronology) -> None:
        self.choices = choices(chronology)
        self._evidence = chronology.evidence

    def event(self, given: Mapping[str, str], cited: Sequence[str]) -> dict[str, Value]:
        """Return the data of the event that options describe."""
        if absent := missing(given, cited):
            raise ValueError(f"{', '.join(absent)} must be given, because there is no terminal to ask at")
        values = {option: self.read(option, words) for option, words in given.items()}
        claims = [self.read("cite", words) for words in cited]
        return {
            "title": values["title"],
            "kind": values.get("kind", KINDS[0]),
            "date": values["date"],
            "actors": values.get("actor", []),
            "places": values.get("place", []),
            "themes": values["theme"],
            "summary": values.get("summary") or _SUMMARY,
            "claims": claims,
        }

    def read(self, option: str, words: str) -> Value:
        """Return the value that an option or answer gives, as it is written into the file."""
        match option:
            case "title":
                return self._line(Event, "title", words)
            case "date":
                try:
                    return edtf.parse(words.strip().strip("\"'")).text
                except edtf.EdtfError as error:
                    raise ValueError(f"{error}: write {edtf.EXPECTED}") from None
            case "kind":
                kind = words.strip() or KINDS[0]
                if kind not in KINDS:
                    raise ValueError(f'no kind "{kind}"; choose one of {", ".join(KINDS)}')
                return kind
            case "summary":
                return self._line(Event, "summary", words) if words else ""
            case "cite":
                return self._claim(words)
        return self._ids(option, words)

    def source(self, words: str) -> str:
        """Return the id of a source."""
        return self.choices["source"].find(words)

    def paragraphs(self, source: str, words: str) -> list[str]:
        """Return paragraphs of a source as they are cited."""
        evidence = self._evidence.get(source)
        found = []
        for part in re.split(r"[,\s]+", words.replace("¶", " ").strip()):
            numbers = evidence.numbers(part) if evidence else (0,)
            if not part or not numbers or "-" in part:
                last = len(evidence.paragraphs) if evidence else 0
                raise ValueError(f'"{source}" has no paragraph "{part}"; it has 1 to {last}')
            found.append(evidence.label(numbers[0]) if evidence else part)
        listed = list(dict.fromkeys(found))
        if len(listed) > MOST_PARAGRAPHS:
            raise ValueError(f"a claim cites at most {MOST_PARAGRAPHS} paragraphs, not {len(listed)}")
        return listed

    def claim_text(self, words: str) -> str:
        """Return the text of a claim, or an empty text where that is still to be written."""
        return self._line(Claim, "text", words) if words.strip() else ""

    def _line(self, model: type[Record], key: str, words: str) -> str:
        """Return a text for a field, on one line and no longer than it may be."""
        text = " ".join(words.split())
        if not text:
            raise ValueError(f'"{key}" is empty: {model.model_fields[key].description}')
        for place, (message, _) in utf8.unseen(text):
            raise ValueError(f'"{key}", character {place + 1}: {message}; type the text again')
        if (longest := model.max_length(key)) and len(text) > longest:
            raise ValueError(f'"{key}" has {len(text)} characters; at most {longest}')
        return text

    def _ids(self, kind: str, words: str) -> list[str]:
        """Return the ids for names separated by commas."""
        found = [self.choices[kind].find(part.strip()) for part in words.split(",") if part.strip()]
        if kind == "theme" and not 1 <= len(found) <= 3:
            raise ValueError(f"an event has one to three themes, not {len(found)}")
        return list(dict.fromkeys(found))

    def _claim(self, words: str) -> dict[str, Value]:
        """Return a claim written as SOURCE:PARAGRAPHS or SOURCE:PARAGRAPHS=TEXT."""
        where, _, text = words.partition("=")
        name, colon, at = where.rpartition(":")
        if not colon:
            raise ValueError(
                f'"{words}" is not a citation: write SOURCE:PARAGRAPHS, such as report-2019:9,10'
            )
        source = self.source(name)
        paragraphs, text = self.paragraphs(source, at), self.claim_text(text)
        return {"text": text or _CLAIM, "source": source, "at": paragraphs, "voice": "author"}


def missing(given: Mapping[str, str], cited: Sequence[str]) -> list[str]:
    """Return the options that are required and were not given."""
    return [f"--{name}" for name in _REQUIRED if not (cited if name == "cite" else given.get(name))]


class Interview:
    """Asks at the terminal for what the options do not give, repeating a question until its answer is valid.

    Each answer is kept as the option that would give it, so that none is lost if the event cannot be
    written. Raises ValueError for an invalid option before asking anything.
    """

    def __init__(self, reader: Reader, given: Mapping[str, str], cited: Sequence[str]) -> None:
        self._reader, self._given, self._cited = reader, dict(given), list(cited)
        for words in cited:
            reader.read("cite", words)
        for option, words in given.items():
            reader.read(option, words)

    def event(self) -> dict[str, Value]:
        """Ask for everything that is missing, and return the data of the event."""
        for option, question in QUESTIONS.items():
            if option == "cite":
                if not self._cited:
                    self._ask_for_claims(question)
            elif option not in self._given:
                self._given[option] = self.until(question, partial(self._checked, option))
        return self._reader.event(self._given, self._cited)

    def options(self) -> str:
        """Return the options that give all answers so far, quoted for a shell."""
        given = [*self._given.items(), *(("cite", words) for words in self._cited)]
        return " ".join(f"--{option} {shlex.quote(words)}" for option, words in given)

    def until(self, question: str, read: Callable[[str], T]) -> T:
        """Return what `read` makes of the answer; ask again whenever it raises ValueError."""
        while True:
            try:
                return read(input(f"{question} ").strip())
            except ValueError as error:
                print(error)

    def _checked(self, option: str, words: str) -> str:
        """Return an answer as the option that gives it."""
        if words == "?" and option in self._reader.choices:
            raise ValueError(self._reader.choices[option].table())
        self._reader.read(option, words)
        return words or (KINDS[0] if option == "kind" else "")

    def _ask_for_claims(self, question: str) -> None:
        """Ask for sources, and what each says, until there are no more."""
        while True:
            more = "Another source? (leave empty if there is none; ? lists all)"
            source = self.until(more if self._cited else question, self._source)
            if source:
                paragraphs = partial(self._reader.paragraphs, source)
                at = self.until("Which paragraphs? (such as 9, 10 or fn3)", paragraphs)
                self._cited.append(f"{source}:{','.join(at)}")
                text = self.until(
                    "What do they say, in your own words? (leave empty to write it later)",
                    self._reader.claim_text,
                )
                self._cited[-1] += f"={text}" if text else ""
            elif self._cited:
                return
            else:
                print(f"An event needs at least one source; its text may be left as {UNWRITTEN}.")

    def _source(self, words: str) -> str:
        if words == "?":
            raise ValueError(self._reader.choices["source"].table())
        return self._reader.source(words) if words else ""


# ---- files


def used_ids(chronology: Chronology) -> frozenset[str]:
    """Return the ids that events have or had."""
    return chronology.known("event") | chronology.released.lines.keys()


def proposed_id(title: str, date: str, taken: Container[str]) -> str:
    """Return an id that is not taken: the start of the date, as precise as it is, and words of the title.

    `date` is in EDTF, or empty if it is not known.
    """
    if not date:
        return next(name for number in count(1) if (name := f"undated-{number}") not in taken)
    start = edtf.parse(date).points[0]
    day = start.earliest.isoformat()
    lead = {"day": day, "month": day[:7], "decade": f"{day[:4]}s"}.get(start.precision, day[:4])
    plain = unicodedata.normalize("NFKD", title.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain))
    telling = [word for word in found if word not in _SMALL_WORDS and word != day[:4]] or ["event"]
    base = "-".join([lead, *telling[:4]])[:60].rstrip("-")
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def event_file(name: str, data: dict[str, Value]) -> bytes:
    """Return the file of a new event with the id `name`, in which claims without an id get one."""
    complete_ids(name, data)
    document = with_notes(data, note(NOTES_HEAD))
    more = "You can also use these keys; the field reference has examples:"
    optional = (note(f"{key}: {Event.model_fields[key].description}") for key in _OPTIONAL)
    document.end = ["", *note(more), *(line for lines in optional for line in lines)]
    Event.model_validate(data)
    return verified(document, Shape(Event))


def blank_file(theme: str = "") -> str:
    """Return the file of an event that is blank except for its kind and, if given, its theme."""
    data: Value = {
        "title": None,
        "kind": "event",
        "date": None,
        "actors": [],
        "themes": [theme] if theme else [],
        "summary": None,
        "claims": [{"text": None, "source": None, "at": []}],
    }
    file_name = (
        "The name of the file is the event's id: a date and a few words, such as 1932-duck-treaty.yml, "
        "in lower-case Latin letters, digits and hyphens."
    )
    document = with_notes(data, [*note(NOTES_HEAD), *note(file_name)], examples=True)
    return re.sub(r"(?m): null$", ":", render(document, Shape(Event)))


def with_notes(
    data: Value,
    head: list[str],
    to_do: Mapping[str, Sequence[str]] = MappingProxyType({}),
    *,
    examples: bool = False,
) -> CommentedYaml:
    """Return an event with comments: `head`, then above each key its description and what is left to do."""
    above: dict[Path, list[str]] = {}
    for model, path, keys in ((Event, (), data), (Claim, ("claims", 0), data["claims"][0])):
        for key in keys:
            field = model.model_fields[key]
            lines = note(field.description or "")
            if examples and key in _WITH_EXAMPLES:
                shape = Shape(model).of(key)
                shown = (inline(example, shape) for example in (field.examples or ())[:_MOST_EXAMPLES])
                lines += note(f"For example: {', '.join(shown)}")
            above[(*path, key)] = [*lines, *to_do.get(key, ())]
    above[("title",)] = [*head, "", *above[("title",)]]
    return CommentedYaml(data, above)


# ---- tips

WHAT, WHEN = "What happened?", "When?"
SOURCE, PARAGRAPH = "Which source?", "Which paragraph?"
WORDS, MORE = "In your own words", "Anything else?"
LABELS = (WHAT, WHEN, SOURCE, PARAGRAPH, WORDS, MORE)
_NO_ANSWER = "_No response_"
_MONTHS = {name.lower()[:3]: number for number, name in enumerate(edtf.MONTHS, 1)}
_MONTH = f"({'|'.join(_MONTHS)})[a-z]*\\.?"
_ENGLISH_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)
_PARAGRAPHS = re.compile(
    r"(fn|footnote)?\s*(?<!\d)([1-9]\d{0,5})(?:\s*[-–]\s*([1-9]\d{0,5}))?(?!\d)", re.IGNORECASE
)
_LONGEST_SPAN = 20
_LONGEST_SUMMARY = 400
_TIP_HEAD = (
    "From a reader's tip. Lines marked TO DO are for you; `chronology check` lists what is missing.",
    "Read the cited paragraph before anything else: does it say this?",
)


def tip_answers(body: str) -> Mapping[str, str]:
    """Return the answers in the body of an issue by the form's labels; raise ValueError if it has none."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in body.splitlines():
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        # An answer that repeats an earlier heading does not reopen that answer.
        if heading in LABELS and heading not in found:
            label = heading
            found[label] = []
        elif label:
            found[label].append(line)
    if not found:
        raise ValueError(f'this is not a tip: it has no heading such as "### {WHAT}"')
    given = {name: "\n".join(lines).strip() for name, lines in found.items()}
    return {name: "" if text == _NO_ANSWER else text for name, text in given.items()}


def tip_draft(chronology: Chronology, answers: Mapping[str, str]) -> tuple[str, CommentedYaml]:
    """Return a new id and the draft of an event, in which comments say what a maintainer has to do."""
    title, words = (_clean(answers.get(name, "")) for name in (WHAT, WORDS))
    date, source = _date(answers.get(WHEN, "")), _source(chronology, answers.get(SOURCE, ""))
    at = _paragraphs(answers.get(PARAGRAPH, ""))
    fits = len(words) <= _LONGEST_SUMMARY
    data = {
        "title": title or None,
        "kind": "event",
        "date": date or None,
        "actors": list(dict.fromkeys(chronology.names.find(f"{title} {words}"))),
        "themes": [],
        "summary": words if words and fits else None,
        "claims": [{"text": words or None, "source": source or None, "at": list(at)}],
    }
    written = "for now it is what the reader wrote" if fits else "what the reader wrote is under claims"
    so_far = f"; {written}" if words else ""
    themes, sources = ", ".join(sorted(chronology.themes)), ", ".join(sorted(chronology.sources))
    to_do = {
        "themes": _comment(f"TO DO: choose one to three of {themes}."),
        "summary": _comment(f"TO DO: say it in a sentence or two{so_far}."),
    }
    for key, value, label, what in (
        ("date", date, WHEN, "write the date in EDTF."),
        ("source", source, SOURCE, f"name one of {sources}."),
        ("at", at, PARAGRAPH, "find the paragraph."),
    ):
        if not value:
            answer = _clean(answers.get(label, ""))
            to_do[key] = _comment(f"TO DO: {what}" + (f"\nThe reader wrote: {answer}" if answer else ""))
    more = answers.get(MORE, "")
    head = _comment("\n".join((*_TIP_HEAD, *((f"The reader adds:\n{more}",) if more else ()))))
    name = proposed_id(title, date, used_ids(chronology))
    complete_ids(name, data)
    return name, with_notes(data, head, to_do)


def _clean(text: str) -> str:
    """Return a text on one line, without characters that cannot be seen."""
    return " ".join(utf8.seen(" ".join(text.split())).split())


def _comment(text: str) -> list[str]:
    """Return each line of a text as a comment."""
    return [f"# {utf8.seen(line)}".rstrip() for line in text.splitlines()]


def _date(text: str) -> str:
    """Return a date that is written in EDTF or English as EDTF, and an empty text for any other."""
    text = _clean(text)
    for pattern in _ENGLISH_DATES:
        if match := pattern.fullmatch(text):
            day = match.groupdict().get("day")
            month = next(_MONTHS[group.lower()] for group in match.groups() if group and group[0].isalpha())
            text = f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        return edtf.parse(text).text
    except edtf.EdtfError:
        return ""


def _source(chronology: Chronology, text: str) -> str:
    """Return the one source that a text names by id, label, title or address, or an empty text."""
    wanted = _clean(text).casefold()
    named = set()
    for key, entry in chronology.sources.items():
        record = entry.record
        names = (key, record.label, record.title, record.url or key)
        if any(name.casefold() in wanted for name in names):
            named.add(key)
    return named.pop() if len(named) == 1 else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for footnote, first, last in _PARAGRAPHS.findall(text):
        start, end = int(first), int(last or first)
        if start <= end < start + _LONGEST_SPAN:
            found += [f"{'fn' if footnote else ''}{number}" for number in range(start, end + 1)]
    return tuple(dict.fromkeys(found))
