"""Everything in one SQLite file: the tables with their keys, views, and a full-text index.

The same data give the same bytes: rows are put in in their order, the size of a page is fixed, and the
file is written anew at the end. (Another release of SQLite may write its own version into the file.)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import chain, repeat
from typing import Any

from chronology.exports.base import OneFile
from chronology.exports.database_views import SEARCH, VIEWS
from chronology.exports.publication import Publication, Row
from chronology.exports.tables import Column, Table
from chronology.model.site import Site

_AT_ONCE = 50  # rows
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


class Database(OneFile):
    """The database."""

    PATH = "data/{site}.sqlite"
    TITLE = "Database (SQLite)"
    FOR = "SQL and notebooks: all tables with keys, views, and a full-text index."
    GROUP = "tables"
    HASHED = True
    MEDIA_TYPE = "application/vnd.sqlite3"

    def __init__(self, tables: Sequence[Table]) -> None:
        """Hold these tables."""
        self._tables = tables

    def path(self, site: Site) -> str:
        """Return the path, with the name of the site."""
        return self.PATH.format(site=site.slug)

    def content(self, publication: Publication) -> bytes:
        """Return the bytes of the database."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            database.execute("PRAGMA page_size = 4096")
            database.execute("PRAGMA journal_mode = OFF")  # nothing is ever taken back
            database.execute("PRAGMA temp_store = MEMORY")  # where the file is written anew
            database.execute("BEGIN")
            for table in self._tables:
                _fill(database, table, publication)
            for view in VIEWS:
                database.execute(view)
            _index(database, publication)
            _describe(database, publication)
            database.execute("COMMIT")
            database.execute("VACUUM")
            return database.serialize()


def _fill(database: sqlite3.Connection, table: Table, publication: Publication) -> None:
    """Make a table, with a table of its own for each list, and put its values in."""
    values = table.values(publication)
    plain = [place for place, column in enumerate(table.columns) if column.kind != "list"]
    lines = [_column(table.columns[place], key=place < table.key) for place in plain]
    lines.append(f"PRIMARY KEY ({_names(table.keys)})")
    _create(database, table.name, lines, [values[place] for place in plain])
    for column, lists in zip(table.columns, values, strict=True):
        if column.kind == "list":
            _fill_list(database, table, column, values[: table.key], lists)


def _fill_list(
    database: sqlite3.Connection, table: Table, column: Column, keys: Sequence[Row], lists: Sequence[Any]
) -> None:
    """Make the table of a list: the key of its table, the place in the list, and the value."""
    names = [table.one if name == "id" else name for name in table.keys]
    kinds = [column.kind for column in table.columns[: table.key]]
    lines = [_column(Column(name, kind, ""), key=True) for name, kind in zip(names, kinds, strict=True)]
    lines += ["ordinal INTEGER NOT NULL", _column(Column(column.one, "id", "", column.refers), key=True)]
    lines.append(f"PRIMARY KEY ({_names(names)}, ordinal)")
    lines.append(f"FOREIGN KEY ({_names(names)}) REFERENCES {table.name} ({_names(table.keys)})")
    lengths = list(map(len, lists))
    repeated = [tuple(chain.from_iterable(map(repeat, key, lengths))) for key in keys]
    ordinals = tuple(chain.from_iterable(range(1, length + 1) for length in lengths))
    values = tuple(chain.from_iterable(lists))
    _create(database, f"{table.one}_{column.one}s", lines, [*repeated, ordinals, values])


def _create(database: sqlite3.Connection, name: str, lines: Sequence[str], columns: Sequence[Row]) -> None:
    """Make a table and put its values in, many rows with one statement, which takes half the time."""
    body = ",\n  ".join(lines)
    database.execute(f"CREATE TABLE {name} (\n  {body}\n) WITHOUT ROWID")
    width = len(columns)
    values: list[object] = [None] * (width * len(columns[0]))  # row after row, as statements take them
    for place, column in enumerate(columns):
        values[place::width] = column
    marks = f"({', '.join('?' * width)})"
    for start in range(0, len(values), _AT_ONCE * width):
        some = values[start : start + _AT_ONCE * width]
        database.execute(f"INSERT INTO {name} VALUES {', '.join([marks] * (len(some) // width))}", some)


def _column(column: Column, *, key: bool) -> str:
    needed = " NOT NULL" if key or column.kind != "id" else ""
    refers = f" REFERENCES {column.refers} (id)" if column.refers else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{needed}{refers}'


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _index(database: sqlite3.Connection, publication: Publication) -> None:
    """Make the full-text index: one row an event."""
    database.execute(SEARCH)
    rows = (
        (
            event["id"],
            event["title"],
            event["summary"],
            "\n".join([claim["text"] for claim in event["claims"]]),
        )
        for event in publication.events
    )
    database.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", rows)
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def _describe(database: sqlite3.Connection, publication: Publication) -> None:
    """Say in the file itself what it is."""
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    database.executemany("INSERT INTO about VALUES (?, ?)", publication.envelope.items())
