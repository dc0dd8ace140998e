"""T16: files that a tool would run, obey or overwrite, added to the project by somebody else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix
ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the files that `make` reads."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("GNUmakefile", "pyproject.toml", "requirements-build.txt", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    git(root, "init", "--quiet")
    return root


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def make(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `make`, which need not know that another `make` may run the tests."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *words], cwd=root, capture_output=True, text=True, check=False, env=own)


def test_t16_a_project_without_such_files_goes_on(project: Path) -> None:
    done = make(project, "preflight")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", ["makefile", "Makefile"])
def test_t16_another_makefile_is_not_read(project: Path, name: str) -> None:
    (project / name).write_text("preflight site test setup:\n\ttouch ran\n")
    assert make(project, "preflight").returncode == 0
    assert not (project / "ran").exists()


@pytest.mark.parametrize(
    "name",
    """
    venv.py setup.py conftest.py compileall.py sitecustomize.py setup.cfg tox.ini pytest.ini .pytest.ini
    mypy.ini .mypy.ini ruff.toml .ruff.toml .pytest.toml venv/__init__.py pytest/__init__.py
    """.split(),
)
def test_t16_a_file_that_a_tool_would_run_or_obey_stops_make(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("raise SystemExit('it ran')\n")
    done = make(project, "setup")
    assert done.returncode != 0
    assert f"{name}: Python and its tools would run or obey this file; remove it" in done.stderr
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("name", [".venv/ready", ".venv/bin/python", ".cache/checked", "site/index.html"])
def test_t16_what_is_made_here_is_not_taken_from_a_commit(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True)
    (project / name).write_text("#!/bin/sh\ntouch ran\n")
    (project / name).chmod(0o755)
    git(project, "add", "--force", name)
    done = make(project, "check")
    assert done.returncode != 0
    assert "is in the repository; take it out: git rm -r --cached" in done.stderr
    assert not (project / "ran").exists()


@pytest.mark.parametrize("name", [".venv", ".cache", "site"])
def test_t16_nothing_is_made_through_a_link(project: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (project / name).symlink_to(tmp_path / "outside")
    done = make(project, "setup")
    assert done.returncode != 0
    assert f"{name}: a symbolic link; remove it" in done.stderr
    assert os.listdir(tmp_path / "outside") == []
