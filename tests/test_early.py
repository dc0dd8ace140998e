"""What begins before MkDocs loads its other plugins: reading, and sparing what a build does not need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from chronology import ahead, early
from chronology.early import Early, load_late

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _searched() -> Iterator[None]:
    """Leave the search for garbage as it was."""
    yield
    gc.enable()


@pytest.fixture
def shy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that says when it is loaded."""
    (tmp_path / "shy.py").write_text(
        "import sys\nsys.shy = getattr(sys, 'shy', 0) + 1\nword = 'here'\n", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "shy", 0, raising=False)
    yield "shy"
    sys.modules.pop("shy", None)


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


def test_reading_begins_beside_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    monkeypatch.setattr(ahead, "begin", begun.append)
    Early().load_config({}, str(tmp_path / "mkdocs.yml"))
    assert begun == [tmp_path]


def test_a_module_is_loaded_when_it_is_used(shy: str) -> None:
    load_late(shy)
    module = import_module(shy)
    assert sys.shy == 0  # type: ignore[attr-defined]
    assert module.word == "here"
    assert module.word == "here"
    assert sys.shy == 1  # type: ignore[attr-defined]
    assert import_module(shy).word == "here"
    with pytest.raises(AttributeError):
        _ = module.nothing
    assert sys.shy == 1  # type: ignore[attr-defined]


def test_a_module_that_is_loaded_already_or_missing_is_left_alone(shy: str) -> None:
    loaded = import_module(shy)
    load_late(shy)
    load_late("no_module_of_this_name")
    assert import_module(shy) is loaded
    assert "no_module_of_this_name" not in sys.modules


def test_the_plugin_goes_first() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    plugins = yaml.load(text.replace("!ENV", ""), yaml.SafeLoader)["plugins"]
    assert plugins[0] == "chronology"
    assert early.__name__ == "chronology.early"
