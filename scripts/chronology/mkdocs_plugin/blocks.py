"""Blocks of generated HTML, replaced by tokens while the search plugin parses a page.

The search plugin also parses what it excludes, which takes longer for the timeline than rendering it.
"""

from __future__ import annotations

import re
from secrets import token_hex

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
