"""The log of changes with all that it says worked out, for those who follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.records import ALL

NEVER = date(1970, 1, 1)


class LoggedChange(NamedTuple):
    """One entry of the log: `id` is its day and its number on that day, `themes` those of its events."""

    id: str
    date: date
    kind: str
    events: tuple[str, ...]
    note: str
    themes: frozenset[str]


def log(chronology: Chronology) -> tuple[LoggedChange, ...]:
    """Return the log of changes, the newest last."""
    numbers: Counter[date] = Counter()
    found = []
    for entry in chronology.changes:
        record, day = entry.record, entry.record.date.earliest
        numbers[day] += 1
        events = _unnamed(chronology) if ALL in record.events else record.events
        named = (chronology.events[key].record.themes for key in events if key in chronology.events)
        themes = frozenset((*record.themes, *(theme for themes in named for theme in themes)))
        change_id = f"{day.isoformat()}-{numbers[day]}"
        found.append(LoggedChange(change_id, day, record.kind, events, record.note or "", themes))
    return tuple(found)


def last_day(changes: Sequence[LoggedChange]) -> date:
    """Return the day of the newest entry, or 1 January 1970 where there is none."""
    return changes[-1].date if changes else NEVER


def _unnamed(chronology: Chronology) -> tuple[str, ...]:
    """Return every event, retired ones too, that no entry adds by name."""
    added = {key for e in chronology.changes if e.record.kind == "added" for key in e.record.events}
    known = (*(entry.id for entry in chronology.timeline), *sorted(chronology.retired))
    return tuple(key for key in known if key not in added)
