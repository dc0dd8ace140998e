"""What `make` installs, and how it ends where it cannot go on: in one line that says what to do."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix
ROOT = Path(__file__).parents[1]
FILES = ("GNUmakefile", "pyproject.toml", "requirements-build.txt", "requirements.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder in which everything seems to be installed."""
    root = tmp_path / "project"
    (root / ".venv" / "bin").mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / name, root)
    (root / ".venv" / "pyvenv.cfg").write_text(f"command = python3 -m venv --clear {root}/.venv\n")
    (root / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for name in ("chronology", "mkdocs"):
        script = root / ".venv" / "bin" / name
        script.write_text('#!/bin/sh\necho "${0##*/} $*"\n')
        script.chmod(0o755)
    for name in ("ready", "ready-to-test"):
        (root / ".venv" / name).touch()
    return root


def make(root: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run `make`, which need not know that another `make` may run the tests."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    own["PATH"] = path or own["PATH"]
    command = [shutil.which("make") or "make", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=own)


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a `make` that failed says, without the line in which it says that it failed."""
    assert done.returncode != 0
    return "\n".join(line for line in done.stderr.splitlines() if not line.startswith("make: ***"))


@pytest.mark.parametrize("target", ["check", "site", "serve"])
def test_a_build_installs_nothing_that_only_tests_need(target: str) -> None:
    done = make(ROOT, "--dry-run", "--always-make", target)
    assert re.findall(r"--requirement (\S+)", done.stdout) == ["requirements-build.txt"]


def test_the_tests_install_the_rest_after_what_a_build_needs() -> None:
    done = make(ROOT, "--dry-run", "--always-make", "test")
    locks = re.findall(r"--require-hashes --requirement (\S+)", done.stdout)
    assert locks == ["requirements-build.txt", "requirements.txt"]


def locked(name: str) -> dict[str, tuple[str, str]]:
    """Return the packages of a lock, each with its version and hashes."""
    entries = re.split(r"^(?=\S)", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    found = {}
    for entry in filter(None, entries):
        pinned, _, hashes = entry.partition(" \\\n")
        package, _, version = pinned.partition(" ; ")[0].partition("==")
        assert "--hash=sha256:" in hashes
        found[package] = version, hashes
    return found


def test_the_lock_of_the_tests_only_adds_to_the_lock_of_a_build() -> None:
    """So the one can be installed over the other."""
    build, everything = locked("requirements-build.txt"), locked("requirements.txt")
    assert {name: everything[name] for name in build} == build
    assert len(build) < 50 < len(everything)
    assert not {"pytest", "playwright", "mypy"} & build.keys()


def test_what_is_installed_is_used(project: Path) -> None:
    done = make(project, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "chronology schema --write .cache/schema\nchronology check --canonical\n"


def test_a_folder_that_has_moved_is_named(project: Path) -> None:
    moved = project.rename(project.with_name("moved"))
    expected = "This folder has moved since .venv was made; run make clean, then the same command again"
    assert complaint(make(moved, "check")) == expected
    assert make(moved, "clean").returncode == 0
    assert make(moved, "preflight").returncode == 0


def test_a_port_that_is_taken_is_named_and_another_can_be_chosen(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = make(project, "serve", f"PORT={port}")
        assert complaint(done) == f"Port {port} is taken; name another with make serve PORT=8001"
    done = make(project, "serve", f"PORT={port}")
    assert done.returncode == 0
    assert done.stdout.endswith(f"mkdocs serve --dev-addr 127.0.0.1:{port}\n")


def test_a_clone_without_git_is_told_so_and_a_download_needs_none(project: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "grep"):
        (tools / name).symlink_to(shutil.which(name) or name)
    assert make(project, "check", path=str(tools)).returncode == 0
    (project / ".git").mkdir()
    assert (
        complaint(make(project, "check", path=str(tools)))
        == "git is needed; install it (https://git-scm.com)"
    )
