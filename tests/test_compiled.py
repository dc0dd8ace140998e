"""Compiled templates are kept between builds, outside the project; the theme's icons are not listed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from chronology.mkdocs_plugin import compiled
from jinja2 import Environment, FileSystemLoader
from jinja2.compiler import CodeGenerator


def environment(folder: Path) -> Environment:
    """Return an environment with templates in a folder."""
    return Environment(loader=FileSystemLoader(folder), autoescape=True)


def test_a_template_is_compiled_once_and_anew_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, folder = tmp_path / "cache", tmp_path / "templates"
    folder.mkdir()
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: cache / name)
    compilings: list[str] = []
    compile_ = Environment.compile

    def compiling(self: Environment, source: str, *rest: str) -> object:
        compilings.append(source)
        return compile_(self, source, *rest)

    monkeypatch.setattr(Environment, "compile", compiling)
    for text in ("one {{ x }}", "one {{ x }}", "two {{ x }}"):
        (folder / "a.html").write_text(text, "utf-8")
        made = environment(folder)
        compiled.keep(made)
        assert made.get_template("a.html").render(x=1) == text.replace("{{ x }}", "1")
    assert compilings == ["one {{ x }}", "two {{ x }}"]


def test_what_another_compiler_has_compiled_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer version of Jinja, or of our own compiler, may make other code of the same text."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / "cache" / name)
    (tmp_path / "a.html").write_text("{{ x }} & y", "utf-8")
    other = tmp_path / "shouting.py"
    other.write_text(
        "from jinja2.compiler import CodeGenerator\n"
        "class Shouting(CodeGenerator):\n"
        "    def _output_const_repr(self, group): return repr(''.join(map(str, group)).upper())\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    from shouting import Shouting  # type: ignore[import-not-found]

    derived = type(
        "Derived", (Shouting,), {"__module__": CodeGenerator.__module__}
    )  # whose base differs only
    said = []
    for compiler in (CodeGenerator, Shouting, CodeGenerator, derived):
        made = environment(tmp_path)
        made.code_generator_class = compiler
        compiled.keep(made)
        said.append(made.get_template("a.html").render(x="x"))
    assert said == ["x & y", "x & Y", "x & y", "x & Y"]


@pytest.mark.parametrize("left", [0, 5, 40, -1])
def test_what_is_kept_and_cannot_be_read_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """As when the disk was full: only so many bytes of the file are left."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / "cache" / name)
    (tmp_path / "a.html").write_text("{{ x }} & y", "utf-8")
    for _ in range(2):
        made = environment(tmp_path)
        compiled.keep(made)
        assert made.get_template("a.html").render(x="x") == "x & y"
        (kept,) = (tmp_path / "cache").rglob("*.cache")
        whole = kept.read_bytes()
        kept.write_bytes(whole[:left])
    assert len(whole) > 60


def test_who_cannot_keep_anything_compiles_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / "file" / name)
    made = environment(tmp_path)
    compiled.keep(made)
    assert made.bytecode_cache is None


def others_may_write(folder: Path) -> None:
    folder.chmod(0o777)


def a_group_may_write(folder: Path) -> None:
    folder.chmod(0o775)


def another_owns_it(folder: Path) -> None:
    os.chown(folder, 1234, -1)


def it_is_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


@pytest.mark.parametrize("name", ["chronology", "chronology/templates"])
@pytest.mark.parametrize("change", [others_may_write, a_group_may_write, another_owns_it, it_is_a_link])
def test_what_others_could_have_written_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], name: str
) -> None:
    """Compiled templates are code."""
    if change is another_owns_it and os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / name)
    (tmp_path / "chronology" / "templates").mkdir(0o755, parents=True)
    made = environment(tmp_path)
    compiled.keep(made)
    assert made.bytecode_cache is not None
    change(tmp_path / name)
    made = environment(tmp_path)
    compiled.keep(made)
    assert made.bytecode_cache is None


def test_nobody_else_may_write_where_templates_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even those of the user's group, to whom a umask of 002 gives all that is made."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / "cache" / name)
    before = os.umask(0o002)
    try:
        made = environment(tmp_path)
        compiled.keep(made)
    finally:
        os.umask(before)
    assert made.bytecode_cache is not None
    for folder in ("cache/chronology", "cache/chronology/templates"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700


def test_folders_that_begin_with_a_full_stop_are_not_listed(tmp_path: Path) -> None:
    """But for these the list is jinja's own."""
    for name in ("a.html", "b/c.html", "b/.d/e.svg", ".icons/f.svg", ".g"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    listed = FileSystemLoader(tmp_path).list_templates()
    ours = compiled.Listing(tmp_path).list_templates()
    assert ours == [name for name in listed if not any(part.startswith(".") for part in name.split("/")[:-1])]
    assert ours == [".g", "a.html", "b/c.html"]
