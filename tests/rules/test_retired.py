"""Retired events: withdrawn or moved, and nothing relates to them any more."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import LAPSE, SILENT, TREATY, Changes, Report

OLD = "events/1931-duck.yml"
GONE = "events/1930-gone.yml"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                OLD: "title: A duck\nwithdrawn: It was a goose.\nmoved_to: 1932-treaty\n",
                GONE: "title: A\nmoved_to:\n",
            },
            """
            events/1930-gone.yml:1:1: error[retired]: exactly one of «withdrawn» and «moved_to» is expected
                Give either the reason in «withdrawn» or the new id in «moved_to».
            events/1931-duck.yml:1:1: error[retired]: exactly one of «withdrawn» and «moved_to» is expected
                Give either the reason in «withdrawn» or the new id in «moved_to».
            2 errors, 0 warnings in Freedonia
            """,
            id="both a reason and a new id, or neither",
        ),
        pytest.param(
            {OLD: "title: A duck\nmoved_to: 1931-duck\n"},
            """
            events/1931-duck.yml:2:11: error[retired]: the event moved to itself
                Give either the reason in «withdrawn» or the new id in «moved_to».
            1 error, 0 warnings in Freedonia
            """,
            id="moved to itself",
        ),
        pytest.param(
            {OLD: "title: A duck\nmoved_to: 1932-treatise\n", GONE: "title: A\nmoved_to: nowhere\n"},
            """
            events/1930-gone.yml:2:11: error[retired]: moved to «nowhere», which does not exist
                Name an event that exists.
            events/1931-duck.yml:2:11: error[retired]: moved to «1932-treatise», which does not exist; did you mean «1932-treaty»?
                Name an event that exists.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to no event",
        ),
        pytest.param(
            {
                OLD: "title: A duck\nmoved_to: 1930-gone\n",
                GONE: "title: A\nwithdrawn: It was a goose.\n",
                "events/1929-older.yml": "title: B\nmoved_to: 1931-duck\n",
            },
            """
            events/1929-older.yml:2:11: error[retired]: moved to «1931-duck», which was itself moved
                Name the event that stands now.
            events/1931-duck.yml:2:11: error[retired]: moved to «1930-gone», which was itself withdrawn
                Name the event that stands now.
            2 errors, 0 warnings in Freedonia
            """,
            id="moved to one that is retired too",
        ),
        pytest.param(
            {
                OLD: "title: A duck\nmoved_to: 1932-treaty\n",
                GONE: "title: A\nwithdrawn: It was a goose.\n",
                LAPSE: {"to: 1932-treaty": "to: 1931-duck", "to: 1933-count": "to: 1930-gone"},
            },
            """
            events/1934-lapse.yml:17:9: error[retired]: relation to «1931-duck», which was moved
                Relate it to «1932-treaty».
            events/1934-lapse.yml:21:9: error[retired]: relation to «1930-gone», which was withdrawn
                Remove the relation.
            2 errors, 0 warnings in Freedonia
            """,
            id="still related to",
        ),
    ],
)
def test_reports_what_leads_to_no_standing_event(report: Report, changes: Changes, expected: str) -> None:
    """The hint says where the link should lead."""
    assert cleandoc(expected) == report(changes)


def test_takes_a_withdrawal_a_move_and_a_reference_in_a_text(report: Report) -> None:
    """An old id keeps a page, so that a text may refer to it."""
    changes = {
        OLD: "title: A duck\nmoved_to: 1932-treaty\n",
        GONE: "title: A\nwithdrawn: It was a goose.\n",
        LAPSE: {"The treaty ends when": "The treaty of [[1931-duck]] ends when"},
    }
    assert report(changes) == SILENT


def test_takes_a_move_to_an_event_whose_file_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        events/1932-treaty.yml:1:1: error[schema]: «kind» is missing
            Add «kind:». event: it happened; plan: it was scheduled; figure: it was measured.
        1 error, 0 warnings in Freedonia
        """
    changes = {OLD: "title: A duck\nmoved_to: 1932-treaty\n", TREATY: {"kind: event\n": ""}}
    assert cleandoc(expected) == report(changes)
