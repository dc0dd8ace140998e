"""The SQLite database: all tables with their keys, views, and a full-text index.

The output is reproducible: rows are inserted in order, the page size is fixed, and VACUUM rewrites the file.
Only another release of SQLite may change it, as SQLite writes its version number into the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from chronology.exports.publication import OneFile, Publication
from chronology.exports.tables import Column, Row, Table
from chronology.model.site import Site

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

_SEARCH = """\
CREATE VIRTUAL TABLE search USING fts5 (
  event UNINDEXED, title, summary, claims, tokenize = "unicode61 remove_diacritics 2"
)"""

_TIMELINE = """\
CREATE VIEW timeline AS
SELECT
  id, date_words, title, kind, date_earliest, date_latest,
  (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM event_actors JOIN actors ON id = actor WHERE event = events.id ORDER BY ordinal)
  ) AS actors,
  (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM event_themes JOIN themes ON id = theme WHERE event = events.id ORDER BY ordinal)
  ) AS themes,
  (SELECT count(*) FROM claims WHERE event = events.id) AS claims,
  summary, url
FROM events
ORDER BY sequence"""

_CITED_CLAIMS = """\
CREATE VIEW cited_claims AS
SELECT
  claims.event, claims.id, events.date_words, events.title, claims.text,
  sources.label AS source,
  (SELECT group_concat(paragraph, '; ') FROM
    (SELECT paragraph FROM claim_paragraphs AS p
     WHERE p.event = claims.event AND p.claim = claims.id ORDER BY ordinal)
  ) AS paragraphs,
  claims.voice, actors.name AS speaker
FROM claims
JOIN events ON events.id = claims.event
JOIN sources ON sources.id = claims.source
LEFT JOIN actors ON actors.id = claims.speaker
ORDER BY events.sequence, claims.number"""

_SIDE_BY_SIDE = """\
CREATE VIEW side_by_side AS
SELECT
  positions.event, positions.disagreement, positions.id, events.title, positions.about, positions.kind,
  positions.one_source, sources.label AS source, positions.says
FROM positions
JOIN events ON events.id = positions.event
JOIN sources ON sources.id = positions.source
ORDER BY positions.event, positions.number"""

_VIEWS = (_TIMELINE, _CITED_CLAIMS, _SIDE_BY_SIDE)


class Database(OneFile):
    """The database; `{site}` in PATH stands for the site's slug."""

    PATH = "data/{site}.sqlite"
    TITLE = "Database (SQLite)"
    FOR = "SQL and notebooks: all tables with keys, views, and a full-text index."
    GROUP = "tables"
    MEDIA_TYPE = "application/vnd.sqlite3"

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables

    def path(self, site: Site) -> str:
        return self.PATH.format(site=site.slug)

    def content(self, publication: Publication) -> bytes:
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute("PRAGMA page_size = 4096")
            with database:
                for table in self._tables:
                    _fill(database, table, publication)
                for view in _VIEWS:
                    database.execute(view)
                _index(database, publication)
                _describe(database, publication)
            database.execute("VACUUM")
            return database.serialize()


def _fill(database: sqlite3.Connection, table: Table, publication: Publication) -> None:
    """Create and fill a table, and a further table for each of its list columns."""
    columns = list(zip(table.columns, table.values(publication), strict=True))
    single = [(column, values) for column, values in columns if column.kind != "list"]
    lines = [_column(column, key=column.name in table.keys) for column, _ in single]
    lines.append(f"PRIMARY KEY ({_quoted(table.keys)})")
    _create(database, table.name, lines, zip(*(values for _, values in single), strict=True))
    for column, lists in columns:
        if column.kind == "list":
            keys = zip(*(values for _, values in columns[: table.key]), strict=True)
            pairs: Iterable[tuple[Row, Any]] = zip(keys, lists, strict=True)
            rows = ((*key, place, one) for key, values in pairs for place, one in enumerate(values, 1))
            _create(database, f"{table.singular}_{column.one}s", _list_columns(table, column), rows)


def _list_columns(table: Table, column: Column) -> list[str]:
    """Return the definition of a list column's table: the row's key, the place in the list, the value."""
    keys = [
        key._replace(name=table.singular if key.name == "id" else key.name, refers="")
        for key in table.columns[: table.key]
    ]
    names = _quoted(key.name for key in keys)
    return [
        *(_column(key, key=True) for key in keys),
        "ordinal INTEGER NOT NULL",
        _column(column._replace(name=column.one, kind="id"), key=True),
        f"PRIMARY KEY ({names}, ordinal)",
        f"FOREIGN KEY ({names}) REFERENCES {table.name} ({_quoted(table.keys)})",
    ]


def _create(database: sqlite3.Connection, name: str, lines: Sequence[str], rows: Iterable[Row]) -> None:
    """Create a table from the lines of its definition, and insert its rows."""
    body = ",\n  ".join(lines)
    database.execute(f"CREATE TABLE {name} (\n  {body}\n) WITHOUT ROWID")
    width = len(database.execute(f"SELECT * FROM {name} LIMIT 0").description)
    database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)


def _column(column: Column, *, key: bool) -> str:
    needed = " NOT NULL" if key or column.kind != "id" else ""
    refers = f" REFERENCES {column.refers} (id)" if column.refers else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{needed}{refers}'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _index(database: sqlite3.Connection, publication: Publication) -> None:
    """Create the full-text index, with one row per event."""
    database.execute(_SEARCH)
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
    """Create the table `about`, with versions, licence and site."""
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    database.executemany("INSERT INTO about VALUES (?, ?)", publication.envelope.items())
