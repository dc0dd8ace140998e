"""An earlier revision, read from git's objects."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from chronology.authoring import comparison
from chronology.loading.loader import load

from tests.git import commit, git
from tests.rules import FREEDONIA, TREATY, Build


def test_a_folder_holds_the_data_of_the_revision_and_nothing_else(freedonia: Build) -> None:
    """The files as they were, whatever stands there now."""
    root = freedonia({})
    commit(root)
    (root / TREATY).write_text("title: Another\n", "utf-8")
    (root / "events" / "1999-new.yml").write_text("title: New\n", "utf-8")
    with comparison.revision_folder(root, "main") as folder:
        assert (folder / TREATY).read_bytes() == (FREEDONIA / TREATY).read_bytes()
        files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert set(load(folder).events) == {"1932-treaty", "1933-count", "1934-lapse"}
    assert not folder.exists()
    assert {name.partition("/")[0] for name in files} == {"events", "seeds", "vocabulary"}
    assert "seeds/evidence/gazette.tsv" in files


def test_a_chronology_below_the_top_of_its_repository_is_found(freedonia: Build) -> None:
    root = freedonia({})
    commit(root.parent)
    (root / TREATY).unlink()
    with comparison.revision_folder(root, "HEAD") as folder:
        assert "1932-treaty" in load(folder).events
    assert comparison.changed_since(root, "HEAD") == {TREATY}


def test_links_of_the_revision_are_left_out(freedonia: Build) -> None:
    root = freedonia({"events/1999-link.yml": Path("/etc/passwd")})
    commit(root)
    with comparison.revision_folder(root, "main") as folder:
        assert (folder / TREATY).read_bytes() == (FREEDONIA / TREATY).read_bytes()
        assert not (folder / "events" / "1999-link.yml").is_symlink()
        assert not (folder / "events" / "1999-link.yml").exists()


@pytest.mark.posix
def test_changed_files_are_those_that_differ_and_new_ones(freedonia: Build) -> None:
    """Committed or not, removed or added, with any name; what git ignores is left out."""
    root = freedonia({})
    first = commit(root)
    (root / TREATY).write_text("title: Another\n", "utf-8")
    commit(root)
    (root / "events" / "1933-count.yml").unlink()
    (root / "events" / "a b\n→.yml").write_text("", "utf-8")
    with open(os.fsencode(root) + b"/events/\xff.yml", "wb"):
        pass
    (root / ".gitignore").write_text("*.tmp\n", "utf-8")
    (root / "x.tmp").write_text("", "utf-8")
    new = {"events/a b\n→.yml", "events/\udcff.yml", ".gitignore", "events/1933-count.yml"}
    assert comparison.changed_since(root, first) == {TREATY, *new}
    assert comparison.changed_since(root, "HEAD") == new


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nowhere", 'git finds no revision "nowhere" here'),
        ("main:events", 'git finds no revision "main:events" here'),
        ("", 'git finds no revision "" here'),
        ("--output=hit", '"--output=hit" is not a revision'),
        ("-h", '"-h" is not a revision'),
    ],
)
def test_what_is_no_revision_is_refused(freedonia: Build, revision: str, message: str) -> None:
    root = freedonia({})
    commit(root)
    before = sorted(root.iterdir())
    for use in (
        lambda: comparison.revision_folder(root, revision).__enter__(),
        lambda: comparison.changed_since(root, revision),
    ):
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            use()
    assert sorted(root.iterdir()) == before


def test_a_folder_without_git_has_no_revisions(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    root = freedonia({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(ValueError, match="git says: fatal: not a git repository"):
        comparison.commit(root, "main")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ValueError, match="this command needs git"):
        comparison.changed_since(root, "main")


def test_a_revision_without_data_is_refused(freedonia: Build) -> None:
    root = freedonia({})
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    with pytest.raises(ValueError, match='revision "main" has no folder events/ here'):
        comparison.revision_folder(root, "main").__enter__()
