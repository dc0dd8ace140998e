"""The search: one lean entry for a generated page, found by every spelling, soon even at 1,000 events."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from chronology.model.chronology import Chronology
from chronology.model.records import Actor, Place
from playwright.sync_api import Browser, Page, expect

from tests.bench.reading import first_result
from tests.site.conftest import MANY, ROOT
from tests.site.test_accessibility import links_seen, violations

FIELD = ".md-search__input"
RESULTS = ".md-search-result__item"
STATUS = ".md-search-result__meta"
INDEX = "search/search_index.json"
ASK = """async (queries) => {
  const worker = new Worker("search"), answers = [];
  const next = () => new Promise((done) => (worker.onmessage = ({ data }) => done(data.data)));
  // Where a reader is in the field already, a worker begins by itself.
  if (!document.activeElement.matches(".md-search__input")) worker.postMessage({});
  await next();
  for (const data of queries) {
    worker.postMessage({ type: 2, data });
    answers.push((await next()).items.map((page) => page.map((entry) => entry.location)));
  }
  return answers;
}"""


def spellings(*records: Actor | Place) -> Iterator[str]:
    """Yield every name that some actors or places have now."""
    for record in records:
        yield from (record.name, *record.aliases, *record.names.values())


def ask(page: Page, queries: list[str]) -> list[list[list[str]]]:
    """Return for each query the pages found, each as the addresses of what was found on it."""
    found: list[list[list[str]]] = page.evaluate(ASK, queries)
    return found


def events(pages: list[list[str]]) -> set[str]:
    """Return the events among the pages found."""
    return {location for page in pages for location in page if location.startswith("events/")}


def look_for(page: Page, address: str, words: str) -> None:
    """Open the search on a page and type words."""
    page.goto(address)
    if (page.viewport_size or {"width": 0})["width"] < 900:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(FIELD).click()
    page.keyboard.type(words)


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    """The search index."""
    found: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def entries(index: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of the search index."""
    found: list[dict[str, Any]] = index["docs"]
    return found


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


def test_names_stand_in_the_index_once(index: dict[str, Any], chronology: Chronology) -> None:
    assert len(index["names"]) == len(set(index["names"]))
    russia = [name for name in index["names"] if "Россия" in name]
    assert len(russia) == 1
    assert sum(index["names"].index(russia[0]) in entry.get("names", ()) for entry in index["docs"]) > 20


def test_an_event_is_listed_under_every_spelling_of_its_actors_and_places(
    index: dict[str, Any], entries: list[dict[str, Any]], chronology: Chronology
) -> None:
    by_location = {entry["location"]: entry for entry in entries}
    for entry in chronology.timeline:
        places = by_location[f"events/{entry.id}/"].get("names", ())
        text = unescape(" ".join(index["names"][place] for place in places))
        actors = [chronology.actors[key].record for key in entry.record.actors]
        where = [chronology.places[key].record for key in entry.record.places]
        former = [name for place in where for name in place.former]
        for name in (*spellings(*actors, *where), *former):
            assert name in text, (entry.id, name)


def test_titles_in_the_index_are_the_events_titles(
    entries: list[dict[str, Any]], chronology: Chronology
) -> None:
    by_location = {entry["location"]: unescape(entry["title"]) for entry in entries}
    for entry in chronology.timeline:
        assert by_location[f"events/{entry.id}/"] == entry.record.title


def test_every_spelling_finds_all_events_of_an_actor_or_place(
    page: Page, address: str, chronology: Chronology
) -> None:
    wanted: dict[str, set[str]] = {}
    for entry in chronology.timeline:
        known = [chronology.actors[key].record for key in entry.record.actors]
        where = [chronology.places[key].record for key in entry.record.places]
        for name in spellings(*known, *where):
            wanted.setdefault(name, set()).add(f"events/{entry.id}/")
    assert len(wanted) > 300
    page.goto(address)
    for (name, some), found in zip(wanted.items(), ask(page, list(wanted)), strict=True):
        assert some <= events(found), name


def test_all_spellings_of_a_name_find_the_same_events(page: Page, address: str) -> None:
    page.goto(address)
    names = ["Токаев", "Тоқаев", "Toqaev", "tokayev", "TOKAYEV", "Тока"]
    found = [events(pages) for pages in ask(page, names)]
    assert len(found[0]) >= 5
    assert all(found[0] <= other for other in found[1:])  # texts hold the name in Latin letters, too


def test_what_is_pasted_is_looked_for(page: Page, address: str) -> None:
    """No key tells the theme of it, and the index, which is there already, does not either."""
    look_for(page, address, "rouble")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.locator(FIELD).fill("Токаев")
    expect(page.locator('.md-search-result__item a[href*="tokayev"]').first).to_be_visible()


def test_an_actor_stands_before_its_events(page: Page, address: str) -> None:
    page.goto(address)
    for pages in ask(page, ["Токаев", "Tokayev", "Путин", "who is Putin"]):
        assert pages[0][0].startswith("actors/")
        assert events(pages)


def test_every_word_must_match_and_the_order_of_words_is_free(page: Page, address: str) -> None:
    page.goto(address)
    union, customs, both, turned = ask(page, ["union", "customs", "customs union", "the UNION, cust"])
    assert events(both) == events(turned) == events(union) & events(customs)
    assert set() < events(both) < events(union)


