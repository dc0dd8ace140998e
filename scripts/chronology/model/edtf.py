"""The subset of EDTF (Extended Date/Time Format, ISO 8601-2:2019) that a chronology uses.

Level 0: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and intervals of them. Level 1: `~`, `?` or `%` after the
whole date, the decade `199X`, an open end `..`, and the seasons 21 to 24. Level 2: the one-of sets
`[2010,2011]`, `[2014..2016]`, `[2014..]` and `[..2014]`.

So that other EDTF readers accept every date, a season takes no qualifier (`~`, `?` or `%`) and cannot be
in a set, and a decade cannot be in an interval. The standard gives the seasons no months; as in the edtf
library, spring is March to May, and winter is December of the year given.

An interval is a duration: the event lasted from its start to its end. A set is a moment: the event fell
on one of the dates listed, between the two bounds, or on one side of a single bound. The two bounds of a
set have the same precision, day, month or year, and no qualifiers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    21: ("spring", 3, 5),
    22: ("summer", 6, 8),
    23: ("autumn", 9, 11),
    24: ("winter", 12, 12),
}
_QUALIFIERS = {"": "", "~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}
_QUALIFIER_WORDS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
EXPECTED = (
    "YYYY, YYYY-MM, YYYY-MM-DD, a decade such as 199X, a season such as 2019-21, an interval such as "
    "2014/2016 or 2014/.., one of several such as [2010,2011], or a moment within bounds such as "
    "[2014..2016], [2014..] or [..2014]; any date outside such bounds may be followed by ~ ? or %"
)


class EdtfError(ValueError):
    """The text is not a date of the subset; the message says why."""


class Point(NamedTuple):
    """A day, month, season, year or decade, with its qualifier in `mark` (`~`, `?`, `%` or none)."""

    text: str
    earliest: date
    latest: date
    precision: str
    mark: str = ""

    def words(self) -> str:
        """Return the date in words, never more precise than it is: `about June 2022`."""
        start = self.earliest
        words = str(start.year)
        if self.precision == "day":
            words = f"{start.day} {MONTHS[start.month - 1]} {start.year}"
        elif self.precision == "month":
            words = f"{MONTHS[start.month - 1]} {start.year}"
        elif self.precision == "season":
            season = next(name for name, first, _ in _SEASONS.values() if first == start.month)
            words = f"{season} {start.year}"
        elif self.precision == "decade":
            words = f"the {start.year}s"
        return _QUALIFIER_WORDS[self.mark] + words


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date: its text, its form, the points in it, and its first and last day (inclusive).

    `form` is `point`, `interval` or `one-of`. A date without an end, `2014/..` or `[2014..]`, has a single
    point and `latest == date.max`. A set without a beginning, `[..2014]`, has a single point, and
    `earliest` is the first day of that point; see `bounds`.
    """

    text: str
    form: str
    points: tuple[Point, ...]
    earliest: date
    latest: date

    @property
    def precision(self) -> str:
        """Return the precision of a point, or else the form: `day`, `season`, `interval` …"""
        return self.points[0].precision if self.form == "point" else self.form

    @property
    def qualifier(self) -> str:
        """Return the qualifiers of all points together in words, or an empty string."""
        marks = {point.mark for point in self.points} - {""}
        return _QUALIFIERS["%" if len(marks) > 1 else next(iter(marks), "")]

    @property
    def open_end(self) -> bool:
        """Whether the interval or set has no end."""
        return self.text.endswith(("/..", "..]"))

    @property
    def open_start(self) -> bool:
        """Whether the set has no beginning."""
        return self.text.startswith("[..")

    @property
    def bounds(self) -> tuple[date, date]:
        """Return the first and last day that the date can mean: `date.min` or `date.max` if unbounded."""
        return (date.min if self.open_start else self.earliest), self.latest

    @property
    def last_known(self) -> date:
        """Return the last day of the last point."""
        return self.points[0].latest if self.open_end else self.latest

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return the first and last day by which the date is sorted.

        An open interval lasts for ever; an open set is sorted by its one bound.
        """
        return self.earliest, self.latest if self.form == "interval" else self.last_known

    @property
    def first_period_end(self) -> date:
        """Return the last day of the first period in the date: 31 March for 2022-03 and 2022-03/2024.

        It is never later than 31 December of the first year, even for a decade or a set over several years.
        """
        end = self.last_known if self.form == "one-of" else self.points[0].latest
        return min(end, date(self.earliest.year, 12, 31))

    @property
    def month_known(self) -> bool:
        """Whether the date says in which part of its first year it begins."""
        if self.form == "one-of":
            first, last = self.earliest, self.last_known
            return first.year == last.year and (last - first).days < 364
        return self.points[0].precision in {"day", "month", "season"}

    @property
    def machine(self) -> str | None:
        """Return the date as a value of HTML's `<time datetime>`, or None if that cannot express it."""
        exact = self.form == "point" and not self.points[0].mark
        return self.text if exact and self.precision in {"day", "month", "year"} else None

    def words(self) -> str:
        """Return the date in words: `2014 to 2016` for an interval, `between 2014 and 2016` for a set.

        A month or year that all days or months share is said once: `between 2 and 9 May 2018`.
        """
        spoken = [point.words() for point in self.points]
        spoken[:-1] = [words.removesuffix(self._shared()) for words in spoken[:-1]]
        if self.form == "point":
            return spoken[0]
        if self.form == "interval":
            return f"since {spoken[0]}" if self.open_end else f"{spoken[0]} to {spoken[1]}"
        if self.open_end:
            return f"{spoken[0]} or later"
        if self.open_start:
            return f"{spoken[0]} or earlier"
        if ".." in self.text:
            return f"between {spoken[0]} and {spoken[1]}"
        return ", ".join(spoken[:-1]) + " or " + spoken[-1]

    def _shared(self) -> str:
        """Return the year, or the month and year, with which all days or months end, or else nothing."""
        precisions = {point.precision for point in self.points}
        if self.qualifier or precisions not in ({"day"}, {"month"}):
            return ""
        if len({point.earliest.year for point in self.points}) > 1:
            return ""
        month = f" {MONTHS[self.earliest.month - 1]}"
        one_month = len({point.earliest.month for point in self.points}) == 1
        return f"{month if one_month else ''} {self.earliest.year}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Parse a date of the subset; raise `EdtfError` with the reason if it is not one."""
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    point = _point(text)
    return Edtf(text, "point", (point,), point.earliest, point.latest)


