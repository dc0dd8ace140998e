"""Tables as CSV, protected against formula injection, and the data package that describes them.

Spreadsheets run a cell that begins with `=` as a formula. A text that begins with `=`, `+`, `-`, `@` or a
similar character, even after white space, or with a tab or a line end, therefore gets an apostrophe in front.
So does a text that begins with an apostrophe, so that removing one apostrophe always restores the text.
`tests/cells.yml` has examples.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Literal, get_args, get_origin

from chronology.exports.forms import Json, Kind
from chronology.exports.publication import Exporter, OneFile, Publication, Written, indented_json
from chronology.exports.tables import Column, Table
from chronology.model.records.base import SPACES
from chronology.model.site import LICENCE, LICENCE_NAME

SEPARATOR = "; "
# The pattern means the same in Python and JavaScript; docs/assets/filter.js has a copy.
FORMULA = rf"^(?:[{SPACES}]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|[\t\n\r'])"
_FORMULA = re.compile(FORMULA)


class TableCsv(OneFile):
    """One table as CSV (RFC 4180), in UTF-8 with a byte order mark, from which spreadsheets detect UTF-8."""

    GROUP = "tables"
    MEDIA_TYPE = "text/csv"

    def __init__(self, table: Table) -> None:
        self.table = table
        self.PATH = f"data/{table.name}.csv"
        self.TITLE, self.FOR = f"{table.title or table.name.capitalize()} (CSV)", table.purpose

    def content(self, publication: Publication) -> bytes:
        """Return the table, with a header row."""
        columns = self.table.columns
        values = self.table.values(publication)
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([column.name for column in columns])
        writer.writerows(
            zip(*(cells(one.kind, own) for one, own in zip(columns, values, strict=True)), strict=True)
        )
        return stream.getvalue().encode("utf-8-sig")


def cells(kind: Kind, values: Sequence[Any]) -> list[str]:
    """Return the values of a column of this kind as CSV cells, protected against formula injection."""
    match kind:
        case "text":
            return [f"'{value}" if _FORMULA.match(value) else value for value in values]
        case "integer" | "number":
            return list(map(str, values))
        case "boolean":
            return ["true" if value else "false" for value in values]
        case "list":
            return list(map(SEPARATOR.join, values))
    return [value or "" for value in values]


class DataPackage(OneFile):
    """The Frictionless data package, which describes the files in /data/: types, keys and hashes."""

    PATH = "data/datapackage.json"
    TITLE = "Data package (Frictionless)"
    FOR = "Loading all tables with their types and keys, and making sure that a copy is whole."
    GROUP = "tables"
    MEDIA_TYPE = "application/vnd.datapackage+json"

    def __init__(self, resources: Sequence[Exporter]) -> None:
        self._resources = resources

    def content(self, publication: Publication) -> bytes:
        site = publication.site
        content: Json = {
            "profile": "data-package",
            "name": site.slug,
            "title": site.name,
            "version": publication.chronology.version,
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
        return indented_json(content | ({"homepage": site.url} if site.url else {}))


def _resource(exporter: Exporter, file: Written) -> Json:
    name = PurePosixPath(file.path)
    resource: Json = {
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


def _schema(table: Table) -> Json:
    """Return the Table Schema of a table; a list column cannot be a foreign key."""
    return {
        "fields": [_field(column, required=column.name in table.keys) for column in table.columns],
        "primaryKey": list(table.keys),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
            for column in table.columns
            if column.refers and column.kind != "list"
        ],
    }


def _field(column: Column, *, required: bool) -> Json:
    types = {"integer", "number", "date", "boolean"}
    description = column.description
    if get_origin(column.type) is Literal:
        description += f" One of: {', '.join(filter(None, get_args(column.type)))}."
    field: Json = {
        "name": column.name,
        "type": column.kind if column.kind in types else "string",
        "description": description,
    }
    return field | ({"constraints": {"required": True}} if required else {})
