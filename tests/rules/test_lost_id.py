"""Released ids: none vanishes without leaving a page behind."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import FREEDONIA, SILENT, TREATY, Changes, Report

IDS = "events/IDS"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {IDS: "1931-duck\n1932-treaty\n1999-goose\n"},
            """
            events/IDS:1:1: error[lost-id]: the event «1931-duck» was published, and has no file now
                Put the file back, with «title» and either «moved_to: new-id» or «withdrawn: reason».
            events/IDS:3:1: error[lost-id]: the event «1999-goose» was published, and has no file now
                Put the file back, with «title» and either «moved_to: new-id» or «withdrawn: reason».
            2 errors, 0 warnings in Freedonia
            """,
            id="published, and gone",
        ),
        pytest.param(
            {IDS: "1932-treaty\n../../etc/passwd\n# a note\n1933 count\n"},
            """
            events/IDS:2:1: error[lost-id]: «../../etc/passwd» is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            events/IDS:3:1: error[lost-id]: «# a note» is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            events/IDS:4:1: error[lost-id]: «1933 count» is no id
                Write the id of an event on each line, then the ids of its claims, disagreements and positions.
            3 errors, 0 warnings in Freedonia
            """,
            id="lines that are no id",
        ),
        pytest.param(
            {IDS: b"1932-treaty\n\xff\n"},
            """
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is not UTF-8 text
                Restore the file; chronology release-ids writes it.
            1 error, 0 warnings in Freedonia
            """,
            id="no text",
        ),
        pytest.param(
            {IDS: b"a\n" * (2 * 1024 * 1024 + 1)},
            """
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is larger than 4,194,304 bytes
                Restore the file; chronology release-ids writes it.
            1 error, 0 warnings in Freedonia
            """,
            id="too large",
        ),
        pytest.param(
            {IDS: FREEDONIA / TREATY},
            """
            events/IDS:1:1: error[file-name]: a symbolic link; only plain files are read
                Put the file itself here.
            events/IDS:1:1: error[lost-id]: the list of ids cannot be read: it is no plain file
                Restore the file; chronology release-ids writes it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a link",
        ),
    ],
)
def test_reports_what_was_published_and_is_gone(report: Report, changes: Changes, expected: str) -> None:
    """And a list that cannot be relied on."""
    assert cleandoc(expected) == report(changes)


def test_takes_what_was_withdrawn_or_moved(report: Report) -> None:
    """A retired event keeps its id, and its page leads on."""
    changes: Changes = {
        IDS: "1930-gone\r\n1931-duck\r\n\r\n1932-treaty\r\n",
        "events/1930-gone.yml": "title: A\nwithdrawn: It was a goose.\n",
        "events/1931-duck.yml": "title: B\nmoved_to: 1932-treaty\n",
    }
    assert report(changes) == SILENT


def test_takes_an_event_whose_file_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        events/1932-treaty.yml:1:1: error[yaml]: byte 0xff is not UTF-8
            Save the file with the encoding UTF-8.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({IDS: "1932-treaty\n", TREATY: b"\xff\xfet\0i\0"})


def test_takes_a_chronology_without_a_release(report: Report) -> None:
    """Before the first release there is no list."""
    assert report({}) == SILENT
