"""The pages of sources and actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from chronology.model import bibliography
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Actor, Event, Source
from chronology.pages import charts, paragraphs
from chronology.pages.citing import source_citations
from chronology.pages.continued import parts
from chronology.pages.kept import kept
from chronology.pages.links import Links
from chronology.pages.lists import listed
from chronology.pages.paging import Part, year_of
from chronology.pages.rendering import last_year, render

_THEMES = 3
_LISTED = 200  # events that a source alone tells or leaves out; of more, each year's number is told


def source(chronology: Chronology, entry: Entry[Source], links: Links) -> str:
    """Return the body of a source's page: what it is, what rests on it by paragraph, and its ledger."""
    evidence = chronology.evidence.get(entry.id)
    division = paragraphs.division(chronology, entry.id)
    events = chronology.by_source.get(entry.id, ())
    alone = [e for e in events if chronology.sources_of(e) == (entry.id,)]
    told = {e.id for e in events}
    silent = [e for e in chronology.timeline if e.id not in told]
    return render(
        "source.html",
        chronology,
        links,
        entry=entry,
        source=entry.record,
        kind=bibliography.kind_words(entry.record),
        citations=source_citations(entry),
        cited=paragraphs.cited(chronology, entry.id),
        parts=division.cited,
        current=1,
        paragraphs=paragraphs.by_label(chronology, entry.id, division.cited[0]),
        ledger=[] if division.ledger else paragraphs.ledger(chronology, entry.id),
        apart=division.ledger,
        count=len(evidence.paragraphs) if evidence else 0,
        events=events,
        others=chronology.by_other_source.get(entry.id, ()),
        alone=alone,
        alone_years=_counted(alone) if len(alone) > _LISTED else [],
        silent=silent,
        silent_years=_silent_years(chronology, events) if len(silent) > _LISTED else [],
    )


def further_title(entry: Entry[Source], part: Part[Any]) -> str:
    """Return the title of a further page of a source: its label, and which paragraphs stand there."""
    return f"{entry.record.label}: ¶ {part.label}"


def resting(chronology: Chronology, entry: Entry[Source], current: int, links: Links) -> str:
    """Return the body of a further page of what rests on a source."""
    parts = paragraphs.division(chronology, entry.id).cited
    listed = paragraphs.by_label(chronology, entry.id, parts[current - 1])
    return _further(chronology, entry, parts, current, links, paragraphs=listed, ledger=[])


def idle(chronology: Chronology, entry: Entry[Source], current: int, links: Links) -> str:
    """Return the body of a page of what nothing rests on in a source."""
    parts = paragraphs.division(chronology, entry.id).ledger
    listed = paragraphs.by_entry(parts[current - 1])
    return _further(chronology, entry, parts, current, links, paragraphs=[], ledger=listed)


def _further(
    chronology: Chronology,
    entry: Entry[Source],
    parts: Sequence[Part[Any]],
    current: int,
    links: Links,
    **listed: object,
) -> str:
    title = further_title(entry, parts[current - 1])
    return render(
        "source_continued.html",
        chronology,
        links,
        entry=entry,
        title=title,
        parts=parts,
        current=current,
        **listed,
    )


def _counted(events: Sequence[Entry[Event]]) -> list[tuple[int, int]]:
    """Return how many events begin in each year."""
    return sorted(Counter(map(year_of, events)).items())


def _silent_years(chronology: Chronology, events: Sequence[Entry[Event]]) -> list[tuple[int, int]]:
    """Return how many events begin in each year that are not among these."""
    made = kept(chronology)["years"]
    if not made:
        made.update(_counted(chronology.timeline))
    return sorted((Counter(made) - Counter(map(year_of, events))).items())


def actor(chronology: Chronology, entry: Entry[Actor], links: Links) -> str:
    """Return the body of an actor's page: its names, its values and its events."""
    events = chronology.by_actor.get(entry.id, ())
    return render(
        "actor.html",
        chronology,
        links,
        entry=entry,
        actor=entry.record,
        events=events,
        years=_years(events),
        themes=Counter(theme for e in events for theme in e.record.themes).most_common(_THEMES),
        figures=charts.measures(chronology, events, links, scope=entry.id)
        if any(e.record.measures for e in events)
        else "",
        listed=listed(chronology, parts(chronology, "actors", entry.id), links),
    )


def _years(events: Sequence[Entry[Event]]) -> tuple[int, int] | None:
    """Return the first year in which events begin and the last into which they reach."""
    if not events:
        return None
    return min(map(year_of, events)), max(last_year(e.record.date) for e in events)
