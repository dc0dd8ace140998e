"""Circles: no event is part of itself, however far round."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Changes, Report


def part_of(*events: str) -> str:
    """Return the relations of an event that is part of others."""
    each = [f'  - to: {event}\n    kind: part-of\n    source: gazette\n    at: ["5"]\n' for event in events]
    return "relations:\n" + "".join(each)


FROM_TREATY = "disagreements:\n"
TO_TREATY = "to: 1932-treaty\n    kind: {}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1934-lapse") + FROM_TREATY},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:9: error[part-of-circle]: part of itself: 1932-treaty → 1934-lapse → 1932-treaty
                Remove one of the relations part-of.
            1 error, 0 warnings in Freedonia
            """,
            id="of two, told once",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:9: error[part-of-circle]: part of itself: 1932-treaty → 1933-count → 1934-lapse → 1932-treaty
                Remove one of the relations part-of.
            1 error, 0 warnings in Freedonia
            """,
            id="of three",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {"to: 1933-count\n    kind: continues": "to: 1933-count\n    kind: part-of"},
            },
            """
            events/1933-count.yml:18:9: error[part-of-circle]: part of itself: 1933-count → 1934-lapse → 1933-count
                Remove one of the relations part-of.
            1 error, 0 warnings in Freedonia
            """,
            id="reached from an earlier event that is outside it",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count", "1934-lapse") + FROM_TREATY},
                COUNT: {TO_TREATY.format("responds-to"): TO_TREATY.format("part-of")},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:9: error[part-of-circle]: part of itself: 1932-treaty → 1933-count → 1932-treaty
                Remove one of the relations part-of.
            events/1932-treaty.yml:29:9: error[part-of-circle]: part of itself: 1932-treaty → 1934-lapse → 1932-treaty
                Remove one of the relations part-of.
            2 errors, 0 warnings in Freedonia
            """,
            id="two through one event",
        ),
        pytest.param(
            {
                TREATY: {
                    FROM_TREATY: part_of("1934-lapse").replace("part-of", "leads-to")
                    + part_of("1934-lapse").removeprefix("relations:\n")
                    + FROM_TREATY
                },
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:29:9: error[part-of-circle]: part of itself: 1932-treaty → 1934-lapse → 1932-treaty
                Remove one of the relations part-of.
            1 error, 0 warnings in Freedonia
            """,
            id="beside a relation of another kind to the same event",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {
                    TO_TREATY.format("reverses"): TO_TREATY.format("part-of"),
                    "kind: continues": "kind: part-of",
                },
            },
            """
            events/1932-treaty.yml:25:9: error[part-of-circle]: part of itself: 1932-treaty → 1933-count → 1934-lapse → 1932-treaty
                Remove one of the relations part-of.
            1 error, 0 warnings in Freedonia
            """,
            id="of which all events stand in another circle",
        ),
    ],
)
def test_reports_each_circle_once(report: Report, changes: Changes, expected: str) -> None:
    """At the relation of the first event that is met; none is told of events that others have named."""
    assert cleandoc(expected) == report(changes)


def test_takes_events_that_meet_without_a_circle(report: Report) -> None:
    """An event may be part of two others, of which one is part of the other; other kinds may go round."""
    changes = {
        LAPSE: {
            TO_TREATY.format("reverses"): TO_TREATY.format("part-of"),
            "kind: continues": "kind: part-of",
        },
        COUNT: {TO_TREATY.format("responds-to"): TO_TREATY.format("part-of")},
        TREATY: {FROM_TREATY: part_of("1934-lapse").replace("part-of", "leads-to") + FROM_TREATY},
    }
    assert report(changes) == SILENT
