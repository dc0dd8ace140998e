"""A chronology as it is published at one site: what all exporters share, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple, Protocol

from pydantic_core import to_json

from chronology.exports import reference
from chronology.exports.events import event_of
from chronology.exports.log import LoggedChange, log
from chronology.exports.published import (
    Envelope,
    PublishedActor,
    PublishedDisagreement,
    PublishedEvent,
    PublishedPlace,
    PublishedRedirect,
    PublishedRelation,
    PublishedSource,
    PublishedTheme,
)
from chronology.model.chronology import Chronology
from chronology.model.site import LICENCE, Site
from chronology.pages.rendering import RELATION_WORDS

SCHEMA_VERSION = "1.0"
ENDLESS = date.max.isoformat()  # the last day of what has no end


Row = tuple[object, ...]


class Writer(Protocol):
    """Whatever writes files of a publication; `HASHED` says whether the data package tells their SHA-256."""

    HASHED: bool

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file."""


class Written(NamedTuple):
    """What others say of a written file: its path, its bytes and, where it is asked for, their SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, eq=False)
class Publication:
    """A chronology and its site; each part of the published form is built when it is first asked for.

    `tables` keeps the columns of tables by name (see `tables`).
    """

    chronology: Chronology
    site: Site
    _written: dict[Writer, tuple[Written, ...]] = field(default_factory=dict)
    tables: dict[str, Sequence[Row]] = field(default_factory=dict)

    def write(self, exporter: Writer) -> Iterator[tuple[str, bytes]]:
        """Yield the files of an exporter, none of which is kept; note what is said of them."""
        noted = []
        for path, content in exporter.files(self):
            hashed = sha256(content).hexdigest() if exporter.HASHED else ""
            noted.append(Written(path, len(content), hashed))
            yield path, content
        self._written[exporter] = tuple(noted)

    def written(self, exporter: Writer) -> tuple[Written, ...]:
        """Return what is said of the files of an exporter, which is made for it where it was not yet."""
        if exporter not in self._written:
            for _ in self.write(exporter):
                pass
        return self._written[exporter]

    @cached_property
    def data_version(self) -> str:
        """Return the first half of the SHA-256 over the paths and hashes of all authored files."""
        files = self.chronology.files
        lines = sorted(f"{path}\t{file.parsed.sha256}\n" for path, file in files.items())
        return sha256("".join(lines).encode()).hexdigest()[:32]

    @cached_property
    def envelope(self) -> Envelope:
        """Return what every file of the interface begins with."""
        return {
            "schema_version": SCHEMA_VERSION,
            "data_version": self.data_version,
            "licence": LICENCE,
            "site": self.site.name,
            "site_url": self.site.url,
        }

    @cached_property
    def events(self) -> tuple[PublishedEvent, ...]:
        """Return all events, in the order of the timeline."""
        return tuple(event_of(self.chronology, entry, self.site) for entry in self.chronology.timeline)

    @cached_property
    def events_json(self) -> tuple[bytes, ...]:
        """Return all events as JSON, which stands in two files each; who makes the second lets go of it."""
        return tuple(map(to_json, self.events))

    @cached_property
    def sources(self) -> tuple[PublishedSource, ...]:
        """Return all sources, by id."""
        return reference.sources(self.chronology, self.site, self.events)

    @cached_property
    def themes(self) -> tuple[PublishedTheme, ...]:
        """Return all themes, in the order of the vocabulary."""
        return reference.themes(self.chronology, self.site, self.events)

    @cached_property
    def actors(self) -> tuple[PublishedActor, ...]:
        """Return all actors, in the order of the vocabulary."""
        return reference.actors(self.chronology, self.site, self.events)

    @cached_property
    def places(self) -> tuple[PublishedPlace, ...]:
        """Return all places, in the order of the vocabulary."""
        return reference.places(self.chronology, self.events)

    @cached_property
    def redirects(self) -> tuple[PublishedRedirect, ...]:
        """Return every event that was withdrawn or moved, by id."""
        return reference.redirects(self.chronology, self.site)

    @cached_property
    def relations(self) -> tuple[PublishedRelation, ...]:
        """Return all relations, event by event."""
        return tuple(
            {**relation, "event": event["id"], "words": RELATION_WORDS[relation["kind"]][0]}
            for event in self.events
            for relation in event["relations"]
        )

    @cached_property
    def disagreements(self) -> tuple[PublishedDisagreement, ...]:
        """Return all disagreements, event by event."""
        return tuple(
            {**dispute, "event": event["id"], "url": f"{event['url']}#{dispute['id']}"}
            for event in self.events
            for dispute in event["disagreements"]
        )

    @cached_property
    def changes(self) -> tuple[LoggedChange, ...]:
        """Return the log of changes, the newest last."""
        return log(self.chronology)
