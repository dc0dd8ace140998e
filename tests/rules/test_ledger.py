"""The ledger: every paragraph is cited or accounted for, and never both."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ALMANAC, COUNT, GAZETTE, LAPSE, SILENT, Changes, Report

HINT = "Cite the paragraph in a claim, or add it to «uncited» with the reason."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {GAZETTE: {'["1", "6"]': '["1"]', "[fn2, fn4]": "[fn4]"}},
            f"""
            seeds/gazette.yml:16:3: error[ledger]: paragraph 6 is neither cited nor in the ledger
                {HINT}
            seeds/gazette.yml:16:3: error[ledger]: paragraph fn2 is neither cited nor in the ledger
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in neither place; a footnote of two paragraphs is told once",
        ),
        pytest.param(
            {ALMANAC: {'uncited:\n  - at: ["1", "5"]\n    reason: heading\n': ""}},
            f"""
            seeds/almanac.yml:1:1: error[ledger]: paragraph 1 is neither cited nor in the ledger
                {HINT}
            seeds/almanac.yml:1:1: error[ledger]: paragraph 5 is neither cited nor in the ledger
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="without a ledger",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1-2", "5"]'}},
            """
            seeds/almanac.yml:13:10: error[ledger]: paragraph 2 is listed as uncited, but «1932-treaty» cites it
                Remove it from the ledger.
            1 error, 0 warnings in Freedonia
            """,
            id="in both",
        ),
        pytest.param(
            {GAZETTE: {"[fn2, fn4]": "[fn4, fn2, fn4]"}},
            """
            seeds/gazette.yml:18:20: error[ledger]: paragraph fn4 a second time
                List it once.
            1 error, 0 warnings in Freedonia
            """,
            id="twice in the ledger",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1-5", "1-5", "2-5"]'}},
            """
            seeds/almanac.yml:13:10: error[ledger]: paragraph 2 is listed as uncited, but «1932-treaty» cites it
                Remove it from the ledger.
            seeds/almanac.yml:13:17: error[ledger]: paragraph 1 a second time
                List it once.
            seeds/almanac.yml:13:24: error[ledger]: paragraph 2 a second time
                List it once.
            3 errors, 0 warnings in Freedonia
            """,
            id="spans that overlap, each once",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1", "5", "6", "5-4", fn1]'}},
            """
            seeds/almanac.yml:13:20: error[ledger]: no paragraph 6
                Correct or remove it.
            seeds/almanac.yml:13:25: error[ledger]: no paragraph 5-4
                Correct or remove it.
            seeds/almanac.yml:13:32: error[ledger]: no paragraph fn1
                Correct or remove it.
            3 errors, 0 warnings in Freedonia
            """,
            id="beyond the end, reversed, or no footnote",
        ),
        pytest.param(
            {
                LAPSE: {
                    '  - text: The treaty lapsed, and Sylvania was silent.\n    source: almanac\n    at: ["4"]\n': ""
                }
            },
            f"""
            seeds/almanac.yml:13:3: error[ledger]: paragraph 4 is neither cited nor in the ledger
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="cited by no claim, though by an apparent difference",
        ),
    ],
)
def test_reports_a_ledger_that_is_not_exact(report: Report, changes: Changes, expected: str) -> None:
    """The paragraph is told as it would be cited."""
    assert cleandoc(expected) == report(changes)


def test_takes_spans(report: Report) -> None:
    """A span of footnotes holds their second paragraphs too."""
    changes = {
        GAZETTE: {"[fn2, fn4]": "[fn2-fn4]"},
        LAPSE: {"  - text: The count fell by 20 per cent.\n    source: gazette\n    at: [fn3]\n": ""},
    }
    assert report(changes) == SILENT


def test_waits_until_every_event_can_be_read(report: Report) -> None:
    """What the broken event cites is not missed; what is wrong in the ledger itself is still told."""
    expected = """
        events/1933-count.yml:2:7: error[schema]: «figures» is none of the values of «kind»; did you mean «figure»?
            Use one of: event, plan, figure.
        seeds/almanac.yml:13:15: error[ledger]: no paragraph 9
            Correct or remove it.
        2 errors, 0 warnings in Freedonia
        """
    changes = {COUNT: {"kind: figure": "kind: figures"}, ALMANAC: {'["1", "5"]': '["1", "9"]'}}
    assert cleandoc(expected) == report(changes)
