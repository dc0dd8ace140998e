"""Decode UTF-8 and find invisible characters, with the position of each fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MAX_BYTES = 64 * 1024
MARK = "\ufffd"
"""Replaces characters that a text may not contain (U+FFFD, the replacement character)."""
# Control characters, bidirectional controls, the Braille blank, and whatever Unicode lets a program hide (the
# property Default_Ignorable_Code_Point, except for musical and shorthand symbols: more ranges above U+FFFF
# would make every search half as slow again). Files may contain tabs and line ends.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_IN_VALUES = re.compile("[\t\r]")
_JOINERS = "\u200c\u200d"
_IN_PLACES = f"{_JOINERS}\ufe0e\ufe0f\u180b\u180c\u180d\u180f"  # allowed after certain characters
# Letters of scripts that use joiners: Arabic to Sinhala, Myanmar, Khmer and so on.
_JOINED = re.compile(
    "[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17d3\u1820-\u18aa\u1a20-\u1bff\ua840-\ua87f\ua8e0-\ua9ff"
    "\uaa60-\uaa7f\uaae0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e943]"
)
_CONTROLS = {
    unicodedata.lookup(name): name
    for name in ("NULL", "CHARACTER TABULATION", "CARRIAGE RETURN", "ESCAPE", "DELETE", "NEXT LINE")
}


class Fault(NamedTuple):
    """A fault in a file: line and column from 1, message and hint."""

    line: int
    column: int
    message: str
    hint: str


def mended(raw: bytes, faults: list[Fault]) -> str | None:
    """Return the text of `raw` with U+FFFD in place of each fault, which is added to `faults`.

    Return None if the file is too large, or not UTF-8 and with zero bytes, as UTF-16 has them.
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
        faults.append(Fault(line, column, message, "Save the file in the encoding UTF-8."))
        if b"\x00" in raw:
            return None
        return _marked(_lines(raw.decode("utf-8", "replace")))
    if not _UNSEEN.search(text):
        return text
    for number, line_text in enumerate(text.split("\n"), 1):
        faults.extend(Fault(number, place + 1, *words) for place, words in unseen(line_text))
    return _marked(text)


def unseen(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the index of each invisible character, with message and hint."""
    for match in _UNSEEN.finditer(text):
        if not _belongs(match):
            yield match.start(), _words(match[0])


@cache  # a hostile file can hold the same character tens of thousands of times
def _words(character: str) -> tuple[str, str]:
    message = f"character {called(character)} is invisible or changes the direction of text"
    return message, "Delete it, or type the word again."


def unfit(value: str) -> Iterator[tuple[str, str]]:
    """Yield message and hint for each character that a value may not contain."""
    for match in _IN_VALUES.finditer(value):
        yield f"character {called(match[0])} in a value", "Replace it with a space."
    yield from (words for _, words in unseen(value))


def seen(text: str) -> str:
    """Return `text` without invisible characters, and with spaces in place of tabs and carriage returns."""
    return _IN_VALUES.sub(" ", _UNSEEN.sub(lambda match: match[0] if _belongs(match) else "", text))


def called(character: str) -> str:
    """Return the code point of a character and, if it has one, its Unicode name."""
    name = unicodedata.name(character, "") or _CONTROLS.get(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _belongs(match: re.Match[str]) -> bool:
    """Return whether an invisible character is part of the spelling of a script or an emoji."""
    text, place, character = match.string, match.start(), match[0]
    if character not in _IN_PLACES:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character in _JOINERS and _JOINED.match(before):
        return unicodedata.category(before)[0] in "LM"
    if character == "\u200d":  # of a family, a profession
        return _is_symbol(before.replace("\ufe0f", "☺")) and _is_symbol(after)
    if character in "\ufe0e\ufe0f":  # an emoji as text or picture, a digit on a key
        return _is_symbol(before) or before in {"‼", "⁉"} or after == "\u20e3"
    return character not in _JOINERS and "\u1820" <= before <= "\u18aa"  # a form of a Mongolian letter


def _is_symbol(character: str) -> bool:
    """Return whether a character can be part of an emoji."""
    return character in {"↔", "↕"} or (character > "\xa8" and unicodedata.category(character) in {"So", "Sk"})


def _marked(text: str) -> str:
    return _UNSEEN.sub(lambda match: match[0] if _belongs(match) else MARK, text)


def _lines(text: str) -> str:
    """Return `text` without byte order mark, and with `\\n` at the end of each line."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
