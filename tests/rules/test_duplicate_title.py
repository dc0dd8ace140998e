"""Titles, labels and marks: no two alike."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ALMANAC, COUNT, LAPSE, SILENT, Report


def test_reports_the_same_title_twice(report: Report) -> None:
    """Capitals make no difference; the later event is the one reported."""
    expected = """
        events/1934-lapse.yml:1:8: error[duplicate-title]: the title is the same as that of «1933-count»
            Say what sets the one apart from the other.
        1 error, 0 warnings in Freedonia
        """
    title = {"The Duck Treaty comes to an end": "FREEDONIA counts its ducks"}
    assert cleandoc(expected) == report({LAPSE: title})


@pytest.mark.parametrize(
    "title",
    [
        "Freedonia counts  its ducks",
        "Freedonia counts\u00a0its ducks",
        "Freedonia counts its du\u0323cks",
        "Ｆreedonia counts its ducks",
        "Freedonia counts its ducks\u0301",
    ],
    ids=ascii,
)
def test_reports_a_title_that_only_looks_like_another(report: Report, title: str) -> None:
    """Neither a space of another kind, an accent nor a full-width letter makes another title."""
    assert "the title is the same as that of «1933-count»" in report(
        {LAPSE: {"The Duck Treaty comes to an end": title}}
    )


def test_reports_a_title_with_a_joiner(report: Report) -> None:
    """A joiner may stand in a word of such a script, and makes no other of it."""
    changes = {
        LAPSE: {"The Duck Treaty comes to an end": "می\u200cخواهم"},
        COUNT: {"Freedonia counts its ducks": "میخواهم"},
    }
    assert "the title is the same as that of «1933-count»" in report(changes)


def test_reports_sources_that_readers_cannot_tell_apart(report: Report) -> None:
    """Labels and marks stand for a source in every citation."""
    expected = """
        seeds/gazette.yml:2:8: error[duplicate-title]: the label is the same as that of «almanac»
            Choose another label.
        seeds/gazette.yml:3:7: error[duplicate-title]: the mark is the same as that of «almanac»
            Choose another mark.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ALMANAC: {"label: Almanac": "label: Gazette", "mark: A": "mark: G"}})


def test_takes_two_sources_of_one_title(report: Report) -> None:
    """Two documents may have the same title, for labels and marks tell them apart."""
    assert report({ALMANAC: {"title: Almanac of Freedonia": "title: The treaty and after"}}) == SILENT
