"""Relation arcs: the events of a theme in timeline order, and the relations between them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Relation
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import (
    Chart,
    decimal,
    draw,
    event_words,
    percent,
    year_group_labels,
    year_groups,
)
from chronology.pages.rendering import RELATION_WORDS, relation_words

_MOST = 60  # maximum number of events
_HEIGHT, _TOP, _FOOT = 150, 8, 24  # height of the arcs, space above them, and below them for dots and years
_LEAST = 14  # height of the lowest arc

Pair = tuple[Entry[Event], Relation]


class Arc(NamedTuple):
    """One relation as an arc: the event that states it, its kind, words and path."""

    event_id: str
    kind: str
    words: str
    path: str


class Dot(NamedTuple):
    """One event on the axis, and whether it has a relation."""

    event_id: str
    words: str
    x: str
    linked: bool


def relation_arcs(chronology: Chronology, theme: str, links: Links) -> str:
    """Return the arcs between at most 60 events of a theme, or a note if it has no relations."""
    events = chronology.by_theme.get(theme, ())
    entries, pairs = most_related(events)
    if not pairs:
        return '<p class="note">No source draws a link between two events of this theme.</p>'
    places = {entry.id: place for place, entry in enumerate(entries)}
    sizes = [_size(places, pair) for pair in pairs]
    height = min(_HEIGHT, max(sizes) + _TOP)
    linked = {key for entry, relation in pairs for key in (entry.id, relation.to)}
    years = year_groups(chronology, entries)
    kinds: Counter[str] = Counter(relation.kind for _, relation in pairs)
    return draw(
        "relation_arcs",
        chronology,
        links,
        _chart(chronology, theme, len(events), len(entries), len(pairs), height),
        pairs=pairs,
        arcs=[_arc(chronology, pair, places, size, height) for pair, size in zip(pairs, sizes, strict=True)],
        dots=[
            Dot(entry.id, event_words(entry), percent((place + 0.5) / len(entries) * 100), entry.id in linked)
            for place, entry in enumerate(entries)
        ],
        kinds=[(kind, kinds[kind]) for kind in RELATION_WORDS if kind in kinds],
        labels=year_group_labels(years),
        rules=[percent(group.start / len(entries) * 100) for group in years[1:]],
        count=len(entries),
        base=height,
    )


def most_related(events: Sequence[Entry[Event]]) -> tuple[list[Entry[Event]], list[Pair]]:
    """Return the 60 events with the most relations, in timeline order, and the relations between them."""
    candidates = {entry.id for entry in events}
    pairs = [(entry, r) for entry in events for r in entry.record.relations if r.to in candidates]
    degree = Counter(key for entry, relation in pairs for key in (entry.id, relation.to))
    first = sorted(range(len(events)), key=lambda place: -degree.get(events[place].id, 0))[:_MOST]
    entries = [events[place] for place in sorted(first)]
    shown = {entry.id for entry in entries}
    return entries, [(entry, r) for entry, r in pairs if entry.id in shown and r.to in shown]


def _size(places: dict[str, int], pair: Pair) -> int:
    """Return the height of an arc, which grows with the distance between its events."""
    entry, relation = pair
    span = (abs(places[entry.id] - places[relation.to]) - 1) / max(len(places) - 2, 1)
    return round(_LEAST + (_HEIGHT - _TOP - _LEAST) * math.pow(span, 0.6))


def _arc(chronology: Chronology, pair: Pair, places: dict[str, int], size: int, base: int) -> Arc:
    entry, relation = pair
    start, end = sorted((places[entry.id] + 0.5, places[relation.to] + 0.5))
    other = chronology.events[relation.to].record.title
    kind = relation_words(relation)
    words = f"{entry.record.title} – {kind[0].lower()}{kind[1:]} – {other}"
    path = f"M{decimal(start)} {base}A{decimal((end - start) / 2)} {size} 0 0 1 {decimal(end)} {base}"
    return Arc(entry.id, relation.kind, words, path)


def _chart(chronology: Chronology, theme: str, events: int, shown: int, relations: int, height: int) -> Chart:
    name = chronology.themes[theme].record.name
    of = f"{shown} of {plural(events, 'event')}" if shown < events else plural(events, "event")
    return Chart(
        id=f"arcs-{theme}",
        title=f"How the events are connected: {name}",
        description=f"{of} in order of time, and {plural(relations, 'relation')} between them.",
        caption=f"{of}, a dot each, in order of time; an arc is one of {plural(relations, 'relation')} that "
        "a source draws between two of them. A filled dot has at least one. Dots and arcs lead to events.",
        height=height + _FOOT,
    )
