"""A second process: what it says arrives whole, and its failure is told."""

from __future__ import annotations

import os

import pytest
from chronology.loading.forks import Line, Second, Tickets


def test_a_value_that_no_pipe_holds_arrives_whole_though_nobody_listens_yet() -> None:
    """A pipe holds 64 KiB; the records of a thousand files are more."""
    line = Line()
    value = {"one": "x" * 1_000_000, "other": ["y" * 100_000] * 3}
    assert not line.is_said()
    line.say(value)
    line.say("more")
    assert line.is_said()
    assert line.hear() == value
    assert line.hear() == "more"
    assert not line.is_said()
    line.only_listen()
    assert line.is_said()  # that nobody is left to speak
    with pytest.raises(EOFError):
        line.hear()
    line.close()


def test_a_second_process_says_what_it_has_found() -> None:
    second = Second(lambda line: line.say(os.getpid()))
    assert second.hear() != os.getpid()
    second.join()


def test_a_second_process_that_fails_is_told_with_the_reason() -> None:
    second = Second(lambda line: 1 // 0)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        second.join()


def test_a_second_process_that_ends_is_no_silence() -> None:
    second = Second(lambda line: os._exit(0))
    with pytest.raises(RuntimeError, match="without a word"):
        second.join()


def test_each_ticket_is_drawn_once_by_one_of_two_processes() -> None:
    tickets = Tickets(500)
    second = Second(lambda line: line.say(list(tickets)))
    ours = list(tickets)
    theirs = second.hear()
    second.join()
    assert sorted([*ours, *theirs]) == list(range(500))
