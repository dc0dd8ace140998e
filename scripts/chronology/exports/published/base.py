"""What every published model is made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Url = Annotated[str, Field(description="Address.", json_schema_extra={"format": "uri"})]
Day = date
Marked = Annotated[
    str, Field(description="The same text with its cross-references, [[event-id|words]], as it was written.")
]
Precision = Literal["day", "month", "season", "year", "decade", "interval", "one-of"]
Qualifier = Literal["", "approximate", "uncertain", "uncertain and approximate"]


class Published(BaseModel):
    """Base of every published model: frozen, and without defaults, so that every key is there.

    What validates a model is built when it first does so, for the page on the data only lists the files.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)


class Identified(Published):
    """What has an id."""

    id: str = Field(description="Its id.")


class Dated(Published):
    """A date, with no more precision than is known."""

    date_edtf: str = Field(description="The date in EDTF (ISO 8601-2).")
    date_earliest: date = Field(description="The first day that the date may mean.")
    date_latest: date = Field(
        description="The last day that the date may mean; 9999-12-31 where there is no end."
    )
    date_precision: Precision = Field(
        description="How precise the date is, or that it is a span or a choice."
    )
    date_qualifier: Qualifier = Field(description="Whether the date is approximate or uncertain, or empty.")
    date_words: str = Field(description="The date as people write it: about June 2022.")


class Cited(Published):
    """One source at stated paragraphs."""

    source: str = Field(description="Id of the source.")
    at: list[str] = Field(description="Paragraphs of the source: 9, or fn373 for a footnote.")


class Said(Cited):
    """What a source says, and in whose voice."""

    voice: Literal["author", "reported", "quoted"] = Field(
        description="Who asserts it: the source's author, somebody the source reports, or quotes."
    )
    speaker: str = Field(description="Id of the actor who says it, where voice is not author; or empty.")
