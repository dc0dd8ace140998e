"""The published form of an event and its parts."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from chronology.exports.published.base import (
    Cited,
    Dated,
    Identified,
    Marked,
    Precision,
    Published,
    Qualifier,
    Said,
    Url,
)


class PublishedClaim(Said):
    """One proposition that one source supports at stated paragraphs."""

    number: int = Field(description="Place among the claims of the event, from 1; the anchor is #claim-1.")
    text: str = Field(description="The claim, in plain words.")
    text_marked: Marked


class PublishedMeasure(Published):
    """A measured value."""

    name: str = Field(description="What is measured; the same words mean that values compare.")
    value: float = Field(description="The value.")
    value_text: str = Field(description="The value in decimal digits, exactly as it was written.")
    unit: str = Field(description="Unit of the value.")
    of: str = Field(description="Whose value it is.")
    bound: Literal["", "about", "over", "under"] = Field(
        description="Where the value is not exact; or empty."
    )
    as_of_edtf: str = Field(description="The time that the value stands for, in EDTF.")
    as_of_earliest: date = Field(description="The first day of that time.")
    as_of_latest: date = Field(description="The last day of that time; 9999-12-31 where there is no end.")
    as_of_precision: Precision = Field(description="How precise that time is.")
    as_of_qualifier: Qualifier = Field(description="Whether that time is approximate or uncertain; or empty.")
    as_of_words: str = Field(description="That time as people write it.")


class EventRelation(Cited):
    """A link from this event to another, drawn by a source: this event – kind – to."""

    to: str = Field(description="Id of the other event.")
    kind: Literal["part-of", "leads-to", "responds-to", "continues", "reverses", "compared-with"] = Field(
        description="How the event stands to the other."
    )


class PublishedRelation(EventRelation):
    """A link from one event to another, drawn by a source: event – kind – to."""

    event: str = Field(description="Id of the event from which the relation leads.")
    words: str = Field(description="The kind in words: Leads to.")


class PublishedPosition(Said):
    """What one source says on a disputed question."""

    says: str = Field(description="The position, in plain words.")
    says_marked: Marked


class EventDisagreement(Published):
    """One question on which sources, or one source with itself, differ."""

    number: int = Field(description="Place among the disagreements of the event, from 1.")
    about: str = Field(description="The question.")
    kind: Literal["date", "number", "actor", "name", "wording", "cause", "meaning", "attitude"] = Field(
        description="What is disputed."
    )
    positions: list[PublishedPosition] = Field(description="What each source says.")


class PublishedDisagreement(EventDisagreement):
    """A disagreement with the event of which it is one."""

    event: str = Field(description="Id of the event.")
    url: Url


class PublishedApparent(Published):
    """A difference that only looks like a disagreement."""

    about: str = Field(description="The question.")
    reason: str = Field(description="Why it is no disagreement, in plain words.")
    reason_marked: Marked
    cites: list[Cited] = Field(description="The paragraphs that seem to differ.")


class PublishedAnswer(Published):
    """The answer to a warning of the check that does not apply."""

    rule: str = Field(description="Name of the rule that warns.")
    about: str = Field(description="What the warning names.")
    reason: str = Field(description="Why it does not apply.")


class PublishedEvent(Dated, Identified):
    """Something that happened (event), was scheduled to happen (plan), or was measured (figure)."""

    url: Url
    json_url: Url
    title: str = Field(description="What happened.")
    kind: Literal["event", "plan", "figure"] = Field(
        description="Whether it happened, was scheduled or measured."
    )
    date_within: bool = Field(description="Whether the interval bounds a moment, and is no duration.")
    date_note: str = Field(description="How the date was deduced, in plain words; or empty.")
    date_note_marked: Marked
    actors: list[str] = Field(description="Ids of the actors that took part.")
    places: list[str] = Field(description="Ids of the places.")
    themes: list[str] = Field(description="Ids of the themes.")
    sources: list[str] = Field(description="Ids of all sources that the event cites.")
    summary: str = Field(description="Summary, in plain words.")
    summary_marked: Marked
    measures: list[PublishedMeasure] = Field(description="The values, for a figure.")
    claims: list[PublishedClaim] = Field(description="What the sources say.")
    relations: list[EventRelation] = Field(description="Links from this event to others.")
    disagreements: list[EventDisagreement] = Field(description="Where sources differ.")
    apparent: list[PublishedApparent] = Field(description="Differences that only look like disagreements.")
    answers: list[PublishedAnswer] = Field(description="Answers to warnings of the check.")
