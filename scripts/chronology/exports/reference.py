"""Sources, the vocabulary and what was retired, in the published form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.exports.building import address, dated
from chronology.exports.published import (
    PublishedActor,
    PublishedPlace,
    PublishedRedirect,
    PublishedSource,
    PublishedTheme,
    TranslatedName,
)
from chronology.records import Event, Source
from chronology.site import Site


def sources(chronology: Chronology, site: Site) -> tuple[PublishedSource, ...]:
    """Return all sources, by id."""
    return tuple(_source(chronology, chronology.sources[key], site) for key in sorted(chronology.sources))


def themes(chronology: Chronology, site: Site) -> tuple[PublishedTheme, ...]:
    """Return all themes, in the order of the vocabulary."""
    return tuple(
        {
            "id": key,
            "url": address(site, "themes", key),
            "name": entry.record.name,
            "description": entry.record.description,
            "events": _ids(chronology.by_theme.get(key, ())),
        }
        for key, entry in chronology.themes.items()
    )


def actors(chronology: Chronology, site: Site) -> tuple[PublishedActor, ...]:
    """Return all actors, in the order of the vocabulary."""
    return tuple(
        {
            "id": key,
            "url": address(site, "actors", key),
            "name": entry.record.name,
            "kind": entry.record.kind,
            "description": entry.record.description or "",
            "aliases": entry.record.aliases,
            "names": _translated(entry.record.names),
            "events": _ids(chronology.by_actor.get(key, ())),
        }
        for key, entry in chronology.actors.items()
    )


def places(chronology: Chronology) -> tuple[PublishedPlace, ...]:
    """Return all places, in the order of the vocabulary."""
    return tuple(
        {
            "id": key,
            "name": entry.record.name,
            "aliases": entry.record.aliases,
            "former": entry.record.former,
            "names": _translated(entry.record.names),
            "events": _ids(chronology.by_place.get(key, ())),
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


def _source(chronology: Chronology, entry: Entry[Source], site: Site) -> PublishedSource:
    source = entry.record
    return {
        "id": entry.id,
        **dated(source.date, within=True),
        "url": address(site, "sources", entry.id),
        "title": source.title,
        "label": source.label,
        "mark": source.mark,
        "author": source.author or "",
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
        "events": _ids(chronology.by_source.get(entry.id, ())),
    }


def _ids(entries: Iterable[Entry[Event]]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _translated(names: Mapping[str, str]) -> list[TranslatedName]:
    return [{"language": language, "name": name} for language, name in names.items()]
