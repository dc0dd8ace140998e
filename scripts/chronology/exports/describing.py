"""What describes the interface: an index, JSON Schemas, and the OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic.json_schema import models_json_schema

from chronology.exports.base import Exporter, OneFile
from chronology.exports.interface import Json, wrapped
from chronology.exports.publication import SCHEMA_VERSION, Publication
from chronology.exports.published import Endpoint, IndexFile
from chronology.exports.published.files import Counts
from chronology.site import LICENCE, LICENCE_NAME

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_path(exporter: Exporter) -> str:
    """Return the path of the JSON Schema of a file of the interface, or an empty text."""
    if exporter.FORM is None:
        return ""
    name = exporter.FORM.__name__.removesuffix("File").lower()
    return f"schema/v1/api-{name}.json"


class Index(Json):
    """What there is: counts, and every published file."""

    PATH = "api/v1/index.json"
    TITLE = "Index"
    FOR = "Programs that look first what there is: versions, licence, counts, addresses and schemas."
    FORM = IndexFile

    def __init__(self, listed: Callable[[], Sequence[Exporter]]) -> None:
        """Make the index of these exporters, which are asked for when it is written."""
        self._listed = listed

    def content(self, publication: Publication) -> bytes:
        """Return the index."""
        listed = [endpoint(publication, exporter) for exporter in self._listed()]
        endpoints = "[" + ",".join(one.model_dump_json() for one in listed) + "]"
        counts = _counts(publication).model_dump_json()
        return wrapped(publication, "counts", f'{counts},"endpoints":{endpoints}'.encode())


def endpoint(publication: Publication, exporter: Exporter) -> Endpoint:
    """Return what the index says of an exporter."""
    site, path, schema = publication.site, exporter.path(publication.site), schema_path(exporter)
    return Endpoint(
        path=path,
        url=site.url + path,
        title=exporter.TITLE,
        media_type=exporter.MEDIA_TYPE,
        schema_url=site.url + schema if schema else "",
    )


def _counts(publication: Publication) -> Counts:
    events = publication.events
    return Counts(
        events=len(events),
        claims=sum(len(event.claims) for event in events),
        measures=sum(len(event.measures) for event in events),
        relations=len(publication.relations),
        disagreements=len(publication.disagreements),
        sources=len(publication.sources),
        themes=len(publication.themes),
        actors=len(publication.actors),
        places=len(publication.places),
        redirects=len(publication.redirects),
    )


class FormSchemas(Exporter):
    """A JSON Schema for each kind of file of the interface."""

    PATH = "schema/v1/api-{id}.json"
    TITLE = "JSON Schemas of the published form"
    FOR = "Validating a copy, and generating types."
    GROUP = "interface"
    MEDIA_TYPE = "application/schema+json"

    def __init__(self, described: Sequence[Exporter]) -> None:
        """Make the schemas of these exporters."""
        self._described = described

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the schema of each form."""
        for exporter in self._described:
            if exporter.FORM is not None:
                path = schema_path(exporter)
                head = {"$schema": DIALECT, "$id": publication.site.url + path}
                yield path, as_json(head | exporter.FORM.model_json_schema(mode="serialization"))


class OpenApi(OneFile):
    """The OpenAPI description of the interface."""

    PATH = "api/v1/openapi.json"
    TITLE = "OpenAPI description"
    FOR = "Generating a client, and browsing the interface in one's own tool."
    GROUP = "interface"
    MEDIA_TYPE = "application/vnd.oai.openapi+json"

    def __init__(self, described: Sequence[Exporter]) -> None:
        """Describe these exporters."""
        self._described = [exporter for exporter in described if exporter.FORM is not None]

    def content(self, publication: Publication) -> bytes:
        """Return the description, with the schemas of all answers."""
        _, schemas = models_json_schema(
            [(exporter.FORM, "serialization") for exporter in self._described if exporter.FORM],
            ref_template="#/components/schemas/{model}",
        )
        return as_json(
            {
                "openapi": "3.1.0",
                "info": {
                    "title": publication.site.name,
                    "version": SCHEMA_VERSION,
                    "license": {"name": LICENCE_NAME, "url": LICENCE},
                },
                "servers": [{"url": publication.site.url.removesuffix("/") or "."}],
                "paths": {f"/{e.PATH}": {"get": _operation(e, publication)} for e in self._described},
                "components": {"schemas": schemas["$defs"]},
            }
        )


def _operation(exporter: Exporter, publication: Publication) -> dict[str, Any]:
    name = exporter.FORM.__name__ if exporter.FORM else ""
    reference = {"$ref": f"#/components/schemas/{name}"}
    answer = {"description": exporter.TITLE, "content": {exporter.MEDIA_TYPE: {"schema": reference}}}
    operation: dict[str, Any] = {
        "operationId": f"get{name.removesuffix('File')}",
        "summary": exporter.TITLE,
        "description": exporter.FOR,
        "responses": {"200": answer},
    }
    if "{id}" in exporter.PATH:
        operation["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        operation["responses"]["404"] = {"description": "There is none with this id."}
    return operation


def as_json(content: Any) -> bytes:
    """Return content as JSON for people too, with a line a value."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
