"""Tables: the one definition from which the CSV files, their description and the database come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from chronology.exports.publication import Publication, Row

Kind = Literal["text", "id", "integer", "number", "date", "boolean", "list"]


class Column(NamedTuple):
    """One column.

    `text` is what people wrote; `id` is an id, a word of ours or a machine's text, and None where there
    is none; a `list` holds ids or paragraphs, of which `one` is the name of one. `refers` names the
    table whose key the values are.
    """

    name: str
    kind: Kind
    description: str
    refers: str = ""
    one: str = ""


class Table(NamedTuple):
    """One table: the first columns, as many as `key` says, are its key; `one` is the name of one row."""

    name: str
    one: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    key: int
    rows: Callable[[Publication], Iterable[Row]]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns of the key."""
        return tuple(column.name for column in self.columns[: self.key])

    def values(self, publication: Publication) -> Sequence[Row]:
        """Return the values of each column; they stand in two files, and are worked out for the first."""
        if self.name not in publication.tables:
            found = list(zip(*self.rows(publication), strict=True))
            publication.tables[self.name] = found or [()] * len(self.columns)
        return publication.tables[self.name]


def dates(prefix: str = "date") -> tuple[Column, ...]:
    """Return the columns that say a date."""
    return (
        Column(f"{prefix}_edtf", "id", "The date in EDTF (ISO 8601-2)."),
        Column(f"{prefix}_earliest", "date", "The first day it may mean; 0001-01-01 where there is none."),
        Column(f"{prefix}_latest", "date", "The last day it may mean; 9999-12-31 where there is no end."),
        Column(f"{prefix}_precision", "id", "day, month, season, year, decade, interval or one-of."),
        Column(f"{prefix}_qualifier", "text", "approximate, uncertain, both, or empty."),
        Column(f"{prefix}_words", "text", "The date as people write it."),
    )


EVENT = Column("event", "id", "Id of the event.", "events")
ITEM = Column("id", "id", "Id, unique within the event; after # it is the anchor on the event's page.")
NUMBER = Column("number", "integer", "Place among those of the event, from 1.")
CITED = (
    Column("source", "id", "Id of the source.", "sources"),
    Column("at", "list", "Paragraphs of the source: 9, or fn373 for a footnote.", one="paragraph"),
)
SAID = (
    *CITED,
    Column("voice", "id", "author, reported or quoted: who asserts it."),
    Column("speaker", "id", "Id of the actor who says it; or empty.", "actors"),
)
