"""Where and under which name a chronology is published."""

from __future__ import annotations

from dataclasses import dataclass

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, its address, and the address at which a file of the project is edited.

    Both addresses end with a slash; `edit_url` is empty where nothing can be edited.
    """

    name: str = ""
    url: str = ""
    edit_url: str = ""

    def edit(self, path: str) -> str:
        """Return the address at which the file at `path`, from the root of the project, is edited."""
        return self.edit_url + path if self.edit_url else ""
