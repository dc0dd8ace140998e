"""The coverage matrix: which source tells which event, and which it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from chronology.model.chronology import Chronology
from chronology.model.text import plural
from chronology.pages.charts.lines import dated, event_row, lines, mark
from chronology.pages.charts.order import Group, group_labels, groups
from chronology.pages.charts.picture import Picture, draw
from chronology.pages.charts.scales import pct, plain
from chronology.pages.charts.tally import Told, height, tally
from chronology.pages.links import Links

_ROW, _LABEL, _BAR, _TOP = 46, 20, 20, 4
_NODES, _MOST = 8, 2300  # elements of an event, and one for each source; of all events
_SOURCES = 30  # in the tally that takes the matrix's place, those with most events
_WORDS = "no one two three four five six seven eight nine".split()


class Row(NamedTuple):
    """One source: how many events it tells, how many of them alone, and how many it leaves out."""

    source: str
    y: int
    told: int
    alone: int
    left_out: int


class Mark(NamedTuple):
    """One event: the path over the rows of the sources that tell it, and whether several do."""

    event_id: str
    words: str
    column: str
    path: str
    shared: bool


def coverage(chronology: Chronology, links: Links) -> str:
    """Return the matrix of sources and events, in order of time; of very many, each source's years."""
    if not chronology.timeline:
        return ""
    rows = _rows(chronology)
    if len(chronology.timeline) * (_NODES + len(rows)) > _MOST:
        return _tallied(chronology, rows, links)
    height = _TOP + len(rows) * _ROW
    years = groups(chronology, chronology.timeline)
    return draw(
        "coverage",
        chronology,
        links,
        _picture(chronology, rows, height + 16),
        rows=rows,
        marks=_marks(chronology, rows, height),
        bands=_bands(years),
        labels=group_labels(years),
        count=len(chronology.timeline),
        bottom=height,
        event_marks=_event_marks,
        table_rows=_table_rows,
    )


def _picture(chronology: Chronology, rows: Sequence[Row], height: int) -> Picture:
    events = plural(len(chronology.timeline), "event")
    shared = Counter(len(chronology.sources_of(entry)) for entry in chronology.timeline)
    by_number = "; ".join(f"by {_sources(many)}: {count}" for many, count in sorted(shared.items()))
    by_source = "; ".join(
        f"{chronology.sources[row.source].record.label} tells {row.told}, {row.alone} of them alone"
        for row in rows
    )
    return Picture(
        id="coverage",
        title="What each source tells",
        description=f"Of {events}: {by_source}.",
        caption=f"{events}, one column each, in order of time. Told {by_number}. A tall bar is an event that "
        "other sources tell too; a short one stands in this source alone; where there is none, the source "
        "leaves the event out.",
        height=height,
    )


def _tallied(chronology: Chronology, rows: Sequence[Row], links: Links) -> str:
    """Return how many events each source tells in each year, where an event each would be too many."""
    shown = sorted(sorted(rows, key=lambda row: -row.told)[:_SOURCES], key=lambda row: row.y)
    told = [
        Told(
            row.source,
            chronology.sources[row.source].record.label,
            f"tells {row.told:,}, {row.alone:,} alone; leaves out {row.left_out:,}",
            chronology.by_source.get(row.source, ()),
        )
        for row in shown
    ]
    events, rest = plural(len(chronology.timeline), "event"), len(rows) - len(shown)
    by_source = "; ".join(f"{one.name} {one.note}" for one in told)
    picture = Picture(
        id="coverage",
        title="What each source tells",
        description=f"Of {events}: {by_source}.",
        caption=f"How many of {events} each source tells, by the year in which they fall; one event may "
        "count in several years. Select a bar to see its events.",
        height=height(len(told)),
    )
    left = f"{plural(rest, 'source')} with fewer events {'is' if rest == 1 else 'are'} left out here."
    return tally(chronology, links, picture, told, "source", rest=left if rest else "")


def _rows(chronology: Chronology) -> list[Row]:
    total = len(chronology.timeline)
    telling = (chronology.sources_of(entry) for entry in chronology.timeline)
    alone = Counter(sources[0] for sources in telling if len(sources) == 1)
    return [
        Row(source, _TOP + place * _ROW, told, alone[source], total - told)
        for place, source in enumerate(sorted(chronology.sources))
        for told in (len(chronology.by_source.get(source, ())),)
    ]


def _marks(chronology: Chronology, rows: Sequence[Row], height: int) -> list[Mark]:
    tops = {row.source: row.y + _LABEL for row in rows}
    found = []
    for place, entry in enumerate(chronology.timeline):
        sources = sorted(chronology.sources_of(entry))
        shared = len(sources) > 1
        size = _BAR if shared else _BAR // 2
        path = "".join(f"M{plain(place + 0.14)} {tops[s] + _BAR - size}h.72v{size}h-.72z" for s in sources)
        told = ", ".join(chronology.sources[source].record.label for source in sources)
        found.append(Mark(entry.id, f"{dated(entry)}: {told}", f"M{place} 0h1v{height}h-1z", path, shared))
    return found


def _event_marks(marks: Sequence[Mark], links: Links) -> Markup:
    return lines(
        mark(
            links.event(one.event_id),
            one.words,
            f'<path class="hit" d="{one.column}"/>'
            f'<path class="{"shared" if one.shared else "alone"}" d="{one.path}"/>',
        )
        for one in marks
    )


def _table_rows(chronology: Chronology, rows: Sequence[Row], links: Links) -> Markup:
    cells = [
        (row.source, f'<td data-label="{escape(chronology.sources[row.source].record.label)}">')
        for row in rows
    ]
    return lines(
        event_row(
            entry, links, "".join(f"{td}{'tells' if source in told else '–'}</td>" for source, td in cells)
        )
        for entry in chronology.timeline
        for told in (chronology.sources_of(entry),)
    )


def _bands(years: Sequence[Group]) -> list[tuple[str, str]]:
    """Return place and width of every second year, which is shaded."""
    total = sum(group.count for group in years)
    return [(pct(g.start / total * 100), pct(g.count / total * 100)) for g in years[1::2]]


def _sources(many: int) -> str:
    words = plural(many, "source")
    return words.replace(str(many), _WORDS[many], 1) if many < len(_WORDS) else words
