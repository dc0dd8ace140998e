"""From a page of the site to GitHub's editor: links only, each with what the editor shall hold."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from chronology.loading.loader import load

from tests.site.conftest import ROOT
from tests.site.html import Document

NEW = "https://github.com/multivector/multivector/new/main/events"


def editors(page: Path) -> list[dict[str, list[str]]]:
    """Return what each link of a page to a new file gives to the editor."""
    links = [urlsplit(link) for link in Document.read(page).links if "/new/" in link]
    assert all(link._replace(query="").geturl() == NEW for link in links)
    return [parse_qs(link.query, strict_parsing=True) for link in links]


def test_the_timeline_leads_to_a_new_event(site: Path) -> None:
    """Its name is one that the check refuses until it is written; its keys are there, with notes."""
    (given,) = editors(site / "timeline" / "index.html")
    assert given["filename"] == ["YYYY-a-few-words.yml"]
    (text,) = given["value"]
    assert list(yaml.safe_load(text)) == ["title", "kind", "date", "actors", "themes", "summary", "claims"]
    assert text.count("\n# ") >= 8


@pytest.mark.parametrize("theme", sorted(load(ROOT).themes))
def test_the_page_of_a_theme_leads_to_a_new_event_of_that_theme(site: Path, theme: str) -> None:
    (given,) = editors(site / "themes" / theme / "index.html")
    assert yaml.safe_load(given["value"][0])["themes"] == [theme]


def test_an_address_to_the_editor_is_short_enough(site: Path) -> None:
    """GitHub takes addresses of about eight thousand characters."""
    for page in (site / "timeline" / "index.html", *site.glob("themes/*/index.html")):
        for link in Document.read(page).links:
            assert len(link) < 6_000
