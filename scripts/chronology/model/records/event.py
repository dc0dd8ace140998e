"""Events with their claims, relations and disagreements, retired events, and the log of changes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from chronology.model.records.base import (
    LINE_PATTERN,
    PROSE_PATTERN,
    Date,
    Id,
    ItemId,
    Line,
    Number,
    Paragraphs,
    Prose,
    Published,
    Record,
    Unpublished,
)

ALL = "all"
ITEM_ID = Published(
    "Its id, unique within the event, which never changes; after # it is the anchor on the event's page."
)


class Citation(Record):
    """One source at stated paragraphs."""

    source: Annotated[Id, Published(refers="sources")] = Field(
        description="Id of the source, the name of its file in seeds/.", examples=["gazette-1935"]
    )
    at: Annotated[Paragraphs, Published(one="paragraph")] = Field(
        description="Paragraphs of the source: 9, or fn373 for a footnote.", examples=[["9"], ["9", "fn373"]]
    )


class Assertion(Citation):
    """What the author of one source, or somebody whom it reports or quotes, says at stated paragraphs."""

    id: Annotated[ItemId, ITEM_ID] = Field(
        default="",
        description="A short id that never changes; leave it out at first: `chronology fmt` adds it.",
        examples=["c7k3m"],
    )
    voice: Annotated[Literal["author", "reported", "quoted"], Published()] = Field(
        default="author",
        description="Who asserts it: the source's author, or somebody whom the source reports or quotes.",
        examples=["reported"],
    )
    speaker: Annotated[Id | None, Published(refers="actors")] = Field(
        default=None, description="Actor who says it, where voice is not author.", examples=["rufus-firefly"]
    )


class Claim(Assertion):
    """One proposition, in our own words, that one source supports at stated paragraphs."""

    LEAD: ClassVar[tuple[str, ...]] = ("id", "text")

    text: Annotated[Prose, Published("The claim, in plain words.", marked=True)] = Field(
        description="Our words; plain text and [[event-id|cross-references]].",
        examples=["The treaty let 2,500 ducks cross the river."],
    )


class Relation(Citation):
    """A typed link from this event to another, drawn by a source: this event – kind – to."""

    LEAD: ClassVar[tuple[str, ...]] = ("to", "kind")

    to: Annotated[Id, Published(refers="events")] = Field(
        description="Id of the other event.", examples=["1932-duck-treaty"]
    )
    kind: Annotated[
        Literal["part-of", "leads-to", "responds-to", "continues", "reverses", "compared-with"], Published()
    ] = Field(description="How this event relates to the other.", examples=["continues"])
    hedge: Annotated[Literal["seems", "may", "according-to"] | None, Published()] = Field(
        default=None,
        description="How the source hedges the link: `seems` (it seems so), `may` (it may be so) or "
        "`according-to` (only somebody whom the source quotes or reports says so).",
        examples=["seems"],
    )


class Position(Assertion):
    """What one source says on a disputed question."""

    LEAD: ClassVar[tuple[str, ...]] = ("id", "says")

    says: Annotated[Prose, Published(marked=True)] = Field(
        description="The position, in our words.", examples=["They were 2,500."]
    )


class Disagreement(Record):
    """One question on which sources, or one source with itself, differ."""

    id: Annotated[ItemId, ITEM_ID] = Field(default="", description="As in a claim.", examples=["d2xq8"])
    about: Annotated[Line, Published()] = Field(
        description="The question, ending with a question mark.", examples=["How many ducks could cross?"]
    )
    kind: Annotated[
        Literal["date", "number", "actor", "name", "wording", "cause", "meaning", "attitude"], Published()
    ] = Field(
        description="What is disputed: when, how many, who, what it is called, what was said, why, "
        "what it meant or is worth, or where people stand.",
        examples=["number"],
    )
    positions: Annotated[tuple[Position, ...], Field(min_length=2, max_length=20), Published()] = Field(
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
        """Return whether all positions are those of a single source, which then contradicts itself."""
        return len({position.source for position in self.positions}) == 1


class Apparent(Record):
    """A difference that a reader might take for a disagreement, and why it is not one."""

    about: Annotated[Line, Published()] = Field(
        description="The question, ending with a question mark.", examples=["Did the treaty end, or lapse?"]
    )
    reason: Annotated[Prose, Published(marked=True)] = Field(
        description="Why it is not one: a change over time, or two different measures.",
        examples=["Both words stand for the same end."],
    )
    cites: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=20), Published()] = Field(
        description="The paragraphs that seem to differ."
    )


class Measure(Record):
    """A measured value, so that figures that compare can be charted together."""

    name: Annotated[Line, Published()] = Field(
        description="What is measured; values with the same name share a chart.",
        examples=["Sylvanian ducks"],
    )
    value: Annotated[Number, Published("The value.")] = Field(
        description="The value, in plain digits, at most 20 characters: 17.4", examples=["17.4"]
    )
    unit: Annotated[Line, Published()] = Field(
        description="Unit of the value: per cent, people, billion US dollars.", examples=["per cent"]
    )
    of: Annotated[Line, Published()] = Field(
        description="Whose value it is: a state, an organisation, a group of people.",
        examples=["the ducks of Freedonia"],
    )
    as_of: Annotated[Date, Published()] = Field(
        description="The time that the value stands for, in EDTF.", examples=["1933-03"]
    )
    bound: Annotated[Literal["about", "over", "under"] | None, Published()] = Field(
        default=None,
        description="Where the source gives no exact value: about, over or under.",
        examples=["about"],
    )


class Answer(Record):
    """The answer to a warning that does not apply, with the reason."""

    rule: Annotated[Id, Published()] = Field(
        description="Name of the rule that warns.", examples=["evidence-names"]
    )
    about: Annotated[Line, Published()] = Field(
        description="What the warning names: an actor's id, a number.", examples=["freedonia"]
    )
    reason: Annotated[Line, Published()] = Field(
        description="Why the warning does not apply here.",
        examples=["The treaty of paragraph 2 is meant, which Freedonia signed."],
    )


class Event(Record):
    """Something that happened, was scheduled to happen, or was measured."""

    title: Annotated[
        str, StringConstraints(min_length=1, max_length=90, pattern=LINE_PATTERN), Published()
    ] = Field(
        description="What happened, neutrally, in the present tense; at most 90 characters.",
        examples=["Freedonia and Sylvania sign the Duck Treaty"],
    )
    kind: Annotated[Literal["event", "plan", "figure"], Published()] = Field(
        description="event: it happened; plan: it was scheduled; figure: it was measured.", examples=["event"]
    )
    date: Annotated[Date, Published()] = Field(
        description="When, in EDTF, in quotes, and never more precise than known.",
        examples=[
            *("1932", "1932-06-17", "193X", "1932/1934", "1932/..", "1932~"),
            *("[1932,1933]", "[1932..1934]", "[1932..]", "[..1932]"),
        ],
    )
    date_note: Annotated[Prose | None, Published(marked=True)] = Field(
        default=None,
        description="How a date that no source states was deduced.",
        examples=["No source dates the signing; it came before the count of March 1933."],
    )
    actors: Annotated[
        tuple[Id, ...],
        Field(max_length=30),
        Published("Ids of the actors that took part.", refers="actors", one="actor"),
    ] = Field(
        default=(),
        description="Actors that took part, from vocabulary/actors.yml.",
        examples=[["freedonia", "sylvania"]],
    )
    places: Annotated[
        tuple[Id, ...], Field(max_length=10), Published("Ids of the places.", refers="places", one="place")
    ] = Field(
        default=(), description="Where it happened, from vocabulary/places.yml.", examples=[["fredville"]]
    )
    themes: Annotated[
        tuple[Id, ...],
        Field(min_length=1, max_length=3),
        Published("Ids of the themes.", refers="themes", one="theme"),
    ] = Field(
        description="One to three themes, from vocabulary/themes.yml.",
        examples=[["borders"], ["borders", "ducks"]],
    )
    summary: Annotated[
        str, StringConstraints(min_length=1, max_length=400, pattern=PROSE_PATTERN), Published(marked=True)
    ] = Field(
        description="Plain text that says only what the claims say; at most 400 characters.",
        examples=[
            "Freedonia and Sylvania sign a treaty on ducks, which ends with [[1934-lapse|the frozen river]]."
        ],
    )
    measures: Annotated[tuple[Measure, ...], Field(max_length=50), Published()] = Field(
        default=(), description="Values that a claim states; a figure has at least one."
    )
    claims: Annotated[tuple[Claim, ...], Field(min_length=1, max_length=100), Published()] = Field(
        description="What the sources say about it, one proposition in each claim."
    )
    relations: Annotated[tuple[Relation, ...], Field(max_length=20), Published()] = Field(
        default=(), description="Links that a source itself draws."
    )
    disagreements: Annotated[tuple[Disagreement, ...], Field(max_length=20), Published()] = Field(
        default=(), description="Where sources differ."
    )
    apparent: Annotated[tuple[Apparent, ...], Field(max_length=20), Published()] = Field(
        default=(), description="Differences that only look like disagreements, and why."
    )
    answers: Annotated[tuple[Answer, ...], Field(max_length=100), Published()] = Field(
        default=(), description="Answers to warnings, with reasons."
    )

    @property
    def sources_differ(self) -> bool:
        """Return whether different sources disagree on any question."""
        return not all(dispute.one_source for dispute in self.disagreements)

    @property
    def one_source_differs(self) -> bool:
        """Return whether a single source contradicts itself on any question."""
        return any(dispute.one_source for dispute in self.disagreements)


class Retired(Record):
    """An event that was withdrawn or moved; its id keeps a page and is never used again."""

    title: Annotated[Line, Published()] = Field(
        description="The title that the event had.", examples=["Freedonia signs a treaty"]
    )
    withdrawn: Annotated[Prose | None, Published()] = Field(
        default=None,
        description="Why the event was withdrawn.",
        examples=["It was told twice; see the Duck Treaty."],
    )
    moved_to: Annotated[Id | None, Published(refers="events")] = Field(
        default=None, description="Id of the event that replaces it.", examples=["1932-duck-treaty"]
    )


class Change(Record):
    """One entry of the log: what happened to some events on one day."""

    date: Annotated[Date, Published()] = Field(
        description="The day on which the change was published: 2032-06-17", examples=["2032-06-17"]
    )
    kind: Annotated[Literal["added", "corrected", "withdrawn"], Published()] = Field(
        description="What happened to the events.", examples=["corrected"]
    )
    events: Annotated[tuple[Id, ...], Field(min_length=1), Published()] = Field(
        description="Ids of the events; in the first entry also [all]: every event that no other entry adds.",
        examples=[["1932-duck-treaty"]],
    )
    themes: Annotated[
        tuple[Id, ...], Field(max_length=100), Unpublished("only the feeds of the themes need it")
    ] = Field(
        default=(),
        description="Themes of withdrawn events, which have no file that names them.",
        examples=[["borders"]],
    )
    note: Annotated[Prose | None, Published()] = Field(
        default=None,
        description="What was changed and why, for readers; plain text.",
        examples=["The number of ducks is that of the second print."],
    )
