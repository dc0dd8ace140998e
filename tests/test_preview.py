"""What a server does beside its first page."""

from __future__ import annotations

from queue import Queue
from typing import Any

import pytest
from chronology.loading import remembered
from chronology.loading.loader import load
from chronology.mkdocs_plugin import preview
from chronology.rules import registry

from tests.rules import Build


def test_all_rules_are_asked_before_the_first_edit(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it need not wait for what they load, nor for what they read in texts that stay."""
    asked: Queue[Any] = Queue()
    monkeypatch.setattr(registry, "findings", lambda chronology, alone: asked.put((chronology, alone)))
    remembered.version.cache_clear()
    chronology = load(freedonia({}))
    preview.prepare(chronology)
    assert asked.get(timeout=10) == (chronology, True)
    assert remembered.version.cache_info().currsize == 1
