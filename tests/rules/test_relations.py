"""Relations between events: to itself, repeated, and in a circle."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Changes, Report

# ---- relations


def test_reports_a_relation_of_an_event_to_itself(report: Report) -> None:
    """Of whatever kind; as `part-of` it is no circle besides."""
    expected = """
        events/1934-lapse.yml:17:9: error[relations]: the event is related to itself (part-of)
            Remove it.
        1 error, 0 warnings in Freedonia
        """
    spoilt = {"to: 1932-treaty\n    kind: reverses": "to: 1934-lapse\n    kind: part-of"}
    assert cleandoc(expected) == report({LAPSE: spoilt})


def test_reports_a_relation_that_one_source_draws_twice(report: Report) -> None:
    """The paragraphs belong into one relation."""
    expected = """
        events/1934-lapse.yml:21:9: error[relations]: reverses `1932-treaty` a second time from the same source
            Put all paragraphs into one relation.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {LAPSE: {"to: 1933-count\n    kind: continues": "to: 1932-treaty\n    kind: reverses"}}
    )


def test_takes_another_kind_and_another_source(report: Report) -> None:
    """Two sources may draw the same link, and one source two links of different kinds."""
    other = "- to: 1932-treaty\n    kind: responds-to\n    source: gazette\n    at: [fn3]\n"
    other += '  - to: 1932-treaty\n    kind: reverses\n    source: almanac\n    at: ["4"]\n'
    spoilt = {"- to: 1933-count\n    kind: continues\n    source: gazette\n    at: [fn3]\n": other}
    assert report({LAPSE: spoilt}) == SILENT


# ---- part-of-circle


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


# ---- relation-cycle


RELATED = 'relations:\n  - {{to: {}, kind: {}, source: gazette, at: ["5"]}}\n'


def test_reports_each_cycle_once_with_its_members(report: Report) -> None:
    """At one of its relations; the timeline still has all events."""
    changes = {
        TREATY: {
            'date: "1932-06-17"': 'date: "[1932..1935]"\ndate_note: So.',
            "claims:": RELATED.format("1934-lapse", "continues") + "claims:",
        },
        LAPSE: {'date: "1934"': 'date: "[1932..1935]"\ndate_note: So.'},
    }
    expected = """
        events/1932-treaty.yml:11:5: error[relation-cycle]: each of these comes before the next: 1932-treaty → 1934-lapse → 1932-treaty
            Remove one of the relations, turn it round, or correct a date.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(changes)


def test_takes_a_chain_of_relations(report: Report) -> None:
    assert report({COUNT: {'date: "1933-03"': 'date: "1934"\ndate_note: So.'}}) == SILENT
