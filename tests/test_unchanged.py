"""Nothing is read or checked twice, and whatever has changed is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from chronology.cli import main
from chronology.loading import loader, remembered, strict_yaml, unchanged
from chronology.loading.strict_yaml import parse

from tests.rules import COUNT, TREATY, Build


def test_an_unchanged_folder_is_not_read_again(freedonia: Build) -> None:
    """The same chronology comes back until a file changes, appears or goes."""
    root = freedonia({})
    first = unchanged.load(root)
    assert unchanged.load(root) is first
    path = root / TREATY
    path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")
    second = unchanged.load(root)
    assert second is not first
    (root / COUNT).unlink()
    assert sorted(unchanged.load(root).events) == ["1932-treaty", "1934-lapse"]


def test_only_files_that_have_changed_are_read_again(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is loaded is what loading everything anew gives, new links in both directions included."""
    root = freedonia({})
    unchanged.load(root)
    read: list[bytes] = []
    monkeypatch.setattr(strict_yaml, "parse", lambda raw: read.append(raw) or parse(raw))
    path = root / TREATY
    changed = path.read_text("utf-8").replace("title: ", "title: Once more, ", 1)
    path.write_text(changed, "utf-8")
    again = unchanged.load(root)
    events = [raw for raw in read if raw.startswith(b"title:") and b"claims:" in raw]
    assert events == [changed.encode()]
    monkeypatch.undo()
    anew = loader.load(root)
    assert {key: entry.record for key, entry in again.events.items()} == {
        key: entry.record for key, entry in anew.events.items()
    }
    assert [*again.files] == [*anew.files]
    assert again.relations_to.keys() == anew.relations_to.keys()
    assert all(e is again.events[e.id] for group in again.by_theme.values() for e in group)


@pytest.mark.parametrize("path", [TREATY, "seeds/gazette.yml", "seeds/evidence/gazette.tsv"])
def test_a_file_that_was_faulty_is_read_again_when_it_is_mended(freedonia: Build, path: str) -> None:
    root = freedonia({})
    good = (root / path).read_bytes()
    (root / path).write_bytes(b"- nothing")
    assert unchanged.load(root).broken["event"] or not unchanged.load(root).complete
    (root / path).write_bytes(good)
    assert unchanged.load(root).complete


def test_data_that_were_checked_are_sound_until_something_changes(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of the data, a page of a theme, a link or the package itself."""
    root = freedonia({})
    seen = unchanged.state(root)
    assert not unchanged.is_sound(root, seen)
    assert main.main(["check", "--root", str(root)]) == 0
    capsys.readouterr()
    assert unchanged.is_sound(root, unchanged.state(root))
    for change in (
        lambda: os.utime(root / TREATY, ns=(1, 1)),
        lambda: (root / "docs" / "themes" / "new.md").write_text("new", "utf-8"),
        lambda: (root / "docs" / "link.md").symlink_to(root / TREATY),
        lambda: (root / "events" / "IDS").write_text("1932-treaty\n", "utf-8"),
    ):
        unchanged.note_sound(root, unchanged.state(root))
        change()
        assert not unchanged.is_sound(root, unchanged.state(root))


def test_another_version_of_the_package_checks_again(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = freedonia({})
    seen = unchanged.state(root)
    unchanged.note_sound(root, seen)
    assert unchanged.is_sound(root, seen)
    monkeypatch.setattr(remembered, "_PACKAGE", tmp_path)
    monkeypatch.setattr(remembered, "version", remembered.version.__wrapped__)  # as at each start
    assert not unchanged.is_sound(root, seen)


def test_data_with_an_error_are_never_sound(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    root = freedonia({TREATY: "title: Nothing else\n"})
    assert main.main(["check", "--root", str(root)]) == 1
    capsys.readouterr()
    assert not unchanged.is_sound(root, unchanged.state(root))


def test_what_is_noted_may_be_no_text(freedonia: Build) -> None:
    root = freedonia({})
    (root / ".cache").mkdir(exist_ok=True)
    (root / ".cache" / "checked").write_bytes(b"\xff\xfe")
    assert not unchanged.is_sound(root, unchanged.state(root))
