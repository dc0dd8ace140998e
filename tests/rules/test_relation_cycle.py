"""Cycles: events that would each stand before the other."""

from __future__ import annotations

from inspect import cleandoc

from . import COUNT, LAPSE, SILENT, TREATY, Report

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
