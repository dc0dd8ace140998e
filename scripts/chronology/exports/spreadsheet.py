"""Tables as CSV, in which no text is taken for a formula.

A spreadsheet reads a cell that begins with `=` as a formula, whoever wrote it. So a text that begins
with `=`, `+`, `-`, `@` or a sign that is like one of them, after blanks of any kind too, or with a tab or
an end of a line, gets an apostrophe in front; so does a text that begins with an apostrophe, so that taking
one away always gives the text back. `tests/cells.yml` holds cases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.exports.tables import Kind, Table
from chronology.model.records.base import SPACES

SEPARATOR = "; "
_QUOTE = '"'
_PARTING = (",", _QUOTE, "\n", "\r")
# Read alike by Python and by the browser, where docs/assets/filter.js has the same.
FORMULA = rf"^(?:[{SPACES}]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|[\t\n\r'])"
_FORMULA = re.compile(FORMULA)


class TableCsv(OneFile):
    """One table as CSV: UTF-8 with a byte order mark, by which spreadsheets know it, and RFC 4180."""

    GROUP = "tables"
    HASHED = True
    MEDIA_TYPE = "text/csv"

    def __init__(self, table: Table) -> None:
        """Make the file of this table."""
        self.table = table
        self.PATH = f"data/{table.name}.csv"
        self.TITLE, self.FOR = f"{table.title} (CSV)", table.purpose

    def content(self, publication: Publication) -> bytes:
        """Return the table with a row of names first."""
        columns = self.table.columns
        values = self.table.values(publication)
        written = [quoted(cells(one.kind, own)) for one, own in zip(columns, values, strict=True)]
        lines = [",".join(column.name for column in columns), *map(",".join, zip(*written, strict=True)), ""]
        return "\r\n".join(lines).encode("utf-8-sig")


def cells(kind: Kind, values: Sequence[Any]) -> list[str]:
    """Return the values of a column of some kind as they are read from CSV."""
    match kind:
        case "text":  # the first comparison is the faster one, and mostly true
            return [v if v[:1].isalnum() or not _FORMULA.match(v) else f"'{v}" for v in values]
        case "integer" | "number":
            return list(map(str, values))
        case "boolean":
            return ["true" if value else "false" for value in values]
        case "list":
            return list(map(SEPARATOR.join, values))
    return [value or "" for value in values]


def quoted(column: list[str]) -> list[str]:
    """Return the cells of a column as they are written: in quotation marks where they hold what parts cells.

    Few columns hold any of it, which is seen at once where all their cells are looked at as one text.
    """
    whole = "".join(column)
    if not any(mark in whole for mark in _PARTING):
        return column
    return [
        f'"{cell.replace(_QUOTE, _QUOTE * 2)}"'
        if "," in cell or _QUOTE in cell or "\n" in cell or "\r" in cell
        else cell
        for cell in column
    ]
