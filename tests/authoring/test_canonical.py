"""The canonical form: what it looks like, that it says the same, and that it is its own canonical form."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronology.authoring.canonical import UnchangeableError, canonical, read
from chronology.loading import strict_yaml
from chronology.model.entries import complete_ids
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules import FREEDONIA, RETIRED

ROOT = Path(__file__).parents[2]
EVENT = "events/1932-treaty.yml"
FOLDERS = ("events", "seeds", "vocabulary")
REAL = {
    path.relative_to(root).as_posix(): path.read_bytes()
    for root in (ROOT, FREEDONIA)
    for folder in FOLDERS
    for path in sorted((root / folder).glob("*.yml"))
} | {RETIRED: (ROOT / RETIRED).read_bytes()}


def formatted(text: str, path: str = EVENT) -> str:
    """Return the canonical form of a text."""
    return canonical(text.encode(), path).decode()


def with_ids(raw: bytes, path: str) -> Any:
    """Return what a file says, with the ids that are added to an event."""
    data = strict_yaml.parse(raw).data
    if path.startswith("events/"):
        complete_ids(Path(path).stem, data)
    return data


WIDE = (
    "The ducks of Freedonia and of Sylvania crossed the river in such numbers that nobody could count them."
)
FORMS: dict[str, tuple[str, str]] = {
    "keys in the order of the records, unknown ones after them": (
        "zebra: 1\nkind: event\ntitle: A\n"
        "claims:\n  - {voice: author, at: [1], text: B, id: c1, source: c}\n",
        """
        title: A
        kind: event
        claims:
          - id: c1
            text: B
            source: c
            at: [1]
            voice: author
        zebra: "1"
        """,
    ),
    "quotes where a plain text would read as something else": (
        "title: 'no'\nsummary: \"a: b\"\ndate_note: '[[x|y]] z'\nplaces: ['1991', 'a, b', plain]\n",
        """
        title: "no"
        date_note: "[[x|y]] z"
        places: ["1991", "a, b", plain]
        summary: "a: b"
        """,
    ),
    "no quotes where they say nothing": (
        "title: \"It's plain\"\nsummary: 'He said \"no\"'\nkind: 'event'\n",
        """
        title: It's plain
        kind: event
        summary: He said "no"
        """,
    ),
    "single quotes around double ones": (
        'title: "a: \\"b\\" and \'c\'"\n',
        """
        title: 'a: "b" and ''c'''
        """,
    ),
    "dates in quotes, and paragraphs and values without": (
        "date: 1932\nmeasures:\n  - {value: '40', as_of: 1933-03}\nclaims:\n  - at: ['2', 'fn3']\n",
        """
        date: "1932"
        measures:
          - value: 40
            as_of: "1933-03"
        claims:
          - at: [2, fn3]
        """,
    ),
    "long texts folded at 100 characters, and short ones on their line": (
        f"summary: {WIDE}\ndate_note: >-\n  Not\n  long.\n",
        """
        date_note: Not long.
        summary: >-
          The ducks of Freedonia and of Sylvania crossed the river in such numbers that nobody could count
          them.
        """,
    ),
    "a text of several paragraphs": (
        'summary: "One.\\nTwo.\\n\\nThree."\ndate_note: |\n  One.\n',
        """
        date_note: >
          One.
        summary: >-
          One.

          Two.


          Three.
        """,
    ),
    "spaces that a folded text would lose": (
        f'summary: "  {WIDE}"\ndate_note: "a  b\\n c"\n',
        f"""
        date_note: "a  b\\n c"
        summary: "  {WIDE}"
        """,
    ),
    "lists of words in brackets, over several lines where they must be": (
        "actors:\n" + "".join(f"  - some-actor-with-a-long-name-{n}\n" for n in range(4)) + "places:\n- a\n",
        """
        actors: [some-actor-with-a-long-name-0, some-actor-with-a-long-name-1,
          some-actor-with-a-long-name-2, some-actor-with-a-long-name-3]
        places: [a]
        """,
    ),
    "nothing, and what is empty": (
        "title:\nkind: ~\nactors: [\n]\nplaces: {}\n",
        """
        title: null
        kind: null
        actors: []
        places: {}
        """,
    ),
    "comments above and after what they speak of": (
        cleandoc(
            """
            # About the file.

            # Or a plan.
            kind: event

            # About the title.
            title: A
            actors: [a,
              # The second.
              b]
            claims:
              # About the first.
              - id: c1
                source: c
                # Folded.
                text: >-
                  B
                # At its end.
              # About the second.
              - text: D
                id: c2
            # At the end.
            """
        ),
        """
        # About the title.
        title: A
        # About the file.

        # Or a plan.
        kind: event
        actors:
          - a
          # The second.
          - b
        claims:
          # About the first.
          - id: c1
            # Folded.
            text: B
            source: c
            # At its end.
          # About the second.
          - id: c2
            text: D
        # At the end.
        """,
    ),
    "ends of line, byte order mark and blank lines": (
        "\ufeff\r\n\r\ntitle: A\r\n\r\n\r\n\r\nkind: event   \r\n\r\n",
        """
        title: A

        kind: event
        """,
    ),
}


@pytest.mark.parametrize(("written", "expected"), FORMS.values(), ids=FORMS.keys())
def test_the_form_is(written: str, expected: str) -> None:
    """Each case is one thing that people write in several ways, and the one way that is kept."""
    assert formatted(written) == cleandoc(expected) + "\n"
    assert formatted(cleandoc(expected) + "\n") == cleandoc(expected) + "\n"


def test_a_vocabulary_has_a_record_under_each_id() -> None:
    """Records in lines of their own; names by language in brackets, for any key may stand there."""
    written = "# states\na: {aliases: [b], name: A, names: {ru: Б, fr: C}}\n"
    expected = "# states\na:\n  name: A\n  aliases: [b]\n  names: {ru: Б, fr: C}\n"
    assert formatted(written, "vocabulary/places.yml") == expected


def test_every_real_file_says_the_same_in_canonical_form() -> None:
    """And its canonical form is its own."""
    assert len(REAL) > 130
    for path, raw in REAL.items():
        made = canonical(raw, path)
        assert strict_yaml.parse(made).data == with_ids(raw, path), path
        assert canonical(made, path) == made, path


REFUSED = {
    "a fault": (EVENT, b"a: 1\na: 2\n", "line 2: key `a` is already on line 1"),
    "a page": ("docs/index.md", b"# A\n", "not a data file of events/, seeds/ or vocabulary/"),
    "a file that is not read": ("vocabulary/colours.yml", b"a: 1\n", "not a data file of events/"),
}


@pytest.mark.parametrize(("path", "raw", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_touched(path: str, raw: bytes, message: str) -> None:
    """With the reason."""
    with pytest.raises(UnchangeableError, match=message):
        canonical(raw, path)


# ---- retired events


def test_retired_events_have_a_line_each_in_the_order_of_their_ids() -> None:
    """However long; the comment at the top of the file stays there, and others stay with their entries."""
    text = f"""
