"""The list of all generated pages, independent of the site generator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Actor, Assertion, Event, Place, Source
from chronology.model.site import Links, Site, is_long
from chronology.model.text import paragraphs_words, plain
from chronology.pages import changes, citing, disagreements, events, paragraphs, reference, sharing, timeline
from chronology.pages.search import Part, Searched


class Page(NamedTuple):
    """One generated page.

    kind: what it shows, such as `event`, `source`, or `source-part` for a source's further pages.
    address: relative to the site root, with a trailing slash.
    title, description: plain text, not escaped.
    edit_path: the file to edit, relative to the project root.
    body: returns the HTML of the page; its first heading has the id `title`.
    head: returns HTML for the head of the page.
    search: returns the parts of the page, beside its title, that the search finds; None if it finds nothing.
    """

    kind: str
    address: str
    title: str
    description: str
    edit_path: str
    body: Callable[[], str]
    head: Callable[[], str] = str
    search: Callable[[], Iterable[Part]] | None = None


def pages(chronology: Chronology, site: Site) -> Iterator[Page]:
    """Yield every generated page of a chronology."""
    yield from event_pages(chronology, site, chronology.timeline)
    for page in _other_pages(chronology, site):
        address, title, description = page.address, page.title, page.description
        yield page._replace(head=partial(sharing.head, chronology, site, address, title, description))


def _other_pages(chronology: Chronology, site: Site) -> Iterator[Page]:
    """Yield every generated page but those of events, without the HTML for their heads."""
    if is_long(chronology):
        yield from _years(chronology)
    for retired in chronology.retired.values():
        address = f"events/{retired.id}/"
        body = partial(events.retired_page, chronology, retired, Links(address))
        title = f"{retired.record.title} ({'moved' if retired.record.moved_to else 'withdrawn'})"
        page = _page("retired", address, retired, title, body)
        yield page._replace(search=None) if retired.record.moved_to else page
    for source in chronology.sources.values():
        yield from _source_pages(chronology, source)
    yield from _pairs(chronology, site)
    for actor in chronology.actors.values():
        address, name = f"actors/{actor.id}/", actor.record.name
        body = partial(reference.actor_page, chronology, actor, Links(address))
        title = sharing.title(chronology, address, name)
        names = _spellings(chronology, actor)
        yield _page("actor", address, actor, title, body, f"Events with {name}.", names)
        yield from _further_pages(chronology, "actors", actor.id, name, actor.file.path)
    for theme in chronology.themes.values():
        name, path = theme.record.name, f"docs/themes/{theme.id}.md"
        yield from _further_pages(chronology, "themes", theme.id, name, path)
    yield from _disagreements(chronology, site)
    yield from _changes(chronology)


def event_pages(chronology: Chronology, site: Site, entries: Iterable[Entry[Event]]) -> Iterator[Page]:
    """Yield the pages of these events."""
    for entry in entries:
        address, event = f"events/{entry.id}/", entry.record
        body = partial(events.event_page, chronology, entry, Links(address), site)
        yield Page(
            kind="event",
            address=address,
            title=event.title,
            description=plain(event.summary),
            edit_path=entry.file.path,
            body=body,
            head=partial(citing.head, chronology, entry, site),
            search=partial(_parts, chronology, entry),
        )


def _page(
    kind: str,
    address: str,
    entry: Entry[Any],
    title: str,
    body: Callable[[], str],
    description: str = "",
    search: str = "",
) -> Page:
    parts = partial(_text, search)
    return Page(kind, address, title, description or title, entry.file.path, body, search=parts)


def _text(text: str) -> Iterator[Part]:
    """Yield the names of a page as its only part."""
    if text:
        yield Part("n", "", "", text)


def _parts(chronology: Chronology, entry: Entry[Event]) -> list[Part]:
    """Return the parts of an event: summary and date, names, claims, disagreements with their positions."""
    event = entry.record
    parts = [Part("s", "", event.date.words(), plain(event.summary))]
    parts += (Part("c", claim.id, _cited(chronology, claim), plain(claim.text)) for claim in event.claims)
    for disagreement in event.disagreements:
        parts.append(Part("c", disagreement.id, "Where sources differ", plain(disagreement.about)))
        for position in disagreement.positions:
            parts.append(Part("c", position.id, _cited(chronology, position), plain(position.says)))
    found_by = _found_by(chronology, event, (event.title, *(part.text for part in parts)))
    return [parts[0], Part("n", "", "", " · ".join(found_by)), *parts[1:]]


def _cited(chronology: Chronology, item: Assertion) -> str:
    """Return the source and paragraphs of a claim or position: `Gazette ¶ 9, 10`."""
    return f"{chronology.sources[item.source].record.label} {paragraphs_words(item.at)}"


def _further_pages(
    chronology: Chronology, folder: str, key: str, name: str, edit_path: str
) -> Iterator[Page]:
    """Yield the later pages of the events of a theme or an actor."""
    parts = events.list_parts(chronology, folder, key)
    for part in parts[1:]:
        links = Links(part.address)
        body = partial(events.further_list_page, chronology, name, parts, part.number, links)
        title = f"{sharing.title(chronology, part.address, name)}: {part.label}"
        yield Page(f"{folder}-part", part.address, title, title, edit_path, body)


def _years(chronology: Chronology) -> Iterator[Page]:
    """Yield the pages of every year; only the first page of a year is searchable."""
    for parts, around in timeline.years(chronology):
        for part in parts:
            body = partial(timeline.year_page, chronology, parts, around, part.number, Links(part.address))
            description = f"Events that begin in {part.label}."
            search = partial(_text, "") if part.number == 1 else None
            yield Page("year", part.address, part.label, description, "docs/timeline.md", body, search=search)


def assets(chronology: Chronology) -> dict[str, bytes]:
    """Return the data files that scripts load, by path; only a long timeline has any."""
    if not is_long(chronology):
        return {}
    made = {"facets": timeline.facet_index(chronology), "titles": timeline.title_index(chronology)}
    return {f"timeline/{name}.json": text.encode() for name, text in made.items()}


def _source_pages(chronology: Chronology, source: Entry[Source]) -> Iterator[Page]:
    """Yield a source's main page, and further pages for many statements and for a long ledger."""
    address, record = f"sources/{source.id}/", source.record
    authors = (author.name for author in record.authors)
    words = " · ".join(filter(None, (record.label, *authors, record.container, record.publisher)))
    body = partial(reference.source_page, chronology, source, Links(address))
    yield _page("source", address, source, record.title, body, record.standpoint, words)
    division = paragraphs.division(chronology, source.id)
    for parts, further in ((division.cited, division.cited[1:]), (division.ledger, division.ledger)):
        for part in further:
            title, links = reference.further_title(source, part), Links(part.address)
            body = partial(reference.further_source_page, chronology, source, parts, part.number, links)
            yield Page("source-part", part.address, title, title, source.file.path, body)


