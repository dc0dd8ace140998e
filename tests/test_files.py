"""Writing: whole files or nothing, never through a link."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology.loading.files import LinkError, write


def listed(root: Path) -> dict[str, bytes]:
    """Return every plain file below a folder with its bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_files_are_written_with_their_folders_and_nothing_beside(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/one.yml": b"1", "two.yml": b"2"})
    assert listed(tmp_path) == {"a/b/one.yml": b"1", "two.yml": b"2"}


@pytest.mark.posix
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "one.yml"
    path.write_bytes(b"0")
    path.chmod(0o640)
    write(tmp_path, {"one.yml": b"1"})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"1", 0o640)


@pytest.mark.parametrize("failing", ["open", "replace"])
def test_where_one_cannot_be_written_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """As on a full disk: neither a new file nor half of one nor a temporary one is left."""
    whole = getattr(Path, failing)

    def fails_for_two(path: Path, *arguments: object) -> object:
        if "two" in path.name:
            raise OSError("No space left on device")
        return whole(path, *arguments)

    monkeypatch.setattr(Path, failing, fails_for_two)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, {"one.yml": b"1", "two.yml": b"2"}, new=True)
    assert listed(tmp_path) == {}


def test_an_interruption_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between the two steps."""
    (tmp_path / "one.yml").write_bytes(b"0")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"one.yml": b"1"})
    assert listed(tmp_path) == {"one.yml": b"0"}


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    """Not even one of several."""
    (tmp_path / "two.yml").write_bytes(b"0")
    with pytest.raises(FileExistsError, match=r"two\.yml already exists"):
        write(tmp_path, {"one.yml": b"1", "two.yml": b"2"}, new=True)
    assert listed(tmp_path) == {"two.yml": b"0"}


@pytest.mark.parametrize("link", ["events", "events/deep", "events/deep/one.yml"])
def test_no_link_is_followed(tmp_path: Path, link: str) -> None:
    """Neither a file nor a folder on the way to it, whether it leads anywhere or nowhere."""
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / link).parent.mkdir(parents=True)
    for target in (elsewhere, tmp_path / "nowhere"):
        (root / link).unlink(missing_ok=True)
        (root / link).symlink_to(target)
        with pytest.raises(LinkError, match="is a symbolic link; nothing was written"):
            write(root, {"events/deep/one.yml": b"1"})
    assert listed(tmp_path) == {}


def test_the_folder_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    """Where somebody keeps the project is their own affair."""
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "real")
    write(tmp_path / "root", {"events/one.yml": b"1"})
    assert listed(tmp_path / "real") == {"events/one.yml": b"1"}
