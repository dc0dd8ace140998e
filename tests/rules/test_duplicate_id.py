"""Ids of claims, disagreements and positions: no two in an event are the same."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import LAPSE, SILENT, TREATY, Changes, Report

FIRST = {"  - text: Freedonia and Sylvania signed": "  - id: c1\n    text: Freedonia and Sylvania signed"}
SECOND = {"  - text: The treaty let 2,500": "  - id: c1\n    text: The treaty let 2,500"}
QUESTION = {"  - about: How many": "  - id: c1\n    about: How many"}
POSITION = {"      - says: They were 2,000.": "      - id: c1\n        says: They were 2,000."}
HINT = "Give the second one another id, or leave it out: chronology fmt adds one."


@pytest.mark.parametrize(
    ("changes", "place", "kind"),
    [
        pytest.param({TREATY: FIRST | SECOND}, "14:9", "claim", id="two claims"),
        pytest.param({TREATY: FIRST | QUESTION}, "26:9", "disagreement", id="a claim and a disagreement"),
        pytest.param({TREATY: FIRST | POSITION}, "32:13", "position", id="a claim and a position"),
        pytest.param(
            {TREATY: QUESTION | POSITION}, "32:13", "position", id="a disagreement and its position"
        ),
    ],
)
def test_reports_the_second_of_two_items_with_one_id(
    report: Report, changes: Changes, place: str, kind: str
) -> None:
    expected = f"""
        events/1932-treaty.yml:{place}: error[duplicate-id]: this {kind} has the id "c1", as a claim before it has
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    if changes == {TREATY: QUESTION | POSITION}:
        expected = expected.replace("as a claim", "as a disagreement")
    assert report(changes) == cleandoc(expected)


def test_two_events_may_use_the_same_id(report: Report) -> None:
    """An id is looked up in its event; the address of the event stands before it."""
    other = {"  - text: The treaty lapsed": "  - id: c1\n    text: The treaty lapsed"}
    assert report({TREATY: FIRST, LAPSE: other}) == SILENT
