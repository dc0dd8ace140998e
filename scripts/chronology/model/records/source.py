"""Sources, with their authors and ledgers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chronology.model.records.base import (
    CAPITAL_PATTERN,
    FRAGMENT_PATTERN,
    LINE_PATTERN,
    PROSE_PATTERN,
    SHA256_PATTERN,
    URL_PATTERN,
    Date,
    Language,
    Line,
    Paragraph,
    Prose,
    Published,
    Record,
    Span,
)

SourceKind = Literal[
    "book", "chapter", "report", "journal-article", "magazine-article", "newspaper-article",
    "opinion-article", "blog-post", "web-page", "document",
]  # fmt: skip
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500)]


class Author(Record):
    """One author of a source: a person, with a family name, or an organisation."""

    family: Annotated[Line | None, Published()] = Field(
        default=None,
        description="Family name of a person, with its particles: van der Berg; or a person's only name.",
        examples=["Roland"],
    )
    given: Annotated[Line | None, Published()] = Field(
        default=None, description="Given names of a person, as the source prints them.", examples=["Bob"]
    )
    organisation: Annotated[Line | None, Published()] = Field(
        default=None,
        description="Name of an organisation, in place of a person's names.",
        examples=["Ministry of Ducks"],
    )

    @property
    def name(self) -> str:
        """Return the name in reading order: Bob Roland, or Ministry of Ducks."""
        return self.organisation or " ".join(filter(None, (self.given, self.family)))

    @property
    def inverted(self) -> str:
        """Return the name with the family name first: Roland, Bob; an organisation's name is unchanged."""
        return self.organisation or ", ".join(filter(None, (self.family, self.given)))


class Fragment(Record):
    """Words of a paragraph, by which a link to the document's address leads to it."""

    at: Annotated[Paragraph, Published()] = Field(description="The paragraph: 9, fn373.", examples=["3"])
    words: Annotated[
        str, StringConstraints(min_length=1, max_length=120, pattern=FRAGMENT_PATTERN), Published()
    ] = Field(
        description="Its first words as they stand there, with case and punctuation, up to eight; or others "
        "of its words, if these also stand elsewhere in the document.",
        examples=["It let 2,500 ducks"],
    )


class Document(Record):
    """The file that was read; it is not part of the project."""

    file: Annotated[Line, Published()] = Field(
        description="The document's file name.", examples=["gazette.txt"]
    )
    sha256: Annotated[str, StringConstraints(pattern=SHA256_PATTERN), Published()] = Field(
        description="SHA-256 of the document's bytes, in hexadecimal.", examples=["0123456789abcdef" * 4]
    )


class Uncited(Record):
    """Paragraphs that no claim cites, and why."""

    at: Annotated[tuple[Span, ...], Field(min_length=1, max_length=200), Published()] = Field(
        description="Paragraphs or spans of them: 1, 3-5, fn366, fn360-fn363.",
        examples=[["1", "3-5", "fn366"]],
    )
    reason: Annotated[Line, Published()] = Field(
        description="Why no claim cites them: heading, argument with no dated event.",
        examples=["heading"],
    )


class Inferred(Record):
    """A field of a source that the document itself does not state, with the reasoning."""

    field: Annotated[Line, Published()] = Field(description="Name of the field.", examples=["date"])
    reasoning: Annotated[Prose, Published()] = Field(
        description="How its value is known.", examples=["The article refers to the spring of 1935 as past."]
    )


class Source(Record):
    """One document that is cited."""

    title: Annotated[Line, Published()] = Field(
        description="Title of the document; in brackets if it states none.",
        examples=["The treaty and after", "[Letter to the editor]"],
    )
    label: Annotated[
        str, StringConstraints(min_length=1, max_length=24, pattern=LINE_PATTERN), Published()
    ] = Field(description="The short name in citation marks: Annual Report.", examples=["Gazette"])
    mark: Annotated[str, StringConstraints(pattern=CAPITAL_PATTERN), Published()] = Field(
        description="One capital letter, different for each source.", examples=["G"]
    )
    authors: Annotated[tuple[Author, ...], Field(max_length=50), Published()] = Field(
        default=(),
        description="Authors, where known, in the order of the source; each a person or an organisation.",
        examples=[[{"family": "Roland", "given": "Bob"}, {"organisation": "Ministry of Ducks"}]],
    )
    container: Annotated[Line | None, Published()] = Field(
        default=None,
        description="Title of the work that contains the source: the book or report of a chapter, the "
        "journal, magazine or newspaper of an article, the site of a page.",
        examples=["The Freedonia Gazette"],
    )
    publisher: Annotated[Line | None, Published()] = Field(
        default=None, description="Publisher, where known.", examples=["Roland & Sons"]
    )
    date: Annotated[Date, Published()] = Field(
        description="Date of publication, in EDTF.", examples=["1935-02"]
    )
    kind: Annotated[SourceKind, Published()] = Field(
        description="Type of document, which decides how it is cited. An opinion-article appears in a "
        "newspaper; a document is anything that no other word describes.",
        examples=["newspaper-article"],
    )
    standpoint: Annotated[Prose, Published()] = Field(
        description="One neutral sentence on its standpoint: who speaks, where, when and for what, and how "
        "the date is known if the document does not state it.",
        examples=["Written in Fredville for readers in Freedonia."],
    )
    synopsis: Annotated[
        str, StringConstraints(min_length=1, max_length=1200, pattern=PROSE_PATTERN), Published()
    ] = Field(
        description="What it says, in our own words.",
        examples=["How the treaty on ducks came about, and how it ended."],
    )
    language: Annotated[Language, Published()] = Field(
        description="Language of the document (BCP 47): en.", examples=["en"]
    )
    url: Annotated[Url | None, Published(name="document_url")] = Field(
        default=None,
        description="Address of the document, http or https, where known; its host in Latin letters, or in "
        "Punycode (xn--…).",
        examples=["https://gazette.example/ducks"],
    )
    fragments: Annotated[
        tuple[Fragment, ...],
        Field(max_length=200),
        Published("Words by which links to its address lead to paragraphs."),
    ] = Field(
        default=(),
        description="Words by which links to its address lead to paragraphs. With the documents at hand, "
        "`chronology check --texts DIR` compares them.",
    )
    document: Annotated[Document, Published()] = Field(
        description="The file that was read.",
        examples=[{"file": "gazette.txt", "sha256": "0123456789abcdef" * 4}],
    )
    uncited: Annotated[tuple[Uncited, ...], Field(max_length=200), Published()] = Field(
        default=(), description="The ledger: every paragraph that no claim cites, with the reason."
    )
    inferred: Annotated[tuple[Inferred, ...], Field(max_length=50), Published()] = Field(
        default=(), description="What the document itself does not state, with the reasoning."
    )
