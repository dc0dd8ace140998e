"""Strict YAML: scalars as written, every refusal in its place, and no bytes that break the reader."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import yaml
from chronology.loading.strict_yaml import MAX_DEPTH, parse
from chronology.model import utf8
from chronology.model.entries import ParsedYaml, Path
from chronology.model.utf8 import MAX_BYTES
from hypothesis import example, given, settings
from hypothesis import strategies as st

EVENT = """\
title: The Duck Treaty is signed
kind: event
date: "1932-06-17"
actors: [freedonia, sylvania]
places: []
themes:
- borders
summary: >-
  A treaty on ducks,
  which ends with [[1934-lapse|the frozen river]].
claims:
  - text: 'It let 2,500 ducks cross: a bargain.'
    source: gazette
    at: ["3", fn1]
    speaker: null
  - {text: "“Quoted”, with \\"quotes\\".", source: almanac, at: ["2"]}
""".encode()


def faults(raw: bytes) -> list[tuple[int, int, str]]:
    """Return the place and message of each fault."""
    return [(fault.line, fault.column, fault.message) for fault in parse(raw).faults]


def plain(value: Any) -> bool:
    """Say whether a value is nothing but text, None, lists and mappings with text as keys."""
    if isinstance(value, dict):
        return all(type(key) is str and plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return value is None or type(value) is str


def assert_sound(raw: bytes) -> ParsedYaml:
    """Assert what holds of any bytes: plain data, and every place inside the file."""
    parsed = parse(raw)
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8", errors="replace"))
    assert plain(parsed.data)
    places = [(fault.line, fault.column) for fault in parsed.faults]
    for line, column in (*places, *parsed.positions.values(), *parsed.keys.values()):
        assert 1 <= line <= len(lines) + 1
        assert 1 <= column <= (len(lines[line - 1]) + 1 if line <= len(lines) else 1)
    for fault in parsed.faults:
        assert fault.message
        assert fault.hint
    return parsed


# ---- what is written is what is read


AS_WRITTEN = [
    "NO", "yes", "True", "1991-12-16", "1991-12", "1991", "16:30", "0o14", "014", "0x1F", "1e3", "1_000",
    "+1", "-0.0", ".inf", "-.INF", ".nan", "Null", "NULL", "nULL", "=", "<<", "2001-12-14t21:59:43.10-05:00",
]  # fmt: skip


@pytest.mark.parametrize("scalar", AS_WRITTEN)
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    """No truth value, number, date or time is made of a text, as value, in a list or as key."""
    raw = f"a: {scalar}\nb: [{scalar}]\n{scalar}: c\n".encode()
    parsed = parse(raw)
    assert (parsed.data, parsed.faults) == ({"a": scalar, "b": [scalar], scalar: "c"}, [])


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_a_plain_nothing_is_none(written: str) -> None:
    """An empty value, `~` and `null` mean nothing."""
    assert parse(f"a: {written}\n".encode()).data == {"a": None}


@pytest.mark.parametrize("written", ["''", "'~'", "'null'", '""', '"~"', '"null"'])
def test_a_quoted_nothing_is_text(written: str) -> None:
    """In quotation marks, what would mean nothing is the text that it is."""
    assert parse(f"a: {written}\n".encode()).data == {"a": written[1:-1]}


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# only a comment\n", b"---\n", b"---\n...\n", b"~"])
def test_an_empty_file_is_nothing_and_no_fault(raw: bytes) -> None:
    """A file without a value is None; that a record is missing is for others to say."""
    parsed = parse(raw)
    assert (parsed.data, parsed.faults) == (None, [])


def test_an_example_has_every_value_and_every_position() -> None:
    """Lines and columns of all keys and values, in block and flow style, counted from 1."""
    parsed = parse(EVENT)
    assert parsed.faults == []
    assert parsed.data == {
        "title": "The Duck Treaty is signed",
        "kind": "event",
        "date": "1932-06-17",
        "actors": ["freedonia", "sylvania"],
        "places": [],
        "themes": ["borders"],
        "summary": "A treaty on ducks, which ends with [[1934-lapse|the frozen river]].",
        "claims": [
            {
                "text": "It let 2,500 ducks cross: a bargain.",
                "source": "gazette",
                "at": ["3", "fn1"],
                "speaker": None,
            },
            {"text": '“Quoted”, with "quotes".', "source": "almanac", "at": ["2"]},
        ],
    }
    assert parsed.positions == {
        (): (1, 1),
        ("title",): (1, 8),
        ("kind",): (2, 7),
        ("date",): (3, 7),
        ("actors",): (4, 9),
        ("actors", 0): (4, 10),
        ("actors", 1): (4, 21),
        ("places",): (5, 9),
        ("themes",): (7, 1),
        ("themes", 0): (7, 3),
        ("summary",): (8, 10),
        ("claims",): (12, 3),
        ("claims", 0): (12, 5),
        ("claims", 0, "text"): (12, 11),
        ("claims", 0, "source"): (13, 13),
        ("claims", 0, "at"): (14, 9),
        ("claims", 0, "at", 0): (14, 10),
        ("claims", 0, "at", 1): (14, 15),
        ("claims", 0, "speaker"): (15, 14),
        ("claims", 1): (16, 5),
        ("claims", 1, "text"): (16, 12),
        ("claims", 1, "source"): (16, 50),
        ("claims", 1, "at"): (16, 63),
        ("claims", 1, "at", 0): (16, 64),
    }
    assert parsed.keys[("claims",)] == (11, 1)
    assert parsed.keys[("claims", 0, "speaker")] == (15, 5)
    assert parsed.keys[("claims", 1, "source")] == (16, 42)
    assert set(parsed.keys) == {path for path in parsed.positions if path and isinstance(path[-1], str)}


def test_an_unknown_path_stands_where_the_nearest_part_around_it_does() -> None:
    """A finding about what is missing points to what should hold it."""
    parsed = parse(EVENT)
    assert parsed.at(("claims", 0, "at", 7)) == (14, 9)
    assert parsed.at(("claims", 9, "text")) == (12, 3)
    assert parsed.at(("nothing", "here")) == (1, 1)
    assert ParsedYaml().at(("title",)) == (1, 1)


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_lines_may_end_as_on_other_systems(ends: bytes) -> None:
    """Data and positions are those of the file with line feeds, with a byte order mark or without."""
    expected, found = parse(EVENT), parse(b"\xef\xbb\xbf" + EVENT.replace(b"\n", ends))
    assert (found.data, found.positions, found.faults) == (expected.data, expected.positions, [])


# ---- comments


@pytest.mark.parametrize(
    ("text", "places", "data", "lost"),
    [
        ("title: Treaty no. #1 is signed\n", [(1, 19)], {"title": "Treaty no."}, {("title",)}),
        ("title: # 1 treaty\n", [(1, 8)], {"title": None}, {("title",)}),
        ("a: One\n  two #three\nb: four\n", [(2, 7)], {"a": "One two", "b": "four"}, {("a",)}),
        ("a: 'One' # two\n", [(1, 10)], {"a": "One"}, set()),
        ('a: "One"#two\n', [(1, 9)], {"a": "One"}, set()),
        ("a: >- # two\n  One #1\n", [(1, 7)], {"a": "One #1"}, set()),
        ("a: # two\n  - One\n", [(1, 4)], {"a": ["One"]}, set()),
        (
            "a: [One, # two\n  three]# four\n",
            [(1, 10), (2, 9)],
            {"a": ["One", "three"]},
            {("a", 0), ("a", 1)},
        ),
        ("- # one\n  a: b\n", [(1, 3)], [{"a": "b"}], set()),
        ("- \u00a0 #one\n", [(1, 5)], ["\u00a0"], {(0,)}),
        ("a: One #two\r\nb: three\r\n", [(1, 8)], {"a": "One", "b": "three"}, {("a",)}),
        ("a: One #two", [(1, 8)], {"a": "One"}, {("a",)}),
    ],
)
def test_a_comment_after_something_on_its_line_is_a_fault(
    text: str, places: list[tuple[int, int]], data: Any, lost: set[Any]
) -> None:
    """At its "#", since it may well be a part of the text that is lost; values that may be cut are named."""
    parsed = parse(text.encode())
    assert [(fault.line, fault.column) for fault in parsed.faults] == places
    assert (parsed.data, parsed.lost) == (data, lost)


@pytest.mark.parametrize("text", ["a: One #two\n  three\nb: c\n", "a: [One #two\nb: c\n"])
def test_a_comment_that_makes_the_rest_unreadable_is_named_first(text: str) -> None:
    """It is the cause; what YAML says of the line below is the consequence."""
    assert [fault.line for fault in parse(text.encode()).faults][:2] == [1, 2]
    assert 'what follows "#"' in parse(text.encode()).faults[0].message


@pytest.mark.parametrize(
    "text",
    [
        "# a comment # of many #s\na: b\n  # and another\n\n# the last",
        "a: 'One #1'\nb: \"Two #2\"\nc: [\"#3\", '#4']\n",
        "a: |\n  One #1\n  # two\nb: >-\n  three #3\n",
        "a: b#c\nhttp://x/#y: z\n",
    ],
)
def test_a_comment_on_a_line_of_its_own_and_a_mark_within_a_text_are_none(text: str) -> None:
    """In quotes, in a block of text and within a word a "#" begins no comment."""
    assert parse(text.encode()).faults == []


def test_comments_and_blank_lines_are_kept_with_their_places() -> None:
    """But not those that are part of a text."""
    text = "# One  \na: >-\n  b\n\n  # c\n\nd: 'e\n\n  #f'\n  #: g\nh: [i,\n    # j\n  ]\n\n"
    assert parse(text.encode()).comments == [
        *((1, 1, "# One"), (6, 1, ""), (10, 3, "#: g"), (12, 5, "# j"), (14, 1, ""), (15, 1, "")),
    ]


def test_a_long_line_is_searched_for_comments_at_once() -> None:
    """In time that grows with its length, and not with the square of it."""
    start = time.process_time()
    parse(b"a: '" + b" x" * 32_000 + b"'\n")
    assert time.process_time() - start < 1


# ---- what is refused, exactly where


REFUSED = {
    b"a: 1\nb: 2\na: 3\n": [(3, 1, "key `a` is already on line 1")],
    b"a: 1\n'a': 2\n\"a\": 3\n": [
        (2, 1, "key `a` is already on line 1"),
        (3, 1, "key `a` is already on line 1"),
    ],
    b"c:\n- {x: 1, y: 2, x: 3}\n": [(2, 16, "key `x` is already on line 2")],
    b"a: &one 1\nb: *one\n": [(1, 4, "anchor `&one`"), (2, 4, "alias `*one`")],
    b"a: &loop [*loop]\n": [(1, 4, "anchor `&loop`"), (1, 11, "alias `*loop`")],
    b"&k a: 1\n": [(1, 1, "anchor `&k`")],
    b"*k : 1\n": [(1, 1, "alias `*k`")],
    b"a: !!python/object/apply:os.system [ls]\n": [
        (1, 4, "tag `tag:yaml.org,2002:python/object/apply:os.system`")
    ],
    b"a: !!str 1\n": [(1, 4, "tag `tag:yaml.org,2002:str`")],
    b"a: ! 1\n": [(1, 4, "tag `!`")],
    b"a: !own {b: 1}\n": [(1, 4, "tag `!own`")],
    b"!!str a: 1\n": [(1, 1, "tag `tag:yaml.org,2002:str`")],
    b"a: 1\n---\nb: 2\n": [(2, 1, "a second document begins")],
    b"--- 1\n--- 2\n": [(2, 1, "a second document begins")],
    b"a: 1\n...\n---\nb: 2\n": [(3, 1, "a second document begins")],
    b"a: 1\n...\nb: 2\n": [(3, 1, "not readable as YAML: did not find expected <document start>")],
    b"[a, b]: 1\n": [(1, 1, "a key that is a list or mapping")],
    b"a:\n  ? {b: c}\n  : d\n": [(2, 5, "a key that is a list or mapping")],
    b'a: "x\\u202ey"\n': [
        (1, 4, "character U+202E (RIGHT-TO-LEFT OVERRIDE) is invisible or changes the direction of text")
    ],
    b'a: "\\0"\n"\\e[31m": b\n': [
        (1, 4, "character U+0000 (NULL) is invisible or changes the direction of text"),
        (2, 1, "character U+001B (ESCAPE) is invisible or changes the direction of text"),
    ],
    b"a: b: c\n": [(1, 5, "not readable as YAML: mapping values are not allowed in this context")],
    b"a: @b\n": [
        (
            1,
            4,
            "not readable as YAML: while scanning for the next token "
            "found character that cannot start any token",
        )
    ],
    b"a:\n\tb: c\n": [
        (
            2,
            1,
            "not readable as YAML: while scanning for the next token "
            "found character that cannot start any token",
        )
    ],
    b"a: 1\n b: 2\n": [(2, 3, "not readable as YAML: mapping values are not allowed in this context")],
    b"a: [1, 2\nb: 3\n": [
        (2, 2, "not readable as YAML: while parsing a flow sequence did not find expected ',' or ']'")
    ],
    b"a: 'never closed\n\nmore\n": [
        (4, 1, "not readable as YAML: while scanning a quoted scalar found unexpected end of stream")
    ],
    b'a: "\\ud800"\n': [
        (
            1,
            7,
            "not readable as YAML: while parsing a quoted scalar found invalid Unicode character escape code",
        )
    ],
    b"%YAML 9.9\n---\na: 1\n": [(1, 1, "not readable as YAML: found incompatible YAML document")],
    b"a: 1\n- b\n": [(2, 1, "not readable as YAML: while parsing a block mapping did not find expected key")],
    b"a: \x00\n": [(1, 4, "character U+0000 (NULL) is invisible or changes the direction of text")],
    "a: ü\n".encode("latin-1"): [(1, 4, "byte 0xfc is not UTF-8")],
    "a: b\n".encode("utf-16"): [(1, 1, "byte 0xff is not UTF-8")],
    b"a: \xed\xb0\x80\n": [(1, 4, "byte 0xed is not UTF-8")],
}


@pytest.mark.parametrize(("raw", "expected"), REFUSED.items())
def test_what_is_refused_has_its_place_and_reason(raw: bytes, expected: list[tuple[int, int, str]]) -> None:
    """Whole messages of each kind of fault, with line and column."""
    assert faults(raw) == expected


def test_every_duplicate_key_and_anchor_is_reported_at_once() -> None:
    """Faults after which the rest can still be trusted do not hide each other, nor the data."""
    parsed = parse(b"a: &x 1\nb: !t 2\nb: 3\nc: *x\nd: 4\n")
    assert [fault.message.split()[0] for fault in parsed.faults] == ["anchor", "tag", "key", "alias"]
    assert parsed.data == {"a": "1", "b": "2", "c": None, "d": "4"}


NESTINGS = {
    "flow lists": (b"[", b"]"),
    "flow mappings": (b"{a: ", b"}"),
    "block lists": (b"- ", b""),
}


@pytest.mark.parametrize(("opening", "closing"), NESTINGS.values(), ids=NESTINGS.keys())
def test_the_limit_of_nesting_is_exact(opening: bytes, closing: bytes) -> None:
    """Twelve levels are read, and the thirteenth is refused where it begins."""
    assert MAX_DEPTH == 12
    inside = parse(opening * 12 + b"x" + closing * 12)
    assert inside.faults == []
    assert str(inside.data).count("x") == 1
    place = 12 * len(opening) + 1
    assert faults(opening * 13 + b"x" + closing * 13) == [(1, place, "more than 12 levels of nesting")]


def test_the_limit_of_size_is_exact() -> None:
    """A file of 64 KiB is read, and of one byte more it is not."""
    raw = b"a: " + b"x" * (MAX_BYTES - 3)
    assert parse(raw).data == {"a": "x" * (MAX_BYTES - 3)}
    assert faults(raw + b"x") == [(1, 1, "the file is larger than 65,536 bytes")]


# ---- whatever the bytes


HOSTILE = {
    "30,000 brackets": b"[" * 30_000,
    "30,000 braces": b"{" * 30_000,
    "30,000 keys in braces": b"{a: " * 16_000,
    "30,000 dashes": b"- " * 30_000,
    "30,000 question marks": b"? " * 30_000,
    "30,000 colons": b": " * 30_000,
    "brackets closed only": b"]" * 60_000,
    "a quotation mark never closed": b"a: '" + b"x\n" * 30_000,
    "double quotation marks": b'"' * 60_000,
    "a block never ended": b"a: |\n" + b"  x\n" * 15_000,
    "an indicator of indentation": b"a: |9\n x\n",
    "one long line": b"a: " + b"x " * 30_000,
    "one long key": b"x" * 60_000 + b": a",
    "anchors": b"- &a x\n" * 8_000,
    "aliases": b"- *a\n" * 12_000,
    "the billion laughs": b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "one key again and again": b"a: b\n" * 12_000,
    "many keys": b"".join(b"k%d: v\n" % number for number in range(6_000)),
    "documents": b"---\n" * 15_000,
    "directives": b"%a b\n" * 12_000,
    "tags": b"!a " * 20_000,
    "tabs": b"\t" * 60_000,
    "spaces": b" " * 60_000,
    "deeper with each line": b"".join(b" " * number + b"a:\n" for number in range(300)),
    "unseen characters": b"\x00" * 60_000,
    "carriage returns": b"\r" * 60_000,
    "entries in one list": b"[" + b"a, " * 20_000 + b"]",
    "a thousand times the limit": b"x" * (MAX_BYTES * 1_000),
    "UTF-16 of either order": "a: [b]\n".encode("utf-16-le") + "a: [b]\n".encode("utf-16-be"),
    "UTF-32": "a: b\n".encode("utf-32"),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_are_read_or_refused_at_once(raw: bytes) -> None:
    """Nothing is raised and nothing takes long: under a second, where a few milliseconds are usual."""
    start = time.process_time()
    assert_sound(raw)
    assert time.process_time() - start < 1


YAML_LIKE = st.lists(
    st.sampled_from(
        "a b key x: :\t - ? | > |- >2 ' \" [ ] { } , & * &a *a ! !! !!str !<x> # % %YAML @ ` --- ... ~ null "
        "\\ \\u0000 \\x 1 ü 🦆 […] \ufeff \x00 \x85 \u2028 \ud7ff".split(" ")
    )
    | st.sampled_from(["\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", ": ", "- ", "\n- ", "\nkey: "])
    | st.characters(codec="utf-8"),
    max_size=40,
).map("".join)


@settings(max_examples=300)
@given(st.binary())
@example(b"\xff")
def test_arbitrary_bytes_are_sound(raw: bytes) -> None:
    """Any bytes give plain data or faults inside the file."""
    assert_sound(raw)


@settings(max_examples=500)
@given(YAML_LIKE)
@example("\r: &")
@example("a: 'b\r\rc: d")
@example("\ufeff[")
@example("? *a\n: b")
@example('"\\x00": a\n"\\x00": b')
def test_arbitrary_text_like_yaml_is_sound(text: str) -> None:
    """Marks of YAML in any order give plain data or faults inside the file."""
    assert_sound(text.encode())


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a valid event file with a few cuts, copies and insertions."""
    raw = EVENT
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        raw = raw[:start] + draw(st.binary(max_size=6) | st.just(raw[start:end] * 2)) + raw[end:]
    return raw


