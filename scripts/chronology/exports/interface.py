"""The interface: the published form as JSON, every file in one envelope."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from chronology.exports.base import Exporter, OneFile
from chronology.exports.publication import Publication
from chronology.exports.published import (
    ActorsFile,
    ChangesFile,
    DisagreementsFile,
    EventFile,
    EventsFile,
    PlacesFile,
    PublishedChange,
    RedirectsFile,
    RelationsFile,
    SourcesFile,
    ThemesFile,
)
from chronology.exports.published.base import Published


class Json(OneFile):
    """One file of the interface."""

    GROUP = "interface"
    MEDIA_TYPE = "application/json"


def wrapped(publication: Publication, key: str, json: bytes) -> bytes:
    """Return JSON under a key of the envelope."""
    head = publication.envelope_json.removesuffix(b"}")
    return b'%b,"%b":%b}\n' % (head, key.encode(), json)


def listed(publication: Publication, key: str, models: Sequence[Published]) -> bytes:
    """Return models as a list under a key of the envelope."""
    return wrapped(publication, key, _list(model.model_dump_json().encode() for model in models))


def _list(parts: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(parts)


class Events(Json):
    """All events with their claims, relations, disagreements and measures."""

    PATH = "api/v1/events.json"
    TITLE = "All events"
    FOR = "Programs that want everything about every event at once."
    FORM = EventsFile

    def content(self, publication: Publication) -> bytes:
        """Return all events in the order of the timeline."""
        return wrapped(publication, "events", _list(publication.events_json))


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
        for event, json in zip(publication.events, publication.events_json, strict=True):
            yield self.PATH.format(id=event.id), wrapped(publication, "event", json)


class Listed(Json):
    """Everything of one kind, under the key that is the name of the file."""

    def content(self, publication: Publication) -> bytes:
        """Return the list."""
        return listed(publication, PurePosixPath(self.PATH).stem, self.models(publication))

    @abstractmethod
    def models(self, publication: Publication) -> Sequence[Published]:
        """Return what is listed."""


class Sources(Listed):
    """All sources."""

    PATH = "api/v1/sources.json"
    TITLE = "Sources"
    FOR = "Whoever asks where each source speaks from, and what rests on it."
    FORM = SourcesFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.sources


class Themes(Listed):
    """All themes."""

    PATH = "api/v1/themes.json"
    TITLE = "Themes"
    FOR = "Menus and filters: the headings, with the events under each."
    FORM = ThemesFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.themes


class Actors(Listed):
    """All actors."""

    PATH = "api/v1/actors.json"
    TITLE = "Actors"
    FOR = "Finding names in any spelling, with the events of each actor."
    FORM = ActorsFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.actors


class Places(Listed):
    """All places."""

    PATH = "api/v1/places.json"
    TITLE = "Places"
    FOR = "Finding places in any spelling, with the events at each."
    FORM = PlacesFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.places


class Disagreements(Listed):
    """All disagreements."""

    PATH = "api/v1/disagreements.json"
    TITLE = "Disagreements"
    FOR = "Comparing what sources say on the same question, side by side."
    FORM = DisagreementsFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.disagreements


class Relations(Listed):
    """All relations."""

    PATH = "api/v1/relations.json"
    TITLE = "Relations"
    FOR = "Drawing the events as a graph."
    FORM = RelationsFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.relations


class Redirects(Listed):
    """All events that were withdrawn or moved."""

    PATH = "api/v1/redirects.json"
    TITLE = "Redirects"
    FOR = "Keeping one's links right: every event that was withdrawn or moved."
    FORM = RedirectsFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return publication.redirects


class Changes(Listed):
    """The log of changes."""

    PATH = "api/v1/changes.json"
    TITLE = "Changes"
    FOR = "Keeping a copy up to date: what was added, corrected or withdrawn, and when."
    FORM = ChangesFile

    def models(self, publication: Publication) -> Sequence[Published]:
        """Return them."""
        return [
            PublishedChange.model_validate(
                {"id": c.id, "date": c.date, "kind": c.kind, "events": c.events, "note": c.note}
            )
            for c in publication.changes
        ]
