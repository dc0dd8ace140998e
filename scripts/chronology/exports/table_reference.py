"""The tables of sources, of the vocabulary, and of what was retired."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.exports.publication import Publication
from chronology.exports.published import PublishedActor, PublishedPlace
from chronology.exports.tables import Column, Row, Table, dates


def _sources(publication: Publication) -> Iterator[Row]:
    for s in publication.sources:
        date = (s.date_edtf, s.date_earliest, s.date_latest, s.date_precision, s.date_qualifier, s.date_words)
        known = (s.title, s.label, s.mark, s.author, s.publisher, *date, s.kind, s.language)
        yield s.id, *known, s.standpoint, s.synopsis, s.document_url, s.document_sha256, s.url


def _actors(publication: Publication) -> Iterator[Row]:
    for a in publication.actors:
        yield a.id, a.name, a.kind, a.description, a.url


def _names(publication: Publication) -> Iterator[Row]:
    kinds: tuple[tuple[str, tuple[PublishedActor | PublishedPlace, ...]], ...] = (
        ("actor", publication.actors),
        ("place", publication.places),
    )
    for kind, models in kinds:
        for model in models:
            former = model.former if isinstance(model, PublishedPlace) else []
            spelled = [("alias", "", name) for name in model.aliases]
            spelled += [("former", "", name) for name in former]
            spelled += [("translation", name.language, name.name) for name in model.names]
            for number, (use, language, name) in enumerate(spelled, 1):
                yield kind, model.id, number, use, language or None, name


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
        Column("author", "text", "Author; or empty."),
        Column("publisher", "text", "Publisher; or empty."),
        *dates(),
        Column("kind", "text", "What kind of text it is."),
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
THEMES = Table(
    "themes",
    "theme",
    "Themes",
    "What the ids of themes stand for.",
    (ID, NAME, Column("description", "text", "What belongs here."), Column("url", "id", "Address.")),
    1,
    lambda publication: ((t.id, t.name, t.description, t.url) for t in publication.themes),
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
    _actors,
)
PLACES = Table(
    "places",
    "place",
    "Places",
    "What the ids of places stand for.",
    (ID, NAME),
    1,
    lambda publication: ((place.id, place.name) for place in publication.places),
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
    lambda publication: ((r.id, r.title, r.withdrawn, r.moved_to or None) for r in publication.redirects),
)
