"""Blocks: large elements of generated HTML, kept out of the way of the search index.

The theme's search reads every character even of what it leaves out, which for the timeline takes longer than
making it. So a token stands in its place until the page is done.
"""

from __future__ import annotations

import re
from secrets import token_hex

_BLOCK = re.compile("(?<=<no-search data-search-exclude>).*?(?=</no-search>)", re.DOTALL)
# A heading that the search would list, even within a block.
_HEADING = re.compile(r"<h[1-6](?![^>]*\sdata-search-exclude)[^>]*\sid=")


class Blocks:
    """The blocks of one page."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def lift(self, html: str) -> str:
        """Return the page's content with a token for what stands in each block."""
        return _BLOCK.sub(self._hold, html)

    def lay(self, html: str) -> str:
        """Return the whole page with each block back in its place."""
        for token, block in self._held.items():
            html = html.replace(token, block)
        return html

    def _hold(self, match: re.Match[str]) -> str:
        if _HEADING.search(match[0]):
            return match[0]
        token = token_hex(16)
        self._held[token] = match[0]
        return token
