"""The log of changes: what was added, corrected or withdrawn, and on which day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronology.model.records.base import Date, Id, Prose, Record

ALL = "all"


class Change(Record):
    """One entry of the log: what happened to some events on one day."""

    date: Date = Field(
        description="The day on which the change was published: 2032-06-17", examples=["2032-06-17"]
    )
    kind: Literal["added", "corrected", "withdrawn"] = Field(
        description="What happened to the events.", examples=["corrected"]
    )
    events: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(
        description="Ids of the events; in the first entry also [all]: every event that no other entry adds.",
        examples=[["1932-duck-treaty"]],
    )
    themes: Annotated[tuple[Id, ...], Field(max_length=100)] = Field(
        default=(),
        description="Themes of withdrawn events, whose files no longer name them.",
        examples=[["borders"]],
    )
    note: Prose | None = Field(
        default=None,
        description="What was changed and why, for readers; plain text.",
        examples=["The number of ducks is that of the second print."],
    )
