"""Compiled pages: made once for a text and the settings of its templates, and right after any change."""

from __future__ import annotations

from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import pytest
from chronology.mkdocs_plugin import compiled
from jinja2 import Environment


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's cache, empty."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda name: tmp_path / name)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were truly compiled."""
    texts: list[str] = []
    compile_ = Environment.compile

    def counted(environment: Environment, source: Any, *args: Any, **options: Any) -> CodeType | str:
        texts.append(source)
        return compile_(environment, source, *args, **options)

    monkeypatch.setattr(Environment, "compile", counted)
    return texts


def filled(page: str, text: str, **settings: Any) -> str:
    """Return a page as one build fills it."""
    environment = Environment(**settings)
    file = SimpleNamespace(src_uri=page)
    compiled.keep_pages(SimpleNamespace(env=environment, page=SimpleNamespace(file=file)))
    return environment.from_string(text).render(x=2)


def test_a_page_is_compiled_once(made: list[str]) -> None:
    assert [filled("a.md", "{{ x }}") for _ in range(3)] == ["2", "2", "2"]
    assert made == ["{{ x }}"]


def test_a_changed_text_and_another_page_are_compiled(made: list[str]) -> None:
    assert filled("a.md", "{{ x }}") == "2"
    assert filled("a.md", "{{ x + 1 }}") == "3"
    assert filled("b.md", "{{ x }}") == "2"
    assert len(made) == 3


def test_other_settings_are_compiled_anew() -> None:
    assert filled("a.md", "{{ x }} [[ x ]]") == "2 [[ x ]]"
    marks = {"variable_start_string": "[[", "variable_end_string": "]]"}
    assert filled("a.md", "{{ x }} [[ x ]]", **marks) == "{{ x }} 2"


def test_a_project_without_macros_has_nothing_to_keep(tmp_path: Path) -> None:
    compiled.keep_pages(None)
    assert list(tmp_path.iterdir()) == []
