"""Relation arcs: the events of a theme in order of time, and the links that sources draw between them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Relation
from chronology.model.text import plural
from chronology.pages.charts.lines import dated, lines, mark
from chronology.pages.charts.order import group_labels, groups
from chronology.pages.charts.picture import Picture, draw
from chronology.pages.charts.scales import pct, plain
from chronology.pages.links import Links
from chronology.pages.rendering import RELATION_WORDS

_MOST = 60
_HEIGHT, _TOP, _FOOT = 150, 8, 24  # of the arcs; above them; for the dots and years below
_LEAST = 14  # the height of the shortest arc
_WORDS = {kind: words[0].lower() for kind, words in RELATION_WORDS.items()}

Pair = tuple[Entry[Event], Relation]


class Arc(NamedTuple):
    """One relation as an arc: from which event, in what words, along which path."""

    event_id: str
    kind: str
    words: str
    path: str


class Dot(NamedTuple):
    """One event on the axis."""

    entry: Entry[Event]
    x: str
    linked: bool


def relation_arcs(chronology: Chronology, theme: str, links: Links) -> str:
    """Return the arcs between the events of a theme, at most 60 of them; a note where there is none."""
    events = chronology.by_theme.get(theme, ())
    entries, pairs = chosen(events)
    if not pairs:
        return '<p class="note">No source draws a link between two events of this theme.</p>'
    places = {entry.id: place for place, entry in enumerate(entries)}
    sizes = [_size(places, pair) for pair in pairs]
    height = min(_HEIGHT, max(sizes) + _TOP)
    linked = {key for entry, relation in pairs for key in (entry.id, relation.to)}
    years = groups(chronology, entries)
    kinds: Counter[str] = Counter(relation.kind for _, relation in pairs)
    return draw(
        "relation_arcs",
        chronology,
        links,
        _picture(chronology, theme, len(events), len(entries), len(pairs), height),
        pairs=pairs,
        arcs=[_arc(chronology, pair, places, size, height) for pair, size in zip(pairs, sizes, strict=True)],
        dots=[
            Dot(entry, pct((place + 0.5) / len(entries) * 100), entry.id in linked)
            for place, entry in enumerate(entries)
        ],
        kinds=[(kind, kinds[kind]) for kind in RELATION_WORDS if kind in kinds],
        labels=group_labels(years),
        lines=[pct(group.start / len(entries) * 100) for group in years[1:]],
        count=len(entries),
        base=height,
        arc_marks=_arc_marks,
        dot_marks=_dot_marks,
        table_rows=partial(_table_rows, chronology),
    )


def chosen(events: Sequence[Entry[Event]]) -> tuple[list[Entry[Event]], list[Pair]]:
    """Return at most 60 events, those with most relations first, and the relations between them."""
    ids = {entry.id for entry in events}
    pairs = [(entry, r) for entry in events for r in entry.record.relations if r.to in ids]
    degree = Counter(key for entry, relation in pairs for key in (entry.id, relation.to))
    first = sorted(range(len(events)), key=lambda place: -degree.get(events[place].id, 0))[:_MOST]
    entries = [events[place] for place in sorted(first)]
    kept = {entry.id for entry in entries}
    return entries, [(entry, r) for entry, r in pairs if entry.id in kept and r.to in kept]


def _size(places: dict[str, int], pair: Pair) -> int:
    entry, relation = pair
    span = (abs(places[entry.id] - places[relation.to]) - 1) / max(len(places) - 2, 1)
    return round(_LEAST + (_HEIGHT - _TOP - _LEAST) * math.pow(span, 0.6))


def _arc(chronology: Chronology, pair: Pair, places: dict[str, int], size: int, base: int) -> Arc:
    entry, relation = pair
    start, end = sorted((places[entry.id] + 0.5, places[relation.to] + 0.5))
    other = chronology.events[relation.to].record.title
    words = f"{entry.record.title} – {_WORDS[relation.kind]} – {other}"
    path = f"M{plain(start)} {base}A{plain((end - start) / 2)} {size} 0 0 1 {plain(end)} {base}"
    return Arc(entry.id, relation.kind, words, path)


def _arc_marks(arcs: Sequence[Arc], links: Links) -> Markup:
    return lines(
        mark(
            f"{links.event(arc.event_id)}#connections",
            arc.words,
            f'<path class="hit" d="{arc.path}"/><path class="arc arc-{arc.kind}" d="{arc.path}"/>',
        )
        for arc in arcs
    )


def _dot_marks(dots: Sequence[Dot], y: int, links: Links) -> Markup:
    return lines(
        mark(
            links.event(dot.entry.id),
            dated(dot.entry),
            f'<circle class="dot{"" if dot.linked else " lone"}" cx="{dot.x}" cy="{y}" r="3.5"/>',
        )
        for dot in dots
    )


def _table_rows(
    chronology: Chronology,
    pairs: Sequence[Pair],
    event_line: Callable[[Entry[Event]], Markup],
    cite: Callable[[str, Sequence[str]], Markup],
) -> Markup:
    return lines(
        f'<tr><th scope="row">{event_line(entry)}</th><td>{_WORDS[relation.kind]}</td>'
        f"<td>{event_line(chronology.events[relation.to])}</td>"
        f"<td>{cite(relation.source, relation.at)}</td></tr>"
        for entry, relation in pairs
    )


def _picture(
    chronology: Chronology, theme: str, events: int, shown: int, relations: int, height: int
) -> Picture:
    name = chronology.themes[theme].record.name
    of = f"{shown} of {plural(events, 'event')}" if shown < events else plural(events, "event")
    return Picture(
        id=f"arcs-{theme}",
        title=f"How the events are connected: {name}",
        description=f"{of} in order of time, and {plural(relations, 'relation')} between them.",
        caption=f"{of}, a dot each, in order of time; an arc is one of {plural(relations, 'relation')} that "
        "a source draws between two of them. A filled dot has at least one. Dots and arcs lead to events.",
        height=height + _FOOT,
    )