def test_what_is_found_is_what_holds_a_word_that_begins_so(
    page: Page, address: str, index: dict[str, Any]
) -> None:
    """Another reading of the index; the last of the words begin tags and entities, or end words, only."""
    wanted: dict[str, set[str]] = {
        "kaz": set(),
        "union": set(),
        "2022": set(),
        "gt": set(),
        "ul": set(),
        "pre": set(),
        "stan": set(),
    }
    for entry in index["docs"]:
        html = [entry["title"], entry["text"], *(index["names"][place] for place in entry.get("names", ()))]
        words = re.findall(r"[^\W_]+", unescape(re.sub("<[^>]*>", " ", " ".join(html))).casefold())
        for start, found in wanted.items():
            if any(word.startswith(start) for word in words):
                found.add(entry["location"].partition("#")[0])
    page.goto(address)
    for (start, some), pages in zip(wanted.items(), ask(page, list(wanted)), strict=True):
        assert {locations[0].partition("#")[0] for locations in pages} == some, start
    assert len(wanted["kaz"]) > 100
    assert wanted["gt"] == wanted["ul"] == set()


def test_a_word_that_stands_nowhere_is_named_as_missing(page: Page, address: str) -> None:
    look_for(page, address, "Tokayev zzqq")
    expect(page.locator(RESULTS).first).to_contain_text("Missing: zzqq")
    expect(page.locator(f"{RESULTS} h1").first).to_have_text("Kassym-Jomart Tokayev")


def test_a_result_shows_the_name_by_which_alone_it_was_found(page: Page, address: str) -> None:
    look_for(page, address, "Токаев")
    result = page.locator(RESULTS, has=page.locator("a[href*='events/2022-06-17-spief-remarks/']"))
    expect(result.locator("mark")).to_have_text(["Тоқаев", "Токаев"])
    look_for(page, address, "Tokayev")
    expect(result).to_be_visible()
    assert "Токаев" not in (result.text_content() or "")


def test_a_section_of_a_page_is_found_with_its_anchor(page: Page, address: str) -> None:
    look_for(page, address, "how claims are checked")
    result = page.locator(RESULTS).first
    expect(result.locator("h1")).to_have_text("About")
    expect(result.locator("h2")).to_have_text("How claims are checked")
    result.locator("a", has_text="How claims are checked").click()
    page.wait_for_url(f"{address}about/#how-claims-are-checked")


def test_keys_go_through_the_results(page: Page, address: str) -> None:
    look_for(page, f"{address}about/", "rouble zone")
    expect(page.locator(f"{RESULTS} h1").first.locator("mark")).to_have_text(["rouble", "zone"])
    page.keyboard.press("ArrowDown")
    focus = "document.activeElement.href || document.activeElement.name"
    assert page.evaluate(focus) == f"{address}events/1993-rouble-zone-exit/"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == "query"
    page.keyboard.press("Tab")  # closes the dialog and goes on
    expect(page.locator(RESULTS).first).to_be_hidden()
    assert page.evaluate("!!document.activeElement.closest('nav a, header a')")
    look_for(page, f"{address}about/", "rouble zone")
    expect(page.locator(f"{RESULTS} h1").first.locator("mark")).to_have_text(["rouble", "zone"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}events/1993-rouble-zone-exit/")


def test_what_is_not_found_is_said_and_so_is_how_much_is(page: Page, address: str) -> None:
    look_for(page, address, "zzqq")
    status = page.locator(STATUS)
    expect(status).to_have_text("No matching documents")
    expect(status).to_have_attribute("role", "status")
    assert page.locator(RESULTS).count() == 0
    page.locator(FIELD).fill("")
    page.keyboard.type("rouble")
    expect(status).to_have_text(f"{len(ask(page, ['rouble'])[0])} matching documents")


def test_a_search_without_its_index_says_so(page: Page, address: str) -> None:
    page.route(f"**/{INDEX}", lambda route: route.fulfill(status=404, body="<!doctype html>"))
    look_for(page, address, "rouble")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded")


def test_the_index_is_got_when_a_reader_comes_to_the_field_and_once(page: Page, address: str) -> None:
    got: list[str] = []
    page.on("request", lambda request: got.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    assert "assets/search.js" in got
    assert [path for path in got if "search_index" in path or "lunr" in path or "workers" in path] == []
    page.locator(FIELD).focus()
    page.wait_for_timeout(300)
    page.locator(FIELD).blur()
    page.locator(FIELD).focus()
    page.keyboard.type("rouble")
    page.locator(RESULTS).first.wait_for()
    assert got.count(INDEX) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_the_open_dialog(
    chromium: Browser, address: str, scheme: Any, width: int
) -> None:
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    look_for(page, f"{address}about/", "claims")
    page.locator(RESULTS).nth(5).wait_for()
    page.wait_for_timeout(400)  # until the dialog has come to rest
    assert violations(page, *(["color-contrast"] if scheme == "dark" else [])) == []
    assert links_seen(page) >= 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.timed
def test_at_a_thousand_events_the_first_result_comes_within_a_second(
    chromium: Browser, large_address: str
) -> None:
    """`make bench` measures it at 10,000."""
    taken = median(first_result(chromium, f"{large_address}data/", "Freedonia") for _ in range(3))
    print(f"first result at {MANY:,} events: {taken:.2f} s")
    assert taken < 1
