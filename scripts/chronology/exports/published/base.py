"""What every published type is made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

Url = Annotated[str, Field(description="Address.", json_schema_extra={"format": "uri"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Marked = Annotated[
    str, Field(description="The same text with its cross-references, [[event-id|words]], as it was written.")
]
Precision = Literal["day", "month", "season", "year", "decade", "interval", "one-of"]
Qualifier = Literal["", "approximate", "uncertain", "uncertain and approximate"]


class Identified(TypedDict):
    """What has an id."""

    id: Annotated[str, Field(description="Its id.")]


class Item(TypedDict):
    """What has an id within its event."""

    id: Annotated[
        str,
        Field(
            description="Its id, unique within the event, which never changes; after # it is the anchor on "
            "the event's page."
        ),
    ]


class Dated(TypedDict):
    """A date, with no more precision than is known."""

    date_edtf: Annotated[str, Field(description="The date in EDTF (ISO 8601-2).")]
    date_earliest: Annotated[
        Day, Field(description="The first day that it may mean; 0001-01-01 where none is known.")
    ]
    date_latest: Annotated[
        Day, Field(description="The last day that the date may mean; 9999-12-31 where there is no end.")
    ]
    date_precision: Annotated[
        Precision, Field(description="How precise it is; interval: a duration; one-of: one moment.")
    ]
    date_qualifier: Annotated[
        Qualifier, Field(description="Whether the date is approximate or uncertain, or empty.")
    ]
    date_words: Annotated[str, Field(description="The date as people write it: about June 2022.")]


class Cited(TypedDict):
    """One source at stated paragraphs."""

    source: Annotated[str, Field(description="Id of the source.")]
    at: Annotated[tuple[str, ...], Field(description="Paragraphs of the source: 9, or fn373 for a footnote.")]


class Said(Cited):
    """What a source says, and in whose voice."""

    voice: Annotated[
        Literal["author", "reported", "quoted"],
        Field(description="Who asserts it: the source's author, somebody the source reports, or quotes."),
    ]
    speaker: Annotated[
        str, Field(description="Id of the actor who says it, where voice is not author; or empty.")
    ]
