"""Words, numbers and quotations in the form in which evidence is compared, worked out by hand."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronology.model import tokens
from chronology.model.tokens import Names, fold, index_keys, numbers, quotations, spellings, words
from hypothesis import example, given
from hypothesis import strategies as st

CASES = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: ascii(case["text"]))
def test_the_words_of_a_text_are_those_of_the_table(case: dict[str, Any]) -> None:
    """The table that the browser's scripts must meet too; see tests/site/test_words.py."""
    assert [fold(word) for word in spellings(case["text"])] == case["words"]


@pytest.mark.parametrize("same", CASES["same"], ids=ascii)
def test_one_word_in_all_its_spellings_is_one_to_evidence_and_names(same: list[str]) -> None:
    """Whichever spelling an actor has and whichever a source, a claim may use any."""
    for first, second in product(same, repeat=2):
        assert set(words(first)) <= index_keys(second)
        assert list(Names({"one": (first,)}).find(f"of {second}.")) == ["one"]


def test_capitals_of_two_or_more_are_compared_as_written() -> None:
    """An acronym is no word in small letters, but it is found by one; one capital is a word."""
    assert words("US and us, I am A1; the US's ДВА") == [
        "US",
        "and",
        "us",
        "i",
        "am",
        "a1",
        "the",
        "US",
        "ДВА",
    ]
    assert {"us", "US"} <= index_keys("the US")
    assert "US" not in index_keys("told us")


