"""What is dated after its sources were written: it did not happen yet when they told of it."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.loading.loader import load
from chronology.rules import foretold

from . import ALMANAC, COUNT, GAZETTE, LAPSE, SILENT, TREATY, Build, Report

NOTED = {"kind: event\n": "kind: event\ndate_note: So the treaty says.\n"}
LATE = {**NOTED, 'date: "1934"': 'date: "1938"'}


def test_reports_an_event_after_the_last_of_its_sources(report: Report) -> None:
    """At its kind, with both dates."""
    expected = """
        events/1934-lapse.yml:2:7: error[foretold]: kind is "event" and the date 1938, but the last source that its claims cite, "almanac", is of 1936
            Change `kind` to plan, or cite a source that was written after it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: LATE})


def test_reports_a_value_of_a_time_after_its_sources(report: Report) -> None:
    """A figure is measured, and nobody measures what is still to come."""
    expected = """
        events/1933-count.yml:12:12: error[foretold]: the value is of 1938, but the last source that its claims cite, "almanac", is of 1936
            Change `kind` to plan, or cite a source that was written after it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({COUNT: {'as_of: "1933-03"': 'as_of: "1938"'}})


def test_takes_a_plan(report: Report) -> None:
    """Which is what it then is."""
    assert (
        report({LAPSE: {**LATE, "kind: event\n": "kind: plan\ndate_note: So the treaty says.\n"}}) == SILENT
    )


DATES = {
    "1938": [],
    "1938-12-31": [],
    "1937/1938": [],
    "[1936,1938]": [],
    "193X": [],
    "1936/..": [],
    "1937": [TREATY, LAPSE],
    "[1935,1937]": [TREATY, LAPSE],
    "1936/1937": [TREATY, LAPSE],
}


@pytest.mark.parametrize(("written", "found"), DATES.items())
def test_compares_with_the_last_day_on_which_the_source_can_have_been_written(
    freedonia: Build, written: str, found: list[str]
) -> None:
    """A date of a source without an end says nothing against any event."""
    root = freedonia(
        {
            ALMANAC: {'date: "1936"': f'date: "{written}"'},
            TREATY: {**NOTED, 'date: "1932-06-17"': 'date: "1938-12"'},
            LAPSE: {**NOTED, 'date: "1934"': 'date: "1938-12-31"'},
        }
    )
    assert sorted(one.path for one in foretold.check(load(root))) == found


def test_one_later_source_is_enough(freedonia: Build) -> None:
    """The other sources then told of a plan, and this one of what became of it."""
    late = {
        TREATY: {**NOTED, 'date: "1932-06-17"': 'date: "1938"'},
        GAZETTE: {'date: "1935-02"': 'date: "1939"'},
    }
    assert list(foretold.check(load(freedonia(late)))) == []
