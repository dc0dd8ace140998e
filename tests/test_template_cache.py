"""Compiled templates are kept where nobody else can write, under a key that names all they depend on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from chronology.pages import rendering
from jinja2 import DictLoader, Environment

pytestmark = pytest.mark.posix


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def environment(**options: object) -> Environment:
    """Return an environment with a template that shows how it was compiled, and the cache."""
    made = Environment(loader=DictLoader({"a": "{% if true %}\n{{ x }}{% endif %}"}), **options)  # type: ignore[arg-type]
    rendering.use_cache(made)
    return made


def kept(tmp_path: Path) -> list[Path]:
    """Return the files of the cache."""
    return sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert environment(autoescape=True).get_template("a").render(x="<") == "\n&lt;"
    (file,) = kept(tmp_path)
    file.chmod(0o400)
    before = file.stat().st_mtime_ns
    assert environment(autoescape=True).get_template("a").render(x="<") == "\n&lt;"
    assert [path.stat().st_mtime_ns for path in kept(tmp_path)] == [before]


def test_no_option_of_an_environment_is_taken_for_another(tmp_path: Path) -> None:
    """What is compiled without escaping must never be run where text is to be escaped."""
    for options, shown in (
        ({"autoescape": False}, "\n<"),
        ({"autoescape": True}, "\n&lt;"),
        ({"autoescape": True, "trim_blocks": True}, "&lt;"),
    ):
        assert environment(**options).get_template("a").render(x="<") == shown
    assert len(kept(tmp_path)) == 3
    assert environment(autoescape=lambda name: True).bytecode_cache is None


def others_may_write(folder: Path) -> None:
    folder.chmod(0o777)


def a_group_may_write(folder: Path) -> None:
    folder.chmod(0o775)


def another_owns_it(folder: Path) -> None:
    os.chown(folder, 1234, -1)


def it_is_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("change", [others_may_write, a_group_may_write, another_owns_it, it_is_a_link])
def test_t14_what_others_could_have_written_is_not_run(
    tmp_path: Path, change: Callable[[Path], None], depth: int
) -> None:
    if change is another_owns_it and os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    environment().get_template("a")
    (file,) = kept(tmp_path)
    change(file.parents[depth - 1])
    assert environment().bytecode_cache is None


def test_nobody_else_may_write_where_templates_are_kept(tmp_path: Path) -> None:
    """Not even the user's group, to which a umask of 002 gives write access to all that is made."""
    before = os.umask(0o002)
    try:
        environment().get_template("a")
    finally:
        os.umask(before)
    (file,) = kept(tmp_path)
    for folder in (file.parent, file.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
