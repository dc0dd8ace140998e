"""Cross-references, what is read aloud, what does not close, and names that are nearly right."""

from __future__ import annotations

import pytest
from chronology.model.text import (
    Reference,
    did_you_mean,
    paragraph_words,
    paragraphs_words,
    plain,
    plural,
    references,
    segments,
    unbalanced,
)
from hypothesis import given
from hypothesis import strategies as st

MARKUP = st.text(alphabet="ab [|]", max_size=40) | st.text(max_size=40)

SEGMENTS: dict[str, list[str | Reference]] = {
    "": [],
    "no reference": ["no reference"],
    "[[a-b]]": [Reference("a-b", None)],
    "see [[a-b]].": ["see ", Reference("a-b", None), "."],
    "[[a|the words]]": [Reference("a", "the words")],
    "[[ a | the words ]]": [Reference("a", "the words")],
    "[[a|]]": [Reference("a", None)],
    "[[a|  ]]": [Reference("a", None)],
    "[[a|b|c]]": [Reference("a", "b|c")],
    "[[a]][[b]]": [Reference("a", None), Reference("b", None)],
    "[[]]": [Reference("", None)],
    "[[[a]]]": ["[", Reference("a", None), "]"],
    "[a]": ["[a]"],
    "[[a]": ["[[a]"],
    "[[a]b]]": ["[[a]b]]"],
    "[[a\nb]]": [Reference("a\nb", None)],
}


@pytest.mark.parametrize(("text", "parts"), SEGMENTS.items())
def test_a_text_falls_into_plain_parts_and_references(text: str, parts: list[str | Reference]) -> None:
    """Each form of markup, and each that only looks like it."""
    assert list(segments(text)) == parts
    assert references(text) == [part for part in parts if isinstance(part, Reference)]


PLAIN = {
    "plain": "plain",
    "after [[a|the pact]] it": "after the pact it",
    "after [[a]] it": "after  it",
    "[[a|x]][[b|y]]": "xy",
    "[[a": "[[a",
}


@pytest.mark.parametrize(("text", "read"), PLAIN.items())
def test_plain_reads_the_label_and_never_the_id(text: str, read: str) -> None:
    """A reference without words is left out, for an id is no text of ours."""
    assert plain(text) == read


UNBALANCED = {
    "": None,
    "[[a]] and [b] and ]": None,
    "[[[a]]]": None,
    "see [[a": "[[a",
    "see a]] here": "]] here",
    "[[a]] and [[b|": "[[b|",
    "[[a]b]]": "[[a]b]]",
    "[[" + "x" * 60: "[[" + "x" * 28,
}


@pytest.mark.parametrize(("text", "piece"), UNBALANCED.items())
def test_the_first_piece_that_does_not_close_is_named(text: str, piece: str | None) -> None:
    """At most thirty characters of it, from the bracket at fault."""
    assert unbalanced(text) == piece


@given(MARKUP)
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """Plain parts stand in the text in order, and only references stand between them."""
    parts = [part for part in segments(text) if isinstance(part, str)]
    place = 0
    for part in parts:
        place = text.index(part, place) + len(part)
    assert "[[" in text or parts == ([text] if text else [])


@given(st.lists(st.text(alphabet="ab c", min_size=1) | st.builds(Reference, st.just("id"), st.just("words"))))
def test_segments_read_back_what_was_written(parts: list[str | Reference]) -> None:
    """What is put together from texts without brackets and references falls into them again."""
    text = "".join(part if isinstance(part, str) else f"[[{part.target}|{part.label}]]" for part in parts)
    found = "".join(part if isinstance(part, str) else "<>" for part in segments(text))
    assert found == "".join(part if isinstance(part, str) else "<>" for part in parts)
    assert unbalanced(text) is None


NEAR = {
    ("1932-treety", ("1932-treaty", "1933-count")): "; did you mean `1932-treaty`?",
    ("DUCKS", ("borders", "ducks")): "; did you mean `ducks`?",
    ("zebra", ("borders", "ducks")): "",
    ("anything", ()): "",
}


@pytest.mark.parametrize(("names", "hint"), NEAR.items())
def test_the_nearest_known_name_is_offered(names: tuple[str, tuple[str, ...]], hint: str) -> None:
    """A slip finds its name whatever its capitals; what is far from all finds nothing."""
    wrong, known = names
    assert did_you_mean(wrong, known) == hint


@pytest.mark.parametrize(
    ("count", "words", "expected"),
    [
        (0, ("event",), "0 events"),
        (1, ("event",), "1 event"),
        (1_200, ("event",), "1,200 events"),
        (1, ("theory", "theories"), "1 theory"),
        (2, ("theory", "theories"), "2 theories"),
    ],
)
def test_a_noun_follows_its_number(count: int, words: tuple[str, ...], expected: str) -> None:
    assert plural(count, *words) == expected


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("9", "¶ 9"),
        ("3-5", "¶ 3–5"),
        ("3–5", "¶ 3–5"),
        ("fn375", "n. 375"),
        ("fn360-fn363", "nn. 360–363"),
        ("57–fn3", "¶ 57 – n. 3"),
    ],
)
def test_a_paragraph_is_named_as_in_a_bibliography(reference: str, words: str) -> None:
    assert paragraph_words(reference) == words


def test_the_mark_of_paragraphs_is_said_once() -> None:
    assert paragraphs_words(["9", "10", "fn375", "fn376", "12"]) == "¶ 9, 10, n. 375, n. 376, ¶ 12"
