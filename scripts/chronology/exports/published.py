"""The published form of each kind of record: the keys of the API and their order.

Fields are defined in the records; only computed keys are defined here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chronology.exports.forms import Context, Day, Form, Key, Url
from chronology.model import records
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, speakers
from chronology.pages.rendering import relation_words


def _id(description: str = "Its id.") -> Key:
    return Key("id", str, description, lambda _, at: at.id, "id")


def _url(folder: str, description: str = "Address.") -> Key:
    return Key("url", Url, description, lambda _, at: at.url(folder), "id")


def _number(of: str) -> Key:
    description = f"Place among the {of} of the event, from 1, which may change; see id."
    return Key("number", int, description, lambda _, at: at.number, "integer")


def _events(description: str, entries: Callable[[Chronology], Mapping[str, Sequence[Entry[Any]]]]) -> Key:
    """Return the key for the ids of an entry's events; `entries` returns all events by entry id."""

    def value(_: Any, at: Context) -> list[str]:
        return [entry.id for entry in entries(at.chronology).get(at.id, ())]

    return Key("events", list[str], description, value)


def _day(date: Edtf | None) -> str:
    """Return a day in ISO 8601, or an empty string."""
    return date.earliest.isoformat() if date else ""


CITED = Form("Cited", records.Citation, "One source at stated paragraphs.")
MEASURE = Form(
    "PublishedMeasure", records.Measure, "A measured value.",
    "name", "value", "unit", "of", "bound",
)  # fmt: skip
CLAIM = Form(
    "PublishedClaim", records.Claim, "One proposition that one source supports at stated paragraphs.",
    "id", "source", "at", "voice", "speaker", _number("claims"),
)  # fmt: skip
POSITION = Form(
    "PublishedPosition", records.Position, "What one source says on a disputed question.",
    "id", "source", "at", "voice", "speaker",
)  # fmt: skip
EVENT_RELATION = Form(
    "EventRelation", records.Relation,
    "A link from this event to another, drawn by a source: this event – kind – to.",
)  # fmt: skip
RELATION = Form(
    "PublishedRelation", records.Relation,
    "A link from one event to another, drawn by a source: event – kind – to.",
    *EVENT_RELATION.keys,
    Key("event", str, "Id of the event from which the relation leads.", lambda _, at: at.id),
    Key("words", str, "The relation in words, with its hedge: Leads to.",
        lambda relation, _: relation_words(relation)),
)  # fmt: skip
EVENT_DISAGREEMENT = Form(
    "EventDisagreement", records.Disagreement,
    "One question on which sources, or one source with itself, differ.",
    "id", _number("disagreements"), "about", "kind",
    Key("one_source", bool, "Whether all positions are those of one source, which differs with itself.",
        lambda dispute, _: dispute.one_source, "boolean"),
    inner={"positions": POSITION},
)  # fmt: skip
DISAGREEMENT = Form(
    "PublishedDisagreement", records.Disagreement, "A disagreement with the event of which it is one.",
    *EVENT_DISAGREEMENT.keys,
    Key("event", str, "Id of the event.", lambda _, at: at.id),
    Key("url", Url, "Address.", lambda dispute, at: f"{at.url('events')}#{dispute.id}"),
)  # fmt: skip
APPARENT = Form(
    "PublishedApparent", records.Apparent, "A difference that only looks like a disagreement.",
    inner={"cites": CITED},
)  # fmt: skip
ANSWER = Form("PublishedAnswer", records.Answer, "The answer to a warning of the check that does not apply.")
EVENT = Form(
    "PublishedEvent", records.Event,
    "Something that happened (event), was scheduled to happen (plan), or was measured (figure).",
    _id("Id of the event."), "date",
    Key("sequence", int, "Place in the timeline, from 1.", lambda _, at: at.number, "integer"),
    _url("events", "Address of the event's page."),
    Key("json_url", Url, "Address.", lambda _, at: f"{at.site.url}api/v1/events/{at.id}.json"),
    "title", "kind", "date_note", "actors", "places", "themes",
    Key("speakers", tuple[str, ...],
        "Ids of the actors that only speak, in a claim or a position of the event.",
        lambda event, _: tuple(dict.fromkeys(key for key in speakers(event) if key not in event.actors)),
        "list", refers="actors", one="speaker"),
    Key("sources", tuple[str, ...], "Ids of the sources of the event's claims.",
        lambda _, at: at.chronology.sources_of(at.chronology.events[at.id]),
        "list", refers="sources", one="source"),
    Key("other_sources", tuple[str, ...],
        "Ids of the sources of no claim, which only take a position, support a relation or serve a "
        "comparison.",
        lambda _, at: at.chronology.other_sources_of(at.chronology.events[at.id]),
        "list", refers="sources", one="other_source"),
    "summary", "measures", "claims", "relations", "disagreements", "apparent", "answers",
    Key("added", str, "The day on which the event was added; or empty, if the log of changes has none.",
        lambda _, at: _day(at.chronology.history(at.id).added), "id"),
    Key("corrected", str, "The day of its last correction; or empty.",
        lambda _, at: _day(at.chronology.history(at.id).corrected), "id"),
    Key("correction", str, "What that correction changed and why; or empty.",
        lambda _, at: at.chronology.history(at.id).note, "text"),
    inner={"measures": MEASURE, "claims": CLAIM, "relations": EVENT_RELATION,
           "disagreements": EVENT_DISAGREEMENT, "apparent": APPARENT, "answers": ANSWER},
)  # fmt: skip
SOURCE_AUTHOR = Form(
    "PublishedAuthor", records.Author, "A person or an organisation; what does not apply is empty."
)
SOURCE = Form(
    "PublishedSource", records.Source, "One document that is cited.",
    _id("Id."), "date", _url("sources", "Address of the source's page."),
    "title", "label", "mark", "authors", "container", "publisher", "kind", "standpoint", "synopsis",
    "language", "url", "document", "uncited", "inferred", "fragments",
    _events("Ids of the events with a claim of it.", lambda chronology: chronology.by_source),
    inner={
        "authors": SOURCE_AUTHOR,
        "uncited": Form("UncitedParagraphs", records.Uncited, "Paragraphs that no claim cites, and why."),
        "inferred": Form("InferredField", records.Inferred,
                         "A field that the document itself does not state."),
        "fragments": Form("PublishedFragment", records.Fragment,
                          "Words by which a link leads to a paragraph."),
    },
)  # fmt: skip
THEME = Form(
    "PublishedTheme", records.Theme, "A heading under which events stand.",
    _id("Id."), _url("themes"), "name", "description",
    _events("Ids of its events.", lambda chronology: chronology.by_theme),
)  # fmt: skip
ACTOR = Form(
    "PublishedActor", records.Actor, "A state, organisation, company, group or person.",
    _id("Id."), _url("actors"), "name", "kind", "description", "aliases", "names",
    _events("Ids of the events in which it takes part or speaks.", lambda chronology: chronology.by_actor),
)  # fmt: skip
PLACE = Form(
    "PublishedPlace", records.Place, "Where something happened.",
    _id("Id."), "name", "aliases", "former", "names",
    _events("Ids of the events that happened there.", lambda chronology: chronology.by_place),
)  # fmt: skip
REDIRECT = Form(
    "PublishedRedirect", records.Retired, "An event that was withdrawn or moved; its address stays.",
    _id("Id that the event had."), _url("events"), "title", "withdrawn", "moved_to",
    Key("moved_to_url", str, "Address of the event that replaces it; or empty.",
        lambda retired, at: at.url("events", retired.moved_to) if retired.moved_to else ""),
)  # fmt: skip
CHANGE = Form(
    "PublishedChange", records.Change,
    "One entry of the log of changes; its id is its day and its number on that day.",
    _id(),
    Key("date", Day, "The day on which the change was published.",
        lambda change, _: change.date.earliest.isoformat(), field="date"),
    "kind",
    Key("events", list[str], "Ids of the events.",
        lambda change, at: at.chronology.changed_events(change), field="events"),
    "note",
)  # fmt: skip
