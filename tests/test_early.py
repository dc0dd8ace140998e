"""What begins before MkDocs loads its other plugins: reading, and sparing what a build does not need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml
from chronology import ahead
from chronology.early import Early, import_without

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _searched() -> Iterator[None]:
    """Leave the search for garbage as it was."""
    yield
    gc.enable()


@pytest.fixture
def shy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a package that counts how often it is loaded, and a module that imports it."""
    (tmp_path / "shy").mkdir()
    (tmp_path / "shy" / "__init__.py").write_text("import sys\nsys.shy += 1\nword = 'here'\n", "utf-8")
    (tmp_path / "shy" / "inner.py").write_text("class Inner: pass\n", "utf-8")
    (tmp_path / "bold.py").write_text("import shy\ndef ask(): return shy.word\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "shy", 0, raising=False)
    yield tmp_path
    for name in ("shy", "shy.inner", "bold"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("command", "searched"), [("build", False), ("gh-deploy", False), ("serve", True)])
def test_only_a_server_searches_for_garbage(command: str, searched: bool) -> None:
    """And goes on when its configuration is read again, for the next build."""
    plugin = Early()
    plugin.load_config({})
    assert not gc.isenabled()
    plugin.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    assert gc.isenabled() is searched
    plugin.load_config({})
    assert gc.isenabled() is searched


def test_a_server_whose_first_build_is_called_one_searches_too() -> None:
    """As with `mkdocs serve --clean`."""
    plugin = Early()
    plugin.load_config({})
    plugin.on_startup(command="build", dirty=False)
    plugin.on_serve(None, config=None, builder=None)  # type: ignore[arg-type]
    assert gc.isenabled()
    plugin.load_config({})
    assert gc.isenabled()


def test_reading_begins_beside_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    monkeypatch.setattr(ahead, "begin", begun.append)
    Early().load_config({}, str(tmp_path / "mkdocs.yml"))
    assert begun == [tmp_path]


def test_what_a_module_seldom_uses_is_loaded_at_its_first_use(shy: Path) -> None:
    import_without("bold", "shy")
    bold = import_module("bold")
    assert sys.shy == 0  # type: ignore[attr-defined]
    assert bold.ask() == bold.ask() == "here"
    assert sys.shy == 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = bold.shy.nothing


def test_for_all_others_nothing_stands_in_its_place(shy: Path) -> None:
    """What they load is there once: a class within it is the same for all."""
    import_without("bold", "shy")
    assert "shy" not in sys.modules
    inner = import_module("shy.inner").Inner
    assert import_module("bold").shy.inner.Inner is inner
    assert sys.shy == 1  # type: ignore[attr-defined]


def test_what_is_loaded_already_is_left_alone(shy: Path) -> None:
    loaded = import_module("shy")
    import_without("bold", "shy")
    assert sys.modules["shy"] is loaded
    assert "bold" not in sys.modules


def test_a_module_that_fails_leaves_nothing_behind(shy: Path) -> None:
    (shy / "bold.py").write_text("import shy\nshy.word\n1 / 0\n", "utf-8")
    with pytest.raises(ZeroDivisionError):
        import_without("bold", "shy")
    assert "bold" not in sys.modules


def test_the_plugin_is_installed_and_goes_first() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    plugins = yaml.load(text.replace("!ENV", ""), yaml.SafeLoader)["plugins"]
    (point,) = entry_points(group="mkdocs.plugins", name=plugins[0])
    assert point.load() is Early
