"""The files of the interface: each is the envelope with one key more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from chronology.exports.published.base import Url
from chronology.exports.published.event import PublishedDisagreement, PublishedEvent, PublishedRelation
from chronology.exports.published.reference import (
    PublishedActor,
    PublishedChange,
    PublishedPlace,
    PublishedRedirect,
    PublishedSource,
    PublishedTheme,
)


class Envelope(TypedDict):
    """What all files of the interface begin with."""

    schema_version: Annotated[str, Field(description="Version of the published form: 1.0.")]
    data_version: Annotated[str, Field(description="Hash of all data; the same data have the same version.")]
    licence: Url
    site: Annotated[str, Field(description="Name of the site.")]
    site_url: Annotated[str, Field(description="Address of the site.")]


class EventsFile(Envelope):
    """All events, in the order of the timeline."""

    events: Annotated[
        Sequence[PublishedEvent], Field(description="All events, in the order of the timeline.")
    ]


class EventFile(Envelope):
    """One event."""

    event: PublishedEvent


class SourcesFile(Envelope):
    """All sources."""

    sources: Annotated[Sequence[PublishedSource], Field(description="All sources.")]


class ThemesFile(Envelope):
    """All themes."""

    themes: Annotated[Sequence[PublishedTheme], Field(description="All themes.")]


class ActorsFile(Envelope):
    """All actors."""

    actors: Annotated[Sequence[PublishedActor], Field(description="All actors.")]


class PlacesFile(Envelope):
    """All places."""

    places: Annotated[Sequence[PublishedPlace], Field(description="All places.")]


class DisagreementsFile(Envelope):
    """All disagreements."""

    disagreements: Annotated[
        Sequence[PublishedDisagreement], Field(description="All disagreements, event by event.")
    ]


class RelationsFile(Envelope):
    """All relations."""

    relations: Annotated[Sequence[PublishedRelation], Field(description="All relations, event by event.")]


class RedirectsFile(Envelope):
    """All events that were withdrawn or moved."""

    redirects: Annotated[
        Sequence[PublishedRedirect], Field(description="Every event that was withdrawn or moved.")
    ]


class ChangesFile(Envelope):
    """The log of changes."""

    changes: Annotated[Sequence[PublishedChange], Field(description="The log of changes, the newest last.")]


class Counts(TypedDict):
    """How much there is."""

    events: int
    claims: int
    measures: int
    relations: int
    disagreements: Annotated[
        int, Field(description="All questions in disagreements.json, those of one source included.")
    ]
    one_source: Annotated[
        int, Field(description="Those of the disagreements on which one source differs with itself.")
    ]
    sources: int
    themes: int
    actors: int
    places: int
    redirects: int


class Endpoint(TypedDict):
    """One published file, or several of one kind."""

    path: Annotated[str, Field(description="Path from the root of the site; {…} stands for an id.")]
    url: Annotated[str, Field(description="Address, with the same {…}.")]
    title: Annotated[str, Field(description="What it is.")]
    media_type: Annotated[str, Field(description="Media type.")]
    schema_url: Annotated[str, Field(description="Address of its JSON Schema; or empty.")]


class IndexFile(Envelope):
    """What there is."""

    counts: Annotated[Counts, Field(description="How much there is.")]
    endpoints: Annotated[Sequence[Endpoint], Field(description="Every published file.")]
