"""The date: its year, month and day stand in what the claims cite."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Changes, Report

HINT = "Cite the paragraph that dates the event, or say in date_note how the date is known."
GAZETTE = "«gazette» ¶ 2, 3, fn1, 4; «almanac» ¶ 2"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"1932-06-17": "1931-07-18"}},
            f"""
            events/1932-treaty.yml:3:7: error[evidence-date]: the day 18 does not stand in {GAZETTE}
                {HINT}
            events/1932-treaty.yml:3:7: error[evidence-date]: the month July does not stand in {GAZETTE}
                {HINT}
            events/1932-treaty.yml:3:7: error[evidence-date]: the year 1931 does not stand in {GAZETTE}
                {HINT}
            3 errors, 0 warnings in Freedonia
            """,
            id="a day of which nothing is stated",
        ),
        pytest.param(
            {COUNT: {'date: "1933-03"': 'date: "1933-04"'}},
            f"""
            events/1933-count.yml:3:7: error[evidence-date]: the month April does not stand in «almanac» ¶ 3
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="a month that another paragraph would have to state",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': 'date: "1933/1935"'}},
            f"""
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1933 does not stand in «gazette» ¶ 5, fn3; «almanac» ¶ 4
                {HINT}
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1935 does not stand in «gazette» ¶ 5, fn3; «almanac» ¶ 4
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="both ends of an interval",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': 'date: "[1934,1937]"'}},
            f"""
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1937 does not stand in «gazette» ¶ 5, fn3; «almanac» ¶ 4
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="one of several years",
        ),
    ],
)
def test_reports_each_part_that_is_not_stated(report: Report, changes: Changes, expected: str) -> None:
    """Year, month and day are sought one by one."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize("date", ["1934~", "1934-24", "1934/..", "[1934,1934-12]"])
def test_takes_a_date_that_is_stated(report: Report, date: str) -> None:
    """An open end needs nothing, and a season no more than its year."""
    changes = {
        LAPSE: {'date: "1934"': f'date: "{date}"'},
        "texts/almanac.txt": {"In the winter of 1934": "In the winter of 1934, by Dec. 31,"},
    }
    assert report(changes) == SILENT


def test_takes_a_date_whose_note_says_how_it_was_deduced(report: Report) -> None:
    """Nothing need be stated then."""
    assert (
        report({LAPSE: {'date: "1934"': 'date: "1935-05-09"\ndate_note: A year after the frost.'}}) == SILENT
    )
