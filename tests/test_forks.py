"""A line between two processes: values arrive whole, however long they are, and nobody waits to speak."""

from __future__ import annotations

import os
from tempfile import TemporaryFile

import pytest
from chronology.forks import Line


def test_a_value_that_no_pipe_holds_arrives_whole_though_nobody_listens_yet() -> None:
    """A pipe holds 64 KiB; the shells of a site are more."""
    heard, said = os.pipe()
    back_heard, back_said = os.pipe()
    with TemporaryFile() as one, TemporaryFile() as other:
        _talk(Line(back_heard, said, other, one), Line(heard, back_said, one, other), said)


def _talk(ours: Line, theirs: Line, said: int) -> None:
    value = {"shell": "x" * 1_000_000, "other": ["y" * 100_000] * 3}
    assert not theirs.ready()
    ours.say(value)
    ours.say("more")
    assert theirs.ready()
    assert theirs.hear() == value
    assert theirs.hear() == "more"
    theirs.say("and back")
    assert ours.hear() == "and back"
    os.close(said)
    with pytest.raises(EOFError):
        theirs.hear()
