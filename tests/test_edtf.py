"""Dates: bounds against the edtf library as oracle, words worked out by hand, and only EdtfError."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import date, timedelta

import pytest
from chronology.model import edtf
from chronology.model.edtf import EdtfError
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

DAYS = st.dates(date(10, 1, 1), date(9998, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])
SEASON_OF_MONTH = {3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23, 12: 24}


def written(day: date, precision: str, mark: str = "") -> str:
    """Return `day` as EDTF of a precision; January and February have the season before, autumn."""
    season = SEASON_OF_MONTH.get(day.month, 23)
    bodies = {
        "day": f"{day:%m-%d}",
        "month": f"{day:%m}",
        "season": str(season),
    }
    if precision == "decade":
        return f"{day.year // 10:03}X{mark}"
    return "-".join(filter(None, (f"{day.year:04}", bodies.get(precision)))) + mark


@st.composite
def points(draw: st.DrawFn) -> str:
    """Draw one date of the subset, with or without a qualifier."""
    precision = draw(st.sampled_from(["day", "month", "season", "year", "decade"]))
    return written(draw(DAYS), precision, "" if precision == "season" else draw(MARKS))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Draw an interval of the subset, whose end is in a later year or on a later day, or open."""
    precisions = st.sampled_from(["day", "month", "season", "year"])
    start, first = draw(DAYS), draw(precisions)
    if draw(st.booleans()):
        return written(start, first, "" if first == "season" else draw(MARKS)) + "/.."
    if draw(st.booleans()):
        end = start + timedelta(days=draw(st.integers(1, 300)))
        return f"{written(start, 'day')}/{written(end, 'day')}"
    last = draw(precisions)
    end = draw(st.dates(date(start.year + 1, 1, 1)))
    marks = ["" if precision == "season" else draw(MARKS) for precision in (first, last)]
    return f"{written(start, first, marks[0])}/{written(end, last, marks[1])}"


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Draw a one-of set of the subset: dates of different years, in order."""
    years = sorted(draw(st.lists(st.integers(1, 9999), min_size=2, max_size=4, unique=True)))
    precision = st.sampled_from(["day", "month", "year"])
    days = [draw(st.dates(date(year, 1, 1), date(year, 12, 31))) for year in years]
    return "[" + ",".join(written(day, draw(precision), draw(MARKS)) for day in days) + "]"


@st.composite
def bounded(draw: st.DrawFn) -> str:
    """Draw a set with two bounds, or with one: days of different years, both written in one precision."""
    years = sorted(draw(st.lists(st.integers(1, 9999), min_size=2, max_size=2, unique=True)))
    precision = draw(st.sampled_from(["day", "month", "year"]))
    first, last = (written(draw(st.dates(date(year, 1, 1), date(year, 12, 31))), precision) for year in years)
    return draw(st.sampled_from([f"[{first}..{last}]", f"[{first}..]", f"[..{last}]"]))


@st.composite
def anything_like_it(draw: st.DrawFn) -> str:
    """Draw dates put together without regard to the subset: reversed, qualified and mixed at will."""
    dated = st.builds(written, DAYS, st.sampled_from(["day", "month", "season", "year", "decade"]), MARKS)
    wrong = st.sampled_from(["..", "", "2010-02-30", "2010-13", "2010-25", "201", "20101", "2010-6", "-2010"])
    any_point = dated | dated | dated | dated | wrong
    parts = draw(st.lists(any_point, min_size=1, max_size=2))
    joiner = draw(st.sampled_from(["/", "/", ",", ", ", ".."]))
    opening, closing = draw(st.sampled_from([("", ""), ("", ""), ("[", "]"), ("[", ""), ("{", "}")]))
    return opening + joiner.join(parts) + closing


def oracle_bounds(text: str) -> tuple[date, date]:
    """Return the bounds that the edtf library gives, an open end as `date.max`."""
    theirs = parse_edtf(text)
    if text.startswith("[.."):  # of which it gives no bounds, but its one date
        upper = parse_edtf(text[3:-1]).upper_strict()
        return date.min, date(*upper[:3])
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    return date(*lower[:3]), date.max if upper == math.inf else date(*upper[:3])


@settings(max_examples=100, deadline=None)  # the oracle takes 5 to 20 ms a date
@given(points() | intervals() | sets() | bounded())
@example("001X~")
@example("0001-01-01")
@example("9999-12-31")
@example("2000-02-29")
@example("1582-10-10")
@example("2014/2014-06")
@example("[199X,2001?]")
@example("[2010, 2011]")
def test_bounds_are_those_of_the_oracle(text: str) -> None:
    """Every form of the subset has the bounds that the edtf library gives it."""
    ours = edtf.parse(text)
    assert ours.bounds == oracle_bounds(text)


@settings(max_examples=150, deadline=None)
@given(anything_like_it())
@example("199X/..")
@example("../2014")
@example("../..")
@example("199X~/2001")
@example("2019-21~")
@example("[2019-21,2020]")
@example("[2010,\u00a02011]")
@example("2010\n")
@example("２０１０")
def test_no_date_is_accepted_that_the_oracle_refuses(text: str) -> None:
    """Whatever our parser accepts is EDTF to other readers too, with the same bounds."""
    try:
        ours = edtf.parse(text)
    except EdtfError:
        return
    assert ours.bounds == oracle_bounds(text)


def test_the_strategy_of_near_misses_reaches_dates_that_are_accepted() -> None:
    """The test above is not empty: a part of its texts is accepted."""
    accepted = 0

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(anything_like_it())
    def count(text: str) -> None:
        nonlocal accepted
        with suppress(EdtfError):
            edtf.parse(text)
            accepted += 1

    count()
    assert accepted >= 10


@settings(max_examples=400)
@given(st.text() | st.text(alphabet="0123456789-/X~?%[],. \n٣²") | anything_like_it())
def test_what_is_no_date_raises_edtf_error_and_nothing_else(text: str) -> None:
    """Any text gives a date with earliest ≤ latest, or EdtfError."""
    try:
        parsed = edtf.parse(text)
    except EdtfError:
        return
    assert parsed.text == text
    assert parsed.earliest <= parsed.latest


OUTSIDE = {
    "": "is not a date",
    "yesterday": "is not a date",
    "2010-6": "is not a date",
    "2010/06/17": "more than one `/`",
    "20100617": "is not a date",
    "-0044": "is not a date",
    "Y170000002": "is not a date",
    "2010-06-17T10:00": "is not a date",
    "2010-XX": "is not a date",
    "20XX": "is not a date",
    "2010-~06": "is not a date",
    "~2010": "is not a date",
    "2010~?": "is not a date",
    " 2010": "is not a date",
    "2010\n": "is not a date",
    "２０１０": "is not a date",
    "2010-02-30": "that does not exist",
    "2011-02-29": "that does not exist",
    "2010-00": "that does not exist",
    "2010-13": "that does not exist",
    "2010-25": "that does not exist",
    "2010-06-31": "that does not exist",
    "199X-06": "month of a decade",
    "2019-21~": "is a season with `~`",
    "2019-21-05": "that does not exist",
    "2014/": "is not a date",
    "/2014": "is not a date",
    "../2014": "is not a date",
    "../..": "is not a date",
    "199X/2004": "has a decade at one end",
    "1990/200X": "has a decade at one end",
    "199X/..": "has a decade at one end",
    "[2010": "does not close it",
    "[]": "is not a date",
    "[2010]": "two or more different dates",
    "[2010,2010]": "two or more different dates",
    "[2010..2012": "does not close it",
    "[2010..2012..2014]": "one date on either side",
    "[2010,2012..2014]": "one date on either side",
    "[..]": "one date on either side",
    "[2010...2012]": "is not a date",
    "[2010 ..2012]": "is not a date",
    "[2010~..2012]": "explain the doubt in date_note",
    "[2010..2012?]": "explain the doubt in date_note",
    "[2010%..]": "explain the doubt in date_note",
    "[2019-21..2019-23]": "not a day, month or year",
    "[199X..]": "not a day, month or year",
    "[2016..2017-10]": "bounds of different precision",
    "[2012..2010]": "the earlier one first",
    "[2010..2010]": "two different dates",
    "[2019-21,2020]": "a season in a set",
    "{2010,2011}": "is not a date",
}


@pytest.mark.parametrize(("text", "reason"), OUTSIDE.items())
def test_a_date_outside_the_subset_is_refused_with_the_reason(text: str, reason: str) -> None:
    """Each kind of text outside the subset has a message that says what is wrong with it."""
    with pytest.raises(EdtfError, match=reason):
        edtf.parse(text)


# Where we differ from the oracle on purpose: it accepts all of these.
STRICTER_THAN_THE_ORACLE = {
    "2016/2014": "ends before it begins",  # the oracle gives it a lower bound after the upper
    "2014/2014": "ends before it begins",  # says no more than 2014
    "2014-06/2014": "ends before it begins",  # may end before it begins
    "[2011,2010]": "from the earliest to the latest",
    "[2010,2010]": "two or more different dates",
    "0000": "that does not exist",  # the calendar of dates begins with the year 1
    "199X/2004": "has a decade at one end",  # level 2; the oracle refuses 199X/.. and 199X~/2004
    "2010-06-17T10:00:00": "is not a date",  # times are outside the subset
    "2010-XX": "is not a date",
}


@pytest.mark.parametrize(("text", "reason"), STRICTER_THAN_THE_ORACLE.items())
def test_where_we_refuse_what_the_oracle_accepts(text: str, reason: str) -> None:
    """The oracle parses each of these, and we refuse it for the reason beside it."""
    assert parse_edtf(text) is not None
    with pytest.raises(EdtfError, match=reason):
        edtf.parse(text)


WORDS = {
    "2010": "2010",
    "2010~": "about 2010",
    "2010?": "possibly 2010",
    "2010%": "possibly about 2010",
    "0999": "999",
    "2022-06": "June 2022",
    "2022-06~": "about June 2022",
    "2022-06?": "possibly June 2022",
    "2022-06%": "possibly about June 2022",
    "2022-06-07": "7 June 2022",
    "2022-06-07~": "about 7 June 2022",
    "2022-06-07?": "possibly 7 June 2022",
    "2022-06-07%": "possibly about 7 June 2022",
    "199X": "the 1990s",
    "199X~": "about the 1990s",
    "199X?": "possibly the 1990s",
    "199X%": "possibly about the 1990s",
    "2019-21": "spring 2019",
    "2019-22": "summer 2019",
    "2019-23": "autumn 2019",
    "2019-24": "winter 2019",
    "2014/2016": "2014 to 2016",
    "2014-02/2016-05-03": "February 2014 to 3 May 2016",
    "2014~/2016?": "about 2014 to possibly 2016",
    "2019-21/2019-23": "spring 2019 to autumn 2019",
    "2014/..": "since 2014",
    "2014-02-01~/..": "since about 1 February 2014",
    "2014/9999": "2014 to 9999",
    "9999": "9999",
    "[2010,2011]": "2010 or 2011",
    "[2010, 2011]": "2010 or 2011",
    "[2010-06,2011,2013-01-02]": "June 2010, 2011 or 2 January 2013",
    "[199X,2004~]": "the 1990s or about 2004",
    "[1991..1994]": "between 1991 and 1994",
    "[2016-01..2017-10]": "between January 2016 and October 2017",
    "[2018-05-02..2018-06-01]": "between 2 May and 1 June 2018",
    "[2018-05-02..2018-05-09]": "between 2 and 9 May 2018",
    "[2018-05-02..2019-05-02]": "between 2 May 2018 and 2 May 2019",
    "[2022-04..2022-12]": "between April and December 2022",
    "[2022-06-17,2022-06-18,2022-06-20]": "17, 18 or 20 June 2022",
    "[2022-06,2022-08-03]": "June 2022 or 3 August 2022",
    "2022-06-17/2022-06-19": "17 to 19 June 2022",
    "2022-06-17~/2022-06-19": "about 17 June 2022 to 19 June 2022",
    "[2022-06-18..]": "18 June 2022 or later",
    "[2020-05..]": "May 2020 or later",
    "[..2016]": "2016 or earlier",
    "[..2016-02-29]": "29 February 2016 or earlier",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_reads_as_people_write_it(text: str, words: str) -> None:
    """Every form has its words, never more precise than it is."""
    assert edtf.parse(text).words() == words


SHAPES = [  # text, form, precision, qualifier, open end, value for <time datetime>
    ("2010", "point", "year", "", False, "2010"),
    ("2010-06", "point", "month", "", False, "2010-06"),
    ("2010-06-17", "point", "day", "", False, "2010-06-17"),
    ("2010~", "point", "year", "approximate", False, None),
    ("2010-06?", "point", "month", "uncertain", False, None),
    ("2010-06-17%", "point", "day", "uncertain and approximate", False, None),
    ("199X", "point", "decade", "", False, None),
    ("2019-23", "point", "season", "", False, None),
    ("9999", "point", "year", "", False, "9999"),
    ("2014/2016", "interval", "interval", "", False, None),
    ("2014~/2016?", "interval", "interval", "uncertain and approximate", False, None),
    ("2014/9999-12-31", "interval", "interval", "", False, None),
    ("2014?/..", "interval", "interval", "uncertain", True, None),
    ("[2010,2011]", "one-of", "one-of", "", False, None),
    ("[2010~,2011~]", "one-of", "one-of", "approximate", False, None),
    ("[2010..2012]", "one-of", "one-of", "", False, None),
    ("[2010..]", "one-of", "one-of", "", True, None),
    ("[..2010]", "one-of", "one-of", "", False, None),
]


@pytest.mark.parametrize(("text", "form", "precision", "qualifier", "open_end", "machine"), SHAPES)
def test_a_date_knows_what_it_is(
    text: str, form: str, precision: str, qualifier: str, open_end: bool, machine: str | None
) -> None:
    """Form, precision, qualifier, open end and machine value of every kind of date."""
    parsed = edtf.parse(text)
    found = (parsed.form, parsed.precision, parsed.qualifier, parsed.open_end, parsed.machine)
    assert found == (form, precision, qualifier, open_end, machine)


def test_dates_sort_by_earliest_then_latest() -> None:
    """A year comes after its first day and before nothing that ends sooner; open ends come last."""
    in_order = [
        "199X", "1999-12-31", "2010-01-01", "2010-01", "2010", "[2010,2011]", "2010/2012", "2010/..",
        "2010-02", "2010-21", "2010-03-02",
    ]  # fmt: skip
    backwards = in_order[::-1]
    assert sorted(backwards, key=lambda text: edtf.parse(text).sort_key) == in_order


KNOWN = [  # text, first and last day by which it is sorted, end of its first period, whether a month is known
    ("2022-03-05", "2022-03-05", "2022-03-05", "2022-03-05", True),
    ("2022-03", "2022-03-01", "2022-03-31", "2022-03-31", True),
    ("2022", "2022-01-01", "2022-12-31", "2022-12-31", False),
    ("199X", "1990-01-01", "1999-12-31", "1990-12-31", False),
    ("2019-21", "2019-03-01", "2019-05-31", "2019-05-31", True),
    ("2014-02/2016", "2014-02-01", "2016-12-31", "2014-02-28", True),
    ("2014/..", "2014-01-01", "9999-12-31", "2014-12-31", False),
    ("[2010,2011]", "2010-01-01", "2011-12-31", "2010-12-31", False),
    ("[2022-04..2022-06]", "2022-04-01", "2022-06-30", "2022-06-30", True),
    ("[2016-01..2017-10]", "2016-01-01", "2017-10-31", "2016-12-31", False),
    ("[2020-05..]", "2020-05-01", "2020-05-31", "2020-05-31", True),
    ("[2017..]", "2017-01-01", "2017-12-31", "2017-12-31", False),
    ("[..2016]", "2016-01-01", "2016-12-31", "2016-12-31", False),
    ("[..2016-02]", "2016-02-01", "2016-02-29", "2016-02-29", True),
]


@pytest.mark.parametrize(("text", "first", "last", "end", "month"), KNOWN)
def test_a_date_stands_where_it_is_known(text: str, first: str, last: str, end: str, month: bool) -> None:
    """A moment with one bound stands at that bound; an interval without an end lasts."""
    parsed = edtf.parse(text)
    days = (*parsed.sort_key, parsed.first_period_end)
    assert tuple(day.isoformat() for day in days) == (first, last, end)
    assert parsed.month_known == month
