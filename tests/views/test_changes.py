"""The page of changes: the log, the newest first, on as many pages as it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links, Site
from chronology.pages import changes
from chronology.pages.page_list import pages
from chronology.pages.timeline import timeline

from tests.rules import Build
from tests.views import parsed

LOG = """
- {date: "1935-01-01", kind: added, events: [all]}
- {date: "1935-02-03", kind: corrected, events: [1932-treaty, 1934-lapse], note: "Who signed <first> & last."}
- {date: "1935-02-03", kind: withdrawn, events: [1930-gone], themes: [ducks]}
- {date: "1936-05-01", kind: corrected, events: [1934-lapse]}
"""
RETIRED = {"docs/retired.yml": "1930-gone: {title: The goose, withdrawn: It was a swan.}\n"}
LINE = re.compile(r'<li data-kind="(\w+)" data-theme="([\w ]*)"><a href="[./]*events/([\w-]+)/">')


def bodies(chronology: Chronology) -> Mapping[str, str]:
    """Return the pages of changes by address."""
    return {page.address: page.body() for page in pages(chronology, Site()) if page.kind == "changes"}


@pytest.fixture
def logged(freedonia: Build) -> Chronology:
    """Freedonia with a log of four entries on three days."""
    return load(freedonia({"docs/changes.yml": LOG, **RETIRED}))


def test_the_newest_entry_comes_first_with_its_note_and_events(logged: Chronology) -> None:
    """A withdrawn event has the themes of its entry, and is said to be gone where it was added."""
    (html,) = bodies(logged).values()
    text = parsed(html).text
    order = ["1 May 1936", "Corrected: 1 event", "3 February 1935", "Withdrawn: 1 event"]
    order += ["Corrected: 2 events", "Who signed <first> & last.", "1 January 1935", "Added: 4 events"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert LINE.findall(html)[:4] == [
        ("corrected", "borders ducks", "1934-lapse"),
        ("withdrawn", "ducks", "1930-gone"),
        ("corrected", "borders", "1932-treaty"),
        ("corrected", "borders ducks", "1934-lapse"),
    ]
    assert "The goose withdrawn since" in text


def test_each_day_counts_the_events_that_changed_on_it_or_later(logged: Chronology) -> None:
    """But for the first days, since when all have changed."""
    (html,) = bodies(logged).values()
    found = re.findall(r'timeline/\?changed=([\d-]+)">(\d) events?</a> on the timeline (\w+) ', html)
    assert found == [("1936-05-01", "1", "was"), ("1935-02-03", "2", "were")]
    assert len(logged.timeline) == 3


def test_a_long_log_goes_on_and_each_entry_stands_at_its_address(
    logged: Chronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line once, in the same order; then there is no filter, which would see one page only."""
    (whole,) = bodies(logged).values()
    changes._log.cache_clear()
    monkeypatch.setattr(changes, "_MOST", 3)
    found = bodies(logged)
    assert [*found] == ["changes/", "changes/2/", "changes/3/"]
    assert [line for html in found.values() for line in LINE.findall(html)] == LINE.findall(whole)
    assert "<form" in whole
    assert not any("<form" in html for html in found.values())
    for key in logged.change_ids:
        address, _, anchor = changes.address(logged, key).partition("#")
        assert f'id="{anchor}"' in found[address]
    spans = [(int(a), int(b)) for html in found.values() for a, b in re.findall(r"Events (\d) to (\d)", html)]
    assert [place for first, last in spans for place in range(first, last + 1)] == [1, 2, 3, 4]
    changes._log.cache_clear()


def test_without_a_log_the_page_says_that_it_is_empty(freedonia: Build) -> None:
    (html,) = bodies(load(freedonia({}))).values()
    assert "The log of changes is empty." in html


@pytest.mark.parametrize("log", [{}, {"docs/changes.yml": LOG, **RETIRED}])
def test_the_timelines_form_asks_for_a_day_where_there_is_a_log(
    freedonia: Build, log: Mapping[str, str]
) -> None:
    html = timeline(load(freedonia(log)), Links("timeline/"))
    assert ('name="changed"' in html) == bool(log)


def test_a_correction_before_an_addition_is_not_the_last_change(freedonia: Build) -> None:
    """The log may tell of both in any order; the later day counts."""
    log = """
- {date: "1935-01-01", kind: corrected, events: [1932-treaty]}
- {date: "1935-02-03", kind: added, events: [1932-treaty]}
"""
    changed = load(freedonia({"docs/changes.yml": log})).history("1932-treaty").changed
    assert changed is not None
    assert changed.text == "1935-02-03"
