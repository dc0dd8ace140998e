"""Numbers of title and summary: some claim, position, measure or the date carries them."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Report

SUMMARY = "The treaty ends when the river freezes."


def test_reports_a_number_that_no_claim_carries(report: Report) -> None:
    """In the title as in the summary, though a paragraph may well hold it."""
    expected = """
        events/1934-lapse.yml:1:8: error[summary]: second in «title» stands in no claim
            Say it in a claim with its paragraph, or leave it out.
        events/1934-lapse.yml:5:10: error[summary]: 2,500 in «summary» stands in no claim
            Say it in a claim with its paragraph, or leave it out.
        events/1934-lapse.yml:5:10: error[summary]: 25 per cent in «summary» stands in no claim
            Say it in a claim with its paragraph, or leave it out.
        3 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "The Duck Treaty comes to an end": "The second Duck Treaty comes to an end",
        SUMMARY: "The treaty on 2,500 ducks ends, with 25 per cent of them left.",
    }
    assert cleandoc(expected) == report({LAPSE: spoilt})


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LAPSE, SUMMARY, "The treaty ends, and a fifth of the ducks is lost."),
        (LAPSE, SUMMARY, "One treaty ends in 1934."),
        (LAPSE, SUMMARY, "The treaty of [[1932-treaty]] ends."),
        (TREATY, "Freedonia and Sylvania sign the Duck Treaty", "The 17th of June 1932"),
        (TREATY, "sign a treaty on ducks", "sign a treaty on 2000 or 2500 ducks"),
        (COUNT, "Of the ducks", "Of the ducks, counted in 1933,"),
    ],
    ids=["a claim", "the date, and «one»", "an id", "the date's day", "positions", "a claim's year"],
)
def test_takes_a_number_that_is_carried(report: Report, path: str, old: str, new: str) -> None:
    """By value, as everywhere."""
    assert report({path: {old: new}}) == SILENT


def test_takes_a_number_that_only_a_measure_carries(report: Report) -> None:
    """A figure's value need not be repeated in a claim."""
    assert report({COUNT: {"In March 1933, 40% of": "Of"}}) == SILENT


@pytest.mark.parametrize(("word", "silent"), [("Tens", True), ("Thousands", False)])
def test_takes_a_round_word_for_the_value_of_a_measure(report: Report, word: str, silent: bool) -> None:
    """Forty per cent may be tens, and never thousands; the year does not count."""
    assert (report({COUNT: {"Of the ducks": f"{word} of the ducks"}}) == SILENT) is silent
