"""Views of events: the page of an event, and lists of events divided into pages."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache, partial

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, cited_sources
from chronology.model.records import Event, Relation, Retired, Source
from chronology.model.site import Links, Site, is_long
from chronology.pages.citing import answer_with_source, citations, claim_with_source, permalink
from chronology.pages.paging import CARDS, Part, grouped, parts_by_year
from chronology.pages.rendering import macros, relation_words, render, with_sources

_NAMED = 12  # maximum number of sources that the page of an event names for not mentioning it
_MOST = {"themes": 110, "actors": CARDS}  # maximum per page; a theme's first page also has charts

Neighbour = Entry[Event] | None
Parts = tuple[Part[Entry[Event]], ...]


def event_page(chronology: Chronology, entry: Entry[Event], links: Links, site: Site) -> str:
    """Return the body of an event's page."""
    incoming = chronology.relations_to.get(entry.id, ())
    silent = silent_sources(chronology, entry)
    earlier = [source for source in silent if written_before(chronology.sources[source].record, entry.record)]
    shown = {entry.id, *(other.id for other, _ in incoming), *(r.to for r in entry.record.relations)}
    html = render(
        "event.html",
        chronology,
        links,
        entry=entry,
        event=entry.record,
        connections=_connections(chronology, entry),
        mentioned=[other for other in chronology.mentions.get(entry.id, ()) if other.id not in shown],
        silent=[source for source in silent if source not in earlier],
        earlier=earlier,
        named=_NAMED,
        threads=[(theme, *_neighbours(chronology, theme, entry)) for theme in entry.record.themes],
        edit_url=site.edit(entry.file.path),
        citations=citations(chronology, entry, site),
        permalink=permalink(entry, site),
        history=chronology.history(entry.id),
        on_timeline=f"y{chronology.year_of(entry)}" if is_long(chronology) else entry.id,
        claim_with_source=lambda claim: claim_with_source(chronology, entry, claim, site),
        answer_with_source=partial(answer_with_source, chronology, site=site),
    )
    return with_sources(chronology, html, links) + coins(chronology, entry, links)


def outgoing(entry: Entry[Event], among: Container[str]) -> dict[tuple[str, str], list[Relation]]:
    """Return the relations of an event to some others, by their words and the id of the other event."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for relation in entry.record.relations:
        if relation.to in among:
            found.setdefault((relation_words(relation), relation.to), []).append(relation)
    return found


def _connections(chronology: Chronology, entry: Entry[Event]) -> Mapping[tuple[str, str], Sequence[Relation]]:
    """Return the relations of an event in both directions, by their words and the id of the other event."""
    found = outgoing(entry, chronology.events)
    for other, relation in chronology.relations_to.get(entry.id, ()):
        found.setdefault((relation_words(relation, inverse=True), other.id), []).append(relation)
    return found


def silent_sources(chronology: Chronology, entry: Entry[Event]) -> list[str]:
    """Return the sources that do not mention an event: neither here nor in a relation to it."""
    incoming = chronology.relations_to.get(entry.id, ())
    mentioning = {*cited_sources(entry.record), *(relation.source for _, relation in incoming)}
    return [source for source in chronology.sources if source not in mentioning]


def written_before(source: Source, event: Event) -> bool:
    """Return whether a source is certainly older than an event, of which it could know nothing.

    No date that is approximate or uncertain is certain enough. Of a plan, a source can tell before its date.
    """
    certain = event.kind != "plan" and not source.date.qualifier and not event.date.qualifier
    return certain and source.date.bounds[1] < event.date.bounds[0]


def coins(chronology: Chronology, entry: Entry[Event], links: Links) -> str:
    """Return the OpenURL COinS of an event's sources: empty elements that reference managers read."""
    return "".join(map(macros(chronology, links)["coin"], chronology.sources_of(entry)))


def retired_page(chronology: Chronology, entry: Entry[Retired], links: Links) -> str:
    """Return the body of the page of an event that was withdrawn or moved."""
    return render("retired.html", chronology, links, entry=entry, record=entry.record)


def event_card(chronology: Chronology, entry: Entry[Event], links: Links) -> str:
    """Return the card of an event, with its summary."""
    return str(macros(chronology, links)["event_card"](entry.id, 3))


def event_link(chronology: Chronology, event_id: str, links: Links, words: str = "") -> str:
    """Return a link to an event; its text is `words` or, if empty, the title of the event."""
    return str(macros(chronology, links)["event_link"](event_id, words))


def list_parts(chronology: Chronology, folder: str, key: str) -> Parts:
    """Return the events of a theme or an actor in parts, one per page.

    `folder` is `themes` or `actors`, `key` the id.
    """
    events = chronology.by_theme if folder == "themes" else chronology.by_actor
    return parts_by_year(chronology, events.get(key, ()), f"{folder}/{key}/", _MOST[folder])


def event_list(
    chronology: Chronology, parts: Parts, links: Links, *, current: int = 1, level: int = 2
) -> str:
    """Return one part of a list of events by year, with links to the other parts.

    `level` is the heading level of the years.
    """
    years = grouped(parts[current - 1].items, chronology.year_of)
    html = render("listed.html", chronology, links, years=years, level=level, parts=parts, current=current)
    return with_sources(chronology, html, links)


def further_list_page(chronology: Chronology, name: str, parts: Parts, current: int, links: Links) -> str:
    """Return the body of a later page of the events of a theme or an actor called `name`."""
    events = event_list(chronology, parts, links, current=current)
    return render("continued.html", chronology, links, name=name, parts=parts, current=current, listed=events)


def _neighbours(chronology: Chronology, theme: str, entry: Entry[Event]) -> tuple[Neighbour, Neighbour]:
    """Return the previous and the next event of a theme."""
    thread = chronology.by_theme[theme]
    position = _positions(chronology)[theme][entry.id]
    before = thread[position - 1] if position else None
    return before, thread[position + 1] if position + 1 < len(thread) else None


@lru_cache(maxsize=1)
def _positions(chronology: Chronology) -> Mapping[str, Mapping[str, int]]:
    """Return the index of each event in the events of each theme."""
    return {
        theme: {entry.id: place for place, entry in enumerate(events)}
        for theme, events in chronology.by_theme.items()
    }
