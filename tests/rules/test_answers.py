"""Answers: a warning that is answered is not given, and every answer is needed."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import LAPSE, SILENT, TREATY, Changes, Report

HINT = "Remove the answer, or correct its «rule» and «about»."
WARNING = """events/1934-lapse.yml:7:5: warning[evidence-names]: «freedonia» is not named in «gazette» ¶ 5 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under «answers». The answer: {rule: evidence-names, about: freedonia, reason: …}"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {"The treaty of Freedonia ended": "The treaty ended"}},
            f"""
            events/1934-lapse.yml:34:5: error[answers]: no warning evidence-names about «freedonia» needs this answer
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="to a warning that is no longer given",
        ),
        pytest.param(
            {LAPSE: {"about: freedonia": "about: Freedonia"}},
            f"""
            {WARNING}
            events/1934-lapse.yml:34:5: error[answers]: no warning evidence-names about «Freedonia» needs this answer
                {HINT}
            1 error, 1 warning in Freedonia
            """,
            id="about something else",
        ),
        pytest.param(
            {LAPSE: {"rule: evidence-names": "rule: names"}},
            f"""
            {WARNING}
            events/1934-lapse.yml:34:5: error[answers]: no warning names about «freedonia» needs this answer
                {HINT}
            1 error, 1 warning in Freedonia
            """,
            id="to a rule that does not exist",
        ),
        pytest.param(
            {
                LAPSE: {
                    "rule: evidence-names\n    about: freedonia": "rule: evidence-numbers\n    about: '77'",
                    "treaty of Freedonia": "treaty of 77 ducks",
                }
            },
            f"""
            events/1934-lapse.yml:7:5: error[evidence-numbers]: 77 does not stand in «gazette» ¶ 5
                Cite the paragraph that has the number, or say it without.
            events/1934-lapse.yml:34:5: error[answers]: no warning evidence-numbers about «77» needs this answer
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="to an error, which no answer can settle",
        ),
        pytest.param(
            {
                TREATY: {
                    "disagreements:\n": "answers:\n  - rule: evidence-names\n    about: freedonia\n    reason: None.\ndisagreements:\n"
                },
            },
            f"""
            events/1932-treaty.yml:25:5: error[answers]: no warning evidence-names about «freedonia» needs this answer
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in another file than the warning",
        ),
    ],
)
def test_reports_an_answer_that_is_not_needed(report: Report, changes: Changes, expected: str) -> None:
    """An exception that has become needless must go."""
    assert cleandoc(expected) == report(changes)


def test_one_answer_settles_every_such_warning_of_its_file(report: Report) -> None:
    """The answer speaks of a rule and an actor, and not of one claim."""
    assert report({LAPSE: {"The count fell by": "The count of Freedonia fell by"}}) == SILENT


def test_waits_until_everything_can_be_read(report: Report) -> None:
    """Without the index of the source no warning is given, and the answer is not said to be needless."""
    expected = """
        seeds/gazette.yml:13:3: error[evidence-index]: «seeds/evidence/gazette.tsv» is missing
            Make the index from the document: chronology index DOCUMENT.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({"seeds/evidence/gazette.tsv": None})
