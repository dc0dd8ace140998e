"""Lengths: how long a text is, and how long it may be."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, LAPSE, SILENT, TREATY, Changes, Report

TITLE = "The Duck Treaty comes to an end"
SUMMARY = "The treaty ends when the river freezes."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {TITLE: "a" * 91, SUMMARY: "b" * 401}},
            """
            events/1934-lapse.yml:1:8: error[length]: «title» has 91 characters; at most 90
                Say it shorter, or divide it.
            events/1934-lapse.yml:5:10: error[length]: «summary» has 401 characters; at most 400
                Say it shorter, or divide it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a title and a summary",
        ),
        pytest.param(
            {TREATY: {"It let 2,000 ducks cross.": "c" * 601}},
            """
            events/1932-treaty.yml:21:11: error[length]: «text» has 601 characters; at most 600
                Say it shorter, or divide it.
            1 error, 0 warnings in Freedonia
            """,
            id="a claim",
        ),
        pytest.param(
            {TREATY: {"[borders]": "[borders, ducks, geese, swans]"}},
            """
            events/1932-treaty.yml:6:9: error[length]: «themes» has 4 entries; at most 3
                Say it shorter, or divide it.
            events/1932-treaty.yml:6:26: error[unknown-theme]: no theme «geese»
                Use an id of vocabulary/themes.yml.
            2 errors, 0 warnings in Freedonia
            """,
            id="a list, of which what is beyond the limit is not looked at",
        ),
        pytest.param(
            {ACTORS: {"[Firefly]": f"[Firefly, {'d' * 201}]"}},
            """
            vocabulary/actors.yml:13:22: error[length]: «aliases» has 201 characters; at most 200
                Say it shorter, or divide it.
            1 error, 0 warnings in Freedonia
            """,
            id="an entry of a list",
        ),
    ],
)
def test_reports_what_is_too_long(report: Report, changes: Changes, expected: str) -> None:
    """The length and the limit are told, at the text."""
    assert cleandoc(expected) == report(changes)


def test_takes_what_just_fits(report: Report) -> None:
    """A text may be as long as its limit."""
    assert report({LAPSE: {TITLE: "é" * 90, SUMMARY: "b" * 400}}) == SILENT
