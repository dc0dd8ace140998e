"""The evidence index: paragraphs, footnotes, what it holds, and files that are no index."""

from __future__ import annotations

import hashlib
import re

import pytest
from chronology.model import evidence, tokens
from chronology.model.evidence import MOST_PARAGRAPHS, MOST_WORDS, Evidence, EvidenceError
from hypothesis import example, given
from hypothesis import strategies as st

TEXTS = st.text(st.characters(codec="utf-8"))
LINES = st.lists(st.text(alphabet="ab 1.2'’é\t") | TEXTS, max_size=6).map("\n".join)
NOTES = "Text.\n1. One.\n2. Two.\nmore of two\n3. Three.\nthe end of three"


def index(text: str) -> Evidence:
    """Return the index of a document with this text."""
    return evidence.index(text.encode())


def footnotes(text: str) -> list[str | None]:
    """Return the footnote of each paragraph of a document."""
    return [paragraph.footnote for paragraph in index(text).paragraphs]


PARAGRAPHS = {
    "": [],
    " \n\t\n": [],
    "one\ntwo": ["one", "two"],
    "one\n\n\ntwo\n": ["one", "two"],
    "  one \r\n\r\n\u00a0two\u00a0\r\n": ["one", "two"],
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.items())
def test_a_paragraph_is_a_line_that_is_not_empty(text: str, expected: list[str]) -> None:
    """Paragraphs are stripped, and numbered from 1 in order."""
    assert evidence.split(text) == expected
    made = index(text)
    assert [paragraph.number for paragraph in made.paragraphs] == list(range(1, len(expected) + 1))
    assert [paragraph.sha256 for paragraph in made.paragraphs] == [
        hashlib.sha256(paragraph.encode()).hexdigest() for paragraph in expected
    ]


def test_the_index_carries_the_hash_of_the_documents_bytes() -> None:
    """The hash is of the bytes as they are, a byte order mark included, which is no part of the text."""
    raw = b"\xef\xbb\xbfThe ducks.\r\n"
    made = evidence.index(raw)
    assert made.sha256 == hashlib.sha256(raw).hexdigest()
    assert made.paragraphs[0].sha256 == hashlib.sha256(b"The ducks.").hexdigest()


FOOTNOTES: dict[str, list[str | None]] = {
    "1. a\n2. b": [None, None],  # a run of two is none
    "1. a\n2. b\n3. c": ["fn1", "fn2", "fn3"],
    NOTES: [None, "fn1", "fn2", "fn2", "fn3", "fn3"],
    "360 a\n361 b\n362 c": ["fn360", "fn361", "fn362"],
    "1.\ta\n2.b\n3 c": ["fn1", "fn2", "fn3"],
    "1. a\n2. b\n2. again\n3. c": ["fn1", "fn2", "fn2", "fn3"],  # not the next number: continues fn2
    "1. a\n5. b\n2. c\n3. d": ["fn1", "fn1", "fn2", "fn3"],
    "1. list\n2. list\n3. list\ntext\n1. a\n2. b\n3. c\n4. d": [None] * 4 + ["fn1", "fn2", "fn3", "fn4"],
    "0. a\n1. b\n2. c": [None, None, None],  # there is no footnote 0
    "0. a\n1. b\n2. c\n3. d": [None, "fn1", "fn2", "fn3"],
    "1991 a\n1993 b\n1994 c": [None, None, None],
    "1) a\n2) b\n3) c": [None, None, None],
    "10000. a\n10001. b\n10002. c": [None, None, None],
    "1.\n2.\n3.": [None, None, None],  # a number alone is no footnote
}


@pytest.mark.parametrize(("text", "expected"), FOOTNOTES.items())
def test_footnotes_are_the_longest_run_of_numbered_paragraphs(text: str, expected: list[str | None]) -> None:
    """With the paragraphs that continue them; a run shorter than three is none."""
    assert footnotes(text) == expected


REFERENCES: dict[str, tuple[int, ...]] = {
    "1": (1,),
    "6": (6,),
    "7": (),
    "0": (),
    "fn1": (2,),
    "fn2": (3, 4),
    "fn4": (),
    "1-3": (1, 2, 3),
    "3-1": (),
    "3-9": (),
    "fn1-fn2": (2, 3, 4),
    "fn2-fn3": (3, 4, 5, 6),
    "fn3-fn1": (),
    "": (),
    "x": (),
    "²": (),
    "9" * 5_000: (),
    "fn" + "9" * 5_000: (),
}


@pytest.mark.parametrize(("reference", "numbers"), REFERENCES.items())
def test_a_reference_leads_to_its_paragraphs(reference: str, numbers: tuple[int, ...]) -> None:
    """Numbers, footnotes and spans of both; what is not there leads nowhere, and nothing is raised."""
    assert tuple(index(NOTES).numbers(reference)) == numbers


