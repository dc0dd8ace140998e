"""A reader's tip, sent by the issue form, as the draft of an event for a maintainer to finish.

The body of an issue is whatever its writer makes of it. From here on it is only values of a `Draft`,
and the id is built of small letters, digits and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from chronology.authoring.drafts import Draft
from chronology.authoring.new_event import proposed_id
from chronology.model import edtf
from chronology.model.chronology import Chronology

WHAT, WHEN = "What happened?", "When?"
SOURCE, PARAGRAPH = "Which source?", "Which paragraph?"
WORDS, MORE = "In your own words", "Anything else?"
LABELS = (WHAT, WHEN, SOURCE, PARAGRAPH, WORDS, MORE)
_NO_ANSWER = "_No response_"
_MONTHS = {name.lower()[:3]: number for number, name in enumerate(edtf.MONTHS, 1)}
_MONTH = f"({'|'.join(_MONTHS)})[a-z]*\\.?"
_WRITTEN = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)
_CITED = re.compile(
    r"(fn|footnote)?\s*(?<!\d)([1-9]\d{0,5})(?:\s*[-–]\s*([1-9]\d{0,5}))?(?!\d)", re.IGNORECASE
)
_LONGEST_SPAN = 20
_LONGEST_SUMMARY = 400
_HEAD = (
    "From a reader's tip. What is marked TO DO is left for you; chronology check says what is missing.",
    "Read the cited paragraph before anything else: does it say this?",
)


def answers(body: str) -> Mapping[str, str]:
    """Return the answers of the form by its labels; raises ValueError where the text has none of them."""
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
        raise ValueError(f"this is no tip: it has no heading such as «### {WHAT}»")
    given = {name: "\n".join(lines).strip() for name, lines in found.items()}
    return {name: "" if text == _NO_ANSWER else text for name, text in given.items()}


def draft(chronology: Chronology, given: Mapping[str, str]) -> tuple[str, Draft]:
    """Return a new id and the draft that the answers make."""
    title, words = (_line(given.get(name, "")) for name in (WHAT, WORDS))
    date, source = _date(given.get(WHEN, "")), _source(chronology, given.get(SOURCE, ""))
    at = _paragraphs(given.get(PARAGRAPH, ""))
    notes: dict[str, tuple[str, ...]] = {}

    def to_do(key: str, what: str, wrote: str = "") -> None:
        notes[key] = (f"TO DO: {what}", *((f"The reader wrote: {_line(wrote)}",) if wrote else ()))

    if not date:
        to_do("date", "write the date in EDTF.", given.get(WHEN, ""))
    if not source:
        to_do("source", f"name one of {', '.join(sorted(chronology.sources))}.", given.get(SOURCE, ""))
    if not at:
        to_do("at", "find the paragraph.", given.get(PARAGRAPH, ""))
    to_do("themes", f"choose one to three of {', '.join(sorted(chronology.themes))}.")
    fits = len(words) <= _LONGEST_SUMMARY
    to_do(
        "summary",
        "say it in a sentence or two; "
        + ("at first it is what the reader wrote." if fits else "what the reader wrote stands under claims."),
    )
    more = given.get(MORE, "")
    made = Draft(
        title=title,
        date=date,
        actors=tuple(dict.fromkeys(chronology.names.find(f"{title} {words}"))),
        summary=words if fits else "",
        text=words,
        source=source,
        at=at,
        head=(*_HEAD, *((f"The reader adds:\n{more}",) if more else ())),
        notes=notes,
    )
    return _id(chronology, date, title), made


def _line(text: str) -> str:
    return " ".join(text.split())


def _date(text: str) -> str:
    """Return a date as EDTF where it is written so, or in English; otherwise an empty text."""
    text = _line(text)
    for pattern in _WRITTEN:
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
    asked = _line(text).casefold()
    named = set()
    for key, entry in chronology.sources.items():
        record = entry.record
        names = (key, record.label, record.title, record.url or key)
        if any(name.casefold() in asked for name in names):
            named.add(key)
    return named.pop() if len(named) == 1 else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for note, first, last in _CITED.findall(text):
        start, end = int(first), int(last or first)
        if start <= end < start + _LONGEST_SPAN:
            found += [f"{'fn' if note else ''}{number}" for number in range(start, end + 1)]
    return tuple(dict.fromkeys(found))


def _id(chronology: Chronology, date: str, title: str) -> str:
    """Return an id that no event has or had."""
    taken = chronology.known("event") | chronology.released.lines.keys()
    if date:
        return proposed_id(title, edtf.parse(date), taken)
    return next(name for number in count(1) if (name := f"undated-{number}") not in taken)
