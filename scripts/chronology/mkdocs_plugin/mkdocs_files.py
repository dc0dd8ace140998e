"""Stand-ins, for MkDocs and its templates, for generated pages that MkDocs does not render."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from chronology.model.site import Site
from chronology.pages.page_list import Page


def source_path(page: Page) -> str:
    """Return the source path of a generated page in MkDocs, as if it were a Markdown file in docs/."""
    return page.address.removesuffix("/") + ".md"


def generated_file(config: MkDocsConfig, path: str) -> File:
    """Return the file of a generated page, which MkDocs does not expect in the navigation."""
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


class LinkedFiles(Files):
    """The files of a build, in which generated pages can be looked up by path but are not listed.

    Links from Markdown and entries in the navigation resolve, and MkDocs does not iterate over thousands of
    pages that it does not render.
    """

    def __init__(self, files: Files, config: MkDocsConfig, generated: Mapping[str, Page]) -> None:
        super().__init__(files)
        self._config = config
        self._generated = generated

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path in docs/, or else a new file for the generated page with that path."""
        file = super().get_file_from_path(path)
        if file is None and path in self._generated:
            return generated_file(self._config, path)
        return file


class Listed(NamedTuple):
    """A page in the list that templates such as the sitemap's read; it serves as its own file."""

    url: str
    title: str
    canonical_url: str
    update_date: str
    abs_url: str | None = None
    is_link: bool = False

    @classmethod
    def of(cls, page: Page, site: Site, date: str) -> Listed:
        """Return the entry of a generated page; MkDocs gives every page the date of the build."""
        return cls(page.address, page.title, site.url and site.url + page.address, date)

    @property
    def page(self) -> Listed:
        """Return the page itself, because templates read `file.page`."""
        return self
