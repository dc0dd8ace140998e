"""The published form of sources, of the vocabulary, of what was retired, and of changes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from chronology.exports.published.base import Dated, Day, Identified, Published, Url


class UncitedParagraphs(Published):
    """Paragraphs that no claim cites, and why."""

    at: list[str] = Field(description="Paragraphs or spans of them: 1, 3-5, fn366.")
    reason: str = Field(description="Why nothing rests on them.")


class InferredField(Published):
    """A field that the document itself does not state."""

    field: str = Field(description="Name of the field.")
    reasoning: str = Field(description="How its value is known.")


class PublishedSource(Dated, Identified):
    """One document that is cited."""

    url: Url
    title: str = Field(description="Title of the document; in brackets where it states none.")
    label: str = Field(description="Short name in citation marks.")
    mark: str = Field(description="One capital letter.")
    author: str = Field(description="Author; or empty.")
    publisher: str = Field(description="Publisher; or empty.")
    kind: str = Field(description="What kind of text it is.")
    standpoint: str = Field(description="Where it speaks from.")
    synopsis: str = Field(description="What it says.")
    language: str = Field(description="Language (BCP 47).")
    document_url: str = Field(description="Address of the document; or empty.")
    document_file: str = Field(description="Name of the file that was read.")
    document_sha256: str = Field(description="SHA-256 of the file that was read.")
    uncited: list[UncitedParagraphs] = Field(description="Every paragraph that no claim cites.")
    inferred: list[InferredField] = Field(description="What the document itself does not state.")
    events: list[str] = Field(description="Ids of the events that cite it.")


class PublishedTheme(Identified):
    """A heading under which events stand."""

    url: Url
    name: str = Field(description="Name.")
    description: str = Field(description="What belongs here.")
    events: list[str] = Field(description="Ids of its events.")


class TranslatedName(Published):
    """A name in another language."""

    language: str = Field(description="Language (BCP 47).")
    name: str = Field(description="The name.")


class PublishedActor(Identified):
    """A state, organisation, company, group or person."""

    url: Url
    name: str = Field(description="Name.")
    kind: Literal["state", "organisation", "company", "group", "person"] = Field(description="What it is.")
    description: str = Field(description="Who it is; or empty.")
    aliases: list[str] = Field(description="Other spellings, adjectives and short forms.")
    names: list[TranslatedName] = Field(description="Names in other languages.")
    events: list[str] = Field(description="Ids of the events in which it takes part or speaks.")


class PublishedPlace(Identified):
    """Where something happened."""

    name: str = Field(description="Name.")
    aliases: list[str] = Field(description="Other spellings.")
    former: list[str] = Field(description="Names that it had before, or had for a time.")
    names: list[TranslatedName] = Field(description="Names in other languages.")
    events: list[str] = Field(description="Ids of the events that happened there.")


class PublishedRedirect(Identified):
    """An event that was withdrawn or moved; its address stays."""

    url: Url
    title: str = Field(description="Title that the event had.")
    withdrawn: str = Field(description="Why it was withdrawn; or empty.")
    moved_to: str = Field(description="Id of the event that replaces it; or empty.")
    moved_to_url: str = Field(description="Address of the event that replaces it; or empty.")


class PublishedChange(Identified):
    """One entry of the log of changes; its id is its day and its number on that day."""

    date: Day = Field(description="The day on which the change was published.")
    kind: Literal["added", "corrected", "withdrawn"] = Field(description="What happened to the events.")
    events: list[str] = Field(description="Ids of the events.")
    note: str = Field(description="What was changed and why; or empty.")
