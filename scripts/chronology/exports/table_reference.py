"""The tables of sources, of the vocabulary, and of what was retired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from chronology.exports.publication import Publication, Row
from chronology.exports.published import PublishedActor, PublishedPlace
from chronology.exports.tables import Column, Table, dates
from chronology.model.bibliography import names

_lead = itemgetter("id", "title", "label", "mark")
_rest = itemgetter(
    *("container", "publisher"),
    *(column.name for column in dates()),
    *("kind", "language", "standpoint", "synopsis", "document_url", "document_sha256", "url"),
)
_author = itemgetter("family", "given", "organisation")


def _sources(publication: Publication) -> Iterator[Row]:
    for source in publication.sources:
        authors = names(publication.chronology.sources[source["id"]].record.authors)
        yield *_lead(source), authors, *_rest(source)


def _source_authors(publication: Publication) -> Iterator[Row]:
    for source in publication.sources:
        for ordinal, author in enumerate(source["authors"], 1):
            yield source["id"], ordinal, *_author(author)


def _names(publication: Publication) -> Iterator[Row]:
    for actor in publication.actors:
        yield from _spelled("actor", actor, ())
    for place in publication.places:
        yield from _spelled("place", place, place["former"])


def _spelled(kind: str, named: PublishedActor | PublishedPlace, former: Sequence[str]) -> Iterator[Row]:
    spelled: list[tuple[str, str | None, str]] = [("alias", None, name) for name in named["aliases"]]
    spelled += [("former", None, name) for name in former]
    spelled += [("translation", name["language"], name["name"]) for name in named["names"]]
    for number, one in enumerate(spelled, 1):
        yield kind, named["id"], number, *one


ID = Column("id", "id", "Id.")
NAME = Column("name", "text", "Name.")
SOURCES = Table(
    "sources",
    "source",
    "Sources",
    "A spreadsheet of the cited documents, with where each speaks from.",
    (
        ID,
        Column("title", "text", "Title; in brackets where the document states none."),
        Column("label", "text", "Short name in citation marks."),
        Column("mark", "id", "One capital letter."),
        Column("authors", "text", "Authors as they are read, parted by semicolons; or empty."),
        Column("container", "text", "Title of the book, periodical or site of which it is a part; or empty."),
        Column("publisher", "text", "Publisher; or empty."),
        *dates(),
        Column("kind", "id", "chapter, newspaper-article, web-page …: what it is."),
        Column("language", "id", "Language (BCP 47)."),
        Column("standpoint", "text", "Where it speaks from."),
        Column("synopsis", "text", "What it says."),
        Column("document_url", "text", "Address of the document; or empty."),
        Column("document_sha256", "id", "SHA-256 of the file that was read."),
        Column("url", "id", "Address of the source's page."),
    ),
    1,
    _sources,
)
SOURCE_AUTHORS = Table(
    "source_authors",
    "source_author",
    "Authors of sources",
    "Names of persons in their parts, apart from organisations: one row an author.",
    (
        Column("source", "id", "Id of the source.", "sources"),
        Column("ordinal", "integer", "Place among the authors of the source, from 1."),
        Column("family", "text", "Family name of a person, or only name; empty for an organisation."),
        Column("given", "text", "Given names of a person; or empty."),
        Column("organisation", "text", "Name of an organisation; empty for a person."),
    ),
    2,
    _source_authors,
)
THEMES = Table(
    "themes",
    "theme",
    "Themes",
    "What the ids of themes stand for.",
    (ID, NAME, Column("description", "text", "What belongs here."), Column("url", "id", "Address.")),
    1,
    lambda publication: map(itemgetter("id", "name", "description", "url"), publication.themes),
)
ACTORS = Table(
    "actors",
    "actor",
    "Actors",
    "What the ids of actors stand for.",
    (
        ID,
        NAME,
        Column("kind", "id", "state, organisation, company, group or person."),
        Column("description", "text", "Who it is; or empty."),
        Column("url", "id", "Address."),
    ),
    1,
    lambda publication: map(itemgetter("id", "name", "kind", "description", "url"), publication.actors),
)
PLACES = Table(
    "places",
    "place",
    "Places",
    "What the ids of places stand for.",
    (ID, NAME),
    1,
    lambda publication: map(itemgetter("id", "name"), publication.places),
)
NAMES = Table(
    "names",
    "name",
    "Names",
    "Matching names in other texts: every further spelling of an actor or place, one a row.",
    (
        Column("of", "id", "actor or place."),
        Column("id", "id", "Id of the actor or place."),
        Column("number", "integer", "Place among its names, from 1."),
        Column("use", "id", "alias, former or translation."),
        Column("language", "id", "Language of a translation (BCP 47); or empty."),
        NAME,
    ),
    3,
    _names,
)
REDIRECTS = Table(
    "redirects",
    "redirect",
    "Redirects",
    "Keeping one's own tables right: events that were withdrawn or moved.",
    (
        Column("id", "id", "Id that the event had."),
        Column("title", "text", "Title that the event had."),
        Column("withdrawn", "text", "Why it was withdrawn; or empty."),
        Column("moved_to", "id", "Id of the event that replaces it; or empty.", "events"),
    ),
    1,
    lambda publication: (
        (r["id"], r["title"], r["withdrawn"], r["moved_to"] or None) for r in publication.redirects
    ),
)
