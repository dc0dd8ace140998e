"""Numbers: what a text counts stands in its paragraphs, however it is written there."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Changes, Report

GAZETTE_TEXT = "texts/gazette.txt"
HINT = "Cite the paragraph that has the number, or say it without."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"let 2,500 ducks": "let 2,600 ducks and 3 geese"}},
            f"""
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 2,600 does not stand in «gazette» ¶ 3, fn1
                {HINT}
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 3 does not stand in «gazette» ¶ 3, fn1
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in a claim, each number by itself",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.": "They were 2,500.",
                    "How many ducks could cross?": "Were they 2,500 or 2,750?",
                }
            },
            f"""
            events/1932-treaty.yml:25:5: error[evidence-numbers]: 2,750 does not stand in «gazette» ¶ 3; «almanac» ¶ 2
                {HINT}
            events/1932-treaty.yml:31:9: error[evidence-numbers]: 2,500 does not stand in «almanac» ¶ 2
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in a position by its own source, and in a question by those of all positions",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 41.5"}},
            f"""
            events/1933-count.yml:8:5: error[evidence-numbers]: 41.5 per cent does not stand in «almanac» ¶ 3
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in a measure",
        ),
        pytest.param(
            {LAPSE: {"Both words stand": "Both words stand 77 times"}},
            f"""
            events/1934-lapse.yml:26:5: error[evidence-numbers]: 77 does not stand in «gazette» ¶ 5; «almanac» ¶ 4
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in the reason why a difference is none",
        ),
        pytest.param(
            {TREATY: {"let 2,500 ducks": "let 2,500 [[1934-lapse|of 9,000]] ducks"}},
            f"""
            events/1932-treaty.yml:13:5: error[evidence-numbers]: 9,000 does not stand in «gazette» ¶ 3, fn1
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in the words of a cross-reference, but not in its id",
        ),
    ],
)
def test_reports_a_number_that_the_paragraphs_lack(report: Report, changes: Changes, expected: str) -> None:
    """The number and the paragraphs are told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("2,500 ducks", "2500 ducks"),
        ("2500 ducks", "2,500 ducks"),
        ("2.5 million ducks", "2,500,000 ducks"),
        ("21 ducks", "twenty-one ducks"),
        ("a hundred ducks", "100 ducks"),
        ("ducks of the nineteenth century", "ducks of the 19th century"),
        ("ducks of the 3rd pond", "ducks of the third pond"),
        ("ducks of 3 June", "ducks of the third of June"),
        ("55% of the ducks", "55 per cent of the ducks"),
        ("55 percent of the ducks", "fifty-five per cent of the ducks"),
        ("a fifth of the ducks", "20 per cent of the ducks"),
        ("20% of the ducks", "a fifth of the ducks"),
        ("two-thirds of the ducks", "two thirds of the ducks"),
        ("half of the ducks", "50 per cent of the ducks"),
        ("ducks of the 1930s", "ducks of 1930"),
        ("ducks of 1930–31", "ducks of 1931"),
        ("ducks", "one of the ducks"),
    ],
)
def test_takes_another_way_to_write_a_number(report: Report, source: str, claim: str) -> None:
    """Numbers are compared by value."""
    changes = {
        GAZETTE_TEXT: {"let 2,500 ducks": f"let 2,500 and {source}"},
        TREATY: {"let 2,500 ducks": f"let {claim}"},
    }
    assert report(changes) == SILENT


@pytest.mark.parametrize(
    ("source", "claim", "number"),
    [
        ("2,500 ducks", "250 ducks", "250"),
        ("2.5 million ducks", "2.5 ducks", "2.5"),
        ("55 ducks", "55 per cent of the ducks", "55 per cent"),
        ("a fifth of the ducks", "25% of the ducks", "25%"),
        ("ducks of 1930–31", "ducks of 1932", "1932"),
        ("twenty-one ducks", "22nd duck", "22nd"),
    ],
)
def test_tells_numbers_apart(report: Report, source: str, claim: str, number: str) -> None:
    """Neither a part of a number nor a share for a count will do."""
    expected = f"""
        events/1932-treaty.yml:13:5: error[evidence-numbers]: {number} does not stand in «gazette» ¶ 3
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    changes = {
        GAZETTE_TEXT: {"let 2,500 ducks": f"let 2,500 and {source}"},
        TREATY: {"let 2,500 ducks": f"let {claim}", '["3", fn1]': '["3"]'},
        "seeds/gazette.yml": {"[fn2, fn4]": "[fn1-fn2, fn4]"},
    }
    assert cleandoc(expected) == report(changes)


def test_reads_a_number_before_the_mark_of_a_footnote(report: Report) -> None:
    """«in 1934.3» is the year with the mark of footnote 3."""
    assert (
        report(
            {
                GAZETTE_TEXT: {
                    "The treaty ended in 1934, when the river froze.": "It froze, and ended in 1934.3"
                }
            }
        )
        == SILENT
    )


@pytest.mark.parametrize("number", ["a dozen", "millions of", "a couple of", "XIX", "３", "２,500,000", "G7"])
def test_asks_for_words_and_signs_that_stand_for_a_number(report: Report, number: str) -> None:
    """A reader takes them for numbers, so the paragraph carries them."""
    said = report({TREATY: {"let 2,500 ducks": f"let 2,500 and {number} ducks"}})
    assert "does not stand in «gazette» ¶ 3, fn1" in said


@pytest.mark.parametrize("number", ["½", "Ⅻ", "⑨", "5²", "ſix", "3％"])
def test_asks_for_digits(report: Report, number: str) -> None:
    """Where no index can hold the number by its value; in a summary, too."""
    changes: Changes = {
        TREATY: {"let 2,500 ducks": f"let 2,500 and {number} ducks"},
        LAPSE: {"The treaty ends when": f"{number} treaties end when"},
    }
    said, named = report(changes), "％" if "％" in number else number
    for rule in ("evidence-numbers", "summary"):
        assert f"[{rule}]: «{named}» is a number or per cent in other signs than 0 to 9 and %" in said


def test_takes_a_dozen_for_twelve(report: Report) -> None:
    """A word with a value is found by its value."""
    changes = {
        "texts/gazette.txt": {"2,500 ducks": "2,500 ducks and twelve geese"},
        TREATY: {"let 2,500 ducks": "let 2,500 ducks and a dozen geese"},
    }
    assert report(changes) == SILENT


def test_reports_the_first_twenty_numbers_of_a_text(report: Report) -> None:
    numbers = " ".join(str(n) for n in range(7_100, 7_150))
    found = report({TREATY: {"let 2,500 ducks": f"let {numbers} ducks"}})
    assert found.count("error[evidence-numbers]") == 20
    assert "7119 does not stand" in found
