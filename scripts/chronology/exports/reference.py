"""Sources, the vocabulary and what was retired, in the published form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from chronology.exports.building import address, dated
from chronology.exports.published import (
    PublishedActor,
    PublishedEvent,
    PublishedPlace,
    PublishedRedirect,
    PublishedSource,
    PublishedTheme,
    TranslatedName,
)
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Source
from chronology.model.site import Site

Events = Sequence[PublishedEvent]


def sources(chronology: Chronology, site: Site, events: Events) -> tuple[PublishedSource, ...]:
    """Return all sources, by id."""
    citing = _by_key(events, itemgetter("sources"))
    return tuple(
        _source(chronology.sources[key], site, citing.get(key, ())) for key in sorted(chronology.sources)
    )


def themes(chronology: Chronology, site: Site, events: Events) -> tuple[PublishedTheme, ...]:
    """Return all themes, in the order of the vocabulary."""
    under = _by_key(events, itemgetter("themes"))
    return tuple(
        {
            "id": key,
            "url": address(site, "themes", key),
            "name": entry.record.name,
            "description": entry.record.description,
            "events": under.get(key, ()),
        }
        for key, entry in chronology.themes.items()
    )


def actors(chronology: Chronology, site: Site, events: Events) -> tuple[PublishedActor, ...]:
    """Return all actors, in the order of the vocabulary."""
    named = _by_key(events, _named)
    return tuple(
        {
            "id": key,
            "url": address(site, "actors", key),
            "name": entry.record.name,
            "kind": entry.record.kind,
            "description": entry.record.description or "",
            "aliases": entry.record.aliases,
            "names": _translated(entry.record.names),
            "events": named.get(key, ()),
        }
        for key, entry in chronology.actors.items()
    )


def places(chronology: Chronology, events: Events) -> tuple[PublishedPlace, ...]:
    """Return all places, in the order of the vocabulary."""
    there = _by_key(events, itemgetter("places"))
    return tuple(
        {
            "id": key,
            "name": entry.record.name,
            "aliases": entry.record.aliases,
            "former": entry.record.former,
            "names": _translated(entry.record.names),
            "events": there.get(key, ()),
        }
        for key, entry in chronology.places.items()
    )


def redirects(chronology: Chronology, site: Site) -> tuple[PublishedRedirect, ...]:
    """Return every event that was withdrawn or moved, by id."""
    return tuple(
        {
            "id": key,
            "url": address(site, "events", key),
            "title": (record := chronology.retired[key].record).title,
            "withdrawn": record.withdrawn or "",
            "moved_to": record.moved_to or "",
            "moved_to_url": address(site, "events", record.moved_to) if record.moved_to else "",
        }
        for key in sorted(chronology.retired)
    )


def _source(entry: Entry[Source], site: Site, events: Sequence[str]) -> PublishedSource:
    source = entry.record
    return {
        "id": entry.id,
        **dated(source.date),
        "url": address(site, "sources", entry.id),
        "title": source.title,
        "label": source.label,
        "mark": source.mark,
        "authors": [
            {"family": a.family or "", "given": a.given or "", "organisation": a.organisation or ""}
            for a in source.authors
        ],
        "container": source.container or "",
        "publisher": source.publisher or "",
        "kind": source.kind,
        "standpoint": source.standpoint,
        "synopsis": source.synopsis,
        "language": source.language,
        "document_url": source.url or "",
        "document_file": source.document.file,
        "document_sha256": source.document.sha256,
        "uncited": [{"at": uncited.at, "reason": uncited.reason} for uncited in source.uncited],
        "inferred": [{"field": one.field, "reasoning": one.reasoning} for one in source.inferred],
        "events": events,
    }


def _by_key(events: Events, keys: Callable[[PublishedEvent], Iterable[str]]) -> Mapping[str, Sequence[str]]:
    """Return the ids of the events that have each key, in the order of the timeline."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for key in dict.fromkeys(keys(event)):
            found[key].append(event["id"])
    return found


def _named(event: PublishedEvent) -> Iterator[str]:
    """Yield the actors of an event: who takes part and who speaks."""
    yield from event["actors"]
    yield from event["speakers"]


def _translated(names: Mapping[str, str]) -> list[TranslatedName]:
    return [{"language": language, "name": name} for language, name in names.items()]
