"""The files of new events: from options and answers, from a reader's tip, or blank for the browser.

Above each key stands what the records say of it. The body of an issue is whatever its writer makes of it:
from here on it is only values and comments of the document, and the id is built of small letters, digits
and hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from chronology.authoring import canonical
from chronology.authoring.commented_yaml import CommentedYaml
from chronology.authoring.yaml_format import Shape, inline, note, write
from chronology.model import edtf, item_ids, utf8
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.parsed_yaml import Path, Value
from chronology.model.records import Claim, Event
from chronology.model.text import UNWRITTEN

NOTES_HEAD = "Lines that begin with # are notes: they change nothing, and may be deleted."
_SUMMARY = f"{UNWRITTEN}: say briefly what the claims say."
_CLAIM = f"{UNWRITTEN}: say in your own words what the source states here."
_SMALL_WORDS = frozenset("a an and as at by for from in into is its of on or the their to with".split())
_OPTIONAL = ("date_note", "measures", "relations", "disagreements", "apparent")
_WITH_EXAMPLES = ("date", "at")
_MOST_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class NewClaim:
    """Paragraphs of a source, and what they say, if that is written already."""

    source: str
    at: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is known of an event before its file is written."""

    title: str
    date: Edtf
    kind: str
    themes: tuple[str, ...]
    claims: tuple[NewClaim, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    summary: str = ""


def proposed_id(title: str, date: Edtf | None, taken: Container[str]) -> str:
    """Return an id that is not taken: the start of the date, as precise as it is, and words of the title."""
    if date is None:
        return next(name for number in count(1) if (name := f"undated-{number}") not in taken)
    start = date.points[0]
    day = start.earliest.isoformat()
    lead = {"day": day, "month": day[:7], "decade": f"{day[:4]}s"}.get(start.precision, day[:4])
    plain = unicodedata.normalize("NFKD", title.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain))
    telling = [word for word in found if word not in _SMALL_WORDS and word != day[:4]] or ["event"]
    base = "-".join([lead, *telling[:4]])[:60].rstrip("-")
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def event_file(event: NewEvent, name: str) -> bytes:
    """Return the file of a new event with the id `name`; what is still to be written is marked `TODO`."""
    data: Value = {
        "title": event.title,
        "kind": event.kind,
        "date": event.date.text,
        "actors": list(event.actors),
        "places": list(event.places),
        "themes": list(event.themes),
        "summary": event.summary or _SUMMARY,
        "claims": [
            {"text": claim.text or _CLAIM, "source": claim.source, "at": list(claim.at), "voice": "author"}
            for claim in event.claims
        ],
    }
    item_ids.complete(name, data)
    document = _with_notes(data, note(NOTES_HEAD))
    more = "You can also use these keys; the field reference has examples:"
    optional = (note(f"{key}: {Event.model_fields[key].description}") for key in _OPTIONAL)
    document.end = ["", *note(more), *(line for lines in optional for line in lines)]
    Event.model_validate(data)
    return canonical.write(document, Shape(Event))


def blank_file(theme: str = "") -> str:
    """Return the file of an event in which everything is still to be filled in, but perhaps a theme."""
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
        "in small Latin letters, digits and hyphens."
    )
    document = _with_notes(data, [*note(NOTES_HEAD), *note(file_name)], examples=True)
    return re.sub(r"(?m): null$", ":", write(document, Shape(Event)))


def _with_notes(
    data: Value,
    head: list[str],
    to_do: Mapping[str, Sequence[str]] = MappingProxyType({}),
    *,
    examples: bool = False,
) -> CommentedYaml:
    """Return an event with a head, and above each key its description and what is to do there."""
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
    at_first = "at first it is what the reader wrote." if fits else "what the reader wrote is under claims."
    themes, sources = ", ".join(sorted(chronology.themes)), ", ".join(sorted(chronology.sources))
    to_do = {
        "themes": _comment(f"TO DO: choose one to three of {themes}."),
        "summary": _comment(f"TO DO: say it in a sentence or two; {at_first}"),
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
    taken = chronology.known("event") | chronology.released.lines.keys()
    name = proposed_id(title, edtf.parse(date) if date else None, taken)
    item_ids.complete(name, data)
    return name, _with_notes(data, head, to_do)


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
