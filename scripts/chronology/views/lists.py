"""Lists of events by year, of disagreements, and of themes, actors and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.links import Links
from chronology.views.paging import Part, year_of
from chronology.views.rendering import DISAGREEMENT_WORDS, render

Years = list[tuple[int, list[Entry[Event]]]]


def by_year(entries: Sequence[Entry[Event]]) -> Years:
    """Return events in groups by the year in which they begin."""
    return [(year, list(group)) for year, group in groupby(entries, key=year_of)]


def listed(
    chronology: Chronology,
    parts: Sequence[Part[Entry[Event]]],
    links: Links,
    *,
    current: int = 1,
    level: int = 2,
) -> str:
    """Return the events of one part of a list in sections by year, with links to the other parts.

    `level` is that of the years' headings.
    """
    years = by_year(parts[current - 1].items)
    return render("listed.html", chronology, links, years=years, level=level, parts=parts, current=current)


def card(chronology: Chronology, entry: Entry[Event], links: Links) -> str:
    """Return one event as it stands in a list."""
    return render("card.html", chronology, links, entry=entry, level=3)


def disagreement(chronology: Chronology, entry: Entry[Event], place: int, links: Links) -> str:
    """Return the disagreement at `place` of an event, with a link to the event."""
    dispute = entry.record.disagreements[place]
    return render("disagreement.html", chronology, links, entry=entry, dispute=dispute)


def disagreements(chronology: Chronology, links: Links) -> str:
    """Return every disagreement by what is disputed, positions side by side, with a filter."""
    disputes = [(entry, dispute) for entry in chronology.timeline for dispute in entry.record.disagreements]
    kinds: Counter[str] = Counter(dispute.kind for _, dispute in disputes)
    sources = Counter(
        key for _, d in disputes for key in {p.source for p in d.positions} & {*chronology.sources}
    )
    themes = Counter(key for entry, _ in disputes for key in entry.record.themes if key in chronology.themes)
    return render(
        "disagreements.html",
        chronology,
        links,
        disputes=disputes,
        kinds=[(kind, kinds[kind]) for kind in DISAGREEMENT_WORDS if kind in kinds],
        sources=sorted(sources.items()),
        themes=sorted(themes.items()),
        by_kind=[
            (k, [one for one in disputes if one[1].kind == k]) for k in DISAGREEMENT_WORDS if k in kinds
        ],
    )


def index(chronology: Chronology, links: Links, kind: str) -> str:
    """Return the list of all `themes`, `actors` or `sources`, with how many events each has."""
    return render(f"{kind}.html", chronology, links)