NUMBERS: dict[str, list[tuple[str, set[str]]]] = {
    "no number": [],
    "ſix ducks, sİx geese and 3 swans": [("3", {"#3"})],  # letters that are only nearly those of «six»
    "5": [("5", {"#5"})],
    "2500": [("2500", {"#2500"})],
    "2,500": [("2,500", {"#2500"})],
    "2\u00a0500": [("2 500", {"#2500"})],
    "2\u202f500": [("2 500", {"#2500"})],
    "2\u2009500": [("2 500", {"#2500"})],
    "2\u00ad500": [("2500", {"#2500"})],
    "twenty\u2011one": [("twenty-one", {"#21"})],
    "2014\u201116": [("2014", {"#2014"}), ("16", {"#2016", "#16"})],
    "1,234,567.80": [("1,234,567.80", {"#1234567.8"})],
    "1,2345": [("1", {"#1"}), ("2345", {"#2345"})],
    "12,34": [("12", {"#12"}), ("34", {"#34"})],
    "17.4": [("17.4", {"#17.4"})],
    "0.50": [("0.50", {"#0.5"})],
    "007": [("007", {"#7"})],
    "in 1993.": [("1993", {"#1993"})],
    "the 1990s": [("1990s", {"#1990"})],
    "the 19th century": [("19th", {"#19"})],
    "1st, 2nd, 3rd": [("1st", {"#1"}), ("2nd", {"#2"}), ("3rd", {"#3"})],
    "30km": [("30", {"#30"})],
    "$2.5bn": [("2.5", {"#2.5"})],
    "G20 and A4": [],
    "Zero": [("Zero", {"#0"})],
    "nineteen": [("nineteen", {"#19"})],
    "twenty-one": [("twenty-one", {"#21"})],
    "twenty-first": [("twenty-first", {"#21"})],
    "twentieth": [("twentieth", {"#20"})],
    "ninety-nine": [("ninety-nine", {"#99"})],
    "one hundred": [("one hundred", {"#100"})],
    "a hundred": [("hundred", {"#100"})],
    "the hundredth": [("hundredth", {"#100"})],
    "someone often wanted fourteens": [],
    "two thousand": [("two thousand", {"#2000"})],
    "2.5 million": [("2.5 million", {"#2500000"})],
    "2.5-million": [("2.5-million", {"#2500000"})],
    "3 billion": [("3 billion", {"#3000000000"})],
    "3 trillions": [("3", {"#3"})],
    "55%": [("55%", {"#55%"})],
    "55 %": [("55 %", {"#55%"})],
    "55 per cent": [("55 per cent", {"#55%"})],
    "55 percent": [("55 percent", {"#55%"})],
    "ten percentage points": [("ten percentage", {"#10%"})],
    "17.40%": [("17.40%", {"#17.4%"})],
    "half": [("half", {"#1/2", "#50%"})],
    "a half of it": [("a half of", {"#1/2", "#50%"})],
    "a fifth of them": [("fifth", {"#5", "#1/5", "#20%"}), ("a fifth of", {"#1/5", "#20%"})],
    "two-thirds": [("two", {"#2", "#2/3"}), ("two-thirds", {"#2/3"})],
    "three quarters": [("three", {"#3", "#3/4", "#75%"}), ("three quarters", {"#3/4", "#75%"})],
    "a quarter": [],  # a season's quarter, or a town's
    "a third time": [("third", {"#3"})],
    "from 2014–16": [("2014", {"#2014"}), ("16", {"#2016", "#16"})],
    "in 2001-02": [("2001", {"#2001"}), ("02", {"#2002", "#2"})],
    "from 2014-2016": [("2014", {"#2014"}), ("2016", {"#2016"})],
    "pages 314-16": [("314", {"#314"}), ("16", {"#16"})],
    "٣٠": [("٣٠", {"#30"})],
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_numbers_have_the_keys_of_their_value(text: str, expected: list[tuple[str, set[str]]]) -> None:
    """However it is written, a number is found by its value; per cent only by per cent."""
    assert [(number.written, set(number.keys)) for number in numbers(text)] == expected


SAME = [
    ("2,500", "2500"),
    ("twenty-one", "21"),
    ("twenty-first", "21st"),
    ("55 per cent", "55%"),
    ("a fifth of", "20 per cent"),
    ("half", "50%"),
    ("2 million", "2,000,000"),
    ("30 km", "30km"),
    ("2.50", "2.5"),
    ("55 ducks", "55 per cent"),  # a bare number is found where the source says per cent
]


@pytest.mark.parametrize(("claimed", "source"), SAME)
def test_a_number_is_found_where_the_source_writes_it_otherwise(claimed: str, source: str) -> None:
    """Each number of a claim shares a key with the index of the paragraph."""
    found = list(numbers(claimed))
    assert found
    assert all(number.keys & index_keys(source) for number in found)


DIFFERENT = [("55%", "55 ducks"), ("2,500", "2 500"), ("21", "twenty, one"), ("30", "130"), ("5", "0.5")]


@pytest.mark.parametrize(("claimed", "source"), DIFFERENT)
def test_a_number_is_not_found_where_the_source_means_another(claimed: str, source: str) -> None:
    """A claim of per cent needs per cent, and a part of a number is not the number."""
    assert not any(number.keys & index_keys(source) for number in numbers(claimed))


QUOTATIONS = {
    "none": [],
    "“a bargain”": ["a bargain"],
    "«a bargain»": ["a bargain"],
    '"a bargain"': ["a bargain"],
    "‘a bargain’": ["a bargain"],
    "'a bargain'": ["a bargain"],
    "“one” and “two”": ["one", "two"],
    "‘the ducks’ river’": ["the ducks"],  # no telling an apostrophe at a word's end from the closing mark
    "‘it isn’t ours’": ["it isn’t ours"],
    "Freedonia’s ducks and Sylvania’s": [],
    "the ducks' river and the '30s": [],
    "“not closed": [],
    "“over\nlines”": ["over\nlines"],
    '""': [""],
    "„a bargain“ and „a steal”": ["a bargain", "a steal"],
    "‹a bargain› and ›a steal‹": ["a bargain", "a steal"],
    "»a bargain«": ["a bargain"],
    "＂a bargain＂": ["a bargain"],
    "「a bargain」 and 『a steal』": ["a bargain", "a steal"],
    "❝a bargain❞": ["a bargain"],
    "”a bargain”": ["a bargain"],
    "‚a bargain‘ and ’a steal’": ["a bargain", "a steal"],
    "`a bargain'": ["a bargain"],
    "'it isn't ours'": ["it isn't ours"],
}
UNPAIRED = {
    "none": [],
    "“a” 'b' the ducks' river and O’Hara’s": [],
    "“not closed": ["“"],
    "〝a bargain〞": ["〝", "〞"],
    "<<a bargain>>": ["<<", ">>"],
    "''a bargain''": ["''"],
    'a 5" gun': [],
    "“a “b” c”": ["”"],
}


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS.items())
def test_quotations_are_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    """All marks in use, and no apostrophe taken for one."""
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNPAIRED.items())
def test_marks_that_make_no_quotation_are_named(text: str, expected: list[str]) -> None:
    """So that no mark passes which a reader takes for the beginning of a quotation."""
    assert tokens.unpaired_marks(text) == expected


