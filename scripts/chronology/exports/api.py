"""The JSON API: its files, their JSON Schemas, its OpenAPI description, and schemas of authored files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import GenericAlias
from typing import Any

from pydantic import Field, create_model
from pydantic.json_schema import models_json_schema
from pydantic_core import to_json

from chronology.exports import published
from chronology.exports.forms import Form, Json, Model, Url
from chronology.exports.publication import (
    SCHEMA_VERSION,
    Exporter,
    OneFile,
    Publication,
    indented_json,
)
from chronology.model.site import LICENCE, LICENCE_NAME
from chronology.rules import schemas

_SCHEMAS = "#/components/schemas/"


class Envelope(Model):
    """The keys with which every file of the API begins."""

    schema_version: str = Field(description="Version of the published form: 1.0.")
    data_version: str = Field(description="Hash of all data; the same data have the same version.")
    licence: Url = Field(description="Address.")
    site: str = Field(description="Name of the site.")
    site_url: str = Field(description="Address of the site.")


class Counts(Model):
    """The number of records of each kind."""

    events: int
    claims: int
    measures: int
    relations: int
    disagreements: int = Field(
        description="All questions in disagreements.json, those of one source included."
    )
    one_source: int = Field(description="Those of the disagreements on which one source differs with itself.")
    sources: int
    themes: int
    actors: int
    places: int
    redirects: int


class Endpoint(Model):
    """One published file, or several of one kind."""

    path: str = Field(description="Path from the root of the site; {…} stands for an id.")
    url: str = Field(description="Address, with the same {…}.")
    title: str = Field(description="Title.")
    media_type: str = Field(description="Media type.")
    schema_url: str = Field(description="Address of its JSON Schema; or empty.")


class IndexFile(Envelope):
    """The index: counts, and every published file."""

    counts: Counts = Field(description="The number of records of each kind.")
    endpoints: list[Endpoint] = Field(description="Every published file.")


class EventFile(Envelope):
    """One event."""

    event: published.EVENT.model  # type: ignore[name-defined]


class Index(OneFile):
    """The index: counts, and every published file."""

    PATH = "api/v1/index.json"
    TITLE = "Index"
    FOR = "Programs that start from a list of files: versions, licence, counts, addresses and schemas."
    GROUP = "interface"
    MEDIA_TYPE = "application/json"
    MODEL = IndexFile

    def __init__(self, listed: Callable[[], Sequence[Exporter]]) -> None:
        """Take a function that returns the exporters to list, because the index is itself one of them."""
        self._listed = listed

    def content(self, publication: Publication) -> bytes:
        site, events, disputes = publication.site, publication.events, publication.disagreements
        counts = {
            "events": len(events),
            "claims": sum(len(event["claims"]) for event in events),
            "measures": sum(len(event["measures"]) for event in events),
            "relations": len(publication.relations),
            "disagreements": len(disputes),
            "one_source": sum(dispute["one_source"] for dispute in disputes),
        }
        for key in ("sources", "themes", "actors", "places", "redirects"):
            counts[key] = len(getattr(publication, key))
        endpoints = [
            {
                "path": exporter.path(site),
                "url": site.url + exporter.path(site),
                "title": exporter.TITLE,
                "media_type": exporter.MEDIA_TYPE,
                "schema_url": (schema := schema_path(exporter)) and site.url + schema,
            }
            for exporter in self._listed()
        ]
        return to_json(publication.envelope | {"counts": counts, "endpoints": endpoints}) + b"\n"


class Listed(OneFile):
    """All records of one kind, under a key with the name of the file."""

    GROUP = "interface"
    MEDIA_TYPE = "application/json"

    def __init__(self, key: str, form: Form, purpose: str) -> None:
        """List the attribute `key` of a publication."""
        self.PATH, self.TITLE, self.FOR = f"api/v1/{key}.json", key.capitalize(), purpose
        self._key = key
        words = f"All {key}."
        content: Any = (GenericAlias(list, form.model), Field(description=words))
        name = f"{key.capitalize()}File"
        self.MODEL = create_model(name, __base__=Envelope, __doc__=words, **{key: content})

    def content(self, publication: Publication) -> bytes:
        """Return the list in the envelope."""
        return to_json(publication.envelope | {self._key: getattr(publication, self._key)}) + b"\n"


class SingleEvents(Exporter):
    """Each event in a file of its own."""

    PATH = "api/v1/events/{id}.json"
    TITLE = "One event"
    FOR = "Pages and tools that show or follow a single event."
    GROUP = "interface"
    MEDIA_TYPE = "application/json"
    MODEL = EventFile

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield a file for each event."""
        for event in publication.events:
            path = self.PATH.format(id=event["id"])
            yield path, to_json(publication.envelope | {"event": event}) + b"\n"


