"""The axis of years, and the labels of an axis."""

from __future__ import annotations

from datetime import date

import pytest
from chronology.model.chronology import Chronology
from chronology.pages.charts.chart import Column, TimeAxis, YearGroup, fit_labels, percent, year_groups

COLUMN = 100 / 8.5


def test_years_are_columns_and_a_long_empty_run_is_a_break(charted: Chronology) -> None:
    columns = TimeAxis.of(charted.timeline).columns
    assert [(c.first, c.last) for c in columns] == [
        (1932, 1932), (1933, 1933), (1934, 1934), (1935, 1935), (1936, 1936), (1937, 1937), (1938, 1959),
        (1960, 1960),
    ]  # fmt: skip
    assert [c.is_break for c in columns] == [False] * 6 + [True, False]
    assert columns[2].x == pytest.approx(2 * COLUMN)
    assert columns[6].width == pytest.approx(1.5 * COLUMN)
    assert columns[7].x + columns[7].width == pytest.approx(100)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(1932, 1, 1), 0),
        (date(1933, 7, 2), (1 + 182 / 365) * COLUMN),
        (date(1959, 12, 31), 7.5 * COLUMN),
    ],
)
def test_a_day_has_its_place_on_the_axis(charted: Chronology, day: date, place: float) -> None:
    assert TimeAxis.of(charted.timeline).x(day) == pytest.approx(place, abs=0.01)


def test_a_day_ends_where_the_next_begins(charted: Chronology) -> None:
    axis = TimeAxis.of(charted.timeline)
    assert axis.x(date(1932, 12, 31), end=True) == pytest.approx(axis.x(date(1933, 1, 1)))


def test_the_axis_names_the_ends_the_year_after_a_break_and_every_fifth(charted: Chronology) -> None:
    assert [label.text for label in TimeAxis.of(charted.timeline).labels()] == ["1932", "1935", "1960"]


def test_years_are_counted_in_runs_that_begin_where_a_calendars_do() -> None:
    """1898 to 2027, with a year for each per cent."""
    axis = TimeAxis(tuple(Column(1898 + place, 1898 + place, float(place), 1.0) for place in range(130)))
    assert axis.grouped(1) == axis.columns
    runs = axis.grouped(5)
    assert [(run.years, run.x, run.width) for run in runs[:2]] == [
        ("1898–99", 0.0, 2.0),
        ("1900–04", 2.0, 5.0),
    ]
    assert (runs[-1].years, len(runs)) == ("2025–27", 27)
    assert [run.years for run in axis.grouped(100)] == ["1898–99", "1900–99", "2000–27"]


def test_labels_that_stand_too_near_are_left_out_or_kept_for_wide_screens() -> None:
    labels = fit_labels(
        [(0, "a", True), (2, "b", False), (13, "c", False), (20, "d", False), (100, "e", True)]
    )
    assert [(label.text, label.wide, label.anchor) for label in labels] == [
        ("a", False, "start"),
        ("c", True, "middle"),
        ("d", False, "middle"),
        ("e", False, "end"),
    ]


def test_a_label_stands_as_far_from_the_one_after_it_as_from_the_one_before() -> None:
    """50, which goes first, leaves no room at 45 and 55, and on narrow screens none at 41 and 59."""
    found = fit_labels([(50, "a", True), *((x, str(x), False) for x in (31, 41, 45, 55, 59))])
    assert [(label.text, label.wide) for label in found] == [
        ("31", False),
        ("41", True),
        ("a", False),
        ("59", True),
    ]


def test_a_label_at_the_edge_needs_its_whole_width_inside() -> None:
    found = fit_labels([(0.4, "1989", False), (7, "1991", False), (8, "1995", False), (99, "2020", False)])
    assert [(label.text, label.anchor) for label in found] == [
        ("1989", "start"),
        ("1995", "middle"),
        ("2020", "end"),
    ]


def test_events_side_by_side_are_grouped_by_year(charted: Chronology) -> None:
    assert year_groups(charted, charted.timeline)[:2] == [YearGroup(1932, 0, 1), YearGroup(1933, 1, 1)]


@pytest.mark.parametrize(("x", "text"), [(0, "0%"), (12.5, "12.5%"), (33.3333, "33.33%"), (100, "100%")])
def test_a_place_is_written_short(x: float, text: str) -> None:
    assert percent(x) == text
