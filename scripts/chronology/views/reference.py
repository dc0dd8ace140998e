"""The pages of sources and actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from chronology.chronology import Chronology
from chronology.entries import Entry, Statement
from chronology.evidence import Evidence
from chronology.records import Actor, Event, Source, Uncited
from chronology.views import pictures
from chronology.views.continued import parts
from chronology.views.links import Links
from chronology.views.lists import listed
from chronology.views.rendering import last_year, render

_THEMES = 3
_LISTED = 300  # events that a source leaves out; of more, each year's number is told


def source(chronology: Chronology, entry: Entry[Source], links: Links) -> str:
    """Return the body of a source's page: what it is, what rests on it by paragraph, and its ledger."""
    evidence = chronology.evidence.get(entry.id)
    by_label: dict[str, list[Statement]] = {}
    for number, statements in chronology.by_paragraph.get(entry.id, {}).items():
        label = evidence.label(number) if evidence else str(number)
        listed = by_label.setdefault(label, [])
        listed.extend(s for s in statements if s not in listed)
    events = chronology.by_source.get(entry.id, ())
    paragraphs = [
        (label, [(e, list(s)) for e, s in groupby(listed, key=lambda s: s.event)])
        for label, listed in by_label.items()
    ]
    silent = [e for e in chronology.timeline if entry.id not in chronology.sources_of(e)]
    return render(
        "source.html",
        chronology,
        links,
        entry=entry,
        source=entry.record,
        paragraphs=paragraphs,
        ledger=[(uncited, _labels(evidence, uncited)) for uncited in entry.record.uncited],
        count=len(evidence.paragraphs) if evidence else 0,
        events=events,
        alone=[e for e in events if chronology.sources_of(e) == (entry.id,)],
        silent=silent,
        silent_years=_counted(silent) if len(silent) > _LISTED else [],
    )


def _counted(events: Sequence[Entry[Event]]) -> list[tuple[int, int]]:
    """Return how many events begin in each year."""
    return list(Counter(e.record.date.earliest.year for e in events).items())


def _labels(evidence: Evidence | None, uncited: Uncited) -> list[str]:
    """Return the labels of the single paragraphs that an entry of the ledger spans, for their anchors."""
    if evidence is None:
        return []
    numbers = (number for span in uncited.at for number in evidence.numbers(span))
    return list(dict.fromkeys(evidence.label(number) for number in numbers))


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
        figures=pictures.measures(chronology, events, links, scope=entry.id)
        if any(e.record.measures for e in events)
        else "",
        listed=listed(chronology, parts(chronology, "actors", entry.id), links),
    )


def _years(events: Sequence[Entry[Event]]) -> tuple[int, int] | None:
    """Return the first year in which events begin and the last into which they reach."""
    if not events:
        return None
    return events[0].record.date.earliest.year, max(last_year(e.record.date) for e in events)
