"""Git is asked when a page wants to know what it says, and then says what it always did."""

from __future__ import annotations

import json

import pytest
from chronology.mkdocs_plugin import asked
from jinja2 import Environment
from mkdocs_macros import context

ANSWERS = {"commit": "1932abc", "status": True}


def test_git_is_asked_once_and_only_by_who_wants_to_know(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    monkeypatch.setattr(asked, "_answers", lambda: calls.append(1) or ANSWERS)
    monkeypatch.setattr(context, "get_git_info", None)
    asked.late()
    variables = {"git": context.get_git_info()}
    template = Environment().from_string
    assert "Git object" in json.dumps(variables, default=str)  # as the plugin does
    assert calls == []
    assert template("{{ git.commit }}, {{ git['commit'] }}").render(variables) == "1932abc, 1932abc"
    assert template("{{ git | length }}").render(variables) == "2"
    assert template("{% for name in git %}{{ name }} {% endfor %}").render(variables) == "commit status "
    assert calls == [1]


def test_where_there_is_no_git_it_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "_answers", lambda: None)
    assert dict(asked.Git()) == {}
