"""Contributors' text within Markdown that GitHub shows: read as plain words, whatever it holds."""

from __future__ import annotations

import re

from chronology.model.text import shown

# What Markdown reads; `://` and `www.` would make links, and `@` mentions.
_MARKS = re.compile(r"[\\`*_\[\]#&<>|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_BACKSLASHED = frozenset("\\`*_[]#")


def words(text: str) -> str:
    """Return `text` as one line of Markdown that shows it literally, without links and mentions."""
    return _MARKS.sub(_escaped, _one_line(text))


def code(text: str) -> str:
    """Return `text`, such as the name of a file, as code; a mark that would end the code is replaced."""
    return f"`{_one_line(text).replace('`', '´') or '(nothing)'}`"


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in _BACKSLASHED:
        return f"\\{mark}"
    # A space of no width after `@` keeps GitHub from telling whoever has that name.
    return f"&#{ord(mark)};" + ("&#8203;" if mark == "@" else "")


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))
