"""An entry of the log of changes that names what does not exist, or that cannot be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import ALL, Change
from chronology.rules import Nearest, Rule, unknown
from chronology.rules.findings import Finding

RULE = Rule(
    name="changes",
    severity="error",
    description=(
        "The log of changes names days in order, and events and themes that exist; an event is added once, "
        "and what was withdrawn is retired."
    ),
    tip="Correct the entry in docs/changes.yml; a new entry goes at the end.",
    bad="""
        # docs/changes.yml
        - date: "1936-05"
          kind: added
          events: [all]
    """,
    good="""
        # docs/changes.yml
        - date: "1936-05-01"
          kind: added
          events: [all]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each fault of the log, entry by entry."""
    last, added = date.min, dict[str, Entry[Change]]()
    nearest = Nearest()
    for number, entry in enumerate(chronology.changes):
        record = entry.record
        if entry.lacks("date"):
            pass
        elif record.date.precision != "day" or record.date.qualifier:
            yield RULE.finding(entry, ("date",), f"«{record.date.text}» is no day", "Write it so: 2032-06-17")
        elif record.date.earliest < last:
            message = f"{record.date.text} stands after {last.isoformat()}"
            yield RULE.finding(entry, ("date",), message, "Put the entries in order; the newest is the last.")
        last = max(last, record.date.earliest)
        themes = [(("themes", i), theme) for i, theme in enumerate(record.themes)]
        yield from unknown(RULE, chronology, "theme", entry, themes, nearest)
        if ALL in record.events:
            if number or record.kind != "added" or len(record.events) > 1:
                message = "«all» stands only in the first entry, alone, and with «added»"
                yield RULE.finding(entry, ("events",), message, "Name the events.")
            continue
        yield from _events(chronology, entry, added, nearest)


def _events(
    chronology: Chronology, entry: Entry[Change], added: dict[str, Entry[Change]], nearest: Nearest
) -> Iterator[Finding]:
    """Yield each event of an entry that is unknown, added a second time, or withdrawn and still there."""
    named = [(("events", i), event) for i, event in enumerate(entry.record.events)]
    yield from unknown(RULE, chronology, "event", entry, named, nearest)
    for i, event in enumerate(entry.record.events):
        if event and entry.record.kind == "added" and event in added:
            line = added[event].at()[1]
            message = f"«{event}» is added a second time; the first is in the entry of line {line}"
            yield RULE.finding(entry, ("events", i), message, "Keep one.")
        elif entry.record.kind == "added":
            added[event] = entry
        elif entry.record.kind == "withdrawn" and event in chronology.events:
            message = f"«{event}» is said to be withdrawn, but its file is that of an event"
            yield RULE.finding(entry, ("events", i), message, "Say why in its file, with «withdrawn».")
