"""Cross-references in texts: closed, and leading to another event."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import COUNT, LAPSE, SILENT, TREATY, Changes, Report

SUMMARY = "The treaty ends when the river freezes."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {SUMMARY: "The [[treaty|treaty] ends."}, COUNT: {"40% of": "40% ]] of"}},
            """
            events/1933-count.yml:14:11: error[cross-references]: «]] of the ducks of Freedonia w» opens or closes no cross-reference
                Write [[event-id]] or [[event-id|words]].
            events/1934-lapse.yml:5:10: error[cross-references]: «[[treaty|treaty] ends.» opens or closes no cross-reference
                Write [[event-id]] or [[event-id|words]].
            2 errors, 0 warnings in Freedonia
            """,
            id="not closed, or not opened",
        ),
        pytest.param(
            {TREATY: {"[[1934-lapse|the frozen river]]": "[[1934-collapse|the frozen river]] or [[a-thaw]]"}},
            """
            events/1932-treaty.yml:7:10: error[cross-references]: no event «1934-collapse»; did you mean «1934-lapse»?
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:7:10: error[cross-references]: no event «a-thaw»
                Write [[event-id]] or [[event-id|words]].
            2 errors, 0 warnings in Freedonia
            """,
            id="to no event that exists",
        ),
        pytest.param(
            {LAPSE: {SUMMARY: "The treaty [[|ends]]."}},
            """
            events/1934-lapse.yml:5:10: error[cross-references]: a cross-reference to no event
                Write [[event-id]] or [[event-id|words]].
            1 error, 0 warnings in Freedonia
            """,
            id="to nothing",
        ),
        pytest.param(
            {LAPSE: {SUMMARY: "The treaty [[1934-lapse|ends]]."}},
            """
            events/1934-lapse.yml:5:10: error[cross-references]: a cross-reference to the event itself
                Remove it.
            1 error, 0 warnings in Freedonia
            """,
            id="to the event itself",
        ),
        pytest.param(
            {
                TREATY: {
                    'date: "1932-06-17"': 'date: "1932-06-17"\ndate_note: See [[x]].',
                    "It let 2,000 ducks": "It let 2,000 [[x]] ducks",
                    "They were 2,000.": "They were 2,000 [[x]].",
                },
                LAPSE: {"Both words stand": "Both [[x]] words stand"},
            },
            """
            events/1932-treaty.yml:4:12: error[cross-references]: no event «x»
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:22:11: error[cross-references]: no event «x»
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:32:15: error[cross-references]: no event «x»
                Write [[event-id]] or [[event-id|words]].
            events/1934-lapse.yml:27:13: error[cross-references]: no event «x»
                Write [[event-id]] or [[event-id|words]].
            4 errors, 0 warnings in Freedonia
            """,
            id="in a note on the date, a claim, a position and a reason",
        ),
    ],
)
def test_reports_cross_references_that_cannot_be_followed(
    report: Report, changes: Changes, expected: str
) -> None:
    """The piece of the text or the id is told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "summary", ["[[1932-treaty]] ends.", "[[ 1932-treaty | The treaty ]] ends.", "“The treaty [sic] ends.”"]
)
def test_takes_references_with_and_without_words(report: Report, summary: str) -> None:
    """Single brackets are no cross-reference."""
    assert report({LAPSE: {SUMMARY: f"'{summary}'"}}) == SILENT
