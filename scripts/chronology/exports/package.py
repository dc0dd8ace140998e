"""The Frictionless data package: what the tables are, with bytes and hashes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from chronology.exports.base import Exporter, OneFile
from chronology.exports.describing import as_json
from chronology.exports.publication import Publication, Written
from chronology.exports.spreadsheet import TableCsv
from chronology.exports.tables import Column, Table
from chronology.model.site import LICENCE, LICENCE_NAME

_TYPES = {"integer": "integer", "number": "number", "date": "date", "boolean": "boolean"}


class DataPackage(OneFile):
    """The description of the files in /data/."""

    PATH = "data/datapackage.json"
    TITLE = "Data package (Frictionless)"
    FOR = "Loading all tables with their types and keys, and making sure that a copy is whole."
    GROUP = "tables"
    MEDIA_TYPE = "application/vnd.datapackage+json"

    def __init__(self, resources: Sequence[Exporter]) -> None:
        """Describe these files."""
        self._resources = resources

    def content(self, publication: Publication) -> bytes:
        """Return the description."""
        site = publication.site
        content: dict[str, Any] = {
            "profile": "data-package",
            "name": site.slug,
            "title": site.name,
            "version": publication.data_version,
            "licenses": [{"name": LICENCE_NAME, "path": LICENCE}],
            "sources": [
                {"title": s["title"]} | ({"path": s["document_url"]} if s["document_url"] else {})
                for s in publication.sources
            ],
            "resources": [
                _resource(exporter, file)
                for exporter in self._resources
                for file in publication.written(exporter)
            ],
        }
        return as_json(content | ({"homepage": site.url} if site.url else {}))


def _resource(exporter: Exporter, file: Written) -> dict[str, Any]:
    name = PurePosixPath(file.path)
    resource: dict[str, Any] = {
        "name": name.stem if isinstance(exporter, TableCsv) else name.name.lower(),
        "title": exporter.TITLE,
        "path": name.name,
        "format": name.suffix.removeprefix("."),
        "mediatype": exporter.MEDIA_TYPE,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if isinstance(exporter, TableCsv):
        resource |= {
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": _schema(exporter.table),
        }
    return resource


def _schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema; a reference to a table that is no list is a foreign key."""
    return {
        "fields": [_field(column, key=place < table.key) for place, column in enumerate(table.columns)],
        "primaryKey": list(table.keys),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
            for column in table.columns
            if column.refers and column.kind != "list"
        ],
    }


def _field(column: Column, *, key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.description,
    }
    return field | ({"constraints": {"required": True}} if key else {})
