"""The log of changes: days in order, events and themes that exist, and nothing added twice."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import SILENT, Changes, Report

LOG = "docs/changes.yml"
GONE = "events/1930-gone.yml"
GOOD = """\
- {date: "1935-01-01", kind: added, events: [1932-treaty, 1933-count, 1934-lapse, 1930-gone]}
- {date: "1935-01-01", kind: corrected, events: [1932-treaty], note: Who signed last.}
- {date: "1935-02-03", kind: withdrawn, events: [1930-gone], themes: [ducks]}
"""
GOOSE = "title: A goose\nwithdrawn: It was a swan.\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                LOG: GOOD
                + '- {date: "1934-12-31", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02", kind: corrected, events: [1932-treaty]}\n'
                + '- {date: "1935-02-04~", kind: corrected, events: [1932-treaty]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:10: error[changes]: 1934-12-31 stands after 1935-02-03
                Put the entries in order; the newest is the last.
            docs/changes.yml:5:10: error[changes]: «1935-02» is no day
                Write it so: 2032-06-17
            docs/changes.yml:6:10: error[changes]: «1935-02-04~» is no day
                Write it so: 2032-06-17
            3 errors, 0 warnings in Freedonia
            """,
            id="days that are none, or out of order",
        ),
        pytest.param(
            {
                LOG: GOOD + '- {date: "1935-02-04", kind: corrected, events: [1932-treat], themes: [duck]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:50: error[changes]: no event «1932-treat»; did you mean «1932-treaty»?
                Correct the entry in docs/changes.yml; a new entry goes at the end.
            docs/changes.yml:4:72: error[changes]: no theme «duck»; did you mean «ducks»?
                Correct the entry in docs/changes.yml; a new entry goes at the end.
            2 errors, 0 warnings in Freedonia
            """,
            id="an event and a theme that do not exist",
        ),
        pytest.param(
            {
                LOG: GOOD
                + '- {date: "1935-02-04", kind: added, events: [1933-count]}\n'
                + '- {date: "1935-02-05", kind: withdrawn, events: [1934-lapse]}\n',
                GONE: GOOSE,
            },
            """
            docs/changes.yml:4:46: error[changes]: «1933-count» is added a second time; the first is in the entry of line 1
                Keep one.
            docs/changes.yml:5:50: error[changes]: «1934-lapse» is said to be withdrawn, but its file is that of an event
                Say why in its file, with «withdrawn».
            2 errors, 0 warnings in Freedonia
            """,
            id="added twice, and withdrawn but there",
        ),
        pytest.param(
            {
                LOG: '- {date: "1935-01-01", kind: added, events: [all]}\n'
                '- {date: "1935-01-02", kind: added, events: [all]}\n'
            },
            """
            docs/changes.yml:2:45: error[changes]: «all» stands only in the first entry, alone, and with «added»
                Name the events.
            1 error, 0 warnings in Freedonia
            """,
            id="all, twice",
        ),
        pytest.param(
            {LOG: '- {date: "1935-01-01", kind: corrected, events: [all, 1932-treaty]}\n'},
            """
            docs/changes.yml:1:49: error[changes]: «all» stands only in the first entry, alone, and with «added»
                Name the events.
            events/1932-treaty.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            events/1933-count.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            events/1934-lapse.yml:1:1: warning[unlogged]: the log of changes does not say when the event was added
                Add an entry at the end of docs/changes.yml, with the day on which the change is published.
            1 error, 3 warnings in Freedonia
            """,
            id="all, corrected",
        ),
        pytest.param(
            {LOG: "date: 1935-01-01\n"},
            """
            docs/changes.yml:1:1: error[schema]: a list expected, keys and values found
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="no list",
        ),
        pytest.param(
            {LOG: '- {date: "1935-01-01", kind: change, event: [1932-treaty]}\n'},
            """
            docs/changes.yml:1:3: error[schema]: «events» is missing
                Add «events:». Ids of the events; in the first entry also [all]: every event that no other entry adds.
            docs/changes.yml:1:30: error[schema]: «change» is none of the values of «kind»
                Use one of: added, corrected, withdrawn.
            docs/changes.yml:1:38: error[schema]: no key «event» here; did you mean «events»?
                The field reference lists every key and what it holds.
            3 errors, 0 warnings in Freedonia
            """,
            id="other keys and values",
        ),
    ],
)
def test_reports_what_cannot_be_true(report: Report, changes: Changes, expected: str) -> None:
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "log", [GOOD, GOOD.replace("[1932-treaty, 1933-count, 1934-lapse, 1930-gone]", "[all]")]
)
def test_takes_a_log_that_names_each_event_or_all(report: Report, log: str) -> None:
    """Days may repeat, and an event may be corrected as often as there is need."""
    assert report({LOG: log, GONE: GOOSE}) == SILENT


@pytest.mark.parametrize("log", ["", "# Nothing yet.\n"])
def test_takes_a_log_without_an_entry(report: Report, log: str) -> None:
    """An empty file is a log in which nothing is said; then each event is missing from it."""
    assert report({LOG: log}).count("warning[unlogged]") == 3