def _one_of(text: str) -> Edtf:
    if not text.endswith("]"):
        raise EdtfError(f"`{text}` opens a set with `[` but does not close it")
    if ".." in text:
        return _bounded(text)
    points = tuple(_point(part.strip(" ")) for part in text[1:-1].split(","))
    if len(points) < 2 or len({point.text for point in points}) < len(points):
        raise EdtfError(f"`{text}` must name two or more different dates")
    if any(point.precision == "season" for point in points):
        raise EdtfError(f"`{text}` names a season in a set; write its months as an interval instead")
    if list(points) != sorted(points, key=lambda point: (point.earliest, point.latest)):
        raise EdtfError(f"`{text}` must name its dates from the earliest to the latest")
    return Edtf(text, "one-of", points, points[0].earliest, max(point.latest for point in points))


def _bounded(text: str) -> Edtf:
    """Parse a set of two bounds, or of one: `[2014..2016]`, `[2014..]` or `[..2014]`."""
    parts = text[1:-1].split("..")
    if "," in text or len(parts) != 2 or not any(parts):
        raise EdtfError(f"`{text}` must have one date on either side of `..`, or on one side")
    points = tuple(_point(part) for part in parts if part)
    if any(point.mark for point in points):
        raise EdtfError(f"`{text}` has a bound with `~`, `?` or `%`; explain the doubt in date_note")
    if any(point.precision not in {"day", "month", "year"} for point in points):
        raise EdtfError(f"`{text}` has a bound that is not a day, month or year")
    if len({point.precision for point in points}) > 1:
        raise EdtfError(f"`{text}` has bounds of different precision; write both as days, months or years")
    first, last = points[0], points[-1]
    if len(points) == 2 and first.earliest >= last.earliest:
        raise EdtfError(f"`{text}` must name two different dates, the earlier one first")
    latest = date.max if not parts[1] else last.latest
    return Edtf(text, "one-of", points, first.earliest, latest)


def _interval(text: str) -> Edtf:
    parts = text.split("/")
    if len(parts) != 2:
        raise EdtfError(f"`{text}` has more than one `/`; an interval has a start and an end")
    start = _point(parts[0])
    ends = [] if parts[1] == ".." else [_point(parts[1])]
    if any(point.precision == "decade" for point in (start, *ends)):
        raise EdtfError(f"`{text}` has a decade at one end; write the first or last year that is meant")
    if not ends:
        return Edtf(text, "interval", (start,), start.earliest, date.max)
    end = ends[0]
    if (end.earliest, end.latest) <= (start.earliest, start.latest):
        raise EdtfError(f"`{text}` ends before it begins; write the earlier date first")
    return Edtf(text, "interval", (start, end), start.earliest, end.latest)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"`{text}` is not a date in a supported form")
    year, month, day, mark = match.groups()
    if year.endswith("X"):
        if month:
            raise EdtfError(f"`{text}` names a month of a decade; write the decade alone, such as 199X")
        first = int(year[:3]) * 10
        return Point(text, _day(text, first, 1, 1), date(first + 9, 12, 31), "decade", mark)
    number = int(year)
    if month is None:
        return Point(text, _day(text, number, 1, 1), date(number, 12, 31), "year", mark)
    months = int(month)
    if day is None and months in _SEASONS:
        if mark:
            raise EdtfError(f"`{text}` is a season with `{mark}`; a season is vague enough without")
        _, start, end = _SEASONS[months]
        last = date(number, end, monthrange(number, end)[1])
        return Point(text, _day(text, number, start, 1), last, "season", mark)
    if day is None:
        first_day = _day(text, number, months, 1)
        return Point(text, first_day, date(number, months, monthrange(number, months)[1]), "month", mark)
    exact = _day(text, number, months, int(day))
    return Point(text, exact, exact, "day", mark)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise EdtfError(f"`{text}` has a day, month or year that does not exist") from None
