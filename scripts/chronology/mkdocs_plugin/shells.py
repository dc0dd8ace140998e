"""Shells: one rendered page of a kind, cut where pages of the kind differ, to be filled for each other page.

A theme needs milliseconds for a page of which nearly everything is the same as on the page before. So it
renders one page of each kind with tokens in place of what differs, and all others are put together from
the pieces. Contributors' text is only ever put between pieces and never searched, and the tokens are drawn
anew for each build, so that no text can pass for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from secrets import token_hex
from typing import NamedTuple

from chronology.model.site import Site
from chronology.pages.page_list import Page

Kind = tuple[str, int]


def kind(page: Page) -> Kind:
    """Return what the pages of one shell share: their kind, and their depth, for relative links."""
    return page.kind, page.address.count("/")


def values(page: Page, site: Site) -> dict[str, str]:
    """Return what the page of a kind has of its own, but for its body, as it stands in HTML.

    Title and description are escaped here, for the theme prints them raw.
    """
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "head": page.head(),
        "edit": site.edit(page.edit_path),
        "canonical": site.url and site.url + page.address,
    }


def whole(page: Page, site: Site) -> dict[str, str]:
    """Return all that the page of a kind has of its own."""
    return values(page, site) | {"body": page.body()}


class Tokens(NamedTuple):
    """What stands in a shell in the place of each value; its own page's body stands between two."""

    by_name: Mapping[str, str]
    start: str
    end: str

    @classmethod
    def new(cls, found: Mapping[str, str]) -> Tokens:
        """Return tokens that nobody can have foreseen for those values that are not empty."""
        return cls(
            {name: token_hex(16) for name, value in found.items() if value}, token_hex(16), token_hex(16)
        )

    def around(self, body: str) -> str:
        """Return the body of the shell's own page, to be found again; a theme may ask what it holds."""
        return f"{self.start}{body}{self.end}"


@dataclass(frozen=True)
class Shell:
    """The pieces of a rendered page: every second one is the name of the value that stands there."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, tokens: Tokens) -> Shell:
        """Cut a rendered page at its tokens; raise ValueError where its body does not stand in it once."""
        before, start, rest = html.partition(tokens.start)
        _, end, after = rest.partition(tokens.end)
        if not start or not end or tokens.start in after:
            raise ValueError("the theme prints the content of a page not once, or changes it")
        names = {token: name for name, token in tokens.by_name.items()}
        names[tokens.start] = "body"
        found = re.split(f"({'|'.join(names)})", before + tokens.start + after)
        return cls(tuple(names.get(piece, piece) for piece in found))

    def fill(self, own: Mapping[str, str]) -> str:
        """Return the page that has these values, the body among them."""
        return "".join(own[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))
