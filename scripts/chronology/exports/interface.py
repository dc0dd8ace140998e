"""The interface: the published form as JSON, every file in one envelope."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic_core import to_json

from chronology.exports.base import Exporter, OneFile
from chronology.exports.publication import Publication
from chronology.exports.published import (
    ActorsFile,
    ChangesFile,
    DisagreementsFile,
    EventFile,
    EventsFile,
    PlacesFile,
    RedirectsFile,
    RelationsFile,
    SourcesFile,
    ThemesFile,
)


class Json(OneFile):
    """One file of the interface."""

    GROUP = "interface"
    MEDIA_TYPE = "application/json"


def opening(publication: Publication, key: str) -> bytes:
    """Return the beginning of a file: the envelope, up to what stands under a further key."""
    return to_json(publication.envelope).removesuffix(b"}") + f',"{key}":'.encode()


class Events(Json):
    """All events with their claims, relations, disagreements and measures."""

    PATH = "api/v1/events.json"
    TITLE = "All events"
    FOR = "Programs that want everything about every event at once."
    FORM = EventsFile

    def content(self, publication: Publication) -> bytes:
        """Return all events in the order of the timeline."""
        parts = [part for json in publication.events_json for part in (b",", json)]
        return b"".join((opening(publication, "events"), b"[", *parts[1:], b"]}\n"))  # copied only once


class SingleEvents(Exporter):
    """Each event in a file of its own."""

    PATH = "api/v1/events/{id}.json"
    TITLE = "One event"
    FOR = "Pages and tools that show or follow a single event."
    GROUP = "interface"
    MEDIA_TYPE = "application/json"
    FORM = EventFile

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield a file for each event."""
        head = opening(publication, "event")
        for event, json in zip(publication.events, publication.events_json, strict=True):
            yield f"api/v1/events/{event['id']}.json", head + json + b"}\n"
        vars(publication).pop("events_json", None)  # which stands in no further file


class Listed(Json):
    """Everything of one kind, under the key that is the name of the file."""

    def content(self, publication: Publication) -> bytes:
        """Return the list."""
        key = PurePosixPath(self.PATH).stem
        return opening(publication, key) + to_json(self.listed(publication)) + b"}\n"

    @abstractmethod
    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return what is listed."""


class Sources(Listed):
    """All sources."""

    PATH = "api/v1/sources.json"
    TITLE = "Sources"
    FOR = "Whoever asks where each source speaks from, and what rests on it."
    FORM = SourcesFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.sources


class Themes(Listed):
    """All themes."""

    PATH = "api/v1/themes.json"
    TITLE = "Themes"
    FOR = "Menus and filters: the headings, with the events under each."
    FORM = ThemesFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.themes


class Actors(Listed):
    """All actors."""

    PATH = "api/v1/actors.json"
    TITLE = "Actors"
    FOR = "Finding names in any spelling, with the events of each actor."
    FORM = ActorsFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.actors


class Places(Listed):
    """All places."""

    PATH = "api/v1/places.json"
    TITLE = "Places"
    FOR = "Finding places in any spelling, with the events at each."
    FORM = PlacesFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.places


class Disagreements(Listed):
    """All disagreements."""

    PATH = "api/v1/disagreements.json"
    TITLE = "Disagreements"
    FOR = "Comparing what sources say on the same question, side by side."
    FORM = DisagreementsFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.disagreements


class Relations(Listed):
    """All relations."""

    PATH = "api/v1/relations.json"
    TITLE = "Relations"
    FOR = "Drawing the events as a graph."
    FORM = RelationsFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.relations


class Redirects(Listed):
    """All events that were withdrawn or moved."""

    PATH = "api/v1/redirects.json"
    TITLE = "Redirects"
    FOR = "Keeping one's links right: every event that was withdrawn or moved."
    FORM = RedirectsFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return publication.redirects


class Changes(Listed):
    """The log of changes."""

    PATH = "api/v1/changes.json"
    TITLE = "Changes"
    FOR = "Keeping a copy up to date: what was added, corrected or withdrawn, and when."
    FORM = ChangesFile

    def listed(self, publication: Publication) -> Sequence[Mapping[str, Any]]:
        """Return them."""
        return [
            {"id": c.id, "date": c.date.isoformat(), "kind": c.kind, "events": c.events, "note": c.note}
            for c in publication.changes
        ]
