"""Shells: a page of each kind, rendered once and filled with the content of all others of that kind.

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
from typing import NamedTuple

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


def all_values(page: Page, site: Site) -> dict[str, str]:
    """Return the values that differ between pages of a kind, including the body, as HTML."""
    return values(page, site) | {"body": page.body()}


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
            raise ValueError("the theme prints the content of a page not once, or changes it")
        names = {token: name for name, token in tokens.by_name.items()}
        names[tokens.start] = "body"
        found = re.split(f"({'|'.join(names)})", before + tokens.start + after)
        return cls(tuple(names.get(piece, piece) for piece in found))

    def fill(self, own: Mapping[str, str]) -> str:
        """Return the page with these values, including its body."""
        return "".join(own[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))
