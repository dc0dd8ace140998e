"""Contributors' text: its cross-references, and how to show it in a terminal or in Markdown.

The only markup of a contributor's text is `[[event-id]]` or `[[event-id|words]]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

UNWRITTEN = "TODO"  # begins a text that is still to be written
# What GitHub's Markdown would read; `://` and `www.` would make links, and `@` mentions.
_MARKDOWN = re.compile(r"[\\`*_\[\]#&<>|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_BACKSLASHED = frozenset("\\`*_[]#")
_REFERENCE = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")


class Reference(NamedTuple):
    """A cross-reference `[[target|label]]`; `label` is None if there is none."""

    target: str
    label: str | None


def segments(text: str) -> Iterator[str | Reference]:
    """Yield the parts of `text` in order: plain strings and cross-references."""
    end = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        label = match[2].strip() if match[2] else None
        yield Reference(match[1].strip(), label or None)
        end = match.end()
    if end < len(text):
        yield text[end:]


def references(text: str) -> list[Reference]:
    """Return the cross-references of `text`, in order."""
    if "[[" not in text:
        return []
    return [part for part in segments(text) if isinstance(part, Reference)]


def read(text: str, name: Callable[[str], str]) -> str:
    """Replace each cross-reference in `text` by its label or, if it has none, by `name(target)`."""
    if "[[" not in text:
        return text
    return _REFERENCE.sub(lambda match: (match[2] or "").strip() or name(match[1].strip()), text)


def plain(text: str) -> str:
    """Replace each cross-reference in `text` by its label, or by nothing."""
    return read(text, lambda target: "")


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun: `1 event`, `1,200 events`; `nouns` is an irregular plural."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def paragraph_words(reference: str) -> str:
    """Return a paragraph, a footnote or a span of them in words: `¶ 9`, `¶ 3–5`, `n. 375`, `nn. 360–363`."""
    ends = re.split("[-–]", reference)
    notes = [end.startswith("fn") for end in ends]
    if any(notes) and not all(notes):  # from the text into the footnotes
        return " – ".join(map(paragraph_words, ends))
    mark = "¶" if not any(notes) else "n." if len(ends) == 1 else "nn."
    return f"{mark} {'–'.join(end.removeprefix('fn') for end in ends)}"


def paragraphs_words(references: Iterable[str]) -> str:
    """Return cited paragraphs and footnotes in words: `¶ 9, 10, n. 375`."""
    words: list[str] = []
    for one in map(paragraph_words, references):
        words.append(one.removeprefix("¶ ") if words and "n." not in words[-1] else one)
    return ", ".join(words)


def unbalanced(text: str) -> str | None:
    """Return the first `[[` or `]]` of `text` outside a cross-reference, with what follows it, or None."""
    if "[[" not in text and "]]" not in text:
        return None
    for part in segments(text):
        if isinstance(part, str) and (match := re.search(r"\[\[|\]\]", part)):
            return part[match.start() : match.start() + 30].strip()
    return None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `; did you mean `…`?` for the nearest of the `known` names, or an empty string."""
    from difflib import get_close_matches  # imported only when a name is wrong

    close = get_close_matches(wrong.lower(), known, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""


def shown(text: str) -> str:
    """Return `text` for a terminal: unprintable characters, line ends included, become `\\u000a`.

    Commands pass every text of a contributor through this function, so that none of it can start a
    workflow command of GitHub.
    """
    if text.lstrip().startswith(("::", "##[")):
        text = text.replace(mark := text.lstrip()[0], f"\\u{ord(mark):04x}", 1)
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def on_one_line(text: str) -> str:
    """Return `text` for a terminal, on one line and with single spaces."""
    return shown(" ".join(text.split()))


def escape_markdown(text: str) -> str:
    """Return one line of GitHub's Markdown that shows `text` literally, without links or mentions."""
    return _MARKDOWN.sub(_escaped, on_one_line(text))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in _BACKSLASHED:
        return f"\\{mark}"
    # A zero-width space after `@` keeps GitHub from notifying the user of that name.
    return f"&#{ord(mark)};" + ("&#8203;" if mark == "@" else "")


def markdown_code(text: str) -> str:
    """Return `text`, such as the name of a file, as inline code; a backtick in it becomes `´`."""
    return f"`{on_one_line(text).replace('`', '´') or '(nothing)'}`"
