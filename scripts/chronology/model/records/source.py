"""Sources, with their authors and ledgers, and the validation of their web addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from chronology.model import utf8
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
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}  # used together in one word


def url_fault(address: str) -> str:
    """Return what is wrong with an address that matches `URL_PATTERN`, or an empty string.

    An address is refused if its host or port is invalid, or if readers could mistake its host for another:
    with user information before the host, or with letters of different scripts in one label, written out or
    in Punycode (RFC 3492, `xn--`).
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_number = parts.netloc.startswith("[") and bool(ip_address(host))  # or raises ValueError
    except ValueError as error:
        return f"its host cannot be read ({error})"
    if "@" in parts.netloc:
        return 'it has user information ("…@") before its host'
    try:
        if parts.port == 0:
            raise ValueError
    except ValueError:
        return "its port is not a number from 1 to 65535"
    return "" if is_number else next(_host_faults(host), "")


def _host_faults(host: str) -> Iterator[str]:
    """Yield each fault of a host name, in words."""
    if not host:
        yield "it has no host"
    for label in unicodedata.normalize("NFKC", host).removesuffix(".").split("."):
        written = label
        if label.startswith("xn--"):
            with suppress(UnicodeError):
                written = label[4:].encode("ascii").decode("punycode")
        for character in written:
            is_part = unicodedata.category(character)[0] in "LMN" or character in "-_"
            if not is_part or any(utf8.unseen(character)):
                yield f"its host has the character {utf8.called(character)}, which is not allowed"
        if not written or (written == label and label.startswith("xn--")):
            yield f'"{label}" is not a valid part of a host'
        scripts = sorted({_script(one) for one in written if one.isalpha()})
        if len(scripts) > 1:
            yield f'"{label}" in its host mixes the scripts {", ".join(scripts)}'


def _script(letter: str) -> str:
    """Return the script of a letter, taken from the first word of its Unicode name."""
    name = unicodedata.name(letter, "unknown").partition(" ")[0].partition("-")[0]
    return "East Asian" if name in _EAST_ASIAN else name.capitalize()


def _url(value: str) -> str:
    if wrong := url_fault(value):
        raise PydanticCustomError("url", '"url": {wrong}', {"wrong": wrong})
    return value


Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500), AfterValidator(_url)]


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

    FORMER: ClassVar[Mapping[str, str]] = {
        "author": "Write a list with an entry for each author, a person or an organisation: "
        "`authors: [{family: Roland, given: Bob}]` or `authors: [{organisation: Ministry of Ducks}]`; "
        "leave it out where no author is known.",
    }

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
        description="Address of the document, http or https, where known.",
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