# Never removed.

1932-b:
  moved_to: 1932-treaty
  title: A duck, and more
# It was quoted in a book.
1931-a: {{withdrawn: "{WIDE}", title: "A"}}
1930-c: {{title: 'No', moved_to: ~}}
"""
    expected = f"""\
# Never removed.

1930-c: {{title: "No", moved_to: null}}
# It was quoted in a book.
1931-a: {{title: A, withdrawn: {WIDE}}}
1932-b: {{title: "A duck, and more", moved_to: 1932-treaty}}
"""
    assert formatted(text, RETIRED) == expected
    assert formatted(expected, RETIRED) == expected


def test_a_retired_event_with_a_comment_of_its_own_keeps_it() -> None:
    text = "1931-a:\n  title: A\n  # In the book.\n  moved_to: 1932-treaty\n"
    assert formatted(text, RETIRED) == text


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "- a\n", "a\n", "1931-a:\n- b\n", "1931-a: b\n"])
def test_a_list_of_retired_events_without_any_is_formatted(text: str) -> None:
    assert strict_yaml.parse(formatted(text, RETIRED).encode()).data == strict_yaml.parse(text.encode()).data


# ---- comments

TEXT = """\
# About the title.
title: "A # b"

# About the claims.
claims:
  # About the first.
  - text: >-
      B
    # Below the text.
  - at: [1,
      # About fn2.
      fn2]
