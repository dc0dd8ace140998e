"""The pages of sources and actors."""

from __future__ import annotations

from itertools import groupby

from chronology.chronology import Chronology
from chronology.entries import Entry, Statement
from chronology.records import Actor, Source
from chronology.views.links import Links
from chronology.views.lists import listed
from chronology.views.rendering import render


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
    return render(
        "source.html",
        chronology,
        links,
        entry=entry,
        source=entry.record,
        paragraphs=paragraphs,
        count=len(evidence.paragraphs) if evidence else 0,
        events=events,
        alone=[e for e in events if chronology.sources_of(e) == (entry.id,)],
        silent=[e for e in chronology.timeline if entry.id not in chronology.sources_of(e)],
    )


def actor(chronology: Chronology, entry: Entry[Actor], links: Links) -> str:
    """Return the body of an actor's page: its names and its events."""
    events = chronology.by_actor.get(entry.id, ())
    return render(
        "actor.html",
        chronology,
        links,
        entry=entry,
        actor=entry.record,
        events=events,
        listed=listed(chronology, events, links),
    )
