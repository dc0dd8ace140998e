"""Events are read ahead of a build, which learns the state of the files from before they were read."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology import ahead, loading, parsing
from chronology.state import state

from tests.bench import generate
from tests.rules import TREATY, Build


def test_what_changes_while_events_are_read_ahead_is_seen_as_changed(freedonia: Build) -> None:
    root = freedonia({})
    before = state(root)
    ahead.begin(root)
    (root / TREATY).write_text("title: Changed", "utf-8")
    assert state(root) != before
    assert ahead.seen(root) == before
    assert ahead.seen(root) == state(root)


def test_what_is_read_ahead_are_the_files_that_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links, hidden files and all that is no event are left to who loads the chronology and tells of them."""
    generate.write(tmp_path, 820)
    events = tmp_path / "events"
    (events / "IDS").write_text("", "utf-8")
    (events / ".hidden.yml").write_text("", "utf-8")
    (events / "notes.txt").write_text("", "utf-8")
    (events / "folder.yml").mkdir()
    (events / "linked.yml").symlink_to(sorted(events.glob("1*.yml"))[0])
    second = parsing.Second
    begun: list[object] = []
    monkeypatch.setattr(parsing, "Second", lambda work: begun.append(work) or second(work))
    monkeypatch.setattr(parsing, "can_fork", lambda: True)
    ahead.begin(tmp_path)
    assert len(begun) == 1
    loaded = loading.load(tmp_path)
    assert len(begun) == 1
    assert len(loaded.events) == 820
    assert len(loaded.strays) == 3


def test_where_there_are_no_events_nothing_is_read_ahead(tmp_path: Path) -> None:
    ahead.begin(tmp_path)
    assert ahead.seen(tmp_path) == frozenset()
