"""What every published file has: a path, a title, a media type, and a way to be written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Literal

from chronology.exports.publication import Publication
from chronology.model.chronology import Chronology
from chronology.model.site import Site

Group = Literal["interface", "tables", "references", "linked", "feeds", "calendars", "authoring"]


class Exporter(ABC):
    """One published file, or several of one kind.

    `PATH` is written from the root of the site; where there are several files, `{id}` stands for what
    tells them apart. `FOR` says for whom the file is, and `FORM` is the type of its content, for the
    files of the interface; `HASHED` says whether the data package tells the SHA-256 of the files.
    """

    PATH: str
    TITLE: str
    FOR: str
    GROUP: Group
    MEDIA_TYPE: str
    FORM: type[Any] | None = None
    HASHED = False

    def path(self, site: Site) -> str:
        """Return the path of the file, which may hold the name of the site."""
        return self.PATH

    @abstractmethod
    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file; the same data give the same bytes."""


class OneFile(Exporter):
    """One published file."""

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the file."""
        yield self.path(publication.site), self.content(publication)

    def write(self, chronology: Chronology, site: Site) -> bytes:
        """Return the content of the file, for who wants only this one."""
        return self.content(Publication(chronology, site))

    @abstractmethod
    def content(self, publication: Publication) -> bytes:
        """Return the content of the file; the same data give the same bytes."""
