"""Actor lanes: when each of the most frequent actors appears, as precisely as dates are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.model.text import plural
from chronology.pages.charts.chart import Chart, TimeAxis, decimal, draw, event_words, shorten, time_axis
from chronology.pages.charts.grid import Series, grid

_TITLE = "Who appears when"
_LANES = 12
_MOST = 170  # maximum number of marks, each of nine elements with its table row; otherwise a grid is drawn
_HEAD, _LABEL, _PITCH, _GAP, _FOOT = 16, 18, 12, 6, 18
_HALF = 5  # half the height of a mark
_DAYS = 31  # a date known to within fewer days is drawn as a tick
_UNITS = 10  # SVG units per per cent of the width
_ARROW = 40.0  # length of the arrow for an interval with an open end, in SVG units
_ROOM, _SPACE = 8.0, 10.0  # minimum width of a mark, and distance to the next in its row, in SVG units
_NEARLY_ALL = 0.75  # an actor in a larger share of the events has no lane if there are others for it


class Span(NamedTuple):
    """An event on the axis: start and end in SVG units, and its kind: tick, unsure, lasts or since."""

    start: float
    end: float
    kind: str

    def path(self, y: int) -> str:
        """Return the SVG path at height `y`: a tick, a bar, an arrow, or a line with end caps."""
        start, end = decimal(self.start), decimal(self.end)
        cap = f"{y - _HALF}v{2 * _HALF}"
        if self.kind == "tick":
            return f"M{decimal((self.start + self.end) / 2)} {cap}"
        if self.kind == "lasts":
            return f"M{start} {y}H{end}"
        if self.kind == "since":
            return f"M{start} {y}H{end}m-16 -{_HALF}l16 {_HALF}l-16 {_HALF}"
        return f"M{start} {y}H{end}M{start} {cap}M{end} {cap}"


@dataclass(slots=True)
class Mark:
    """One event: its span, its path in all its lanes, and the names of their actors."""

    words: str
    span: Span
    path: str = ""
    names: list[str] = field(default_factory=list)

    def add(self, name: str, y: int) -> None:
        """Draw the event in the lane of another actor."""
        self.path += self.span.path(y)
        self.names.append(name)


class Lane(NamedTuple):
    """One actor: the vertical positions of its name and of the lane's bottom, and its number of events."""

    actor: str
    name: str
    y: int
    bottom: int
    events: int


def actor_lanes(chronology: Chronology, links: Links) -> str:
    """Return the lanes of the twelve most frequent actors, or a grid by year if they have too many events."""
    if not (chosen := _chosen(chronology)):
        return ""
    if len({entry.id for actor in chosen for entry in chronology.by_actor[actor]}) > _MOST:
        return _grid(chronology, chosen, links)
    axis = time_axis(chronology)
    marks = {
        entry.id: Mark(event_words(entry), _span(entry, axis))
        for actor in chosen
        for entry in chronology.by_actor[actor]
    }
    lanes = _lanes(chronology, chosen, marks)
    bottom = lanes[-1].bottom + _GAP
    events = ", ".join(f"{chronology.actors[lane.actor].record.name} {lane.events}" for lane in lanes)
    chart = Chart(
        id="lanes",
        title=_TITLE,
        description=f"The actors with the most events: {events}.",
        caption="Each event in which one of the most frequent actors takes part or speaks, drawn as "
        "precisely as its date is known; what falls together is stacked."
        + axis.note
        + _missing(chronology, chosen),
        height=bottom + _FOOT,
        hint="Select a mark to see its event.",
    )
    return draw(
        "actor_lanes",
        chronology,
        links,
        chart,
        lanes=lanes,
        marks=[(entry, marks[entry.id]) for entry in chronology.timeline if entry.id in marks],
        labels=axis.labels(starts=True),
        time=axis,
        bottom=bottom,
    )


def _lanes(chronology: Chronology, chosen: Sequence[str], marks: dict[str, Mark]) -> list[Lane]:
    """Return the lanes from top to bottom, and add each event's path in its lanes to its mark."""
    lanes, y = [], _HEAD + 4
    for actor in chosen:
        name, top = chronology.actors[actor].record.name, y + _LABEL
        entries = sorted(chronology.by_actor[actor], key=lambda entry: marks[entry.id].span.start)
        rows = pack([marks[entry.id].span for entry in entries])
        for entry, row in zip(entries, rows, strict=True):
            marks[entry.id].add(name, top + row * _PITCH + _HALF + 1)
        bottom = top + (max(rows) + 1) * _PITCH + 1
        lanes.append(Lane(actor, shorten(name, 46), y + 12, bottom, len(entries)))
        y = bottom + _GAP
    return lanes


def pack(spans: Sequence[Span]) -> list[int]:
    """Return a row for each span, such that spans in a row do not touch; spans are sorted by start."""
    ends: list[float] = []
    found = []
    for span in spans:
        row = next((row for row, end in enumerate(ends) if end <= span.start), len(ends))
        reach = max(span.end, span.start + _ROOM) + _SPACE
        if row == len(ends):
            ends.append(reach)
        ends[row] = reach
        found.append(row)
    return found


def _grid(chronology: Chronology, chosen: Sequence[str], links: Links) -> str:
    """Return a grid of the events of each actor by year."""
    rows = [
        Series(actor, chronology.actors[actor].record.name, events, f"{len(events):,}")
        for actor in chosen
        for events in (chronology.by_actor[actor],)
    ]
    caption = (
        "Events in which one of the most frequent actors takes part or speaks, in the years at the top of "
        "each column. One event may count in several years, if it lasts or its date is not exact."
    )
    return grid(chronology, links, "actor", rows, _TITLE, caption + _missing(chronology, chosen))


def _chosen(chronology: Chronology) -> list[str]:
    """Return the ids of the actors that have lanes, those with the most events first."""
    ranked = _ranked(chronology)
    most = _NEARLY_ALL * len(chronology.timeline)
    telling = [actor for actor in ranked if len(chronology.by_actor[actor]) <= most]
    return (telling if len(telling) >= _LANES else ranked)[:_LANES]


def _ranked(chronology: Chronology) -> list[str]:
    """Return the ids of all actors, those with the most events first."""
    known = [actor for actor in chronology.by_actor if actor in chronology.actors]
    return sorted(known, key=lambda actor: (-len(chronology.by_actor[actor]), actor))


def _missing(chronology: Chronology, chosen: Sequence[str]) -> str:
    """Return a sentence for each actor that has no lane because it is in nearly all events."""
    passed = _ranked(chronology)
    passed = passed[: passed.index(chosen[0])]
    return "".join(
        f" {chronology.actors[actor].record.name}, in {len(chronology.by_actor[actor]):,} of "
        f"{plural(len(chronology.timeline), 'event')}, has no row."
        for actor in passed
    )


def _span(entry: Entry[Event], axis: TimeAxis) -> Span:
    date = entry.record.date
    start, kind = axis.x(date.earliest) * _UNITS, "unsure"
    if date.form == "interval" and date.open_end:
        return Span(start, min(start + _ARROW, 100.0 * _UNITS), "since")
    end = axis.x(date.last_known, end=True) * _UNITS
    if (date.last_known - date.earliest).days < _DAYS:
        kind = "tick"
    elif date.form == "interval":
        kind = "lasts"
    return Span(start, end, kind)
