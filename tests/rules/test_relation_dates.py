"""Relations against dates: an effect that is dated wholly before its cause."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import LAPSE, SILENT, TREATY, Report


def test_reports_an_effect_that_is_dated_before_its_cause(report: Report) -> None:
    expected = """
        events/1934-lapse.yml:18:9: error[relation-dates]: `1934-lapse` (1931) cannot follow from `1932-treaty` (17 June 1932), which is dated later
            Correct one of the dates, or put the relation into the file of the later event.
        events/1934-lapse.yml:22:9: error[relation-dates]: `1934-lapse` (1931) cannot follow from `1933-count` (March 1933), which is dated later
            Correct one of the dates, or put the relation into the file of the later event.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {'date: "1934"': 'date: "1931"\ndate_note: So.'}})


@pytest.mark.parametrize("date", ["1932", "[1931..1932]", "1932/..", "[..1932]"])
def test_takes_dates_that_overlap(report: Report, date: str) -> None:
    changes = {
        TREATY: {'date: "1932-06-17"': f'date: "{date}"\ndate_note: So.'},
        LAPSE: {'date: "1934"': 'date: "1932/1934"\ndate_note: So.'},
    }
    assert report(changes) == SILENT
