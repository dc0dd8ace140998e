"""The tables of events and of what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from chronology.exports.publication import Publication, Row
from chronology.exports.published import PublishedClaim, PublishedPosition
from chronology.exports.tables import CITED, EVENT, ITEM, NUMBER, SAID, Column, Table, dates

_event = itemgetter(
    *("id", "sequence", "title", "kind"),
    *(column.name for column in dates()),
    *("date_note", "actors", "places", "themes", "speakers", "sources", "other_sources"),
    *("summary", "summary_marked", "url"),
)
_measure = itemgetter("name", "value", "value_text", "unit", "of")
_as_of = itemgetter(*(column.name for column in dates("as_of")))


def _said(part: PublishedClaim | PublishedPosition) -> Row:
    return part["source"], part["at"], part["voice"], part["speaker"] or None


def _claims(publication: Publication) -> Iterator[Row]:
    for event in publication.events:
        for claim in event["claims"]:
            said = (claim["number"], claim["text"], *_said(claim), claim["text_marked"])
            yield event["id"], claim["id"], *said


def _relations(publication: Publication) -> Iterator[Row]:
    for event in publication.events:
        for number, r in enumerate(event["relations"], 1):
            yield event["id"], number, r["kind"], r["to"], r["source"], r["at"]


def _measures(publication: Publication) -> Iterator[Row]:
    for event in publication.events:
        for number, measure in enumerate(event["measures"], 1):
            yield event["id"], number, *_measure(measure), measure["bound"] or None, *_as_of(measure)


def _positions(publication: Publication) -> Iterator[Row]:
    for event in publication.events:
        pairs = ((dispute, p) for dispute in event["disagreements"] for p in dispute["positions"])
        for number, (dispute, p) in enumerate(pairs, 1):
            question = (dispute["id"], number, dispute["about"], dispute["kind"], dispute["one_source"])
            yield event["id"], p["id"], *question, p["says"], *_said(p), p["says_marked"]


MARKED = "The same text with its cross-references, [[event-id|words]]."
EVENTS = Table(
    "events",
    "event",
    "Events",
    "A spreadsheet of everything that happened, was scheduled or was measured: one row an event.",
    (
        Column("id", "id", "Id of the event."),
        Column("sequence", "integer", "Place in the timeline, from 1."),
        Column("title", "text", "What happened."),
        Column("kind", "id", "event, plan or figure."),
        *dates(),
        Column("date_note", "text", "How the date was deduced; or empty."),
        Column("actors", "list", "Ids of the actors that took part.", "actors", "actor"),
        Column("places", "list", "Ids of the places.", "places", "place"),
        Column("themes", "list", "Ids of the themes.", "themes", "theme"),
        Column("speakers", "list", "Ids of the actors that only speak.", "actors", "speaker"),
        Column("sources", "list", "Ids of the sources of the event's claims.", "sources", "source"),
        Column(
            "other_sources",
            "list",
            "Ids of the sources of no claim, only of a position, relation or comparison.",
            "sources",
            "other_source",
        ),
        Column("summary", "text", "Summary."),
        Column("summary_marked", "text", MARKED),
        Column("url", "id", "Address of the event's page."),
    ),
    1,
    lambda publication: map(_event, publication.events),
)
CLAIMS = Table(
    "claims",
    "claim",
    "Claims",
    "Counting and comparing what each source says: one row a claim, with source and paragraphs.",
    (
        EVENT,
        ITEM,
        NUMBER,
        Column("text", "text", "The claim."),
        *SAID,
        Column("text_marked", "text", MARKED),
    ),
    2,
    _claims,
)
RELATIONS = Table(
    "relations",
    "relation",
    "Relations",
    "Network tools such as Gephi: one row a link from an event to another.",
    (
        EVENT,
        NUMBER,
        Column("kind", "id", "part-of, leads-to, responds-to, continues, reverses or compared-with."),
        Column("to_event", "id", "Id of the event to which the relation leads.", "events"),
        *CITED,
    ),
    2,
    _relations,
)
MEASURES = Table(
    "measures",
    "measure",
    "Measures",
    "Charts: one row a value, with its unit and the time that it stands for.",
    (
        EVENT,
        NUMBER,
        Column("name", "text", "What is measured; the same words mean that values compare."),
        Column("value", "number", "The value."),
        Column("value_text", "id", "The value in decimal digits, exactly as it was written."),
        Column("unit", "text", "Unit of the value."),
        Column("of", "text", "Whose value it is."),
        Column("bound", "id", "about, over or under, where the value is not exact."),
        *dates("as_of"),
    ),
    2,
    _measures,
)
POSITIONS = Table(
    "positions",
    "position",
    "Disagreements",
    "Comparing sources on one question: one row a position, with source and paragraphs.",
    (
        EVENT,
        ITEM,
        Column("disagreement", "id", "Id of the disagreement, unique within the event."),
        NUMBER,
        Column("about", "text", "The question."),
        Column("kind", "id", "What is disputed: date, number, actor, name, wording, cause …"),
        Column("one_source", "boolean", "Whether all positions are those of one source."),
        Column("says", "text", "The position."),
        *SAID,
        Column("says_marked", "text", MARKED),
    ),
    2,
    _positions,
)
