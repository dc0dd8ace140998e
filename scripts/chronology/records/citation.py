"""Claims, and all else that rests on paragraphs of a source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronology.records.base import Id, Line, Paragraphs, Prose, Record


class Citation(Record):
    """One source at stated paragraphs."""

    source: Id = Field(description="Id of the source, the name of its file in seeds/.")
    at: Paragraphs = Field(description="Paragraphs of the source: 9, or fn373 for a footnote.")


class Claim(Citation):
    """One proposition, in our own words, that one source supports at stated paragraphs."""

    text: Prose = Field(description="Our words; plain text and [[event-id|cross-references]].")
    voice: Literal["author", "reported", "quoted"] = Field(
        default="author",
        description="Who asserts it: the source's author, somebody the source reports, or quotes.",
    )
    speaker: Id | None = Field(default=None, description="Actor who says it, where voice is not author.")


class Relation(Citation):
    """A typed link from this event to another, drawn by a source: this event – kind – to."""

    to: Id = Field(description="Id of the other event.")
    kind: Literal["part-of", "leads-to", "responds-to", "continues", "reverses", "compared-with"] = Field(
        description="How this event stands to the other."
    )


class Position(Citation):
    """What one source says on a disputed question."""

    says: Prose = Field(description="The position, in our words.")
    voice: Literal["author", "reported", "quoted"] = Field(default="author", description="As in a claim.")
    speaker: Id | None = Field(default=None, description="As in a claim.")


class Disagreement(Record):
    """One question on which sources, or one source with itself, differ."""

    about: Line = Field(description="The question, ending with a question mark.")
    kind: Literal["date", "number", "actor", "name", "wording", "cause", "meaning", "attitude"] = Field(
        description="What is disputed: when, how many, who, what it is called, what was said, why, "
        "what it meant or is worth, or where people stand."
    )
    positions: Annotated[tuple[Position, ...], Field(min_length=2)] = Field(
        description="What each source says, side by side."
    )


class Apparent(Record):
    """A difference that a reader might take for a disagreement, and why it is none."""

    about: Line = Field(description="The question, ending with a question mark.")
    reason: Prose = Field(description="Why it is none: a change over time, or two different measures.")
    cites: Annotated[tuple[Citation, ...], Field(min_length=1)] = Field(
        description="The paragraphs that seem to differ."
    )
