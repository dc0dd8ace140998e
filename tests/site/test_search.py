"""The search index: one lean entry for a generated page, found by every spelling."""

from __future__ import annotations

import json
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from chronology.chronology import Chronology
from chronology.loading import load

from tests.site.conftest import ROOT


@pytest.fixture(scope="module")
def entries(site: Path) -> list[dict[str, Any]]:
    """The entries of the search index."""
    found: list[dict[str, Any]] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))[
        "docs"
    ]
    return found


@pytest.fixture(scope="module")
def chronology() -> Chronology:
    """The data of the project."""
    return load(ROOT)


def test_each_generated_page_has_one_entry(entries: list[dict[str, Any]], chronology: Chronology) -> None:
    counts = Counter(entry["location"].partition("#")[0] for entry in entries)
    for folder, ids in (
        ("events", chronology.events),
        ("sources", chronology.sources),
        ("actors", chronology.actors),
    ):
        for key in ids:
            assert counts[f"{folder}/{key}/"] == 1


def test_lists_of_events_add_no_entries(entries: list[dict[str, Any]]) -> None:
    timeline = [entry for entry in entries if entry["location"].startswith("timeline/")]
    headings = (ROOT / "docs" / "timeline.md").read_text("utf-8").count("\n## ")
    assert len(timeline) == 1 + headings  # the page, and what stands below its own headings
    assert sum(len(entry["text"]) for entry in timeline) < 1000


def test_an_event_is_found_by_every_spelling_of_its_actors(
    entries: list[dict[str, Any]], chronology: Chronology
) -> None:
    by_location = {entry["location"]: unescape(entry["text"]) for entry in entries}
    for entry in chronology.timeline:
        text = by_location[f"events/{entry.id}/"]
        for actor in entry.record.actors:
            record = chronology.actors[actor].record
            for name in (record.name, *record.aliases, *record.names.values()):
                assert name in text, (entry.id, name)


def test_titles_in_the_index_are_the_events_titles(
    entries: list[dict[str, Any]], chronology: Chronology
) -> None:
    by_location = {entry["location"]: unescape(entry["title"]) for entry in entries}
    for entry in chronology.timeline:
        assert by_location[f"events/{entry.id}/"] == entry.record.title
