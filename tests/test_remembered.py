"""What only the code determines is made once, and anew when the code has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from chronology.loading import remembered
from chronology.model.records import Event
from chronology.rules import schemas

MADE = {"b": [1, "«ü»"], "a": None}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is kept, and one for the package."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "module.py").write_text("one", "utf-8")
    monkeypatch.setattr(remembered, "user_cache_path", lambda name: tmp_path / "cache" / name)
    monkeypatch.setattr(remembered, "_PACKAGE", tmp_path / "package")
    monkeypatch.setattr(remembered, "version", remembered.version.__wrapped__)  # as at each start
    return tmp_path / "cache"


def test_it_is_made_once_and_anew_when_code_or_pydantic_change(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def ask() -> int:
        found = remembered.remembered("thing", lambda: calls.append(1) or MADE)
        assert found == MADE
        assert [*found] == ["b", "a"]
        return len(calls)

    assert [ask(), ask()] == [1, 1]
    module = cache.parent / "package" / "module.py"
    os.utime(module, (1, 1))
    assert [ask(), ask()] == [2, 2]
    monkeypatch.setattr("pydantic.VERSION", "3")
    assert [ask(), ask()] == [3, 3]
    assert [path.name for path in cache.rglob("*.*")] == ["thing.json"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', "\xff"])
def test_what_is_not_as_it_was_written_is_made_anew(cache: Path, text: str) -> None:
    remembered.remembered("thing", lambda: MADE)
    (cache / "chronology" / "thing.json").write_text(text, "latin-1")
    assert remembered.remembered("thing", lambda: 2) == 2
    assert remembered.remembered("thing", lambda: 3) == 2


def test_who_cannot_keep_anything_makes_it_each_time(cache: Path) -> None:
    cache.write_text("", "utf-8")
    assert remembered.remembered("thing", lambda: 1) == 1
    assert remembered.remembered("thing", lambda: 2) == 2


def test_definitions_of_records_are_the_same_from_where_they_are_kept(cache: Path) -> None:
    schemas._of_code.cache_clear()
    first = schemas._of_code()
    schemas._of_code.cache_clear()
    assert (cache / "chronology" / "records.json").is_file()
    assert schemas._of_code() == first == schemas._made()
    assert schemas.definitions(Event) == schemas._defined(Event)
    schemas._of_code.cache_clear()
