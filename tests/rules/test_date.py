"""Dates: impossible, reversed, outside the subset of EDTF; and what bounds a moment."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, GAZETTE, LAPSE, SILENT, Changes, Report

HINT = (
    "Write YYYY, YYYY-MM, YYYY-MM-DD, a decade such as 199X, a season such as 2019-21, an interval such as "
    "2014/2016 or 2014/.., one of several such as [2010,2011], or a moment within bounds such as "
    "[2014..2016], [2014..] or [..2014]; any date outside such bounds may be followed by ~ ? or %."
)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("1932-02-30", "«1932-02-30» is a day, month or year that no calendar has"),
        ("1932-13", "«1932-13» is a day, month or year that no calendar has"),
        ("1934/1932", "«1934/1932» ends before it has begun; write the earlier date first"),
        ("1932/1933/1934", "«1932/1933/1934» has more than one «/»; an interval has a start and an end"),
        ("[1932]", "«[1932]» must name two or more different dates"),
        ("[1932,1933", "«[1932,1933» opens a set with «[» and does not close it"),
        ("[1933,1932]", "«[1933,1932]» must name its dates from the earliest to the latest"),
        ("193X-06", "«193X-06» names a month of a decade; write the decade alone, such as 199X"),
        ("17 June 1932", "«17 June 1932» is not a date of the kinds that are used here"),
        ("", "«» is not a date of the kinds that are used here"),
    ],
)
def test_reports_a_date_that_cannot_be(report: Report, written: str, message: str) -> None:
    """The message says what is wrong with it, and the hint how dates are written."""
    expected = f"""
        events/1934-lapse.yml:3:7: error[date]: {message}
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {'date: "1934"': f'date: "{written}"'}})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                COUNT: {'as_of: "1933-03"': 'as_of: "1933-3"', "themes: [ducks]": "theme: [ducks]"},
                GAZETTE: {'"1935-02"': '"1935-02-29"'},
            },
            f"""
            events/1933-count.yml:1:1: error[schema]: «themes» is missing
                Add «themes:». One to three themes, from vocabulary/themes.yml.
            events/1933-count.yml:5:1: error[schema]: no key «theme» here; did you mean «themes»?
                The field reference lists every key and what it holds.
            events/1933-count.yml:12:12: error[date]: «1933-3» is not a date of the kinds that are used here
                {HINT}
            seeds/gazette.yml:6:7: error[date]: «1935-02-29» is a day, month or year that no calendar has
                {HINT}
            4 errors, 0 warnings in Freedonia
            """,
            id="in a measure and a source, beside other faults",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': "date:"}},
            f"""
            events/1934-lapse.yml:3:6: error[date]: a date in quotes is expected
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="none at all",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': 'date: "1934/.."\ndate_within: true'}},
            """
            events/1934-lapse.yml:4:1: error[schema]: there is no key `date_within` any more
                Write the bounds of a moment as a set, [2014..2016], [2014-05..] or [..2016], and remove the key; `chronology fmt` does both.
            1 error, 0 warnings in Freedonia
            """,
            id="an interval that is said to bound a moment",
        ),
        pytest.param(
            {GAZETTE: {'"1935-02"': '"1935-02/.."'}},
            """
            seeds/gazette.yml:6:7: error[date]: `1935-02/..` is a duration, and a source is published at one moment
                Write a set, such as [2014..2016] or [2014..]; `chronology fmt` does.
            1 error, 0 warnings in Freedonia
            """,
            id="a source that was published for years",
        ),
    ],
)
def test_reports_dates_wherever_they_stand(report: Report, changes: Changes, expected: str) -> None:
    """Dates of measures and sources are dates too, and a moment is a set."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "written",
    [
        "1934~",
        "1934?",
        "1934%",
        "193X",
        "1934-23",
        "1934-06/1934-07",
        "1932/..",
        "[1932,1934]",
        "1934-02-28",
        *("[1934..1935]", "[1934-02..]", "[..1934]"),
    ],
)
def test_takes_every_form_of_the_subset(report: Report, written: str) -> None:
    """Level 0, and what we use of levels 1 and 2."""
    assert report({LAPSE: {'date: "1934"': f'date: "{written}"\ndate_note: So it was.'}}) == SILENT
