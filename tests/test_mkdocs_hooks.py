"""MkDocs is given the whole hook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from chronology.loading import unchanged
from chronology.mkdocs_plugin import mkdocs_hooks
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from tests.rules import Build


def test_mkdocs_finds_every_event_of_the_hook() -> None:
    """What `scripts/hooks.py` does not name, MkDocs does not call."""
    import hooks  # type: ignore[import-not-found]

    defined = {name for name in vars(mkdocs_hooks) if name.startswith("on_")}
    assert defined == {*hooks.__all__}
    assert all(getattr(hooks, name) is getattr(mkdocs_hooks, name) for name in defined)


def test_the_second_process_ends_where_the_list_of_pages_fails(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has been begun before the list is made."""
    told: list[str] = []

    class Writer:
        def __init__(self, *_: Any, **__: Any) -> None:
            told.append("begun")

        def stop(self) -> None:
            told.append("ended")

    def failing(*_: Any) -> Iterator[Any]:
        raise LookupError("no pages")
        yield

    root = freedonia({})
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    monkeypatch.setattr(mkdocs_hooks, "Writer", Writer)
    monkeypatch.setattr(mkdocs_hooks, "pages", failing)
    monkeypatch.setattr(mkdocs_hooks, "_seen", unchanged.state(root))
    monkeypatch.setattr(mkdocs_hooks, "_build", mkdocs_hooks._build)
    with pytest.raises(LookupError) as raised:
        mkdocs_hooks.on_files(Files([]), config=load_config(str(root / "mkdocs.yml")))
    mkdocs_hooks.on_build_error(error=raised.value)
    assert told == ["begun", "ended"]
