"""Names: whom a text names is named in its paragraphs, or just before."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, LAPSE, SILENT, TREATY, Changes, Report

ANSWER = """answers:
  - rule: evidence-names
    about: freedonia
    reason: The treaty of paragraph 2 is meant, which Freedonia signed.
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {ANSWER: ""}},
            """
            events/1934-lapse.yml:7:5: warning[evidence-names]: «freedonia» is not named in «gazette» ¶ 5 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under «answers». The answer: {rule: evidence-names, about: freedonia, reason: …}
            0 errors, 1 warning in Freedonia
            """,
            id="in a claim, three paragraphs after the name",
        ),
        pytest.param(
            {
                TREATY: {
                    "It let 2,000 ducks": "The Sylvanian side let 2,000 ducks",
                    "speaker: firefly": "speaker: sylvania",
                },
                ACTORS: {"[Firefly]": "[Groucho]"},
            },
            """
            events/1932-treaty.yml:21:5: warning[evidence-names]: «sylvania» is not named in «almanac» ¶ 2 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under «answers». The answer: {rule: evidence-names, about: sylvania, reason: …}
            vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor «firefly»
                Remove it, or use it.
            1 error, 1 warning in Freedonia
            """,
            id="by an adjective, while a speaker is named two paragraphs before",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.\n": "They were 2,000.\n        voice: reported\n        speaker: sylvania\n"
                }
            },
            """
            events/1932-treaty.yml:31:9: warning[evidence-names]: «sylvania» is not named in «almanac» ¶ 2 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under «answers». The answer: {rule: evidence-names, about: sylvania, reason: …}
            0 errors, 1 warning in Freedonia
            """,
            id="as speaker of a position, whom its words do not name",
        ),
    ],
)
def test_warns_of_an_actor_whom_the_paragraphs_do_not_name(
    report: Report, changes: Changes, expected: str
) -> None:
    """The warning shows how it would be answered."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia let 2,500 ducks cross.",
        "The Freedonians let 2,500 ducks cross.",
        "Sylvania's border let 2,500 ducks cross.",
        "The freedonia, a flower, let 2,500 ducks pass.",
    ],
    ids=["a paragraph before", "another spelling", "with an ending", "a common noun"],
)
def test_takes_an_actor_named_just_before(report: Report, text: str) -> None:
    """Any spelling will do, in the paragraph or one of the two before."""
    assert report({TREATY: {"The treaty let 2,500 ducks cross the river.": text}}) == SILENT


def test_takes_the_longest_spelling_alone(report: Report) -> None:
    """«East Sylvania» names that actor and not Sylvania, which the paragraphs name only within it."""
    changes = {
        ACTORS: {"firefly:\n": "east-sylvania:\n  name: East Sylvania\n  kind: state\nfirefly:\n"},
        "texts/almanac.txt": {"a word from Sylvania": "a word from East Sylvania"},
        LAPSE: {
            "and Sylvania was silent": "and East Sylvania was silent",
            "themes:": "actors: [east-sylvania]\nthemes:",
        },
    }
    assert report(changes) == SILENT
