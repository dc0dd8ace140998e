"""The source file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from chronology.records.base import LINE_PATTERN, SPACES, SPAN_PATTERN, Date, Language, Line, Prose, Record

URL_PATTERN = rf"""^https?://[^{SPACES}"'<>\\]+$"""


class Document(Record):
    """The file that was read; it is not part of the project."""

    file: Line = Field(description="The document's file name.", examples=["gazette.txt"])
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the document's bytes, in hexadecimal.", examples=["0123456789abcdef" * 4]
    )


class Uncited(Record):
    """Paragraphs that no claim cites, and why."""

    at: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=SPAN_PATTERN)], ...], Field(min_length=1)
    ] = Field(
        description="Paragraphs or spans of them: 1, 3-5, fn366, fn360-fn363.",
        examples=[["1", "3-5", "fn366"]],
    )
    reason: Line = Field(
        description="Why nothing rests on them: heading, argument without a dated happening.",
        examples=["heading"],
    )


class Inferred(Record):
    """A field of a source that the document itself does not state, with the reasoning."""

    field: Line = Field(description="Name of the field.", examples=["date"])
    reasoning: Prose = Field(
        description="How its value is known.", examples=["The article tells of the spring of 1935 as past."]
    )


class Source(Record):
    """One document that is cited."""

    title: Line = Field(
        description="Title of the document; in brackets where it states none.",
        examples=["The treaty and after", "[Letter to the editor]"],
    )
    label: Annotated[str, StringConstraints(min_length=1, max_length=24, pattern=LINE_PATTERN)] = Field(
        description="The short name in citation marks: Annual Report.", examples=["Gazette"]
    )
    mark: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] = Field(
        description="One capital letter, different for each source.", examples=["G"]
    )
    author: Line | None = Field(default=None, description="Author, where known.", examples=["Bob Roland"])
    publisher: Line | None = Field(
        default=None, description="Publisher, where known.", examples=["The Freedonia Gazette"]
    )
    date: Date = Field(description="Date of publication, in EDTF.", examples=["1935-02"])
    kind: Line = Field(
        description="Research chapter, commentary, opinion, magazine article …",
        examples=["newspaper article"],
    )
    standpoint: Prose = Field(
        description="One neutral sentence on where it speaks from.",
        examples=["Written in Fredville for readers in Freedonia."],
    )
    synopsis: Annotated[str, StringConstraints(min_length=1, max_length=1200)] = Field(
        description="What it says, in our own words.",
        examples=["How the treaty on ducks came about, and how it ended."],
    )
    language: Language = Field(description="Language of the document (BCP 47): en.", examples=["en"])
    url: Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500)] | None = Field(
        default=None,
        description="Address of the document, http or https, where known.",
        examples=["https://gazette.example/ducks"],
    )
    document: Document = Field(
        description="The file that was read.",
        examples=[{"file": "gazette.txt", "sha256": "0123456789abcdef" * 4}],
    )
    uncited: tuple[Uncited, ...] = Field(
        default=(),
        description="The ledger: every paragraph that no claim cites, with the reason.",
        examples=[[{"at": ["1", "6"], "reason": "heading"}]],
    )
    inferred: tuple[Inferred, ...] = Field(
        default=(),
        description="What the document itself does not state, with the reasoning.",
        examples=[[{"field": "date", "reasoning": "The article tells of the spring of 1935 as past."}]],
    )
