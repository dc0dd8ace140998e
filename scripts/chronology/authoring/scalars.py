"""How a text is written as YAML: plain where it can be, in quotes where it must be, folded where it is long.

Quotes are needed where the text would read as something else, to the strict reader or to the ordinary
one of an editor: «no» as false, «1991» as a number, «a: b» as a mapping.
"""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from chronology.loading.strict_yaml import NOTHING

WIDTH = 100
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_STARTS = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`=<~]|-(?:\s|$|--)|\.\.\.""")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n\r]|^\s|\s$")
_IN_BRACKETS = re.compile(r"[\[\]{},:?]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RESOLVER = yaml.SafeLoader.yaml_implicit_resolvers


@lru_cache(maxsize=4096)
def inline(text: str | None, *, in_brackets: bool = False, quoted: bool = False, bare: bool = False) -> str:
    """Return a text on one line; `quoted` and `bare` are as in a `Shape`."""
    if text is None:
        return "null"
    if not quoted and _may_be_plain(text, in_brackets) and (bare or not _reads_as_other(text)):
        return text
    return _in_quotes(text)


def folded(text: str | None, indent: int) -> list[str] | None:
    """Return the lines of a folded block, its header first, or None where the text cannot be folded."""
    if text is None:
        return None
    body = text.removesuffix("\n")
    lines: list[str] = []
    for paragraph in body.split("\n"):
        if lines and lines[-1]:
            lines.append("")
        if paragraph != paragraph.strip() or (not paragraph and not lines):
            return None
        lines.extend(_filled(paragraph, WIDTH - indent) if paragraph else [""])
    if body.endswith("\n") or not body or "\r" in text:
        return None
    return [">" if text.endswith("\n") else ">-", *(" " * indent + line if line else "" for line in lines)]


def _filled(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines, broken at single spaces only."""
    lines: list[str] = []
    for word in _BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _may_be_plain(text: str, in_brackets: bool) -> bool:
    if text in NOTHING or _STARTS.match(text) or _INSIDE.search(text):
        return False
    return not (in_brackets and _IN_BRACKETS.search(text))


def _reads_as_other(text: str) -> bool:
    """Say whether an ordinary reader takes a plain text for a number, date, truth value or nothing."""
    patterns = (*_RESOLVER.get(text[0], ()), *_RESOLVER.get(None, ()))
    return any(pattern.match(text) for _, pattern in patterns) or text in {"y", "n", "Y", "N"}


def _in_quotes(text: str) -> str:
    if ('"' in text or "\\" in text) and not set(text) & set("\n\t\r"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
