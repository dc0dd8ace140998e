"""Released ids of claims, disagreements and positions: none vanishes without a word."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.model.item_ids import derived

from . import COUNT, SILENT, TREATY, Changes, Report

IDS = "events/IDS"
OLD = "events/1931-duck.yml"
MOVED = "title: The first duck\nmoved_to: 1932-treaty\n"
WITHDRAWN = "title: The first duck\nwithdrawn: It was a goose.\n"
WRITTEN = {"  - text: It let 2,000": "  - id: c7k3m\n    text: It let 2,000"}
HINT = (
    "Put the id back, for others link to it; or say in an answer why it was withdrawn. "
    "The answer: {{rule: lost-item, about: {}, reason: …}}"
)


def lost(*gone: tuple[str, str]) -> str:
    """Return the report on ids that were of an event, each of this one or of one that was moved to it."""
    lines = []
    for one, of in gone:
        message = f'"{one}", the id of a claim, disagreement or position of {of}, was published and is gone'
        lines += [f"events/1932-treaty.yml:1:1: warning[lost-item]: {message}", f"    {HINT.format(one)}"]
    return "\n".join([*lines, f"0 errors, {len(gone)} warning{'' if len(gone) == 1 else 's'} in Freedonia"])


def answered(about: str) -> dict[str, str]:
    """Return a change that answers for one id."""
    reason = "The almanac has no such line"
    return {
        "disagreements:": f"answers:\n  - {{rule: lost-item, about: {about}, reason: {reason}}}\ndisagreements:"
    }


MOVED_HERE = 'the event "1931-duck", which was moved here'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {IDS: "1932-treaty c7k3m d2xq8 p4w9t\n", TREATY: WRITTEN},
            lost(("d2xq8", "this event"), ("p4w9t", "this event")),
            id="two of three",
        ),
        pytest.param(
            {IDS: "1931-duck c7k3m c8x2p\n1932-treaty c7k3m\n", TREATY: WRITTEN, OLD: MOVED},
            lost(("c8x2p", MOVED_HERE)),
            id="of an event that was moved",
        ),
        pytest.param(
            {IDS: "1931-duck c8x2p\n1932-treaty c8x2p\n", OLD: MOVED},
            lost(("c8x2p", MOVED_HERE)),
            id="of both, once",
        ),
        pytest.param(
            {IDS: "1932-treaty c7k3m\n1932-treaty c8x2p\n", TREATY: WRITTEN},
            lost(("c8x2p", "this event")),
            id="an event on two lines",
        ),
    ],
)
def test_reports_each_published_id_that_is_gone(report: Report, changes: Changes, expected: str) -> None:
    """Where it should stand, so that the answer can be given there."""
    assert report(changes) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({IDS: "1932-treaty c8x2p\n", TREATY: answered("c8x2p")}, id="withdrawn, with a reason"),
        pytest.param(
            {IDS: "1931-duck c8x2p\n", OLD: MOVED, TREATY: answered("c8x2p")},
            id="withdrawn when it was moved",
        ),
        pytest.param({IDS: "1931-duck c8x2p\n", OLD: WITHDRAWN}, id="of an event that was withdrawn"),
        pytest.param({IDS: "1932-treaty\n1933-count\r\n"}, id="lines with the id of an event only"),
        pytest.param(
            {IDS: f"1932-treaty {derived('1932-treaty', 'claim', 'It let 2,000 ducks cross.', ())}\n"},
            id="an id that stands in no file yet",
        ),
    ],
)
def test_takes_what_is_there_or_answered(report: Report, changes: Changes) -> None:
    assert report(changes) == SILENT


def test_an_id_that_was_withdrawn_is_not_used_again(report: Report) -> None:
    """The answer that says why it is gone is needed no more, which is an error."""
    expected = """
        events/1932-treaty.yml:26:5: error[answers]: no warning lost-item about «c7k3m» needs this answer
            Remove the answer, or correct its «rule» and «about».
        1 error, 0 warnings in Freedonia
        """
    assert report({IDS: "1932-treaty c7k3m\n", TREATY: WRITTEN | answered("c7k3m")}) == cleandoc(expected)


def test_an_edit_of_a_text_whose_id_was_never_written_loses_it(report: Report) -> None:
    """Which is why `release-ids` wants them in the files."""
    gone = derived("1932-treaty", "claim", "It let 2,000 ducks cross.", ())
    changes: Changes = {
        IDS: f"1932-treaty {gone}\n",
        TREATY: {"It let 2,000 ducks": "The treaty let 2,000 ducks"},
    }
    assert report(changes) == lost((gone, "this event"))


def test_takes_an_event_that_cannot_be_read(report: Report) -> None:
    """Only the fault itself is reported."""
    found = report({IDS: "1933-count c7k3m\n", COUNT: "title: Ducks".encode("utf-16")})
    assert "lost-item" not in found
