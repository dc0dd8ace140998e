"""Everything in one SQLite file: the tables with their keys, views, and a full-text index.

The same data give the same bytes: rows are put in in their order, the size of a page is fixed, and the
file is written anew at the end. (Another release of SQLite may write its own version into the file.)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date

from chronology.exports.base import OneFile
from chronology.exports.database_views import SEARCH, VIEWS
from chronology.exports.publication import Publication
from chronology.exports.tables import Column, Row, Table
from chronology.site import Site

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


class Database(OneFile):
    """The database."""

    PATH = "data/{site}.sqlite"
    TITLE = "Database (SQLite)"
    FOR = "SQL and notebooks: all tables with keys, views, and a full-text index."
    GROUP = "tables"
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
    """Make a table, with a table of its own for each list, and put the rows in."""
    rows = list(table.rows(publication))
    plain = [place for place, column in enumerate(table.columns) if column.kind != "list"]
    lines = [_column(table.columns[place], key=place < table.key) for place in plain]
    lines.append(f"PRIMARY KEY ({_names(table.keys)})")
    dates = {place for place in plain if table.columns[place].kind == "date"}
    values = ([_day(row[place]) if place in dates else row[place] for place in plain] for row in rows)
    _create(database, table.name, lines, values)
    for place, column in enumerate(table.columns):
        if column.kind == "list":
            _fill_list(database, table, column, [(row[: table.key], row[place]) for row in rows])


def _fill_list(
    database: sqlite3.Connection, table: Table, column: Column, rows: Iterable[tuple[Row, object]]
) -> None:
    """Make the table of a list: the key of its table, the place in the list, and the value."""
    keys = [table.one if name == "id" else name for name in table.keys]
    kinds = [column.kind for column in table.columns[: table.key]]
    lines = [_column(Column(name, kind, ""), key=True) for name, kind in zip(keys, kinds, strict=True)]
    lines += ["ordinal INTEGER NOT NULL", _column(Column(column.one, "id", "", column.refers), key=True)]
    lines.append(f"PRIMARY KEY ({_names(keys)}, ordinal)")
    lines.append(f"FOREIGN KEY ({_names(keys)}) REFERENCES {table.name} ({_names(table.keys)})")
    values = (
        (*key, ordinal, value)
        for key, found in rows
        if isinstance(found, list)
        for ordinal, value in enumerate(found, 1)
    )
    _create(database, f"{table.one}_{column.one}s", lines, values)


def _create(
    database: sqlite3.Connection, name: str, lines: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    body = ",\n  ".join(lines)
    database.execute(f"CREATE TABLE {name} (\n  {body}\n) WITHOUT ROWID")
    width = sum(not line.startswith(("PRIMARY", "FOREIGN")) for line in lines)
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def _day(value: object) -> object:
    """Return a day as the database holds it, which is as text."""
    return value.isoformat() if isinstance(value, date) else value


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
        (event.id, event.title, event.summary, "\n".join(claim.text for claim in event.claims))
        for event in publication.events
    )
    database.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", rows)
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def _describe(database: sqlite3.Connection, publication: Publication) -> None:
    """Say in the file itself what it is."""
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    database.executemany("INSERT INTO about VALUES (?, ?)", publication.envelope.model_dump().items())
