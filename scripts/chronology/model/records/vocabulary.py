"""The vocabulary: themes, actors and places."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronology.model.records.base import Language, Line, Prose, Published, Record

_Names = Annotated[dict[Language, Line], Field(max_length=50), Published("Names in other languages.")]


class Theme(Record):
    """A heading under which readers look for events."""

    name: Annotated[Line, Published()] = Field(description="Name of the theme.", examples=["Borders"])
    description: Annotated[Prose, Published()] = Field(
        description="What belongs here, in one sentence.",
        examples=["Where one country ends and another begins."],
    )


class Actor(Record):
    """A state, organisation or person that acts in events or speaks in claims."""

    name: Annotated[Line, Published()] = Field(
        description="The name shown on pages.", examples=["Rufus Firefly"]
    )
    kind: Annotated[Literal["state", "organisation", "company", "media", "group", "person"], Published()] = (
        Field(description="What it is.", examples=["person"])
    )
    description: Annotated[Line | None, Published()] = Field(
        default=None,
        description="Who it is, as the sources introduce it.",
        examples=["President of Freedonia"],
    )
    aliases: Annotated[tuple[Line, ...], Field(max_length=20), Published()] = Field(
        default=(),
        description="Every other spelling, adjective or short form that stands for it.",
        examples=[["Firefly"]],
    )
    names: _Names = Field(
        default={},
        description="Names in other languages, by language (BCP 47): {ru: …}.",
        examples=[{"fr": "Rufus Luciole"}],
    )

    @property
    def family_name(self) -> str | None:
        """The word of a person's name that is an alias, too; None if there is none, and for other actors."""
        words = self.name.split() if self.kind == "person" else []
        return next((alias for alias in self.aliases if alias in words and alias != self.name), None)

    @property
    def sort_name(self) -> str:
        """The words by which lists are sorted: the family name first, and no article."""
        return f"{self.family_name} {self.name}" if self.family_name else self.name.removeprefix("The ")


class Place(Record):
    """Where something happened."""

    name: Annotated[Line, Published()] = Field(description="The name shown on pages.", examples=["Fredville"])
    aliases: Annotated[tuple[Line, ...], Field(max_length=20), Published()] = Field(
        default=(), description="Other spellings.", examples=[["Fred Ville"]]
    )
    former: Annotated[tuple[Line, ...], Field(max_length=20), Published()] = Field(
        default=(), description="Names that it had before, or had for a time.", examples=[["Port Fred"]]
    )
    names: _Names = Field(
        default={},
        description="Names in other languages, by language (BCP 47): {ru: …}.",
        examples=[{"fr": "Frédville"}],
    )
