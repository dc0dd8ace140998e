"""The published form of sources, of the vocabulary, of what was retired, and of changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from chronology.exports.published.base import Dated, Day, Identified, Url
from chronology.model.records import SourceKind


class UncitedParagraphs(TypedDict):
    """Paragraphs that no claim cites, and why."""

    at: Annotated[tuple[str, ...], Field(description="Paragraphs or spans of them: 1, 3-5, fn366.")]
    reason: Annotated[str, Field(description="Why nothing rests on them.")]


class InferredField(TypedDict):
    """A field that the document itself does not state."""

    field: Annotated[str, Field(description="Name of the field.")]
    reasoning: Annotated[str, Field(description="How its value is known.")]


class PublishedAuthor(TypedDict):
    """A person or an organisation; what does not apply is empty."""

    family: Annotated[str, Field(description="Family name of a person, with its particles, or only name.")]
    given: Annotated[str, Field(description="Given names of a person.")]
    organisation: Annotated[str, Field(description="Name of an organisation.")]


class PublishedSource(Identified, Dated):
    """One document that is cited."""

    url: Url
    title: Annotated[str, Field(description="Title of the document; in brackets where it states none.")]
    label: Annotated[str, Field(description="Short name in citation marks.")]
    mark: Annotated[str, Field(description="One capital letter.")]
    authors: Annotated[
        Sequence[PublishedAuthor], Field(description="Authors in the order of the document, as far as known.")
    ]
    container: Annotated[
        str, Field(description="Title of the book, periodical or site of which it is a part; or empty.")
    ]
    publisher: Annotated[str, Field(description="Publisher; or empty.")]
    kind: Annotated[SourceKind, Field(description="What it is, by which it is cited.")]
    standpoint: Annotated[str, Field(description="Where it speaks from.")]
    synopsis: Annotated[str, Field(description="What it says.")]
    language: Annotated[str, Field(description="Language (BCP 47).")]
    document_url: Annotated[str, Field(description="Address of the document; or empty.")]
    document_file: Annotated[str, Field(description="Name of the file that was read.")]
    document_sha256: Annotated[str, Field(description="SHA-256 of the file that was read.")]
    uncited: Annotated[Sequence[UncitedParagraphs], Field(description="Every paragraph that no claim cites.")]
    inferred: Annotated[
        Sequence[InferredField], Field(description="What the document itself does not state.")
    ]
    events: Annotated[Sequence[str], Field(description="Ids of the events with a claim of it.")]


class PublishedTheme(Identified):
    """A heading under which events stand."""

    url: Url
    name: Annotated[str, Field(description="Name.")]
    description: Annotated[str, Field(description="What belongs here.")]
    events: Annotated[Sequence[str], Field(description="Ids of its events.")]


class TranslatedName(TypedDict):
    """A name in another language."""

    language: Annotated[str, Field(description="Language (BCP 47).")]
    name: Annotated[str, Field(description="The name.")]


class PublishedActor(Identified):
    """A state, organisation, company, group or person."""

    url: Url
    name: Annotated[str, Field(description="Name.")]
    kind: Annotated[
        Literal["state", "organisation", "company", "group", "person"], Field(description="What it is.")
    ]
    description: Annotated[str, Field(description="Who it is; or empty.")]
    aliases: Annotated[tuple[str, ...], Field(description="Other spellings, adjectives and short forms.")]
    names: Annotated[Sequence[TranslatedName], Field(description="Names in other languages.")]
    events: Annotated[Sequence[str], Field(description="Ids of the events in which it takes part or speaks.")]


class PublishedPlace(Identified):
    """Where something happened."""

    name: Annotated[str, Field(description="Name.")]
    aliases: Annotated[tuple[str, ...], Field(description="Other spellings.")]
    former: Annotated[tuple[str, ...], Field(description="Names that it had before, or had for a time.")]
    names: Annotated[Sequence[TranslatedName], Field(description="Names in other languages.")]
    events: Annotated[Sequence[str], Field(description="Ids of the events that happened there.")]


class PublishedRedirect(Identified):
    """An event that was withdrawn or moved; its address stays."""

    url: Url
    title: Annotated[str, Field(description="Title that the event had.")]
    withdrawn: Annotated[str, Field(description="Why it was withdrawn; or empty.")]
    moved_to: Annotated[str, Field(description="Id of the event that replaces it; or empty.")]
    moved_to_url: Annotated[str, Field(description="Address of the event that replaces it; or empty.")]


class PublishedChange(Identified):
    """One entry of the log of changes; its id is its day and its number on that day."""

    date: Annotated[Day, Field(description="The day on which the change was published.")]
    kind: Annotated[
        Literal["added", "corrected", "withdrawn"], Field(description="What happened to the events.")
    ]
    events: Annotated[Sequence[str], Field(description="Ids of the events.")]
    note: Annotated[str, Field(description="What was changed and why; or empty.")]
