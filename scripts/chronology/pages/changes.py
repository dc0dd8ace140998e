"""The page of changes: the log by day, the newest first, on further pages if it is long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.records import Change
from chronology.model.site import Links
from chronology.pages.paging import Part, grouped, parts
from chronology.pages.rendering import render

TITLE = "Changes"
DESCRIPTION = "What was added, corrected or withdrawn, day by day, the newest first"
ADDRESS = "changes/"
SEARCHED = "What changed · What is new · Updates · Corrections · Log of changes · Feed · Atom · RSS"
CHANGE_WORDS = {"added": "Added", "corrected": "Corrected", "withdrawn": "Withdrawn"}
_MOST = 600  # maximum number of lines per page; a line has 4 elements, or 5 if the event was withdrawn


class Line(NamedTuple):
    """An event in an entry of the log: the entry with its id, and the place of the event in it, from 1."""

    id: str
    change: Change
    event: str
    place: int


def log(chronology: Chronology) -> tuple[Part[Line], ...]:
    """Return the lines of the log in parts, one per page."""
    return _log(chronology)[0]


def address(chronology: Chronology, entry: str) -> str:
    """Return the address of an entry of the log, given its id: `changes/#2032-06-17-1`."""
    return _log(chronology)[1].get(entry, ADDRESS)


def title(listed: tuple[Part[Line], ...], current: int) -> str:
    """Return the title of a page of changes."""
    return TITLE if current == 1 else f"{TITLE}: {listed[current - 1].label}"


def changes_page(chronology: Chronology, current: int, links: Links) -> str:
    """Return the body of a page of changes; it has a filter if it is the only one."""
    listed = log(chronology)
    lines = listed[current - 1].items
    themes = Counter(theme for line in lines for theme in themes_of(chronology, line))
    kinds = Counter[str](line.change.kind for line in lines)
    return render(
        "changes.html",
        chronology,
        links,
        title=title(listed, current),
        days=[
            (day, grouped(same, lambda line: line.id))
            for day, same in grouped(lines, lambda line: line.change.date)
        ],
        count=len(lines),
        kinds=[(kind, words, kinds[kind]) for kind, words in CHANGE_WORDS.items() if kinds[kind]],
        themes=[(theme, chronology.themes[theme].record.name, themes[theme]) for theme in sorted(themes)],
        themes_of=lambda line: themes_of(chronology, line),
        words=CHANGE_WORDS,
        since=_since(chronology),
        parts=listed,
        current=current,
    )


def themes_of(chronology: Chronology, line: Line) -> tuple[str, ...]:
    """Return the themes of the event of a line, or of the event that it moved to, or else of its entry."""
    event = chronology.standing(line.event)
    themes = event.record.themes if event else line.change.themes
    return tuple(theme for theme in themes if theme in chronology.themes)


@lru_cache(maxsize=1)
def _log(chronology: Chronology) -> tuple[tuple[Part[Line], ...], Mapping[str, str]]:
    """Return the lines in parts, and the address of each entry."""
    lines = []
    for entry, key in reversed(tuple(zip(chronology.changes, chronology.change_ids, strict=True))):
        events = chronology.changed_events(entry.record)
        lines += [Line(key, entry.record, event, place) for place, event in enumerate(events, 1)]
    listed = parts(lines, ADDRESS, lambda line: line.change.date.words(), _MOST)
    addresses: dict[str, str] = {}
    for part in listed:
        for line in part.items:
            addresses.setdefault(line.id, f"{part.address}#{line.id}")
    return listed, addresses


@lru_cache(maxsize=1)
def _since(chronology: Chronology) -> Mapping[str, int]:
    """Return for each day of the log how many events were added or corrected on that day or later."""
    changed = Counter(day.text for e in chronology.timeline if (day := chronology.history(e.id).changed))
    found, total = dict[str, int](), 0
    for key in sorted({entry.record.date.text for entry in chronology.changes}, reverse=True):
        total += changed[key]
        found[key] = total
    return found
