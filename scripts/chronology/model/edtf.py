"""Dates with their true precision: the subset of EDTF (ISO 8601-2:2019) that a chronology uses.

Level 0: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and intervals of them. Level 1: `~`, `?` or `%` after the
whole date, the decade `199X`, an open end `..`, and the seasons 21 to 24. Level 2: the one-of sets
`[2010,2011]`, `[2014..2016]`, `[2014..]` and `[..2014]`. A season takes no `~ ? %` and stands in no set,
and a decade stands in no interval, so that other readers of EDTF accept every date of ours. Seasons
follow the edtf library: spring is March to May, and winter is December of the year named, since the
standard gives the seasons no months.

An interval is a duration: what happened lasted from its start to its end. A set is a moment: what
happened fell on one of the dates it names, or between its two bounds, or not before or not after its
one bound. The bounds of a set are two dates of one precision, a day, month or year, without qualifiers.
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
    """A text that is not a date of the subset; the message says why."""


class Point(NamedTuple):
    """One date: a day, month, season, year or decade, with its qualifier (`~`, `?`, `%` or none)."""

    text: str
    earliest: date
    latest: date
    precision: str
    mark: str = ""

    def words(self) -> str:
        """Return the date as people write it, never more precise than it is: `about June 2022`."""
        return _QUALIFIER_WORDS[self.mark] + self._body()

    def _body(self) -> str:
        start = self.earliest
        month = MONTHS[start.month - 1]
        match self.precision:
            case "day":
                return f"{start.day} {month} {start.year}"
            case "month":
                return f"{month} {start.year}"
            case "season":
                season = next(name for name, first, _ in _SEASONS.values() if first == start.month)
                return f"{season} {start.year}"
            case "decade":
                return f"the {start.year}s"
        return str(start.year)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date: what was written, its bounds (inclusive), precision and qualifier.

    `form` is `point`, `interval` or `one-of`; `precision` is that of a point, otherwise the form.
    What has no end, `2014/..` or `[2014..]`, has `latest == date.max` and a single point. A set without
    a beginning, `[..2014]`, has a single point, with which `earliest` begins; see `bounds`.
    """

    text: str
    form: str
    points: tuple[Point, ...]
    earliest: date
    latest: date

    @property
    def precision(self) -> str:
        """Return `day`, `month`, `season`, `year`, `decade`, `interval` or `one-of`."""
        return self.points[0].precision if self.form == "point" else self.form

    @property
    def qualifier(self) -> str:
        """Return the words for the strongest qualifier of any part, or an empty text."""
        if len(self.points) == 1:
            return _QUALIFIERS[self.points[0].mark]
        marks = {point.mark for point in self.points} - {""}
        return _QUALIFIERS["%" if len(marks) > 1 else next(iter(marks), "")]

    @property
    def open_end(self) -> bool:
        """Say whether the interval or set has no end."""
        return self.text.endswith(("/..", "..]"))

    @property
    def open_start(self) -> bool:
        """Say whether the set has no beginning."""
        return self.text.startswith("[..")

    @property
    def bounds(self) -> tuple[date, date]:
        """Return the first and last day that the date may mean.

        They are `date.min` where there is no beginning and `date.max` where there is no end.
        """
        return (date.min if self.open_start else self.earliest), self.latest

    @property
    def last_known(self) -> date:
        """Return the last day that the date names; of what has no end, that of its one point."""
        return self.points[0].latest if self.open_end else self.latest

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return the first and last day by which the date is sorted.

        An interval without an end lasts; a set without an end, or a beginning, stands at its one bound.
        """
        return self.earliest, self.latest if self.form == "interval" else self.last_known

    @property
    def first_period_end(self) -> date:
        """Return the last day of the first period that the date names: of 2022-03, 31 March.

        Of an interval that is the end of its first date. It is never after the first year: of a decade,
        and of a set that reaches into another year, it is 31 December of the first.
        """
        end = self.last_known if self.form == "one-of" else self.points[0].latest
        return min(end, date(self.earliest.year, 12, 31))

    @property
    def month_known(self) -> bool:
        """Say whether it is known in which part of its first year the date begins."""
        if self.form == "one-of":
            first, last = self.earliest, self.last_known
            return first.year == last.year and (last - first).days < 364
        return self.points[0].precision in {"day", "month", "season"}

    @property
    def machine(self) -> str | None:
        """Return the value for HTML's `<time datetime>`, or None where it would claim too much."""
        exact = self.form == "point" and not self.points[0].mark
        return self.text if exact and self.precision in {"day", "month", "year"} else None

    def words(self) -> str:
        """Return the date for people: an interval lasts, a set is one moment."""
        spoken = [point.words() for point in self.points]
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


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Parse one date of the subset; raise `EdtfError` with the reason where it is none."""
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    point = _point(text)
    return Edtf(text, "point", (point,), point.earliest, point.latest)


def _one_of(text: str) -> Edtf:
    if not text.endswith("]"):
        raise EdtfError(f"`{text}` opens a set with `[` and does not close it")
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
    """Return a set of two bounds, or of one, `[2014..]` or `[..2014]`."""
    parts = text[1:-1].split("..")
    if "," in text or len(parts) != 2 or not any(parts):
        raise EdtfError(f"`{text}` must have one date on either side of `..`, or on one side")
    points = tuple(_point(part) for part in parts if part)
    if any(point.mark for point in points):
        raise EdtfError(f"`{text}` has a bound with `~`, `?` or `%`; put the doubt into date_note")
    if any(point.precision not in {"day", "month", "year"} for point in points):
        raise EdtfError(f"`{text}` has a bound that is no day, month or year")
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
        raise EdtfError(f"`{text}` ends before it has begun; write the earlier date first")
    return Edtf(text, "interval", (start, end), start.earliest, end.latest)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"`{text}` is not a date of the kinds that are used here")
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
            raise EdtfError(f"`{text}` is a season with `{mark}`; a season is vague as it is")
        _, start, end = _SEASONS[months]
        last = date(number, end, 31 if end != 11 else 30)
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
        raise EdtfError(f"`{text}` is a day, month or year that no calendar has") from None
