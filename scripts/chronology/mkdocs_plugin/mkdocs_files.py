"""What MkDocs and its templates are told of generated pages that MkDocs does not render itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from chronology.model.site import Site
from chronology.pages.page_list import Page


def source(page: Page) -> str:
    """Return the path under which MkDocs knows a generated page, as if it were Markdown in docs/."""
    return page.address.removesuffix("/") + ".md"


def generated_file(config: MkDocsConfig, path: str) -> File:
    """Return the file that stands for a generated page, whose absence from the navigation is no fault."""
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


class LinkedFiles(Files):
    """The files of a build; generated pages are found in it too, but only by who asks for one by its path.

    So links to them from Markdown, and their names in the navigation, are good, and MkDocs does not go
    through thousands of pages that it need not touch.
    """

    def __init__(self, files: Files, config: MkDocsConfig, generated: Mapping[str, Page]) -> None:
        super().__init__(files)
        self._config = config
        self._generated = generated

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path, from docs/, or one that stands for the generated page there."""
        file = super().get_file_from_path(path)
        if file is None and path in self._generated:
            return generated_file(self._config, path)
        return file


class Listed(NamedTuple):
    """A page as templates list it, such as that of the sitemap; it is its own file."""

    url: str
    title: str
    canonical_url: str
    update_date: str
    abs_url: str | None = None
    is_link: bool = False

    @classmethod
    def of(cls, page: Page, site: Site, date: str) -> Listed:
        """Return a generated page with the date of the build, as MkDocs dates all."""
        return cls(page.address, page.title, site.url and site.url + page.address, date)

    @property
    def page(self) -> Listed:
        """Return the page."""
        return self
