"""Bytes to text: the exact place of whatever should not be there."""

from __future__ import annotations

import pytest
from chronology.model import utf8
from chronology.model.utf8 import MAX_BYTES, Fault, called, mended
from hypothesis import given
from hypothesis import strategies as st


def decoded(raw: bytes) -> tuple[str | None, list[tuple[int, int, str]]]:
    """Return the text with the faults' places and messages."""
    faults: list[Fault] = []
    text = mended(raw, faults)
    return None if faults else text, [(fault.line, fault.column, fault.message) for fault in faults]


TEXTS = {
    b"": "",
    b"a: b\n": "a: b\n",
    b"\xef\xbb\xbfa: b": "a: b",  # a byte order mark at the beginning is what some editors write
    b"a\r\nb\rc\n": "a\nb\nc\n",
    "`é` 漢 🦆 क्‍ष می‌خواهم".encode(): "`é` 漢 🦆 क्‍ष می‌خواهم",  # joiners are part of scripts
    b"a\tb": "a\tb",
}


@pytest.mark.parametrize(("raw", "text"), TEXTS.items())
def test_text_that_is_fit_comes_back_with_plain_ends_of_lines(raw: bytes, text: str) -> None:
    """No byte order mark, and every line ends with a line feed."""
    assert decoded(raw) == (text, [])


SEEN = "is invisible or changes the direction of text"
FAULTS = {
    b"\xff\xfea\x00": [(1, 1, "byte 0xff is not UTF-8")],
    b"a: b\nc: \xe9\n": [(2, 4, "byte 0xe9 is not UTF-8")],
    b"a\r\nb\rc\xc3": [(3, 2, "byte 0xc3 is not UTF-8")],
    b"\xef\xbb\xbf\xe9": [(1, 1, "byte 0xe9 is not UTF-8")],
    "é: ".encode() + b"\x80": [(1, 4, "byte 0x80 is not UTF-8")],
    b"\xed\xa0\x80": [(1, 1, "byte 0xed is not UTF-8")],  # a lone surrogate
    b"\xc0\x80": [(1, 1, "byte 0xc0 is not UTF-8")],  # an overlong NUL
    b"a: \x00\n": [(1, 4, f"character U+0000 (NULL) {SEEN}")],
    b"a\x07\nb\x1b": [(1, 2, f"character U+0007 {SEEN}"), (2, 2, f"character U+001B (ESCAPE) {SEEN}")],
    "a\r\nb\u202e".encode(): [(2, 2, f"character U+202E (RIGHT-TO-LEFT OVERRIDE) {SEEN}")],
    "a\ufeff".encode(): [(1, 2, f"character U+FEFF (ZERO WIDTH NO-BREAK SPACE) {SEEN}")],
    "\u2028\U000e0041".encode(): [
        (1, 1, f"character U+2028 (LINE SEPARATOR) {SEEN}"),
        (1, 2, f"character U+E0041 (TAG LATIN CAPITAL LETTER A) {SEEN}"),
    ],
}


@pytest.mark.parametrize(("raw", "faults"), FAULTS.items())
def test_a_fault_has_its_exact_place(raw: bytes, faults: list[tuple[int, int, str]]) -> None:
    """Lines and columns count characters, from 1, and a byte order mark is none."""
    assert decoded(raw) == (None, faults)


UNSEEN = [
    *range(0x00, 0x09), 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4,
    *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0x2800,
    0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0xFFFD, 0xFFFF, 0xE0001,
    0xE0041, 0xE0100,
]  # fmt: skip


@pytest.mark.parametrize("code", UNSEEN, ids="U+{:04X}".format)
def test_a_character_that_nobody_sees_is_a_fault(code: int) -> None:
    """Controls, marks of direction, joiners without a script, tags."""
    assert decoded(f"a{chr(code)}b".encode()) == (None, [(1, 2, f"character {called(chr(code))} {SEEN}")])


@pytest.mark.parametrize(("size", "fit"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_the_limit_of_size_is_exact(size: int, fit: bool) -> None:
    """64 KiB are read, and one byte more is not."""
    text, faults = decoded(b"a" * size)
    assert (text is not None, faults) == (
        fit,
        [] if fit else [(1, 1, "the file is larger than 65,536 bytes")],
    )


@given(st.binary())
def test_bytes_give_text_or_faults_and_never_both(raw: bytes) -> None:
    """Whatever the bytes, there is a text without a fault or a fault without a text."""
    text, faults = decoded(raw)
    assert (text is None) == bool(faults)


@given(st.text(st.characters(codec="utf-8")))
def test_every_unseen_character_is_named_once(text: str) -> None:
    """The number of faults is that of the characters that should not be there."""
    _, faults = decoded(("x" + text).encode())
    assert len(faults) == len(list(utf8.unseen(text)))


JOINED = {
    "Persian": "می\u200cخواهم",
    "Persian, at the end of a word": "ه\u200d ق",
    "Hindi": "क\u094d\u200dष",
    "Bengali, at the end of a word": "ক\u09cd\u200c",
    "Mongolian": "\u182d\u180b",
    "a family": "👩\u200d👧",
    "a profession of a skin": "🧑🏽\u200d⚕\ufe0f",
    "a flag": "🏳\ufe0f\u200d🌈",
    "a head that shakes": "🙂\u200d↔\ufe0f",
    "a key": "1\ufe0f\u20e3",
    "a picture": "☎\ufe0e ❤\ufe0f ‼\ufe0f ↔\ufe0f",
}
APART = {
    "Latin letters": "du\u200dck",
    "Cyrillic letters": "ут\u200cка",
    "Greek": "α\u200d",
    "Hebrew": "א\u200cב",
    "the beginning of a line": "\u200cمی",
    "digits": "1\u200d2",
    "Arabic digits": "\u0661\u200c\u0662",
    "Arabic punctuation": "\u060c\u200c",
    "Chinese": "漢\u200d字",
    "a joiner after a joiner": "می\u200c\u200cخواهم",
    "an emoji and a letter": "👩\u200da",
    "an emoji and no more": "👩\u200d",
    "signs of money": "$\u200d$",
    "a letter as a picture": "a\ufe0f",
    "a digit on no key": "1\ufe0f",
    "a mark of Mongolian elsewhere": "a\u180b",
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED.keys())
def test_a_joiner_stays_where_a_script_or_an_emoji_needs_it(text: str) -> None:
    """A file may hold it, and so may a value and a draft."""
    assert decoded(text.encode()) == (text, [])
    assert list(utf8.unfit(text)) == []
    assert utf8.seen(text) == text


@pytest.mark.parametrize("text", APART.values(), ids=APART.keys())
def test_a_joiner_is_a_fault_where_nothing_needs_it(text: str) -> None:
    """One at a time: what it joins is no letter of such a script, and no emoji."""
    _, ((line, _, message),) = decoded(text.encode())
    assert line == 1
    assert message.startswith("character U+")
    assert len(list(utf8.unfit(text))) == 1
    assert not list(utf8.unfit(utf8.seen(text)))


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("a\rb", "U+000D (CARRIAGE RETURN)"),
        ("a\tb", "U+0009 (CHARACTER TABULATION)"),
        ("\u3164", "U+3164 (HANGUL FILLER)"),
        ("a\x01", "U+0001"),
    ],
)
def test_a_value_holds_no_control(value: str, named: str) -> None:
    """A file may hold tabs and carriage returns, between values and at the ends of lines."""
    ((message, _),) = utf8.unfit(value)
    assert message.startswith(f"character {named}")
    assert list(utf8.unfit("two\nlines")) == []
