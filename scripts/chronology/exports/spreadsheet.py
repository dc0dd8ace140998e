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
from chronology.exports.tables import Column, Table

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
        for row in self.table.rows(publication):
            writer.writerow([cell(column, value) for column, value in zip(columns, row, strict=True)])
        return stream.getvalue().encode("utf-8-sig")


def cell(column: Column, value: object) -> str:
    """Return a value as it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if column.kind == "text" and _FORMULA.match(text) else text
