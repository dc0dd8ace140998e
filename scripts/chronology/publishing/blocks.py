"""Blocks: large elements of generated HTML, kept out of the way of Markdown and the search index.

A macro returns its list or picture as one line that Markdown passes through and that no search reads. Both
would still read every character of it, which for the timeline takes longer than making it. So a token
stands in its place from after the macros until the page is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from secrets import token_hex

from chronology.macros import BLOCK

_BLOCK = re.compile("^({})(.{{200,}})({})$".format(*map(re.escape, BLOCK)), re.MULTILINE)
# A heading that the search would list, even within a block.
_HEADING = re.compile(r"<h[1-6](?![^>]*\sdata-search-exclude)[^>]*\sid=")


class Blocks:
    """The blocks of one page."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def lift(self, markdown: str) -> str:
        """Return the page's Markdown with a token for the content of each large block."""
        return _BLOCK.sub(self._hold, markdown)

    def lay(self, html: str) -> str:
        """Return the rendered page with each block back in its place."""
        for token, block in self._held.items():
            html = html.replace(token, block)
        return html

    def ids(self) -> Iterator[str]:
        """Yield the ids within the blocks, to which other pages may link.

        A block is one line, and no text in it holds a quotation mark that is not escaped.
        """
        for block in self._held.values():
            yield from (after.partition('"')[0] for after in block.split(' id="')[1:])

    def _hold(self, match: re.Match[str]) -> str:
        if _HEADING.search(match[2]):
            return match[0]
        token = token_hex(16)
        self._held[token] = match[2]
        return match[1] + token + match[3]
