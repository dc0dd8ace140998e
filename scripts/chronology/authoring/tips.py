"""A reader's tip, which is the body of an issue opened with the form for events, as the draft of an event.

A tip is untrusted. Its words become only values and comments of the draft, and the id is made of small
letters, digits and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from chronology.authoring.canonical import CommentedYaml
from chronology.authoring.new_event import proposed_id, used_ids, with_notes
from chronology.model import edtf, item_ids, utf8
from chronology.model.chronology import Chronology

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
    item_ids.complete(name, data)
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
