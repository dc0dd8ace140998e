"""What differs between two states of a chronology, in words for a reviewer, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chronology.authoring.differences import differences, gone
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, cited_sources
from chronology.model.markdown import code, words
from chronology.model.records import Event

_MOST = 1_500
_OWNED = ("events/", "seeds/", "vocabulary/")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sections of a report, each a heading and its lines of Markdown; ids that vanished are `lost`."""

    sections: Mapping[str, tuple[str, ...]]
    lost: tuple[str, ...]


def compare(before: Chronology, after: Chronology, files: Iterable[str] = ()) -> Comparison:
    """Return what changes for readers from one state to the other.

    `files` are the paths of all files that differ; those that hold no data are listed apart, for they
    can hold code.
    """
    published = before.known("event") | before.released.lines.keys()
    lost = tuple(sorted(published - after.known("event")))
    sections = {
        "Events added": _added(before, after),
        "Events withdrawn or moved": _retired(before, after),
        "Events lost": (_lost(before, key) for key in lost),
        "Events changed": _changed(before.events, after.events),
        "Sources": _records(before.sources, after.sources),
        "Themes": _records(before.themes, after.themes),
        "Actors": _records(before.actors, after.actors),
        "Places": _records(before.places, after.places),
        "Files that cannot be read": _broken(after),
        "Other files, for their owners": (f"- {code(f)}" for f in sorted(files) if not f.startswith(_OWNED)),
    }
    return Comparison({name: found for name, lines in sections.items() if (found := tuple(lines))}, lost)


def markdown(found: Comparison) -> str:
    """Return the report."""
    if not found.sections:
        return "## What changes for readers\n\nNothing.\n"
    lines = ["## What changes for readers"]
    for name, content in found.sections.items():
        count = sum(line.startswith("- ") for line in content)
        lines += ["", f"### {name} ({count})", "", *content[:_MOST]]
        if len(content) > _MOST:
            lines.append(f"- … and {len(content) - _MOST:,} more lines")
    return "\n".join(lines) + "\n"


def _added(before: Chronology, after: Chronology) -> Iterator[str]:
    for entry in after.timeline:
        if entry.id not in before.known("event"):
            event = entry.record
            yield f"- **{words(event.title)}** ({_date(event)}), {code(entry.id)}"
            yield f"  - {words(event.summary)}"
            sources = ", ".join(code(source) for source in cited_sources(event))
            yield f"  - Claims: {len(event.claims)}, from {sources}"
        elif entry.id in before.retired:
            yield f"- **{words(entry.record.title)}** stands again, {code(entry.id)}"


def _retired(before: Chronology, after: Chronology) -> Iterator[str]:
    for key, entry in after.retired.items():
        record, old = entry.record, before.retired.get(key)
        if old is not None and old.record == record:
            continue
        what = f"moved to {code(record.moved_to)}" if record.moved_to else "withdrawn"
        yield f"- **{words(record.title)}**: {what}, {code(key)}"
        if record.withdrawn:
            yield f"  - Reason: {words(record.withdrawn)}"
        elif key in before.events and (target := after.events.get(record.moved_to or "")):
            yield from (f"  - {line}" for line in gone(before.events[key].record, target.record))


def _lost(before: Chronology, key: str) -> str:
    entry: Entry[Any] | None = before.events.get(key) or before.retired.get(key)
    title = f"**{words(entry.record.title)}**, " if entry else ""
    return f"- {title}{code(key)}: its address leads nowhere now. Put the file back as moved or withdrawn."


def _changed(before: Mapping[str, Entry[Event]], after: Mapping[str, Entry[Event]]) -> Iterator[str]:
    for key, entry in after.items():
        if key in before and (lines := tuple(differences(before[key].record, entry.record))):
            yield f"- **{words(entry.record.title)}** ({_date(entry.record)}), {code(key)}"
            yield from (f"  - {line}" for line in lines)


def _records(before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> Iterator[str]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield f"- Added: {_named(new)}"
        elif new is None and old is not None:
            yield f"- Removed: {_named(old)}"
        elif old is not None and new is not None and (found := tuple(differences(old.record, new.record))):
            yield f"- {_named(new)}"
            yield from (f"  - {line}" for line in found)


def _broken(after: Chronology) -> Iterator[str]:
    for path, file in after.files.items():
        if file.parsed.faults or file.errors:
            yield f"- {code(path)}: chronology check says why"


def _named(entry: Entry[Any]) -> str:
    record = entry.record
    return f"**{words(getattr(record, 'title', None) or record.name)}**, {code(entry.id)}"


def _date(event: Event) -> str:
    return words(event.date.words())
