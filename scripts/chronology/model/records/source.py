"""The source file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from chronology.model.records import address
from chronology.model.records.base import (
    LINE_PATTERN,
    PROSE_PATTERN,
    SPACES,
    SPAN_PATTERN,
    Date,
    Language,
    Line,
    Prose,
    Record,
)

URL_PATTERN = rf"""^https?://[^{SPACES}"'<>\\]+$"""

SourceKind = Literal[
    "book", "chapter", "report", "journal-article", "magazine-article", "newspaper-article",
    "opinion-article", "blog-post", "web-page", "document",
]  # fmt: skip


def _url(value: str) -> str:
    if wrong := address.fault(value):
        raise PydanticCustomError("url", '"url": {wrong}', {"wrong": wrong})
    return value


Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500), AfterValidator(_url)]


class Author(Record):
    """One author of a source: a person, with a family name, or an organisation."""

    family: Line | None = Field(
        default=None,
        description="Family name of a person, with its particles: van der Berg; or a person's only name.",
        examples=["Roland"],
    )
    given: Line | None = Field(
        default=None, description="Given names of a person, as the source prints them.", examples=["Bob"]
    )
    organisation: Line | None = Field(
        default=None,
        description="Name of an organisation, in place of a person's names.",
        examples=["Ministry of Ducks"],
    )

    @property
    def name(self) -> str:
        """Return the name as it is read: Bob Roland, or Ministry of Ducks."""
        return self.organisation or " ".join(filter(None, (self.given, self.family)))

    @property
    def inverted(self) -> str:
        """Return the name as lists are sorted by it: Roland, Bob; that of an organisation stays."""
        return self.organisation or ", ".join(filter(None, (self.family, self.given)))


class Document(Record):
    """The file that was read; it is not part of the project."""

    file: Line = Field(description="The document's file name.", examples=["gazette.txt"])
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the document's bytes, in hexadecimal.", examples=["0123456789abcdef" * 4]
    )


class Uncited(Record):
    """Paragraphs that no claim cites, and why."""

    at: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=SPAN_PATTERN)], ...],
        Field(min_length=1, max_length=200),
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

    FORMER: ClassVar[Mapping[str, str]] = {
        "author": "Write a list with an entry for each author, a person or an organisation: "
        "`authors: [{family: Roland, given: Bob}]` or `authors: [{organisation: Ministry of Ducks}]`; "
        "leave it out where no author is known.",
    }

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
    authors: Annotated[tuple[Author, ...], Field(max_length=50)] = Field(
        default=(),
        description="Authors, where known, in the order of the source; each a person or an organisation.",
        examples=[[{"family": "Roland", "given": "Bob"}, {"organisation": "Ministry of Ducks"}]],
    )
    container: Line | None = Field(
        default=None,
        description="Title of what the source is a part of: the book or report of a chapter, the journal, "
        "magazine or newspaper of an article, the site of a page.",
        examples=["The Freedonia Gazette"],
    )
    publisher: Line | None = Field(
        default=None, description="Publisher, where known.", examples=["Roland & Sons"]
    )
    date: Date = Field(description="Date of publication, in EDTF.", examples=["1935-02"])
    kind: SourceKind = Field(
        description="What it is, by which it is cited. An opinion-article stands in a newspaper; a document "
        "is what none of the other words names.",
        examples=["newspaper-article"],
    )
    standpoint: Prose = Field(
        description="One neutral sentence on where it speaks from.",
        examples=["Written in Fredville for readers in Freedonia."],
    )
    synopsis: Annotated[str, StringConstraints(min_length=1, max_length=1200, pattern=PROSE_PATTERN)] = Field(
        description="What it says, in our own words.",
        examples=["How the treaty on ducks came about, and how it ended."],
    )
    language: Language = Field(description="Language of the document (BCP 47): en.", examples=["en"])
    url: Url | None = Field(
        default=None,
        description="Address of the document, http or https, where known.",
        examples=["https://gazette.example/ducks"],
    )
    document: Document = Field(
        description="The file that was read.",
        examples=[{"file": "gazette.txt", "sha256": "0123456789abcdef" * 4}],
    )
    uncited: Annotated[tuple[Uncited, ...], Field(max_length=200)] = Field(
        default=(),
        description="The ledger: every paragraph that no claim cites, with the reason.",
        examples=[[{"at": ["1", "6"], "reason": "heading"}]],
    )
    inferred: Annotated[tuple[Inferred, ...], Field(max_length=50)] = Field(
        default=(),
        description="What the document itself does not state, with the reasoning.",
        examples=[[{"field": "date", "reasoning": "The article tells of the spring of 1935 as past."}]],
    )
