"""The files of the interface: each is the envelope with one key more."""

from __future__ import annotations

from pydantic import Field

from chronology.exports.published.base import Published, Url
from chronology.exports.published.event import PublishedDisagreement, PublishedEvent, PublishedRelation
from chronology.exports.published.reference import (
    PublishedActor,
    PublishedChange,
    PublishedPlace,
    PublishedRedirect,
    PublishedSource,
    PublishedTheme,
)


class Envelope(Published):
    """What all files of the interface begin with."""

    schema_version: str = Field(description="Version of the published form: 1.0.")
    data_version: str = Field(description="Hash of all data; the same data have the same version.")
    licence: Url
    site: str = Field(description="Name of the site.")
    site_url: str = Field(description="Address of the site.")


class EventsFile(Envelope):
    """All events, in the order of the timeline."""

    events: list[PublishedEvent] = Field(description="All events, in the order of the timeline.")


class EventFile(Envelope):
    """One event."""

    event: PublishedEvent


class SourcesFile(Envelope):
    """All sources."""

    sources: list[PublishedSource] = Field(description="All sources.")


class ThemesFile(Envelope):
    """All themes."""

    themes: list[PublishedTheme] = Field(description="All themes.")


class ActorsFile(Envelope):
    """All actors."""

    actors: list[PublishedActor] = Field(description="All actors.")


class PlacesFile(Envelope):
    """All places."""

    places: list[PublishedPlace] = Field(description="All places.")


class DisagreementsFile(Envelope):
    """All disagreements."""

    disagreements: list[PublishedDisagreement] = Field(description="All disagreements, event by event.")


class RelationsFile(Envelope):
    """All relations."""

    relations: list[PublishedRelation] = Field(description="All relations, event by event.")


class RedirectsFile(Envelope):
    """All events that were withdrawn or moved."""

    redirects: list[PublishedRedirect] = Field(description="Every event that was withdrawn or moved.")


class ChangesFile(Envelope):
    """The log of changes."""

    changes: list[PublishedChange] = Field(description="The log of changes, the newest last.")


class Counts(Published):
    """How much there is."""

    events: int
    claims: int
    measures: int
    relations: int
    disagreements: int
    sources: int
    themes: int
    actors: int
    places: int
    redirects: int


class Endpoint(Published):
    """One published file, or several of one kind."""

    path: str = Field(description="Path from the root of the site; {…} stands for an id.")
    url: str = Field(description="Address, with the same {…}.")
    title: str = Field(description="What it is.")
    media_type: str = Field(description="Media type.")
    schema_url: str = Field(description="Address of its JSON Schema; or empty.")


class IndexFile(Envelope):
    """What there is."""

    counts: Counts = Field(description="How much there is.")
    endpoints: list[Endpoint] = Field(description="Every published file.")