def _pairs(chronology: Chronology, site: Site) -> Iterator[Page]:
    """Yield the pages that compare two sources; those of each lead to them, and no search."""
    for pair in reference.pairs(chronology):
        for part in pair.parts():
            title = reference.pair_title(chronology, pair, part.number)
            description = f"What {title} say about the same events, side by side."
            body = partial(reference.pair_page, chronology, pair, part.number, Links(part.address), site)
            yield Page("pair", part.address, title, description, "", body)


def _disagreements(chronology: Chronology, site: Site) -> Iterator[Page]:
    """Yield the pages of disagreements of each kind; none if all fit on a single page."""
    for kind, parts in disagreements.by_kind_in_parts(chronology).items():
        for part in parts:
            title = disagreements.page_title(kind, parts, part.number)
            links = Links(part.address)
            body = partial(disagreements.kind_page, chronology, kind, part.number, links, site)
            yield Page("disputes", part.address, title, title, "docs/disagreements.md", body)


def _changes(chronology: Chronology) -> Iterator[Page]:
    """Yield the pages of changes, of which the search finds the first; there is always one."""
    listed = changes.log(chronology)
    for part in listed:
        title = changes.title(listed, part.number)
        body = partial(changes.changes_page, chronology, part.number, Links(part.address))
        search = partial(_text, changes.SEARCHED) if part.number == 1 else None
        yield Page(
            "changes", part.address, title, changes.DESCRIPTION, "docs/changes.yml", body, search=search
        )


def places(chronology: Chronology) -> Iterator[Searched]:
    """Yield the places of events for the search, which leads to the timeline of each."""
    for place in chronology.places.values():
        if place.id in chronology.by_place:
            parts = Part("t", "", "", place.record.name), *_text(_spellings(chronology, place))
            yield Searched(f"timeline/?place={place.id}", parts)


def _found_by(chronology: Chronology, event: Event, texts: Iterable[str]) -> Iterator[str]:
    """Yield the names of an event's actors and places, and of the actors that its texts name.

    The label of a source may hold the name of an actor, whom a text that names its source does not mean.
    """
    text = "\n".join(texts)
    for source in chronology.sources.values():
        text = text.replace(source.record.label, "")
    for actor in dict.fromkeys((*actors_of(event), *chronology.names.find(text))):
        if actor in chronology.actors:
            yield _spellings(chronology, chronology.actors[actor])
    for place in event.places:
        if place in chronology.places:
            yield _spellings(chronology, chronology.places[place])


def _spellings(chronology: Chronology, entry: Entry[Actor] | Entry[Place]) -> str:
    """Return the names of an actor or place; not the capital that stands for a state, if it is a place."""
    record = entry.record
    names = (record.name, *record.aliases, *record.names.values())
    if isinstance(record, Place):
        return " · ".join(dict.fromkeys((*names, *record.former)))
    return " · ".join(dict.fromkeys(name for name in names if name not in chronology.place_names))
