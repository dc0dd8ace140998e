"""The comparison with other tools, which `make bench` runs, keeps up with the code that it measures."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

from chronology.loading.loader import load

FOLDER = Path(__file__).parent / "bench"


def test_hugo_gets_the_content_of_every_record() -> None:
    modules = {path.stem: import_module(f"tests.bench.{path.stem}") for path in FOLDER.glob("*.py")}
    content = modules["hugo_content"]
    chronology = load(FOLDER.parents[1])
    written = dict(content.content(chronology))
    assert json.dumps(content.data(chronology))
    assert {f"events/{key}" for key in chronology.events} <= {*written}
    assert {f"sources/{key}/_index" for key in chronology.sources} <= {*written}
