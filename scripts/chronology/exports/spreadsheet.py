"""Tables as CSV, in which no text is taken for a formula.

A spreadsheet reads a cell that begins with `=` as a formula, whoever wrote it. So a text that begins
with `=`, `+`, `-`, `@`, a tab or a carriage return, after spaces too, gets an apostrophe in front; so
does a text that begins with an apostrophe, so that taking one away always gives the text back.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.exports.tables import Kind, Table

SEPARATOR = "; "
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r']")


class TableCsv(OneFile):
    """One table as CSV: UTF-8 with a byte order mark, by which spreadsheets know it, and RFC 4180."""

    GROUP = "tables"
    MEDIA_TYPE = "text/csv"

    def __init__(self, table: Table) -> None:
        """Make the file of this table."""
        self.table = table
        self.PATH = f"data/{table.name}.csv"
        self.TITLE, self.FOR = f"{table.title} (CSV)", table.purpose

    def content(self, publication: Publication) -> bytes:
        """Return the table with a row of names first."""
        stream = io.StringIO()
        writer = csv.writer(stream)
        columns = self.table.columns
        writer.writerow([column.name for column in columns])
        kinds = [column.kind for column in columns]
        writer.writerows(map(cell, kinds, row) for row in self.table.rows(publication))
        return stream.getvalue().encode("utf-8-sig")


def cell(kind: Kind, value: object) -> str:
    """Return a value of a column of some kind as it stands in CSV."""
    if isinstance(value, str):
        return f"'{value}" if kind == "text" and _FORMULA.match(value) else value
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