def test_a_paragraph_is_cited_by_its_footnote_where_it_has_one() -> None:
    """The label is what a claim writes under `at`."""
    made = index(NOTES)
    assert [made.label(number) for number in range(1, 7)] == ["1", "fn1", "fn2", "fn2", "fn3", "fn3"]


HOLDS = [  # document, paragraph, key, whether the paragraph holds it
    ("The US let 2,500 ducks cross.", 1, "ducks", True),
    ("The US let 2,500 ducks cross.", 1, "Ducks", False),  # keys are in the form of tokens
    ("The US let 2,500 ducks cross.", 1, "US", True),
    ("The US let 2,500 ducks cross.", 1, "us", True),
    ("He told us.", 1, "US", False),
    ("The US let 2,500 ducks cross.", 1, "#2500", True),
    ("The US let 2,500 ducks cross.", 1, "#500", False),
    ("One.\nTwo ducks.", 1, "ducks", False),
    ("One.\nTwo ducks.", 2, "#2", True),
    ("in 2017.3 and so on\n1. a\n2. b\n3. c", 1, "#2017", True),  # the mark of footnote 3
    ("in 2017.3 and so on\n1. a\n2. b\n3. c", 1, "#2017.3", True),  # which it might not be
    ("in 2017.4 and so on\n1. a\n2. b\n3. c", 1, "#2017", False),  # there is no footnote 4
    ("in 2017.364\n362. a\n363. b\n364. c", 1, "#2017", True),
    ("in 2017.3645\n362. a\n363. b\n364. c", 1, "#2017", False),
    ("it rose to 17,”364 then\n362. a\n363. b\n364. c", 1, "#17", True),
]


@pytest.mark.parametrize(("text", "number", "key", "holds"), HOLDS)
def test_a_paragraph_holds_its_words_and_numbers(text: str, number: int, key: str, holds: bool) -> None:
    """And a year before the mark of a footnote is a year still."""
    made = index(text)
    assert made.paragraphs[number - 1].holds(key) is holds
    assert made.holds([number], [key]) is holds


def test_one_key_in_one_paragraph_is_enough() -> None:
    """Of several keys in several paragraphs, any one will do; none of none does not."""
    made = index("The ducks.\nThe river.")
    assert made.holds([1, 2], ["swans", "river"])
    assert not made.holds([1], ["swans", "river"])
    assert not made.holds([], ["river"])
    assert not made.holds([1, 2], [])


@given(LINES)
@example("in 2017.364\n362. a\n363. b\n364. c")
def test_every_word_and_number_of_a_paragraph_stands_in_it(text: str) -> None:
    """The index answers yes to everything that can be asked about a paragraph's own text."""
    made = index(text)
    for paragraph, line in zip(made.paragraphs, evidence.split(text.removeprefix("\ufeff")), strict=True):
        assert all(paragraph.holds(key) for key in tokens.index_keys(line))


@given(LINES)
@example("")
@example(NOTES)
def test_an_index_reads_back_as_it_was_written(text: str) -> None:
    """Dump and load are inverse, and the file is plain ASCII lines."""
    made = index(text)
    dumped = evidence.dump(made)
    assert evidence.load(dumped) == made
    assert dumped.isascii()
    assert dumped.count("\n") == len(made.paragraphs) + 2


@given(st.lists(st.sampled_from("duck river treaty bargain swan 2,500".split()), min_size=1))
def test_the_order_and_number_of_words_is_not_in_the_index(words: list[str]) -> None:
    """A paragraph's hashes are a set in the order of the hashes, which says nothing of the text's order."""
    dumped = evidence.dump(index(" ".join(words))).splitlines()[2].split("\t")[3].split(" ")
    assert dumped == sorted(set(dumped))
    assert len(dumped) == len(tokens.index_keys(" ".join(words)))


def test_the_same_word_has_another_hash_in_another_paragraph() -> None:
    """Hashes are salted with the paragraph, so that paragraphs cannot be compared by their words."""
    first, second = index("ducks swim\nducks fly").paragraphs
    assert first.holds("ducks")
    assert second.holds("ducks")
    assert not {*first.hashes.split()} & {*second.hashes.split()}


def test_a_hash_is_found_only_where_one_begins() -> None:
    """Hashes stand in one text, in which the end of one and the beginning of the next are none."""
    index = evidence.load(GOLDEN)
    for paragraph in index.paragraphs:
        for word in ("two", "ducks", "a", "river", "Ct c", "swan"):
            among = evidence._hash(paragraph.sha256, word) in paragraph.hashes.split(" ")
            assert paragraph.holds(word) == among


