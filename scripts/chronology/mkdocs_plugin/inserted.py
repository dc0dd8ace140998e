"""What macros insert: a token that Markdown takes for a word, and HTML in its place when Markdown is done.

Markdown would read a title within the HTML as Markdown: as an image, or as a link that runs code.
"""

from __future__ import annotations

import re
from secrets import randbits

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_TOKEN = str(randbits(128))  # drawn anew each time, so that no text can pass for one
_BLOCKS = re.compile(rf"<p>((?:m{_TOKEN}1\d+m\s*)+)</p>", re.IGNORECASE)
# In a tag, a comment or an element of plain text a token stays, for HTML would be read otherwise there.
_PLACES = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title)\b.*?</\1\s*>"
    r"""|</?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>"""
    rf"|m{_TOKEN}[01](?P<number>\d+)m",
    re.DOTALL | re.IGNORECASE,
)


class Inserted(Extension):  # type: ignore[misc]
    """The HTML that the macros of one build have made, and the extension of Markdown that inserts it."""

    def __init__(self) -> None:
        super().__init__()
        self._html: list[str] = []

    def token(self, html: str, *, block: bool = False) -> str:
        """Return what stands for HTML; that of a block takes the place of a paragraph of its own."""
        self._html.append(html)
        return f"m{_TOKEN}{block:d}{len(self._html) - 1}m"

    def insert(self, text: str) -> str:
        """Return a page's HTML with what the macros have made in the place of the tokens."""
        return _PLACES.sub(self._found, _BLOCKS.sub(r"\1", text))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (named by Markdown)
        """Insert after all else, also in headings before their ids are made."""
        md.postprocessors.register(_Inserting(self), "inserted", -100)

    def _found(self, match: re.Match[str]) -> str:
        return match[0] if match["number"] is None else self._html[int(match["number"])]


class _Inserting(Postprocessor):  # type: ignore[misc]
    def __init__(self, inserted: Inserted) -> None:
        super().__init__()
        self._inserted = inserted

    def run(self, text: str) -> str:
        return self._inserted.insert(text)


def is_left(html: str) -> bool:
    """Say whether a token is left in a finished page, where nothing can be inserted."""
    return _TOKEN in html
