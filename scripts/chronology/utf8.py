"""Text from bytes, with the place of whatever should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_BYTES = 64 * 1024
MARK = "\ufffd"
"""Stands for what should not be in a text (U+FFFD, the replacement character)."""
# Controls, and the marks that reverse or hide text; tab, line feed and carriage return stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b"
    "\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


class Fault(NamedTuple):
    """One thing wrong with a file as YAML: where (1-based), what, and how to mend it."""

    line: int
    column: int
    message: str
    hint: str


def decode(raw: bytes, faults: list[Fault]) -> str | None:
    """Return the text of `raw`, or None after noting why there is none."""
    before = len(faults)
    text = mended(raw, faults)
    return text if len(faults) == before else None


def mended(raw: bytes, faults: list[Fault]) -> str | None:
    """Return the text of `raw` with U+FFFD for all that should not be there, which is noted.

    None where nothing can be read: of a file that is too large, or in an encoding of two bytes a letter.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes"
        faults.append(Fault(1, 1, message, "Split it into several files."))
        return None
    try:
        text = _lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        start = _lines(raw[: error.start].decode("utf-8"))
        line, column = start.count("\n") + 1, len(start) - start.rfind("\n")
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        faults.append(Fault(line, column, message, "Save the file with the encoding UTF-8."))
        if b"\x00" in raw:
            return None
        return _UNSEEN.sub(MARK, _lines(raw.decode("utf-8", "replace")))
    if not _UNSEEN.search(text):
        return text
    for number, line_text in enumerate(text.split("\n"), 1):
        faults.extend(Fault(number, place + 1, *words) for place, words in unseen(line_text))
    return _UNSEEN.sub(MARK, text)


def unseen(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the place, from 0, of each character that should not be there, with message and hint."""
    for match in _UNSEEN.finditer(text):
        message = f"character U+{ord(match[0]):04X} cannot be seen or steers the direction of text"
        yield match.start(), (message, "Delete it, or type the word anew.")


def _lines(text: str) -> str:
    """Return `text` without byte order mark, and with every end of line as YAML counts it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
