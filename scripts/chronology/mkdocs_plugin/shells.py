"""Generated pages: shells, which are filled with their content, and stand-ins for MkDocs and its templates.

A shell is a page of a kind, rendered once and filled with the content of all others of that kind.
The theme takes milliseconds to render a page, most of which is the same for all pages of its kind. So it
renders one page of each kind, with tokens in place of what differs; the others are joined from the pieces
between the tokens. Contributors' text cannot be mistaken for a token: tokens are random, and the text is
never searched for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from secrets import token_hex
from types import SimpleNamespace
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from chronology.model.site import Site
from chronology.pages.page_list import Page

Kind = tuple[str, int]


def kind(page: Page) -> Kind:
    """Return the key of a page's shell: the page's kind, and its depth, on which relative links depend."""
    return page.kind, page.address.count("/")


def values(page: Page, site: Site) -> dict[str, str]:
    """Return the values that differ between pages of a kind, except the body, as HTML.

    Title and description are escaped here, because the theme prints them unescaped.
    """
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "head": page.head(),
        "edit": site.edit(page.edit_path),
        "canonical": site.url and site.url + page.address,
    }


class Tokens(NamedTuple):
    """The tokens for the values of a page, by name, and those before and after its body."""

    by_name: Mapping[str, str]
    start: str
    end: str

    @classmethod
    def new(cls, found: Mapping[str, str]) -> Tokens:
        """Return random tokens for the values that are not empty."""
        return cls(
            {name: token_hex(16) for name, value in found.items() if value}, token_hex(16), token_hex(16)
        )

    def wrap(self, body: str) -> str:
        """Return the body between its tokens; it is not replaced by one, as a theme may inspect it."""
        return f"{self.start}{body}{self.end}"


@dataclass(frozen=True)
class Shell:
    """The pieces of a rendered page; every second one is the name of the value in that place."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, tokens: Tokens) -> Shell:
        """Split a rendered page at its tokens; raise ValueError unless it contains the body exactly once."""
        before, start, rest = html.partition(tokens.start)
        _, end, after = rest.partition(tokens.end)
        if not start or not end or tokens.start in after:
            raise ValueError("the theme does not print the content of a page once and unchanged")
        names = {token: name for name, token in tokens.by_name.items()}
        names[tokens.start] = "body"
        found = re.split(f"({'|'.join(names)})", before + tokens.start + after)
        return cls(tuple(names.get(piece, piece) for piece in found))

    def fill(self, own: Mapping[str, str]) -> str:
        """Return the page with these values, including its body."""
        return "".join(own[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))


# ---- stand-ins for pages that MkDocs does not render


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


def listed(page: Page, site: Site, date: str) -> SimpleNamespace:
    """Return the file of a generated page in the list that templates such as the sitemap's read.

    MkDocs gives every page the date of the build.
    """
    listed = SimpleNamespace(
        url=page.address,
        title=page.title,
        canonical_url=site.url and site.url + page.address,
        abs_url=None,
        update_date=date,
        is_link=False,
    )
    return SimpleNamespace(url=page.address, page=listed)
