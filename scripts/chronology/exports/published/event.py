"""The published form of an event and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from chronology.exports.published.base import (
    Cited,
    Dated,
    Day,
    Identified,
    Item,
    Marked,
    Precision,
    Qualifier,
    Said,
    Url,
)


class PublishedClaim(Item, Said):
    """One proposition that one source supports at stated paragraphs."""

    number: Annotated[
        int, Field(description="Place among the claims of the event, from 1, which may change; see id.")
    ]
    text: Annotated[str, Field(description="The claim, in plain words.")]
    text_marked: Marked


class Measured(TypedDict):
    """A value."""

    name: Annotated[str, Field(description="What is measured; the same words mean that values compare.")]
    value: Annotated[float, Field(description="The value.")]
    value_text: Annotated[str, Field(description="The value in decimal digits, exactly as it was written.")]
    unit: Annotated[str, Field(description="Unit of the value.")]
    of: Annotated[str, Field(description="Whose value it is.")]
    bound: Annotated[
        Literal["", "about", "over", "under"], Field(description="Where the value is not exact; or empty.")
    ]


class AsOf(TypedDict):
    """The time that a value stands for."""

    as_of_edtf: Annotated[str, Field(description="The time that the value stands for, in EDTF.")]
    as_of_earliest: Annotated[
        Day, Field(description="The first day of that time; 0001-01-01 where no first day is known.")
    ]
    as_of_latest: Annotated[
        Day, Field(description="The last day of that time; 9999-12-31 where there is no end.")
    ]
    as_of_precision: Annotated[Precision, Field(description="How precise that time is.")]
    as_of_qualifier: Annotated[
        Qualifier, Field(description="Whether that time is approximate or uncertain; or empty.")
    ]
    as_of_words: Annotated[str, Field(description="That time as people write it.")]


class PublishedMeasure(Measured, AsOf):
    """A measured value."""


class EventRelation(Cited):
    """A link from this event to another, drawn by a source: this event – kind – to."""

    to: Annotated[str, Field(description="Id of the other event.")]
    kind: Annotated[
        Literal["part-of", "leads-to", "responds-to", "continues", "reverses", "compared-with"],
        Field(description="How the event stands to the other."),
    ]


class PublishedRelation(EventRelation):
    """A link from one event to another, drawn by a source: event – kind – to."""

    event: Annotated[str, Field(description="Id of the event from which the relation leads.")]
    words: Annotated[str, Field(description="The kind in words: Leads to.")]


class PublishedPosition(Item, Said):
    """What one source says on a disputed question."""

    says: Annotated[str, Field(description="The position, in plain words.")]
    says_marked: Marked


class EventDisagreement(Item):
    """One question on which sources, or one source with itself, differ."""

    number: Annotated[
        int,
        Field(description="Place among the disagreements of the event, from 1, which may change; see id."),
    ]
    about: Annotated[str, Field(description="The question.")]
    kind: Annotated[
        Literal["date", "number", "actor", "name", "wording", "cause", "meaning", "attitude"],
        Field(description="What is disputed."),
    ]
    one_source: Annotated[
        bool, Field(description="Whether all positions are those of one source, which differs with itself.")
    ]
    positions: Annotated[Sequence[PublishedPosition], Field(description="What each source says.")]


class PublishedDisagreement(EventDisagreement):
    """A disagreement with the event of which it is one."""

    event: Annotated[str, Field(description="Id of the event.")]
    url: Url


class PublishedApparent(TypedDict):
    """A difference that only looks like a disagreement."""

    about: Annotated[str, Field(description="The question.")]
    reason: Annotated[str, Field(description="Why it is no disagreement, in plain words.")]
    reason_marked: Marked
    cites: Annotated[Sequence[Cited], Field(description="The paragraphs that seem to differ.")]


class PublishedAnswer(TypedDict):
    """The answer to a warning of the check that does not apply."""

    rule: Annotated[str, Field(description="Name of the rule that warns.")]
    about: Annotated[str, Field(description="What the warning names.")]
    reason: Annotated[str, Field(description="Why it does not apply.")]


class PublishedEvent(Identified, Dated):
    """Something that happened (event), was scheduled to happen (plan), or was measured (figure)."""

    sequence: Annotated[int, Field(description="Place in the timeline, from 1.")]
    url: Url
    json_url: Url
    title: Annotated[str, Field(description="What happened.")]
    kind: Annotated[
        Literal["event", "plan", "figure"],
        Field(description="Whether it happened, was scheduled or measured."),
    ]
    date_note: Annotated[str, Field(description="How the date was deduced, in plain words; or empty.")]
    date_note_marked: Marked
    actors: Annotated[tuple[str, ...], Field(description="Ids of the actors that took part.")]
    places: Annotated[tuple[str, ...], Field(description="Ids of the places.")]
    themes: Annotated[tuple[str, ...], Field(description="Ids of the themes.")]
    speakers: Annotated[
        tuple[str, ...],
        Field(description="Ids of the actors that only speak, in a claim or a position of the event."),
    ]
    sources: Annotated[tuple[str, ...], Field(description="Ids of the sources of the event's claims.")]
    other_sources: Annotated[
        tuple[str, ...],
        Field(
            description="Ids of the sources of no claim, which only take a position, support a relation or "
            "serve a comparison."
        ),
    ]
    summary: Annotated[str, Field(description="Summary, in plain words.")]
    summary_marked: Marked
    measures: Annotated[Sequence[PublishedMeasure], Field(description="The values, for a figure.")]
    claims: Annotated[Sequence[PublishedClaim], Field(description="What the sources say.")]
    relations: Annotated[Sequence[EventRelation], Field(description="Links from this event to others.")]
    disagreements: Annotated[Sequence[EventDisagreement], Field(description="Where sources differ.")]
    apparent: Annotated[
        Sequence[PublishedApparent], Field(description="Differences that only look like disagreements.")
    ]
    answers: Annotated[Sequence[PublishedAnswer], Field(description="Answers to warnings of the check.")]
