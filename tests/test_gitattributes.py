"""A clone has the same bytes on every machine, whatever the settings of git there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from chronology.cli.main import main

from .exports.conftest import publish
from .git import commit, git
from .rules import Build

ATTRIBUTES = Path(__file__).parents[1] / ".gitattributes"


def test_a_clone_that_converts_line_ends_has_no_finding_and_the_same_data_version(
    freedonia: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As git for Windows does if it is installed with its default settings."""
    root, clone = freedonia({}), tmp_path / "clone"
    shutil.copy(ATTRIBUTES, root)
    commit(root)
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(root), str(clone))
    assert main(["check", "--root", str(clone)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings")
    versions = {publish(folder).json("api/v1/index.json")["data_version"] for folder in (root, clone)}
    assert len(versions) == 1
