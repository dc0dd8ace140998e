"""Numbers on pages have the right form of their noun."""

from __future__ import annotations

import re

from chronology.loading.loader import load
from chronology.model.site import Links
from chronology.pages import reference

from tests.rules import Build


def test_the_page_of_a_source_with_one_event_says_event(freedonia: Build) -> None:
    chronology = load(freedonia({"events/1933-count.yml": None, "events/1934-lapse.yml": None}))
    for key, entry in chronology.sources.items():
        html = reference.source_page(chronology, entry, Links(f"sources/{key}/"))
        assert ">1 event</a>" in html
        assert re.findall(r"\b1 (?:events|paragraphs|claims)\b", html) == []