@settings(max_examples=500)
@given(spoilt())
def test_a_spoilt_event_file_is_sound(raw: bytes) -> None:
    """Slips in a valid file give plain data or faults inside it; without a fault every part has its place."""
    parsed = assert_sound(raw)
    if parsed.faults:
        return
    values: list[Path] = []
    waiting: list[tuple[Path, Any]] = [((), parsed.data)]
    while waiting:
        path, value = waiting.pop()
        values.append(path)
        inner = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        waiting.extend(((*path, key), part) for key, part in inner)
    assert set(values) - {()} == set(parsed.positions) - {()}
    assert {path for path in values if path and isinstance(path[-1], str)} == set(parsed.keys)


# ---- an oracle


VISIBLE = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"], max_codepoint=0xFFF0
    )
    | st.sampled_from("\n 🦆:#-'\"[]{}&*!%@`,?|>~0")
).filter(lambda text: not any(utf8.unseen(text)))
DOCUMENTS = st.recursive(
    VISIBLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(VISIBLE, inner, max_size=4),
    max_leaves=12,
)


class _Dumper(yaml.SafeDumper):
    """Writes ordinary documents: no aliases for what stands twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def depth(value: Any) -> int:
    """Return the levels of nesting of a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@settings(max_examples=300, deadline=None)
@given(
    DOCUMENTS.filter(lambda data: depth(data) <= MAX_DEPTH),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([True, False, None]),
    st.sampled_from([20, 80, 1_000]),
)
def test_ordinary_documents_read_as_by_the_oracle(
    data: Any, style: str | None, flow: bool | None, width: int
) -> None:
    """What PyYAML writes in any style, we read as its loader without types does, and as it was meant."""
    text = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, default_style=style, default_flow_style=flow, width=width
    ).replace("!!str ", "")
    parsed = parse(text.encode())
    assert parsed.faults == []
    if yaml.load(text, yaml.SafeLoader) == data:  # a style may turn `~` and `null` into nothing
        assert parsed.data == yaml.load(text, yaml.BaseLoader) == data
