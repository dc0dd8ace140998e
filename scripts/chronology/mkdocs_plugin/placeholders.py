"""Placeholders for generated HTML in hand-written pages.

A macro returns a token, which Markdown takes for a word and which is replaced by HTML afterwards. Otherwise
Markdown would interpret a title in the HTML, for example as an image, or as a link that runs code.

Blocks are inserted only when a page is written, because the search plugin parses even what it excludes, which
takes longer for the timeline than rendering it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from secrets import randbits

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
        self._html: list[str | Callable[[], str]] = []

    def token(self, html: str | Callable[[], str], *, block: bool = False) -> str:
        """Return a token for HTML; a block replaces the paragraph that contains only its token."""
        self._html.append(html)
        return f"m{_TOKEN}{block:d}{len(self._html) - 1}m"

    def excluded(self, html: str) -> str:
        """Return the token for a block that is excluded from search.

        The search plugin ends an exclusion at the first end tag with the same name, so the excluded element
        has a name that is not used elsewhere.
        """
        return self.token(f"<div><no-search data-search-exclude>{html}</no-search></div>", block=True)

    def later(self, html: str | Callable[[], str]) -> str:
        """Return the token for such a block that is inserted, and made, only when its page is written."""
        return self.excluded(self.token(html))

    def insert(self, text: str) -> str:
        """Return a page's HTML with each token replaced, but for those in what replaces them."""
        return self.finish(_BLOCKS.sub(r"\1", text))

    def finish(self, html: str) -> str:
        """Return a rendered page with its blocks."""
        return _PLACES.sub(self._found, html)

    def anchors(self, html: str) -> list[str]:
        """Return the ids in a page's HTML, and in those of its blocks that are already made."""
        blocks = [self._html[int(match["number"])] for match in _PLACES.finditer(html) if match["number"]]
        made = (block for block in blocks if isinstance(block, str))
        return re.findall(r'\sid="([^"]*)"', "".join((html, *made)))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (named by Markdown)
        """Register a postprocessor that runs last; it also runs on headings, before their ids are made."""
        md.postprocessors.register(_Inserting(self), "inserted", -100)

    def _found(self, match: re.Match[str]) -> str:
        if match["number"] is None:
            return match[0]
        html = self._html[int(match["number"])]
        return html if isinstance(html, str) else html()


class _Inserting(Postprocessor):  # type: ignore[misc]
    def __init__(self, inserted: Inserted) -> None:
        super().__init__()
        self._inserted = inserted

    def run(self, text: str) -> str:
        return self._inserted.insert(text)


def has_token(html: str) -> bool:
    """Return whether a finished page contains a token, in a place where HTML cannot be inserted."""
    return _TOKEN in html
