"""The pages of sources and actors, the lists of sources, actors and themes, and citations in prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from chronology.model import bibliography
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Actor, Event, Source
from chronology.model.site import Links
from chronology.model.tokens import fold
from chronology.pages import charts, paragraphs
from chronology.pages.citing import source_citations
from chronology.pages.events import event_list, list_parts
from chronology.pages.paging import Part, year_of
from chronology.pages.rendering import last_year, macros, render

_HEADINGS = {
    "state": "States",
    "organisation": "Organisations",
    "company": "Companies",
    "group": "Groups",
    "person": "People",
}
_THEMES = 3
_LISTED = 200  # maximum length of a list of events that only the source covers, or leaves out


def source_page(chronology: Chronology, entry: Entry[Source], links: Links) -> str:
    """Return the body of a source's page: its record, the statements that cite it, and its ledger."""
    evidence = chronology.evidence.get(entry.id)
    division = paragraphs.division(chronology, entry.id)
    events = chronology.by_source.get(entry.id, ())
    alone = [e for e in events if chronology.sources_of(e) == (entry.id,)]
    covered = {e.id for e in events}
    silent = [e for e in chronology.timeline if e.id not in covered]
    return render(
        "source.html",
        chronology,
        links,
        entry=entry,
        source=entry.record,
        kind=bibliography.kind_words(entry.record),
        citations=source_citations(entry),
        search=paragraphs.web_search(entry.record),
        engine=paragraphs.ENGINE,
        footnote=next((one.footnote for one in evidence.paragraphs if one.footnote), "") if evidence else "",
        first=paragraphs.reasons(chronology, entry.id).get("1", ""),
        cited=paragraphs.cited(chronology, entry.id),
        parts=division.cited,
        current=1,
        paragraphs=paragraphs.by_paragraph(chronology, entry.id, division.cited[0]),
        ledger=[] if division.ledger else paragraphs.ledger(chronology, entry.id),
        ledger_parts=division.ledger,
        count=len(evidence.paragraphs) if evidence else 0,
        events=events,
        others=chronology.by_other_source.get(entry.id, ()),
        alone=alone,
        alone_years=_by_year(alone) if len(alone) > _LISTED else [],
        silent=silent,
        silent_years=_by_year(silent) if len(silent) > _LISTED else [],
    )


def further_title(entry: Entry[Source], part: Part[Any]) -> str:
    """Return the title of a further page of a source: the source's label and the paragraphs on the page."""
    return f"{entry.record.label}: ¶ {part.label}"


def further_source_page(chronology: Chronology, entry: Entry[Source], current: int, links: Links) -> str:
    """Return the body of a further page of statements that cite a source."""
    parts = paragraphs.division(chronology, entry.id).cited
    listed = paragraphs.by_paragraph(chronology, entry.id, parts[current - 1])
    return _further(chronology, entry, parts, current, links, paragraphs=listed, ledger=[])


def ledger_page(chronology: Chronology, entry: Entry[Source], current: int, links: Links) -> str:
    """Return the body of a page of a long ledger: paragraphs that no claim cites."""
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


def _by_year(events: Sequence[Entry[Event]]) -> list[tuple[int, int]]:
    """Return (year, number of events that begin in it), sorted."""
    return sorted(Counter(map(year_of, events)).items())


def actor_page(chronology: Chronology, entry: Entry[Actor], links: Links) -> str:
    """Return the body of an actor's page: names, values and events."""
    events = chronology.by_actor.get(entry.id, ())
    return render(
        "actor.html",
        chronology,
        links,
        entry=entry,
        actor=entry.record,
        events=events,
        years=_span(events),
        themes=Counter(theme for e in events for theme in e.record.themes).most_common(_THEMES),
        figures=charts.measures(chronology, events, links, scope=entry.id)
        if any(e.record.measures for e in events)
        else "",
        listed=event_list(chronology, list_parts(chronology, "actors", entry.id), links),
    )


def _span(events: Sequence[Entry[Event]]) -> tuple[int, int] | None:
    """Return the first and the last year of events, or None if there are none."""
    if not events:
        return None
    return min(map(year_of, events)), max(last_year(e.record.date) for e in events)


def index(chronology: Chronology, links: Links, kind: str) -> str:
    """Return the list of all `themes` or `sources` (`kind`), with their numbers of events."""
    return render(f"{kind}.html", chronology, links)


def actor_index(chronology: Chronology, links: Links) -> str:
    """Return the list of all actors with their numbers of events, grouped by kind and sorted by name."""
    actors = sorted(chronology.actors.values(), key=lambda entry: fold(entry.record.name))
    groups = [(heading, [e for e in actors if e.record.kind == kind]) for kind, heading in _HEADINGS.items()]
    return render("actors.html", chronology, links, groups=[group for group in groups if group[1]])


def cite(chronology: Chronology, source: str, paragraphs: Sequence[str], links: Links) -> str:
    """Return the citation of paragraphs of a source, with a link to each."""
    return str(macros(chronology, links)["cite"](source, tuple(paragraphs)))
