"""The tables of the CSV files, the data package and the database.

Columns are keys of the published forms (see `forms`); only columns that no form has are defined here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from chronology.exports import published
from chronology.exports.forms import Form, Json, Key, Kind
from chronology.exports.publication import Publication
from chronology.model.bibliography import names

Row = tuple[object, ...]
Column = Key


class Table(NamedTuple):
    """One table.

    name: a plural, such as `events`; in the database, its list column `actors` becomes `event_actors`.
    key: the number of columns, from the first, that form the primary key.
    make_rows: returns the rows, each with at least a value for each column; by default, the rows are the
        attribute of the publication with the name of the table.
    """

    name: str
    purpose: str
    key: int
    columns: tuple[Column, ...]
    make_rows: Callable[[Publication], Iterable[Json]] | None = None
    title: str = ""

    @property
    def singular(self) -> str:
        """Return the singular of the name, such as `event`."""
        return self.name.removesuffix("s")

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the names of the primary key's columns."""
        return tuple(column.name for column in self.columns[: self.key])

    def values(self, publication: Publication) -> Sequence[Row]:
        """Return the values of each column; a missing id is None."""
        rows = list(self.make_rows(publication) if self.make_rows else getattr(publication, self.name))
        return [
            tuple(row[one.name] or None if one.kind == "id" else row[one.name] for row in rows)
            for one in self.columns
        ]


def _columns(order: str, *forms: Form, **own: Column) -> tuple[Column, ...]:
    """Return the columns of a table: those named in `order`, then those of all other fields of the forms.

    A name stands for a column in `own`, or for the key of that name in the first form that has one, or for
    all keys of the field of that name, such as `date`.
    """
    keys = [key for form in forms for key in form.keys if key.kind]
    found: list[Column] = []
    for name in order.split():
        if name in own:
            found.append(own[name])
        else:
            same = [key for key in keys if key.name == name]
            found += same[:1] or [key for key in keys if key.field == name]
    fields = {column.field or column.name for column in found}  # a computed key is of no field
    return (*found, *(key for key in keys if (key.field or key.name) not in fields))


def _column(name: str, kind: Kind, description: str, refers: str = "") -> Column:
    return Key(name, str, description, lambda *_: None, kind, refers=refers)


_EVENT = _column("event", "id", "Id of the event.", "events")
_NUMBER = _column("number", "integer", "Place among those of the event, from 1.")
_TO = published.EVENT_RELATION["to"]


def _within(key: str) -> Callable[[Publication], Iterator[Json]]:
    """Return a function that yields the items of the list `key` of all events, with event id and number."""

    def rows(publication: Publication) -> Iterator[Json]:
        for event in publication.events:
            for number, part in enumerate(event[key], 1):
                yield {"number": number, **part, "event": event["id"]}

    return rows


def _relations(publication: Publication) -> Iterator[Json]:
    for relation in _within("relations")(publication):
        yield relation | {"to_event": relation["to"]}


def _positions(publication: Publication) -> Iterator[Json]:
    for event in publication.events:
        numbers = count(1)
        for dispute in event["disagreements"]:
            own = {"event": event["id"], "disagreement": dispute["id"]}
            for position in dispute["positions"]:
                yield {**dispute, **position, **own, "number": next(numbers)}


def _sources(publication: Publication) -> Iterator[Json]:
    for source in publication.sources:
        authors = publication.chronology.sources[source["id"]].record.authors
        yield source | {"authors": names(authors)}


def _source_authors(publication: Publication) -> Iterator[Json]:
    for source in publication.sources:
        for ordinal, author in enumerate(source["authors"], 1):
            yield {"source": source["id"], "ordinal": ordinal, **author}


def _names(publication: Publication) -> Iterator[Json]:
    named = [("actor", actor) for actor in publication.actors]
    named += [("place", place) for place in publication.places]
    for kind, entry in named:
        spelled: list[tuple[str, str, str]] = [("alias", "", name) for name in entry["aliases"]]
        spelled += [("former", "", name) for name in entry.get("former", ())]
        spelled += [("translation", name["language"], name["name"]) for name in entry["names"]]
        for number, (use, language, name) in enumerate(spelled, 1):
            own = {"of": kind, "id": entry["id"], "number": number}
            yield own | {"use": use, "language": language, "name": name}


TABLES = (
    Table(
        "events",
        "A spreadsheet of everything that happened, was scheduled or was measured: one row for each event.",
        1,
        _columns(
            "id sequence title kind date date_note actors places themes speakers sources other_sources "
            "summary summary_marked url",
            published.EVENT,
        ),
    ),
    Table(
        "claims",
        "Counting and comparing what each source says: one row per claim, with source and paragraphs.",
        2,
        _columns("event id number text source at voice speaker text_marked", published.CLAIM, event=_EVENT),
        _within("claims"),
    ),
    Table(
        "relations",
        "Network tools such as Gephi: one row per link between two events.",
        2,
        _columns(
            "event number kind to_event source at",
            published.EVENT_RELATION,
            event=_EVENT,
            number=_NUMBER,
            to_event=_TO._replace(name="to_event"),
        ),
        _relations,
    ),
    Table(
        "measures",
        "Charts: one row per value, with its unit and the time to which it refers.",
        2,
        _columns(
            "event number name value value_text unit of bound as_of",
            published.MEASURE,
            event=_EVENT,
            number=_NUMBER,
        ),
        _within("measures"),
    ),
    Table(
        "positions",
        "Comparing sources on one question: one row per position, with source and paragraphs.",
        2,
        _columns(
            "event id disagreement number about kind one_source says source at voice speaker says_marked",
            published.POSITION,
            published.EVENT_DISAGREEMENT,
            event=_EVENT,
            number=_NUMBER,
            disagreement=_column("disagreement", "id", "Id of the disagreement, unique within the event."),
        ),
        _positions,
        "Disagreements",
    ),
    Table(
        "sources",
        "A spreadsheet of the cited documents, with the standpoint of each.",
        1,
        _columns(
            "id title label mark authors container publisher date kind language standpoint synopsis "
            "document_url document_sha256 url",
            published.SOURCE,
            authors=_column("authors", "text", "Authors' names, separated by semicolons; or empty."),
        ),
        _sources,
    ),
    Table(
        "source_authors",
        "Given and family names of authors in columns of their own: one row per author.",
        2,
        _columns(
            "source ordinal family given organisation",
            published.SOURCE_AUTHOR,
            source=_column("source", "id", "Id of the source.", "sources"),
            ordinal=_column("ordinal", "integer", "Place among the authors of the source, from 1."),
        ),
        _source_authors,
        "Authors of sources",
    ),
    Table(
        "themes",
        "What the ids of themes stand for.",
        1,
        _columns("id name description url", published.THEME),
    ),
    Table(
        "actors",
        "What the ids of actors stand for.",
        1,
        _columns("id name kind description url", published.ACTOR),
    ),
    Table("places", "What the ids of places stand for.", 1, _columns("id name", published.PLACE)),
    Table(
        "names",
        "Matching names in other texts: one row per further spelling of an actor or place.",
        3,
        (
            _column("of", "id", "actor or place."),
            _column("id", "id", "Id of the actor or place."),
            _column("number", "integer", "Place among its names, from 1."),
            _column("use", "id", "alias, former or translation."),
            _column("language", "id", "Language of a translation (BCP 47); or empty."),
            _column("name", "text", "Name."),
        ),
        _names,
    ),
    Table(
        "redirects",
        "Keeping your own tables up to date: events that were withdrawn or moved.",
        1,
        _columns("id title withdrawn moved_to", published.REDIRECT),
    ),
)