GOLDEN = (
    "document\t5ffc2714e081c7f20f8746a409d9e4778017013a1d6fdce5b446dcbf87b84e0b\n"
    "number\tfootnote\tsha256\twords\n"
    "1\t\te37ddf95a14a7faded164005ddddea6bfdb9fe54a633f868dfd0868e149639a4\tDkCt cV_1 txfS\n"
    "2\t\t4b7528be544cfbaa69d3ca7be133bc2b19ed6e004f5c66ad0cf1412c3b59fe03\ta12p pAaz\n"
)


def test_a_file_has_this_form() -> None:
    """The published form, byte for byte: changing it makes every index anew."""
    assert evidence.dump(index("Two ducks.\n\nA river.")) == GOLDEN


@given(st.binary())
def test_bytes_that_are_no_text_raise_unicode_error_and_nothing_else(raw: bytes) -> None:
    """A document that is not UTF-8 is refused, and every other has an index."""
    try:
        made = evidence.index(raw)
    except UnicodeDecodeError:
        return
    assert evidence.load(evidence.dump(made)) == made


DUMPED = evidence.dump(index(NOTES))
SHA = "0" * 64
MALFORMED = {
    "": "line 1: not an evidence index",
    "\n": "line 1: not an evidence index",
    "document\tabc\n": "line 1: not an evidence index",
    f"document\t{SHA}": "line 2: not the header of an evidence index",
    f"document\t{SHA}\nsomething\n": "line 2: not the header of an evidence index",
    DUMPED + "\n": "line 9: not the entry of paragraph 7",
    DUMPED.replace("\n2\t", "\n3\t"): "line 4: not the entry of paragraph 2",
    DUMPED.replace("\n2\t", "\n02\t"): "line 4: not the entry of paragraph 2",
    DUMPED.replace("\n2\t", "\n" + "2" * 5_000 + "\t"): "line 4: not the entry of paragraph 2",
    DUMPED.replace("\n1\t", "\n١\t"): "line 3: not the entry of paragraph 1",
    DUMPED.replace("\tfn1\t", "\tnote\t"): "line 4: not the entry of paragraph 2",
    DUMPED.replace("\tfn1\t", "\t"): "line 4: not the entry of paragraph 2",
    DUMPED.replace("\n1\t", "\n1 "): "line 3: not the entry of paragraph 1",
    DUMPED[:-1] + " \n": "line 8: not the entry of paragraph 6",
    DUMPED[:-2] + "\n": "line 8: not the entry of paragraph 6",
}


@pytest.mark.parametrize(("text", "message"), MALFORMED.items(), ids=range(len(MALFORMED)))
def test_a_file_that_is_no_index_is_refused_with_the_line(text: str, message: str) -> None:
    """The first line at fault, and what should stand there."""
    with pytest.raises(EvidenceError) as caught:
        evidence.load(text)
    assert str(caught.value) == message


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw an evidence file with cuts, copies and insertions."""
    text = DUMPED
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        text = text[:start] + draw(st.text(alphabet="0129afn\t\n -_", max_size=5) | st.text()) + text[end:]
    return text


@given(TEXTS | spoilt())
def test_malformed_files_raise_evidence_error_and_nothing_else(text: str) -> None:
    """Any text is an index, or is refused with a line that the file has or that should follow it."""
    reason = ""
    try:
        loaded = evidence.load(text)
    except EvidenceError as error:
        reason = str(error)
    if reason:
        named = re.match(r"line (\d+): ", reason)
        assert named
        assert 1 <= int(named[1]) <= len(text.splitlines()) + 1
    else:
        assert evidence.load(evidence.dump(loaded)) == loaded


def test_a_footnote_has_so_many_paragraphs_at_most() -> None:
    """What goes on for longer is no footnote: the text after the last of a list, perhaps."""
    labels = footnotes("1. One.\n2. Two.\n3. Three.\n" + "more\n" * 20)
    assert labels == ["fn1", "fn2", *["fn3"] * MOST_PARAGRAPHS, *[None] * (21 - MOST_PARAGRAPHS)]


LARGE = {
    "a footnote": ("fn1\t{0}\t\n", MOST_PARAGRAPHS + 1, "line 13: footnote fn1 has over 10 paragraphs"),
    "a paragraph": (
        "\t{0}\t" + "abcd " * MOST_WORDS + "abcd\n",
        1,
        "line 3: paragraph 1 has over 5,000 words",
    ),
}


@pytest.mark.parametrize(("line", "times", "message"), LARGE.values(), ids=LARGE.keys())
def test_an_index_of_too_much_is_refused_with_the_line(line: str, times: int, message: str) -> None:
    """As many as the limit are taken."""
    lines = [f"{number}\t{line.format('0' * 64)}" for number in range(1, times + 1)]
    head = f"document\t{'0' * 64}\nnumber\tfootnote\tsha256\twords\n"
    with pytest.raises(EvidenceError, match=re.escape(message)):
        evidence.load(head + "".join(lines))
    evidence.load(head + "".join(lines[:-1]))
    evidence.load(head + lines[0].replace("abcd ", "", 1))
