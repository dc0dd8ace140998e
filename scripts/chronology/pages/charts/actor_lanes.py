"""Actor lanes: the most frequent actors, and when they appear, as precisely as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.charts.lines import dated, event_row, lines, mark
from chronology.pages.charts.picture import Picture, draw, short
from chronology.pages.charts.scales import Scale, plain
from chronology.pages.charts.tally import Told, height, tally
from chronology.pages.links import Links

_LANES = 12
_MOST = 170  # marks, each of nine elements with its row of the table
_LABEL, _PITCH, _GAP, _FOOT = 18, 5, 6, 18
_DAYS = 31  # what is known within so many days is a tick
_UNITS = 10  # units of the drawing for one per cent of the width
_ARROW = 22.0  # the length of an arrow from what has no end, in units
_ROOM = 5.0  # the least room of a mark, in units


class Span(NamedTuple):
    """An event's place in time: from where to where, in units, and how it is drawn."""

    start: float
    end: float
    kind: str

    def path(self, y: int) -> str:
        """Return the mark at a height: a tick, a bar, an arrow, or a whisker with caps."""
        start, end = plain(self.start), plain(self.end)
        if self.kind == "tick":
            return f"M{plain((self.start + self.end) / 2)} {y - 2}v4"
        if self.kind == "lasts":
            return f"M{start} {y}H{end}"
        if self.kind == "since":
            return f"M{start} {y}H{end}m-6 -2l6 2l-6 2"
        return f"M{start} {y}H{end}M{start} {y - 1}v2M{end} {y - 1}v2"


@dataclass(slots=True)
class Mark:
    """One event: its place in time, its path over all lanes, and the names of those."""

    span: Span
    path: str = ""
    names: list[str] = field(default_factory=list)

    def add(self, name: str, y: int) -> None:
        """Draw the event in one more lane."""
        self.path += self.span.path(y)
        self.names.append(name)


Marked = Sequence[tuple[Entry[Event], Mark]]


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor: the height of its name, of its lane's end, and how many events it has."""

    actor: str
    name: str
    y: int
    bottom: int
    count: int


def actor_lanes(chronology: Chronology, links: Links) -> str:
    """Return the lanes of the twelve most frequent actors; where events are very many, their years."""
    if not (chosen := _chosen(chronology)):
        return ""
    if len({entry.id for actor in chosen for entry in chronology.by_actor[actor]}) > _MOST:
        return _tallied(chronology, chosen, links)
    scale = Scale.of_all(chronology)
    marks = {entry.id: Mark(_span(entry, scale)) for actor in chosen for entry in chronology.by_actor[actor]}
    lanes = _lanes(chronology, chosen, marks)
    bottom = lanes[-1].bottom + _GAP
    return draw(
        "actor_lanes",
        chronology,
        links,
        _picture(chronology, lanes, bottom),
        lanes=lanes,
        marks=[(entry, marks[entry.id]) for entry in chronology.timeline if entry.id in marks],
        scale=scale,
        bottom=bottom,
        event_marks=_event_marks,
        table_rows=_table_rows,
    )


def _lanes(chronology: Chronology, chosen: Sequence[str], marks: dict[str, Mark]) -> list[Lane]:
    """Return the lanes from top to bottom, and draw each event's mark in those that it belongs to."""
    lanes, y = [], 4
    for actor in chosen:
        name, top = chronology.actors[actor].record.name, y + _LABEL
        entries = sorted(chronology.by_actor[actor], key=lambda entry: marks[entry.id].span.start)
        rows = pack([marks[entry.id].span for entry in entries])
        for entry, row in zip(entries, rows, strict=True):
            marks[entry.id].add(name, top + row * _PITCH + 2)
        bottom = top + (max(rows) + 1) * _PITCH + 1
        lanes.append(Lane(actor, short(name, 46), y + 12, bottom, len(entries)))
        y = bottom + _GAP
    return lanes


def pack(spans: Sequence[Span]) -> list[int]:
    """Return a row for each span, so that no two in a row touch; spans come in order of their start."""
    ends: list[float] = []
    found = []
    for span in spans:
        row = next((row for row, end in enumerate(ends) if end <= span.start), len(ends))
        reach = max(span.end, span.start + _ROOM) + 1
        if row == len(ends):
            ends.append(reach)
        ends[row] = reach
        found.append(row)
    return found


def _event_marks(marks: Marked, links: Links) -> Markup:
    return lines(
        mark(
            links.event(entry.id),
            dated(entry),
            f'<path class="hit" d="{one.path}"/><path class="{one.span.kind}" d="{one.path}"/>',
        )
        for entry, one in marks
    )


def _table_rows(marks: Marked, links: Links) -> Markup:
    return lines(event_row(entry, links, f"<td>{escape(', '.join(one.names))}</td>") for entry, one in marks)


def _picture(chronology: Chronology, lanes: Iterable[Lane], bottom: int) -> Picture:
    told = ", ".join(f"{chronology.actors[lane.actor].record.name} {lane.count}" for lane in lanes)
    return Picture(
        id="lanes",
        title="Who appears when",
        description=f"The actors with the most events: {told}.",
        caption="Each event in which one of the most frequent actors takes part or speaks, drawn as "
        "precisely as its date is known; what falls together is stacked. A mark leads to its event.",
        height=bottom + _FOOT,
    )


def _tallied(chronology: Chronology, chosen: Sequence[str], links: Links) -> str:
    """Return how many events each actor has in each year."""
    told = [
        Told(actor, chronology.actors[actor].record.name, f"{len(events):,}", events)
        for actor in chosen
        for events in (chronology.by_actor[actor],)
    ]
    counted = ", ".join(f"{one.name} {one.note}" for one in told)
    picture = Picture(
        id="lanes",
        title="Who appears when",
        description=f"The actors with the most events: {counted}.",
        caption="The events in which one of the most frequent actors takes part or speaks, by the year in "
        "which they fall; one event may count in several years. Select a bar to see its events.",
        height=height(len(told)),
    )
    return tally(chronology, links, picture, told, "actor")


def _chosen(chronology: Chronology) -> list[str]:
    known = [actor for actor in chronology.by_actor if actor in chronology.actors]
    return sorted(known, key=lambda actor: (-len(chronology.by_actor[actor]), actor))[:_LANES]


def _span(entry: Entry[Event], scale: Scale) -> Span:
    date = entry.record.date
    start, kind = scale.x(date.earliest) * _UNITS, "unsure"
    if date.form == "interval" and date.open_end:
        return Span(start, min(start + _ARROW, 100.0 * _UNITS), "since")
    end = scale.x(date.last_known, end=True) * _UNITS
    if (date.last_known - date.earliest).days < _DAYS:
        kind = "tick"
    elif date.form == "interval":
        kind = "lasts"
    return Span(start, end, kind)
