"""The event file."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chronology.records.base import LINE_PATTERN, Date, Id, Line, Prose, Record
from chronology.records.citation import Apparent, Claim, Disagreement, Relation


class Measure(Record):
    """A measured value, so that figures that compare can be charted together."""

    name: Line = Field(description="What is measured; the same words put values into one chart.")
    value: Decimal = Field(max_digits=18, decimal_places=6, description="The value, in plain digits: 17.4")
    unit: Line = Field(description="Unit of the value: per cent, people, billion US dollars.")
    of: Line = Field(description="Whose value it is: a state, an organisation, a group of people.")
    as_of: Date = Field(description="The time that the value stands for, in EDTF.")
    bound: Literal["about", "over", "under"] | None = Field(
        default=None, description="Where the source gives no exact value: about, over or under."
    )


class Answer(Record):
    """The answer to a warning that does not apply, with the reason."""

    rule: Id = Field(description="Name of the rule that warns.")
    about: Line = Field(description="What the warning names: an actor's id, a number.")
    reason: Line = Field(description="Why the warning does not apply here.")


class Event(Record):
    """Something that happened, was scheduled to happen, or was measured."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=90, pattern=LINE_PATTERN)] = Field(
        description="What happened, neutrally, in the present tense; at most 90 characters."
    )
    kind: Literal["event", "plan", "figure"] = Field(
        description="event: it happened; plan: it was scheduled; figure: it was measured."
    )
    date: Date = Field(description="When, in EDTF, in quotes, and never more precise than known.")
    date_note: Prose | None = Field(default=None, description="How a date that no source states was deduced.")
    date_within: Literal["true"] | None = Field(
        default=None,
        description="true where the interval bounds a moment, and is not a duration; needs date_note.",
    )
    actors: tuple[Id, ...] = Field(
        default=(), description="Actors that took part, from vocabulary/actors.yml."
    )
    places: tuple[Id, ...] = Field(default=(), description="Where it happened, from vocabulary/places.yml.")
    themes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)] = Field(
        description="One to three themes, from vocabulary/themes.yml."
    )
    summary: Annotated[str, StringConstraints(min_length=1, max_length=400)] = Field(
        description="Plain text that says nothing that no claim says; at most 400 characters."
    )
    measures: tuple[Measure, ...] = Field(default=(), description="The values, for a figure.")
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)] = Field(
        description="What the sources say of it, one proposition each."
    )
    relations: tuple[Relation, ...] = Field(default=(), description="Links that a source itself draws.")
    disagreements: tuple[Disagreement, ...] = Field(default=(), description="Where sources differ.")
    apparent: tuple[Apparent, ...] = Field(
        default=(), description="Differences that only look like disagreements, and why."
    )
    answers: tuple[Answer, ...] = Field(default=(), description="Answers to warnings, with reasons.")


class Retired(Record):
    """An event that was withdrawn or moved; its id keeps a page and is never used again."""

    title: Line = Field(description="The title that the event had.")
    withdrawn: Prose | None = Field(default=None, description="Why the event was withdrawn.")
    moved_to: Id | None = Field(default=None, description="Id of the event that replaces it.")
