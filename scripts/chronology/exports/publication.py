"""The base classes of all exporters, and a chronology in its published form."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from chronology.exports import published
from chronology.exports.forms import Context, Form, Json
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.site import LICENCE, Site

SCHEMA_VERSION = "1.0"
ENDLESS = date.max.isoformat()
"""Stands for the last day of a date without an end."""
NEVER = "1970-01-01"
"""Stands for the day of the last change if there is none."""
Group = Literal["interface", "tables", "references", "linked", "feeds", "calendars", "authoring"]


def indented_json(content: Any) -> bytes:
    """Return content as JSON with one value per line."""
    return to_json(content, indent=1) + b"\n"


class Size(NamedTuple):
    """The number of files of an exporter, and their total size in bytes."""

    files: int
    bytes: int


class Written(NamedTuple):
    """A written file: its path from the site root, its size in bytes, and its SHA-256."""

    path: str
    bytes: int
    sha256: str


class Exporter(ABC):
    """One published file, or several of one kind.

    PATH: from the site root; if there are several files, with `{id}` in place of their ids.
    FOR: who uses the file, and for what.
    MODEL: the type of the content, for files of the API.
    """

    PATH: str
    TITLE: str
    FOR: str
    GROUP: Group
    MEDIA_TYPE: str
    MODEL: type[BaseModel] | None = None

    def path(self, site: Site) -> str:
        """Return the path of the file on a site."""
        return self.PATH

    @abstractmethod
    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file; the output must be reproducible."""


class OneFile(Exporter):
    """One published file."""

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        yield self.path(publication.site), self.content(publication)

    @abstractmethod
    def content(self, publication: Publication) -> bytes:
        """Return the content of the file."""


@dataclass(frozen=True, eq=False)
class Publication:
    """The published form of a chronology on one site; each part is computed on first use."""

    chronology: Chronology
    site: Site
    _written: dict[Exporter, tuple[Written, ...]] = field(default_factory=dict)

    def write(self, exporter: Exporter) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of an exporter's files, and record their sizes and hashes."""
        written = []
        for path, content in exporter.files(self):
            written.append(Written(path, len(content), sha256(content).hexdigest()))
            yield path, content
        self._written[exporter] = tuple(written)

    def written(self, exporter: Exporter) -> tuple[Written, ...]:
        """Return the paths, sizes and hashes of an exporter's files, generating them if necessary."""
        if exporter not in self._written:
            for _ in self.write(exporter):
                pass
        return self._written[exporter]

    def size(self, exporter: Exporter) -> Size:
        """Return the number and total size of an exporter's files, generating them if necessary."""
        written = self.written(exporter)
        return Size(len(written), sum(file.bytes for file in written))

    @cached_property
    def envelope(self) -> Json:
        """Return the keys at the start of every file of the API."""
        return {
            "schema_version": SCHEMA_VERSION,
            "data_version": self.chronology.version,
            "licence": LICENCE,
            "site": self.site.name,
            "site_url": self.site.url,
        }

    @cached_property
    def events(self) -> tuple[Json, ...]:
        """Return all events, in timeline order."""
        return published.EVENT.entries(self.chronology.timeline, self.chronology, self.site)

    @cached_property
    def sources(self) -> tuple[Json, ...]:
        """Return all sources, by id."""
        return self._sorted(published.SOURCE, self.chronology.sources)

    @cached_property
    def themes(self) -> tuple[Json, ...]:
        """Return all themes, in the order of the vocabulary."""
        return published.THEME.entries(self.chronology.themes.values(), self.chronology, self.site)

    @cached_property
    def actors(self) -> tuple[Json, ...]:
        """Return all actors, in the order of the vocabulary."""
        return published.ACTOR.entries(self.chronology.actors.values(), self.chronology, self.site)

    @cached_property
    def places(self) -> tuple[Json, ...]:
        """Return all places, in the order of the vocabulary."""
        return published.PLACE.entries(self.chronology.places.values(), self.chronology, self.site)

    @cached_property
    def redirects(self) -> tuple[Json, ...]:
        """Return every event that was withdrawn or moved, by id."""
        return self._sorted(published.REDIRECT, self.chronology.retired)

    @cached_property
    def relations(self) -> tuple[Json, ...]:
        """Return the relations of all events, in timeline order."""
        return self._each(published.RELATION, "relations")

    @cached_property
    def disagreements(self) -> tuple[Json, ...]:
        """Return the disagreements of all events, in timeline order."""
        return self._each(published.DISAGREEMENT, "disagreements")

    @cached_property
    def changes(self) -> tuple[Json, ...]:
        """Return the log of changes, oldest first."""
        entries = zip(self.chronology.changes, self.chronology.change_ids, strict=True)
        return tuple(published.CHANGE.of(entry.record, self._context(id)) for entry, id in entries)

    @property
    def last_day(self) -> str:
        """Return the day of the newest change, or 1970-01-01 if there is none; exporters use it as today."""
        return self.changes[-1]["date"] if self.changes else NEVER

    def _context(self, id: str) -> Context:
        return Context(self.chronology, self.site, id)

    def _each(self, form: Form, field: str) -> tuple[Json, ...]:
        """Return the records in this field of each event, in timeline order."""
        return tuple(
            one
            for entry in self.chronology.timeline
            for one in form.each(getattr(entry.record, field), self._context(entry.id))
        )

    def _sorted(self, form: Form, entries: Mapping[str, Entry[Any]]) -> tuple[Json, ...]:
        return form.entries((entries[key] for key in sorted(entries)), self.chronology, self.site)