# At the end.
"""


def test_each_comment_belongs_to_the_entry_below_it_or_above_if_it_is_deeper() -> None:
    document = read(TEXT.encode())
    assert document.data == {"title": "A # b", "claims": [{"text": "B"}, {"at": ["1", "fn2"]}]}
    assert {path: lines for path, lines in document.above.items() if lines} == {
        ("title",): ["# About the title."],
        ("claims",): ["", "# About the claims."],
        ("claims", 0): ["# About the first."],
        ("claims", 1, "at", 1): ["# About fn2."],
    }
    assert {path: lines for path, lines in document.below.items() if lines} == {
        ("claims", 0): ["# Below the text."]
    }
    assert list(filter(None, document.end)) == ["# At the end."]


def test_a_file_with_a_fault_is_not_read() -> None:
    with pytest.raises(ValueError, match=r"^line 2: key .a. is already on line 1"):
        read(b"a: 1\na: 2\n")


# ---- whatever is in a file

COMMENTS = st.sampled_from(["#c§", "#", "#:x§", "#-a:[b§", "#q§  "])
SMALL = [(path, "\n".join(raw.decode().split("\n")[:40])) for path, raw in list(REAL.items())[::12]]


@st.composite
def disturbed(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file with comments, blank lines, moved lines and broken ones wherever they may fall."""
    path, text = draw(st.sampled_from(SMALL))
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at, what = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, 6))
        match what:
            case 0:
                lines.insert(at, "")
            case 1:
                lines.insert(at, " " * draw(st.integers(0, 8)) + draw(COMMENTS))
            case 2:
                lines[at] += " " + draw(COMMENTS)
            case 3:
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case 4:
                lines[at] = lines[at].replace("[", "[ #z§\n     ", 1)
            case 5:
                lines[at] = lines[at].replace(": ", ":\n" + " " * draw(st.integers(1, 9)), 1)
            case _:
                lines[at] = lines[at].replace("- ", "- #y§\n" + " " * draw(st.integers(4, 5)), 1)
    return path, "\n".join(lines).encode()


TEXTS = st.text(
    st.sampled_from(list("ab  \n\t'\"\\#:-[]{},?!&*|>%@`~=.1e_é—0xn")), max_size=40
) | st.sampled_from(
    [
        "no",
        "null",
        "~",
        "1991",
        "1e3",
        "0x1",
        "2020-01-01",
        "12:30",
        "- a",
        "a b " * 40,
        "<<",
        "=",
        "a\n\nb",
        "x\n",
    ]
)
KEYS = TEXTS | st.sampled_from("title date kind summary claims themes names at text value actors".split())
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def dumped(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw any data as another writer of YAML would write it, in any of its styles."""
    written = yaml.safe_dump(
        draw(st.dictionaries(KEYS, VALUES, max_size=6) | VALUES),
        default_style=draw(st.sampled_from([None, '"', "'", "|", ">"])),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        width=draw(st.integers(20, 120)),
        allow_unicode=True,
        sort_keys=False,
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
    )
    return draw(st.sampled_from([EVENT, "vocabulary/actors.yml", "seeds/a.yml"])), written.encode()


def comments(text: bytes) -> list[int]:
    """Return how often each mark stands in a text, be it as a comment or within a text."""
    return [text.decode().count(mark) for mark in ("#c§", "#:x§", "#-a:[b§", "#q§", "#z§", "#y§")]


@settings(max_examples=250, deadline=None)
@given(disturbed() | dumped())
def test_any_file_says_the_same_and_its_form_is_its_own(file: tuple[str, bytes]) -> None:
    """Every comment is kept; a file with faults is not touched."""
    path, raw = file
    if strict_yaml.parse(raw).faults:
        with pytest.raises(UnchangeableError):
            canonical(raw, path)
        return
    made = canonical(raw, path)
    assert strict_yaml.parse(made).data == with_ids(raw, path)
    assert comments(made) == comments(raw)
    assert canonical(made, path) == made
