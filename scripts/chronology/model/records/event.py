"""The event file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chronology.model.records.base import LINE_PATTERN, PROSE_PATTERN, Date, Id, Line, Number, Prose, Record
from chronology.model.records.citation import Apparent, Claim, Disagreement, Relation


class Measure(Record):
    """A measured value, so that figures that compare can be charted together."""

    name: Line = Field(
        description="What is measured; the same words put values into one chart.",
        examples=["Sylvanian ducks"],
    )
    value: Number = Field(
        description="The value, in plain digits, at most 20 characters: 17.4", examples=["17.4"]
    )
    unit: Line = Field(
        description="Unit of the value: per cent, people, billion US dollars.", examples=["per cent"]
    )
    of: Line = Field(
        description="Whose value it is: a state, an organisation, a group of people.",
        examples=["the ducks of Freedonia"],
    )
    as_of: Date = Field(description="The time that the value stands for, in EDTF.", examples=["1933-03"])
    bound: Literal["about", "over", "under"] | None = Field(
        default=None,
        description="Where the source gives no exact value: about, over or under.",
        examples=["about"],
    )


class Answer(Record):
    """The answer to a warning that does not apply, with the reason."""

    rule: Id = Field(description="Name of the rule that warns.", examples=["evidence-names"])
    about: Line = Field(
        description="What the warning names: an actor's id, a number.", examples=["freedonia"]
    )
    reason: Line = Field(
        description="Why the warning does not apply here.",
        examples=["The treaty of paragraph 2 is meant, which Freedonia signed."],
    )


class Event(Record):
    """Something that happened, was scheduled to happen, or was measured."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=90, pattern=LINE_PATTERN)] = Field(
        description="What happened, neutrally, in the present tense; at most 90 characters.",
        examples=["Freedonia and Sylvania sign the Duck Treaty"],
    )
    kind: Literal["event", "plan", "figure"] = Field(
        description="event: it happened; plan: it was scheduled; figure: it was measured.", examples=["event"]
    )
    date: Date = Field(
        description="When, in EDTF, in quotes, and never more precise than known.",
        examples=[
            *("1932", "1932-06-17", "193X", "1932/1934", "1932/..", "1932~"),
            *("[1932,1933]", "[1932..1934]", "[1932..]", "[..1932]"),
        ],
    )
    date_note: Prose | None = Field(
        default=None,
        description="How a date that no source states was deduced.",
        examples=["No source dates the signing; it came before the count of March 1933."],
    )
    actors: Annotated[tuple[Id, ...], Field(max_length=30)] = Field(
        default=(),
        description="Actors that took part, from vocabulary/actors.yml.",
        examples=[["freedonia", "sylvania"]],
    )
    places: Annotated[tuple[Id, ...], Field(max_length=10)] = Field(
        default=(), description="Where it happened, from vocabulary/places.yml.", examples=[["fredville"]]
    )
    themes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)] = Field(
        description="One to three themes, from vocabulary/themes.yml.",
        examples=[["borders"], ["borders", "ducks"]],
    )
    summary: Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=PROSE_PATTERN)] = Field(
        description="Plain text that says nothing that no claim says; at most 400 characters.",
        examples=[
            "Freedonia and Sylvania sign a treaty on ducks, which ends with [[1934-lapse|the frozen river]]."
        ],
    )
    measures: Annotated[tuple[Measure, ...], Field(max_length=50)] = Field(
        default=(),
        description="The values, for a figure.",
        examples=[
            [
                {
                    "name": "Sylvanian ducks",
                    "value": "40",
                    "unit": "per cent",
                    "of": "the ducks of Freedonia",
                    "as_of": "1933-03",
                }
            ]
        ],
    )
    claims: Annotated[tuple[Claim, ...], Field(min_length=1, max_length=100)] = Field(
        description="What the sources say of it, one proposition each.",
        examples=[
            [{"text": "The treaty let 2,500 ducks cross the river.", "source": "gazette-1935", "at": ["3"]}]
        ],
    )
    relations: Annotated[tuple[Relation, ...], Field(max_length=20)] = Field(
        default=(),
        description="Links that a source itself draws.",
        examples=[[{"to": "1932-duck-treaty", "kind": "reverses", "source": "gazette-1935", "at": ["5"]}]],
    )
    disagreements: Annotated[tuple[Disagreement, ...], Field(max_length=20)] = Field(
        default=(),
        description="Where sources differ.",
        examples=[
            [
                {
                    "about": "How many ducks could cross?",
                    "kind": "number",
                    "positions": [
                        {"says": "They were 2,500.", "source": "gazette-1935", "at": ["3"]},
                        {"says": "They were 2,000.", "source": "almanac-1936", "at": ["2"]},
                    ],
                }
            ]
        ],
    )
    apparent: Annotated[tuple[Apparent, ...], Field(max_length=20)] = Field(
        default=(),
        description="Differences that only look like disagreements, and why.",
        examples=[
            [
                {
                    "about": "Did the treaty end, or lapse?",
                    "reason": "Both words stand for the same end.",
                    "cites": [{"source": "gazette-1935", "at": ["5"]}],
                }
            ]
        ],
    )
    answers: Annotated[tuple[Answer, ...], Field(max_length=100)] = Field(
        default=(),
        description="Answers to warnings, with reasons.",
        examples=[
            [
                {
                    "rule": "evidence-names",
                    "about": "freedonia",
                    "reason": "The treaty of paragraph 2 is meant.",
                }
            ]
        ],
    )

    @property
    def sources_differ(self) -> bool:
        """Say whether different sources disagree on a question."""
        return not all(dispute.one_source for dispute in self.disagreements)

    @property
    def one_source_differs(self) -> bool:
        """Say whether one source differs with itself on a question."""
        return any(dispute.one_source for dispute in self.disagreements)


class Retired(Record):
    """An event that was withdrawn or moved; its id keeps a page and is never used again."""

    title: Line = Field(description="The title that the event had.", examples=["Freedonia signs a treaty"])
    withdrawn: Prose | None = Field(
        default=None,
        description="Why the event was withdrawn.",
        examples=["It was told twice; see the Duck Treaty."],
    )
    moved_to: Id | None = Field(
        default=None, description="Id of the event that replaces it.", examples=["1932-duck-treaty"]
    )
