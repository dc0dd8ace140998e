"""What describes the interface: an index, JSON Schemas, and the OpenAPI description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from chronology.exports.base import Exporter, OneFile
from chronology.exports.interface import Json, opening
from chronology.exports.publication import SCHEMA_VERSION, Publication
from chronology.exports.published import Counts, Endpoint, IndexFile
from chronology.model.site import LICENCE, LICENCE_NAME

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINED = "#/$defs/"


def schema_path(exporter: Exporter) -> str:
    """Return the path of the JSON Schema of a file of the interface, or an empty text."""
    if exporter.FORM is None:
        return ""
    name = exporter.FORM.__name__.removesuffix("File").lower()
    return f"schema/v1/api-{name}.json"


def forms(exporters: Iterable[Exporter]) -> tuple[type[Any], ...]:
    """Return the forms of these exporters."""
    return tuple(exporter.FORM for exporter in exporters if exporter.FORM is not None)


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
        endpoints = [endpoint(publication, exporter) for exporter in self._listed()]
        counts = to_json(_counts(publication))
        return b'%b%b,"endpoints":%b}\n' % (opening(publication, "counts"), counts, to_json(endpoints))


def endpoint(publication: Publication, exporter: Exporter) -> Endpoint:
    """Return what the index says of an exporter."""
    site, path, schema = publication.site, exporter.path(publication.site), schema_path(exporter)
    return {
        "path": path,
        "url": site.url + path,
        "title": exporter.TITLE,
        "media_type": exporter.MEDIA_TYPE,
        "schema_url": site.url + schema if schema else "",
    }


def _counts(publication: Publication) -> Counts:
    events = publication.events
    return {
        "events": len(events),
        "claims": sum(len(event["claims"]) for event in events),
        "measures": sum(len(event["measures"]) for event in events),
        "relations": len(publication.relations),
        "disagreements": len(publication.disagreements),
        "one_source": sum(dispute["one_source"] for dispute in publication.disagreements),
        "sources": len(publication.sources),
        "themes": len(publication.themes),
        "actors": len(publication.actors),
        "places": len(publication.places),
        "redirects": len(publication.redirects),
    }


@lru_cache(maxsize=1)
def definitions(forms: tuple[type[Any], ...]) -> dict[str, Any]:
    """Return the JSON Schemas of some forms and of all that is within them, by name.

    They are made of all forms at once: an event, which is within several, is looked into only once.
    """
    found: dict[str, Any] = _defined(forms)
    return found


def _defined(forms: tuple[type[Any], ...]) -> dict[str, Any]:
    one: Any = GenericAlias(tuple, forms)
    whole = TypeAdapter(one).json_schema(mode="serialization")
    found: dict[str, Any] = whole["$defs"]
    return found


def _within(schema: Any) -> Iterator[str]:
    """Yield the names to which a schema refers, wherever in it."""
    if isinstance(schema, dict) and "$ref" in schema:
        yield schema["$ref"].removeprefix(_DEFINED)
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _within(inner)


def _alone(name: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of this name with the definitions of all that is within it."""
    names = [name]
    for one in names:
        names += [inner for inner in _within(known[one]) if inner not in names]
    inner = {one: known[one] for one in sorted(names[1:])}
    return {"$defs": inner, **known[name]} if inner else known[name]


class FormSchemas(Exporter):
    """A JSON Schema for each kind of file of the interface."""

    PATH = "schema/v1/api-{id}.json"
    TITLE = "JSON Schemas of the published form"
    FOR = "Validating a copy, and generating types."
    GROUP = "interface"
    MEDIA_TYPE = "application/schema+json"

    def __init__(self, described: Sequence[Exporter]) -> None:
        """Make the schemas of these exporters."""
        self._described = [exporter for exporter in described if exporter.FORM is not None]

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield the schema of each form."""
        known = definitions(forms(self._described))
        for exporter, form in zip(self._described, forms(self._described), strict=True):
            path = schema_path(exporter)
            head = {"$schema": DIALECT, "$id": publication.site.url + path}
            yield path, as_json(head | _alone(form.__name__, known))


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
        described = as_json(
            {
                "openapi": "3.1.0",
                "info": {
                    "title": publication.site.name,
                    "version": SCHEMA_VERSION,
                    "license": {"name": LICENCE_NAME, "url": LICENCE},
                },
                "servers": [{"url": publication.site.url.removesuffix("/") or "."}],
                "paths": {f"/{e.PATH}": {"get": _operation(e, publication)} for e in self._described},
                "components": {"schemas": definitions(forms(self._described))},
            }
        )
        return described.replace(f'"{_DEFINED}'.encode(), b'"#/components/schemas/')  # in the references


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
    return to_json(content, indent=1) + b"\n"
