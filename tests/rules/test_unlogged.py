"""Events that the log of changes does not know."""

from __future__ import annotations

from inspect import cleandoc

from . import SILENT, Report

LOG = "docs/changes.yml"
OLD, GONE = "events/1931-duck.yml", "events/1930-gone.yml"
RETIRED = {
    OLD: "title: The first duck\nmoved_to: 1932-treaty\n",
    GONE: "title: The goose\nwithdrawn: It was a swan.\n",
}


def test_warns_of_each_event_that_no_entry_adds_or_withdraws(report: Report) -> None:
    """Of a correction alone one does not know when the event was added."""
    log = """
- {date: "1935-01-01", kind: added, events: [1932-treaty]}
- {date: "1935-01-02", kind: corrected, events: [1933-count]}
- {date: "1935-01-03", kind: added, events: [1934-lapse]}
- {date: "1935-01-03", kind: withdrawn, events: [1931-duck]}
"""
    expected = """
        events/1930-gone.yml:1:1: warning[unlogged]: the log of changes does not say when the event was withdrawn
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        events/1933-count.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
            Add an entry at the end of docs/changes.yml, with the day on which the change is published.
        0 errors, 2 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: log, **RETIRED})


def test_asks_for_nothing_where_there_is_no_log(report: Report) -> None:
    """A chronology need not have one."""
    assert report(RETIRED) == SILENT


def test_says_nothing_while_the_log_cannot_be_read(report: Report) -> None:
    """Only its fault is reported."""
    expected = """
        docs/changes.yml:1:3: error[schema]: «events» is missing
            Add «events:». Ids of the events; in the first entry also [all]: every event that no other entry adds.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LOG: '- {date: "1935-01-03", kind: added}\n'})
