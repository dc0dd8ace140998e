"""What is wrong with an address of the web, beyond what a pattern can say.

A host is refused that shows as another: one with user information before it, and one in which letters of
different scripts stand in one label, written out or as Punycode (RFC 3492, "xn--").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from chronology.model import utf8

_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}  # are written together


def fault(address: str) -> str:
    """Return what is wrong with an address that begins with `http://` or `https://`; or an empty text."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_number = parts.netloc.startswith("[") and bool(ip_address(host))  # raises for what is none
    except ValueError as error:
        return f"its host cannot be read ({error})"
    if "@" in parts.netloc:
        return 'user information ("…@") stands before its host'
    try:
        if parts.port == 0:
            raise ValueError
    except ValueError:
        return "its port is no number from 1 to 65535"
    return "" if is_number else next(_of_host(host), "")


def _of_host(host: str) -> Iterator[str]:
    """Yield what is wrong with the name of a host."""
    if not host:
        yield "it has no host"
    for label in unicodedata.normalize("NFKC", host).removesuffix(".").split("."):
        written = label
        if label.startswith("xn--"):
            with suppress(UnicodeError):
                written = label[4:].encode("ascii").decode("punycode")
        for character in written:
            is_part = unicodedata.category(character)[0] in "LMN" or character in "-_"
            if not is_part or any(utf8.unseen(character)):
                yield f"a host may not hold the character {utf8.called(character)}"
        if not written or (written == label and label.startswith("xn--")):
            yield f'"{label}" is no part of a host'
        scripts = sorted({_script(one) for one in written if one.isalpha()})
        if len(scripts) > 1:
            yield f'"{label}" in its host mixes the scripts {", ".join(scripts)}'


def _script(letter: str) -> str:
    """Return the script of a letter, by the first word of its name."""
    name = unicodedata.name(letter, "unknown").partition(" ")[0].partition("-")[0]
    return "East Asian" if name in _EAST_ASIAN else name.capitalize()
