"""Claims that say what their paragraphs do not, in a guise that a rule might not know."""

from __future__ import annotations

import pytest

from tests.rules import LAPSE, TREATY, Report


@pytest.mark.parametrize(
    "text",
    [
        *("„a steal“", "‹a steal›", "＂a steal＂", "「a steal」", "『a steal』", "❝a steal❞", "〝a steal〞"),
        *("‚a steal‘", "’a steal’", "``a steal''", "<<a steal>>", "“a steal", "'it isn't a steal'"),
        *("½", "Ⅻ", "⑨", "5²", "３", "٣", "𝟑", "ſix", "ｓｉｘ", "XIX", "5bn", "no3", "３％"),
        *(
            "a dozen",
            "a couple of",
            "millions of",
            "hundreds of thousands of",
            "3 trillions of",
            "the nineties",
        ),
    ],
)
def test_t18_no_guise_hides_a_quotation_or_number(report: Report, text: str) -> None:
    """From the check of a claim against its paragraphs."""
    said = report({TREATY: {"let 2,500 ducks": f"let {text} ducks"}})
    assert "events/1932-treaty.yml:13:5: error[evidence-" in said


@pytest.mark.parametrize("text", ["½", "Ⅻ", "⑨", "３", "XIX", "dozens of", "millions of", "５bn"])
def test_t18_no_guise_hides_a_number_of_a_summary(report: Report, text: str) -> None:
    """Which says nothing that no claim says."""
    assert "error[summary]" in report({LAPSE: {"The treaty ends when": f"{text} treaties end when"}})
