"""Placeholders for generated HTML in hand-written pages.

A macro returns a token, which Markdown takes for a word and which is replaced by HTML afterwards. Otherwise
Markdown would interpret a title in the HTML, for example as an image, or as a link that runs code.

Blocks of that HTML are replaced by tokens again while the search plugin parses a page: it also parses what it
excludes, which takes longer for the timeline than rendering it.
"""

from __future__ import annotations

import re
from secrets import randbits, token_hex

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_TOKEN = str(randbits(128))  # random, so that no text can contain it
_BLOCKS = re.compile(rf"<p>((?:m{_TOKEN}1\d+m\s*)+)</p>", re.IGNORECASE)
# Tags, comments and elements of plain text are matched whole, so that no HTML is inserted into them.
_PLACES = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title)\b.*?</\1\s*>"
    r"""|</?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>"""
    rf"|m{_TOKEN}[01](?P<number>\d+)m",
    re.DOTALL | re.IGNORECASE,
)


class Inserted(Extension):  # type: ignore[misc]
    """The Markdown extension that stores the HTML of a build's macros and inserts it."""

    def __init__(self) -> None:
        super().__init__()
        self._html: list[str] = []

    def token(self, html: str, *, block: bool = False) -> str:
        """Return a token for HTML; a block replaces the paragraph that contains only its token."""
        self._html.append(html)
        return f"m{_TOKEN}{block:d}{len(self._html) - 1}m"

    def insert(self, text: str) -> str:
        """Return a page's HTML with each token replaced."""
        return _PLACES.sub(self._found, _BLOCKS.sub(r"\1", text))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (named by Markdown)
        """Register a postprocessor that runs last; it also runs on headings, before their ids are made."""
        md.postprocessors.register(_Inserting(self), "inserted", -100)

    def _found(self, match: re.Match[str]) -> str:
        return match[0] if match["number"] is None else self._html[int(match["number"])]


class _Inserting(Postprocessor):  # type: ignore[misc]
    def __init__(self, inserted: Inserted) -> None:
        super().__init__()
        self._inserted = inserted

    def run(self, text: str) -> str:
        return self._inserted.insert(text)


def has_token(html: str) -> bool:
    """Return whether a finished page contains a token, in a place where HTML cannot be inserted."""
    return _TOKEN in html


_BLOCK = re.compile("(?<=<no-search data-search-exclude>).*?(?=</no-search>)", re.DOTALL)
# A heading that the search plugin indexes, even in an excluded element.
_HEADING = re.compile(r"<h[1-6](?![^>]*\sdata-search-exclude)[^>]*\sid=")


class Blocks:
    """The blocks of one page."""

    def __init__(self) -> None:
        self._blocks: dict[str, str] = {}

    def extract(self, html: str) -> str:
        """Return the page's content with a token in place of each block."""
        return _BLOCK.sub(self._replace, html)

    def restore(self, html: str) -> str:
        """Return the rendered page with each block in place of its token."""
        for token, block in self._blocks.items():
            html = html.replace(token, block)
        return html

    def _replace(self, match: re.Match[str]) -> str:
        if _HEADING.search(match[0]):
            return match[0]
        token = token_hex(16)
        self._blocks[token] = match[0]
        return token