FILES: tuple[Exporter, ...] = (
    Listed("events", published.EVENT, "Programs that want everything about every event at once."),
    SingleEvents(),
    Listed("sources", published.SOURCE, "Looking up the standpoint of each source, and its events."),
    Listed("themes", published.THEME, "Menus and filters: the headings, with the events under each."),
    Listed("actors", published.ACTOR, "Finding names in any spelling, with the events of each actor."),
    Listed("places", published.PLACE, "Finding places in any spelling, with the events at each."),
    Listed(
        "disagreements",
        published.DISAGREEMENT,
        "Comparing what sources say on the same question, side by side.",
    ),
    Listed("relations", published.RELATION, "Drawing the events as a graph."),
    Listed(
        "changes",
        published.CHANGE,
        "Keeping a copy up to date: what was added, corrected or withdrawn, and when.",
    ),
    Listed(
        "redirects",
        published.REDIRECT,
        "Keeping links up to date: every event that was withdrawn or moved.",
    ),
)


# ---- schemas


def schema_path(exporter: Exporter) -> str:
    """Return the path of the JSON Schema of a file of the API, or an empty string for any other file."""
    name = exporter.MODEL.__name__.removesuffix("File").lower() if exporter.MODEL else ""
    return name and f"schema/v1/api-{name}.json"


class ApiSchemas(Exporter):
    """A JSON Schema for each kind of file of the API."""

    PATH = "schema/v1/api-{id}.json"
    TITLE = "JSON Schemas of the published form"
    FOR = "Validating a copy, and generating types."
    GROUP = "interface"
    MEDIA_TYPE = "application/schema+json"

    def __init__(self, described: Sequence[Exporter]) -> None:
        self._described = described

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the schema of each model."""
        for exporter in self._described:
            if exporter.MODEL:
                path = schema_path(exporter)
                head = {"$schema": schemas.DRAFT, "$id": publication.site.url + path}
                yield path, indented_json(head | exporter.MODEL.model_json_schema(mode="serialization"))


class OpenApi(OneFile):
    """The OpenAPI description of the API."""

    PATH = "api/v1/openapi.json"
    TITLE = "OpenAPI description"
    FOR = "Generating a client, and browsing the API in a tool of your own."
    GROUP = "interface"
    MEDIA_TYPE = "application/vnd.oai.openapi+json"

    def __init__(self, described: Sequence[Exporter]) -> None:
        self._described = described

    def content(self, publication: Publication) -> bytes:
        """Return the description, with the schemas of all responses."""
        models = {exporter: exporter.MODEL for exporter in self._described if exporter.MODEL}
        _, defined = models_json_schema(
            [(model, "serialization") for model in models.values()], ref_template=f"{_SCHEMAS}{{model}}"
        )
        described = {
            "openapi": "3.1.0",
            "info": {
                "title": publication.site.name,
                "version": SCHEMA_VERSION,
                "license": {"name": LICENCE_NAME, "url": LICENCE},
            },
            "servers": [{"url": publication.site.url.removesuffix("/") or "."}],
            "paths": {
                f"/{exporter.PATH}": {"get": _operation(exporter, model.__name__)}
                for exporter, model in models.items()
            },
            "components": {"schemas": defined["$defs"]},
        }
        return indented_json(described)


def _operation(exporter: Exporter, model: str) -> Json:
    schema = {"$ref": f"{_SCHEMAS}{model}"}
    operation: Json = {
        "operationId": f"get{model.removesuffix('File')}",
        "summary": exporter.TITLE,
        "description": exporter.FOR,
        "responses": {
            "200": {"description": exporter.TITLE, "content": {exporter.MEDIA_TYPE: {"schema": schema}}}
        },
    }
    if "{id}" in exporter.PATH:
        operation["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        operation["responses"]["404"] = {"description": "No event has this id."}
    return operation


class AuthoredSchema(OneFile):
    """The JSON Schema of one kind of authored file, for editors."""

    GROUP = "authoring"
    MEDIA_TYPE = "application/schema+json"
    FOR = "Editors that know JSON Schema: completing and checking what is typed."

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.PATH = f"schema/v1/{kind}.json"
        self.TITLE = f"Schema of authored files: {kind}"

    def content(self, publication: Publication) -> bytes:
        return schemas.written(self._kind, publication.chronology, publication.site)


AUTHORED_SCHEMAS = tuple(AuthoredSchema(kind) for kind in schemas.KINDS)
