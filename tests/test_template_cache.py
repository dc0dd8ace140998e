"""Compiled templates are kept where nobody else can write, and apart for each environment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from chronology.pages import rendering
from jinja2 import DictLoader, Environment

pytestmark = pytest.mark.posix


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def rendered(name: str, *, autoescape: bool) -> str:
    """Render a template in a new environment with the cache."""
    made = Environment(loader=DictLoader({"a": "{{ x }}"}), autoescape=autoescape)
    rendering.use_cache(made, name)
    return made.get_template("a").render(x="<")


def kept(tmp_path: Path) -> list[Path]:
    """Return the files of the cache."""
    return sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    rendered("pages", autoescape=True)
    (file,) = kept(tmp_path)
    before = file.stat().st_mtime_ns
    assert rendered("pages", autoescape=True) == "&lt;"
    assert [path.stat().st_mtime_ns for path in kept(tmp_path)] == [before]


def test_no_environment_runs_what_another_has_compiled(tmp_path: Path) -> None:
    """What is compiled without escaping must never be run where text is to be escaped."""
    assert rendered("theme", autoescape=False) == "<"
    assert rendered("pages", autoescape=True) == "&lt;"
    assert len(kept(tmp_path)) == 2


def test_templates_are_kept_where_nobody_else_may_read_or_write(tmp_path: Path) -> None:
    rendered("pages", autoescape=True)
    assert [path.parent.stat().st_mode & 0o077 for path in kept(tmp_path)] == [0]


def test_what_others_could_have_written_is_not_run(tmp_path: Path) -> None:
    """A folder that was there before, as a link, is refused; the site is built without a cache."""
    rendered("pages", autoescape=True)
    (file,) = kept(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    file.parent.rename(elsewhere)
    file.parent.symlink_to(elsewhere)
    before = file.stat().st_mtime_ns
    assert rendered("theme", autoescape=False) == "<"
    assert [path.stat().st_mtime_ns for path in kept(elsewhere)] == [before]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_not_used(tmp_path: Path) -> None:
    rendered("pages", autoescape=True)
    (file,) = kept(tmp_path)
    os.chown(file.parent, 1234, -1)
    assert rendered("theme", autoescape=False) == "<"
    assert kept(tmp_path) == [file]
