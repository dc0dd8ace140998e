"""Claims, and all else that rests on paragraphs of a source."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from chronology.model.records.base import Id, ItemId, Line, Paragraphs, Prose, Record


class Citation(Record):
    """One source at stated paragraphs."""

    source: Id = Field(
        description="Id of the source, the name of its file in seeds/.", examples=["gazette-1935"]
    )
    at: Paragraphs = Field(
        description="Paragraphs of the source: 9, or fn373 for a footnote.", examples=[["9"], ["9", "fn373"]]
    )


class Claim(Citation):
    """One proposition, in our own words, that one source supports at stated paragraphs."""

    LEAD: ClassVar[tuple[str, ...]] = ("id", "text")

    id: ItemId = Field(
        default="",
        description="A short id that never changes; leave it out of a new claim: `chronology fmt` adds it.",
        examples=["c7k3m"],
    )
    text: Prose = Field(
        description="Our words; plain text and [[event-id|cross-references]].",
        examples=["The treaty let 2,500 ducks cross the river."],
    )
    voice: Literal["author", "reported", "quoted"] = Field(
        default="author",
        description="Who asserts it: the source's author, somebody the source reports, or quotes.",
        examples=["reported"],
    )
    speaker: Id | None = Field(
        default=None, description="Actor who says it, where voice is not author.", examples=["rufus-firefly"]
    )


class Relation(Citation):
    """A typed link from this event to another, drawn by a source: this event – kind – to."""

    LEAD: ClassVar[tuple[str, ...]] = ("to", "kind")

    to: Id = Field(description="Id of the other event.", examples=["1932-duck-treaty"])
    kind: Literal["part-of", "leads-to", "responds-to", "continues", "reverses", "compared-with"] = Field(
        description="How this event stands to the other.", examples=["continues"]
    )


class Position(Citation):
    """What one source says on a disputed question."""

    LEAD: ClassVar[tuple[str, ...]] = ("id", "says")

    id: ItemId = Field(default="", description="As in a claim.", examples=["p4w9t"])
    says: Prose = Field(description="The position, in our words.", examples=["They were 2,500."])
    voice: Literal["author", "reported", "quoted"] = Field(
        default="author", description="As in a claim.", examples=["author"]
    )
    speaker: Id | None = Field(default=None, description="As in a claim.", examples=["rufus-firefly"])


class Disagreement(Record):
    """One question on which sources, or one source with itself, differ."""

    id: ItemId = Field(default="", description="As in a claim.", examples=["d2xq8"])
    about: Line = Field(
        description="The question, ending with a question mark.", examples=["How many ducks could cross?"]
    )
    kind: Literal["date", "number", "actor", "name", "wording", "cause", "meaning", "attitude"] = Field(
        description="What is disputed: when, how many, who, what it is called, what was said, why, "
        "what it meant or is worth, or where people stand.",
        examples=["number"],
    )
    positions: Annotated[tuple[Position, ...], Field(min_length=2, max_length=20)] = Field(
        description="What each source says, side by side.",
        examples=[
            [
                {"says": "They were 2,500.", "source": "gazette-1935", "at": ["3"]},
                {"says": "They were 2,000.", "source": "almanac-1936", "at": ["2"]},
            ]
        ],
    )

    @property
    def one_source(self) -> bool:
        """Say whether one source differs with itself: all positions are its own."""
        return len({position.source for position in self.positions}) == 1


class Apparent(Record):
    """A difference that a reader might take for a disagreement, and why it is none."""

    about: Line = Field(
        description="The question, ending with a question mark.", examples=["Did the treaty end, or lapse?"]
    )
    reason: Prose = Field(
        description="Why it is none: a change over time, or two different measures.",
        examples=["Both words stand for the same end."],
    )
    cites: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=20)] = Field(
        description="The paragraphs that seem to differ.",
        examples=[[{"source": "gazette-1935", "at": ["5"]}, {"source": "almanac-1936", "at": ["4"]}]],
    )
