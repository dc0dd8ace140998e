"""Unknown paragraphs: cited ones that the source does not have, and how footnotes are cited."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import LAPSE, SILENT, TREATY, Changes, Report

HINT = "Paragraphs are non-empty lines, counted from 1; footnotes are written fn373."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                LAPSE: {
                    'reason: Both words stand for the same end.\n    cites:\n      - source: gazette\n        at: ["5"]': 'reason: Both words stand for the same end.\n    cites:\n      - source: gazette\n        at: ["12", fn5]'
                }
            },
            f"""
            events/1934-lapse.yml:30:14: error[unknown-paragraph]: «gazette» has no paragraph 12
                It has paragraphs 1 to 11. {HINT}
            events/1934-lapse.yml:30:20: error[unknown-paragraph]: «gazette» has no paragraph fn5
                It has paragraphs 1 to 11. {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="beyond the end",
        ),
        pytest.param(
            {
                TREATY: {
                    '- says: They were 2,000.\n        source: almanac\n        at: ["2"]': '- says: They were 2,000.\n        source: almanac\n        at: ["99999"]'
                }
            },
            f"""
            events/1932-treaty.yml:33:14: error[unknown-paragraph]: «almanac» has no paragraph 99999
                It has paragraphs 1 to 5. {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in a position, whose number then is not missed in no paragraph",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", "7"]'}},
            """
            events/1932-treaty.yml:15:15: error[unknown-paragraph]: paragraph 7 is the footnote fn1
                Write fn1.
            1 error, 0 warnings in Freedonia
            """,
            id="a footnote by the number of its paragraph",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", "9", fn1]'}, "seeds/gazette.yml": {"[fn2, fn4]": "[fn4]"}},
            """
            events/1932-treaty.yml:15:15: error[unknown-paragraph]: paragraph 9 is the footnote fn2
                Write fn2.
            seeds/gazette.yml:16:3: error[ledger]: paragraph fn2 is neither cited nor in the ledger
                Cite the paragraph in a claim, or add it to «uncited» with the reason.
            2 errors, 0 warnings in Freedonia
            """,
            id="the second paragraph of a footnote",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", fn1, "3"]'}},
            """
            events/1932-treaty.yml:15:20: error[unknown-paragraph]: paragraph 3 a second time
                Cite it once.
            1 error, 0 warnings in Freedonia
            """,
            id="twice in one citation",
        ),
    ],
)
def test_reports_paragraphs_that_are_not_there(report: Report, changes: Changes, expected: str) -> None:
    """The hint says how many there are, and how they are counted."""
    assert cleandoc(expected) == report(changes)


def test_takes_a_footnote_that_continues_over_a_second_paragraph(report: Report) -> None:
    """«fn2» stands for both of its paragraphs: the town hall is in the second."""
    changes = {
        TREATY: {
            "- text: Firefly called it “a bargain”.": "- text: Its minutes lie on the “third shelf”.\n    source: gazette\n    at: [fn2]\n  - text: Firefly called it “a bargain”."
        },
        "seeds/gazette.yml": {"[fn2, fn4]": "[fn4]"},
    }
    assert report(changes) == SILENT


def test_takes_the_same_paragraph_in_two_claims(report: Report) -> None:
    """Only within one citation is it once too often."""
    assert (
        report(
            {LAPSE: {"at: [fn3]\n  - text: The treaty lapsed": 'at: [fn3, "5"]\n  - text: The treaty lapsed'}}
        )
        == SILENT
    )


def test_reports_a_citation_of_too_many_paragraphs(report: Report) -> None:
    """A footnote counts with all its paragraphs, though it is one entry of the list."""
    notes = "".join(f"{number}. Note {number}.\n" + "More.\n" * 5 for number in range(1, 5))
    text = "Heading\nIn 1932 there were 2,500 ducks.\n" + notes
    found = report({"texts/gazette.txt": text, TREATY: {'["3", fn1]': "[fn1, fn2]"}})
    assert (
        "events/1932-treaty.yml:15:9: error[unknown-paragraph]: 12 paragraphs are cited; at most 10\n"
        "    A footnote may have several. Cite fewer, or divide the text.\n"
    ) in found
