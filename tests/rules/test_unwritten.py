"""The rule unwritten: what a command left for somebody to write is not published."""

from __future__ import annotations

from inspect import cleandoc

from . import ALMANAC, LAPSE, SILENT, TREATY, Report


def test_reports_each_text_that_is_to_be_written(report: Report) -> None:
    """In events and sources, wherever it stands in them."""
    changes = {
        LAPSE: {"summary: The treaty ends": "summary: TODO, the treaty ends"},
        TREATY: {"- text: It let 2,000 ducks cross.": "- text: TODO"},
        ALMANAC: {"synopsis: One year": "synopsis: TODO, one year"},
    }
    expected = """
        events/1932-treaty.yml:21:11: error[unwritten]: «text» is still to be written
            Write the text in your own words.
        events/1934-lapse.yml:5:10: error[unwritten]: «summary» is still to be written
            Write the text in your own words.
        seeds/almanac.yml:7:11: error[unwritten]: «synopsis» is still to be written
            Write the text in your own words.
        3 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(changes)


def test_leaves_what_has_another_finding(report: Report) -> None:
    """A date that is to be written is no date, and that is said already."""
    assert report({LAPSE: {'date: "1934"': "date: TODO"}}).count("error[") == 1


def test_takes_the_word_within_a_text(report: Report) -> None:
    """Only at the start is it the mark."""
    assert report({LAPSE: {"The treaty ends when": "The treaty (TODO) ends when"}}) == SILENT
