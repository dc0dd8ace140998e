"""Storylines: named chains of related events, drawn from top to bottom.

An event is a row with a dot on a rail. A line beside the rail is a relation between two of the events; its
arrow points to the event to which the relation leads. Relations of the same kind to the same event share a
stem. A row is as high as its text, so each draws its own part of the lines, from its upper to its lower edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Relation
from chronology.model.site import Links
from chronology.pages.charts.chart import decimal
from chronology.pages.events import outgoing
from chronology.pages.rendering import render

_RAIL, _DOT = 7, 5  # the distance of the rail from the left, and the radius of a dot, in pixels
_MIDDLE = 13  # height of the centre of a dot in its row
_PORT = 4  # lines from above meet a dot so far above its centre, and those from below so far below it
_PITCH, _LANES = 13.0, 91.0  # distance between lanes, and maximum width of all of them
_MUTUAL = "compared-with"  # the kind that has no direction, and therefore no arrow


class Stem(NamedTuple):
    """The line of the relations of one kind to one event: its row, those of the events that state them."""

    kind: str
    target: int
    rows: frozenset[int]

    @property
    def top(self) -> int:
        """Return the first row that the stem reaches."""
        return min(self.target, *self.rows)

    @property
    def bottom(self) -> int:
        """Return the last row that the stem reaches."""
        return max(self.target, *self.rows)


class Stroke(NamedTuple):
    """The part of a stem in one row: curves to the dot, and a line down to the lower edge from height `y`."""

    kind: str
    path: str
    x: str
    y: int | None


class Row(NamedTuple):
    """One event: its relations to others of the chain, its strokes, and the heights of its arrows.

    related: the relations in the same words, by these words and the id of the other event.
    """

    event_id: str
    related: Mapping[tuple[str, str], Sequence[Relation]]
    strokes: tuple[Stroke, ...]
    arrows: tuple[int, ...]


def storyline(chronology: Chronology, name: str, events: Iterable[Entry[Event]], links: Links) -> str:
    """Return a named chain of events, in the order of the timeline, and the relations between them."""
    chosen = {entry.id for entry in events}
    entries = [entry for entry in chronology.timeline if entry.id in chosen]
    places = {entry.id: place for place, entry in enumerate(entries)}
    lanes = _lanes(stems(entries, places))
    pitch = min(_PITCH, _LANES / max(len(lanes), 1))
    drawn = [(stem, _RAIL + _DOT + pitch * lane) for lane, own in enumerate(lanes, 1) for stem in own]
    return render(
        "charts/storyline.html",
        chronology,
        links,
        name=name,
        rows=[
            Row(
                entry.id,
                outgoing(entry, places),
                tuple(_stroke(stem, x, place) for stem, x in drawn if stem.top <= place <= stem.bottom),
                tuple(sorted({y for stem, _ in drawn for y in _arrows(stem, place)})),
            )
            for place, entry in enumerate(entries)
        ],
        rail=_RAIL,
        middle=_MIDDLE,
        radius=_DOT,
        width=decimal(_RAIL + _DOT + pitch * len(lanes) + 2),
    )


def stems(entries: Sequence[Entry[Event]], places: Mapping[str, int]) -> list[Stem]:
    """Return the stems of the relations that each row states, the shortest first."""
    rows: dict[tuple[str, int], set[int]] = {}
    for place, entry in enumerate(entries):
        for relation in entry.record.relations:
            if relation.to in places:
                rows.setdefault((relation.kind, places[relation.to]), set()).add(place)
    found = [Stem(*key, frozenset(places)) for key, places in rows.items()]
    return sorted(found, key=lambda stem: (stem.bottom - stem.top, stem.top, stem.kind))


def _lanes(found: Iterable[Stem]) -> list[list[Stem]]:
    """Divide stems into lanes, in each of which they meet at most at a dot; the first lane is innermost."""
    lanes: list[list[Stem]] = []
    for stem in found:
        free = (lane for lane in lanes if all(_apart(stem, other) for other in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(stem)
    return lanes


def _apart(one: Stem, other: Stem) -> bool:
    """Return whether two stems have no row in common but one at which both end."""
    return one.bottom <= other.top or other.bottom <= one.top


def _meets(stem: Stem, row: int) -> tuple[bool, bool]:
    """Return whether a stem meets the dot of a row from above, and from below."""
    own = row == stem.target
    above = row > stem.top and (own or (row in stem.rows and stem.target < row))
    return above, row < stem.bottom and (own or (row in stem.rows and stem.target > row))


def _stroke(stem: Stem, x: float, row: int) -> Stroke:
    above, below = _meets(stem, row)
    lane, start, path = decimal(x), _RAIL + _DOT + 1, ""
    if above:
        path += f"M{lane} 0Q{lane} {_MIDDLE - _PORT} {start} {_MIDDLE - _PORT}"
    if below:
        path += f"M{start} {_MIDDLE + _PORT}Q{lane} {_MIDDLE + _PORT} {lane} {2 * _MIDDLE}"
    through = stem.top < row < stem.bottom and row != stem.target
    return Stroke(stem.kind, path, lane, 0 if through else 2 * _MIDDLE if below else None)


def _arrows(stem: Stem, row: int) -> list[int]:
    """Return the heights at which arrows of a stem point to the dot of a row."""
    if row != stem.target or stem.kind == _MUTUAL:
        return []
    above, below = _meets(stem, row)
    return [_MIDDLE - _PORT] * above + [_MIDDLE + _PORT] * below
