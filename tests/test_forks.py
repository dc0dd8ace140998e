"""A line between two processes: values arrive whole, however long they are."""

from __future__ import annotations

import os
import threading

import pytest
from chronology.forks import Line


def test_a_value_that_no_pipe_holds_at_once_arrives_whole() -> None:
    """A pipe holds 64 KiB; the shells of a site are more."""
    heard, said = os.pipe()
    unused = os.pipe()
    ours, theirs = Line(unused[0], said), Line(heard, unused[1])
    value = {"shell": "x" * 1_000_000, "other": ["y" * 100_000] * 3}
    speaker = threading.Thread(target=lambda: (ours.say(value), ours.say("more")))
    speaker.start()
    assert theirs.hear() == value
    assert theirs.hear() == "more"
    speaker.join()
    assert not theirs.ready()
    ours.close()
    with pytest.raises(EOFError):
        theirs.hear()
    theirs.close()
