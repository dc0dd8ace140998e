"""Names in title and summary: some claim or position names them, or they speak in one."""

from __future__ import annotations

from inspect import cleandoc

from . import LAPSE, SILENT, TREATY, Report

HINT = "Name the actor in a claim, or give the reason under «answers». The answer:"


def test_warns_of_an_actor_whom_no_claim_names(report: Report) -> None:
    """Once for the title and once for the summary, however often either names it."""
    expected = f"""
        events/1934-lapse.yml:1:8: warning[summary-names]: «firefly» in «title» is named in no claim
            {HINT} {{rule: summary-names, about: firefly, reason: …}}
        events/1934-lapse.yml:5:10: warning[summary-names]: «firefly» in «summary» is named in no claim
            {HINT} {{rule: summary-names, about: firefly, reason: …}}
        0 errors, 2 warnings in Freedonia
        """
    spoilt = {
        "The Duck Treaty comes to an end": "Rufus Firefly ends the Duck Treaty",
        "The treaty ends when the river freezes.": "Firefly, Rufus Firefly of all men, ends the treaty.",
    }
    assert cleandoc(expected) == report({LAPSE: spoilt})


def test_takes_an_actor_who_speaks_or_whom_a_position_names(report: Report) -> None:
    """The speaker of a claim and the Freedonians of a position may stand in the title."""
    changes = {
        TREATY: {
            "Freedonia and Sylvania sign the Duck Treaty": "Firefly signs the Duck Treaty of Freedonia",
            "Firefly called it “a bargain”.": "It was called “a bargain”.",
            "Freedonia and Sylvania signed the treaty": "They signed the treaty",
            "They were 2,500.": "For Freedonians and Sylvanians they were 2,500.",
        },
        "vocabulary/actors.yml": {"[Sylvanian]": "[Sylvanian, Sylvanians]"},
    }
    assert report(changes) == SILENT


def test_takes_an_answer(report: Report) -> None:
    """One answer covers title and summary of its event."""
    answer = "answers:\n  - rule: summary-names\n    about: firefly\n    reason: He was president.\n"
    assert (
        report({LAPSE: {"The Duck Treaty comes": "Firefly's Duck Treaty comes", "answers:\n": answer}})
        == SILENT
    )