CLAIMED: dict[str, list[tuple[str, set[str]]]] = {
    "a dozen ducks": [("dozen", {"#12", "dozen", "dozens"})],
    "Millions": [("Millions", {"#1000000", "million", "millions"})],
    "hundreds of thousands": [("hundreds", {"hundreds"}), ("thousands", {"#1000", "thousand", "thousands"})],
    "2.5 million": [("2.5 million", {"#2500000"})],
    "3 trillions": [("3", {"#3"}), ("trillions", {"#1000000000000", "trillion", "trillions"})],
    "the nineties": [("nineties", {"#1990", "#90", "nineties"})],
    "$2.5bn": [("2.5", {"#2.5"}), ("2.5bn", {"#2500000000", "5bn"})],
    "the G20, about30": [("G20", {"#20", "g20"}), ("about30", {"#30", "about30"})],
    "2.5e9": [("2.5", {"#2.5"}), ("5e9", {"5e9"})],
    "the XIX century": [("XIX", {"#19", "XIX", "xix"})],
    "I, DC, CIVIL, Xi and MMM": [],
    "５ ٣٠ 𝟓": [("５", {"#5"}), ("٣٠", {"#30"}), ("𝟓", {"#5"})],
    "5 km² in 一带": [("5", {"#5"}), ("km2", {"#2", "km2"}), ("一带", {"一带"})],
}


@pytest.mark.parametrize(("text", "expected"), CLAIMED.items())
def test_what_a_reader_takes_for_a_number_has_keys(text: str, expected: list[tuple[str, set[str]]]) -> None:
    """Though it has no digits, or no value."""
    assert [(number.written, set(number.keys)) for number in tokens.claimed(text)] == expected


DISGUISED = {
    "plain 5 and six, km² and 一带": [],
    "½ of 2½": ["½", "2½"],
    "Ⅻ ducks, ⑨ geese, 5² swans, ₂": ["Ⅻ", "⑨", "5²", "₂"],
    "55％ and 3 ‰": ["％", "‰"],
    "ſix, ｓｉｘ, síx and dozén": ["ſix", "ｓｉｘ", "síx", "dozén"],
}


@pytest.mark.parametrize(("text", "expected"), DISGUISED.items())
def test_numbers_in_other_signs_are_named(text: str, expected: list[str]) -> None:
    """Those that no index holds by their value."""
    assert sorted(tokens.disguised(text)) == sorted(expected)


@given(
    st.text() | st.lists(st.sampled_from(["5", "bn", " ", "½", "²", "x", "XI", "dozen", "’"])).map("".join)
)
def test_any_text_can_be_read_for_numbers_and_marks(text: str) -> None:
    """Nothing is raised, and every number has a key."""
    assert all(number.keys for number in tokens.claimed(text))
    tokens.disguised(text)
    tokens.unpaired_marks(text)


@given(st.text() | st.text(alphabet="ab '’US1"))
@example("a's's")
@example("İ ǅ ß ŉ")
def test_every_word_of_a_text_is_a_key_of_its_index(text: str) -> None:
    """Whatever is asked about a paragraph's own words, the answer is yes."""
    assert set(words(text)) <= index_keys(text)


@given(
    st.text()
    | st.text(alphabet="0123456789,. -–%sth")
    | st.lists(st.sampled_from(["one ", "half ", "2", "%", " of "])).map("".join)
)
@example("9" * 5_000)
@example("9" * 5_000 + " million")
@example("0." + "0" * 5_000 + "1%")
@example("a tenth of of")
@example("²½٣")
def test_every_number_of_a_text_is_a_key_of_its_index(text: str) -> None:
    """Nothing is raised, however long the digits, and a paragraph carries its own numbers."""
    keys = index_keys(text)
    assert all(number.keys and number.keys <= keys for number in numbers(text))


@given(st.integers(0, 10**12))
def test_thousands_may_be_separated(value: int) -> None:
    """An integer has one key, with separators or without."""
    assert [number.keys for number in numbers(f"{value:,}")] == [frozenset({f"#{value}"})]


@given(st.integers(0, 99))
def test_spelled_numbers_are_those_in_digits(value: int) -> None:
    """Every number below one hundred, as cardinal and ordinal."""
    units = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    small = (units + "sixteen seventeen eighteen nineteen").split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    spelled = small[value] if value < 20 else tens[value // 10 - 2]
    if value >= 20 and value % 10:
        spelled += f"-{small[value % 10]}"
    assert [number.keys for number in numbers(spelled)] == [frozenset({f"#{value}"})]


@given(st.text(alphabet="abcXYZéßÉ'’", min_size=1, max_size=8))
def test_folding_forgets_case(word: str) -> None:
    """A word in capitals folds like the same word in small letters."""
    assert fold(word.upper()) == fold(word)


def test_an_acronym_is_two_or_more_capitals() -> None:
    """One capital is a word, and digits make none."""
    assert [word for word in ("US", "U", "Us", "A1", "ÄÖ", "us") if tokens.is_acronym(word)] == ["US", "ÄÖ"]
