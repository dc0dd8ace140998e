"""The search: one lean entry for a generated page, found by every spelling, soon even at 1,000 events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml
from chronology.model.chronology import Chronology
from chronology.model.records import Actor, Place
from chronology.model.text import plain
from playwright.sync_api import Browser, Page, expect

from tests.bench.reading import first_result
from tests.site.conftest import MANY, ROOT, compressed, searched
from tests.site.test_accessibility import THIN, links_seen, violations

FIELD = ".md-search__input"
RESULTS = ".md-search-result__item"
STATUS = ".md-search-result__meta"
INDEX = "search/index.json"
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


QUERIES = yaml.safe_load((ROOT / "tests/site/queries.yml").read_text("utf-8"))


def events(pages: list[list[str]]) -> set[str]:
    """Return the events among the pages found."""
    return {location for page in pages for location in page if location.startswith("events/")}


def filtered(page: Page, words: str) -> set[int]:
    """Return the positions of the events that the filter of the timeline finds."""
    return set(page.evaluate("async (words) => [...(await findEvents(words)).events]", words))


def look_for(page: Page, address: str, words: str) -> None:
    """Open the search on a page and type words."""
    page.goto(address)
    if (page.viewport_size or {"width": 0})["width"] < 900:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(FIELD).click()
    page.keyboard.type(words)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[list[str]]]:
    """The parts of each page in the search index (anchor, heading, text), the title first, by its address."""
    return searched(site)


def test_prose_is_indexed_without_its_citations(pages: dict[str, list[list[str]]]) -> None:
    """Nor does a space remain before the full stop that follows one."""
    texts = [text for address, parts in pages.items() if address.startswith("themes/") for *_, text in parts]
    assert len(texts) > 50
    assert [text for text in texts if "¶" in text or re.search(r" [.,;:]", text)] == []


def test_each_page_is_indexed(site: Path, pages: dict[str, list[list[str]]], chronology: Chronology) -> None:
    withdrawn = [key for key, entry in chronology.retired.items() if not entry.record.moved_to]
    wanted = [f"events/{key}/" for key in (*chronology.events, *withdrawn)]
    wanted += [f"timeline/?place={key}" for key in chronology.by_place]
    wanted += [f"sources/{key}/" for key in chronology.sources]
    wanted += [f"actors/{key}/" for key in chronology.actors]
    wanted += [f"themes/{key}/" for key in chronology.themes] + ["", "timeline/", "about/", "contribute/"]
    assert set(wanted) <= set(pages)
    moved = {f"events/{key}/" for key, entry in chronology.retired.items() if entry.record.moved_to}
    assert moved
    assert moved.isdisjoint(pages)
    assert not (site / "search/search_index.json").exists()


def test_lists_of_events_add_nothing(pages: dict[str, list[list[str]]]) -> None:
    headings = (ROOT / "docs" / "timeline.md").read_text("utf-8").count("\n## ")
    sections = [part for part in pages["timeline/"] if part[0]]
    assert len(sections) == headings
    assert sum(len(text) for *_, text in pages["timeline/"]) < 1000


def test_all_that_an_event_says_is_indexed(pages: dict[str, list[list[str]]], chronology: Chronology) -> None:
    for entry in chronology.timeline:
        event, parts = entry.record, pages[f"events/{entry.id}/"]
        by_anchor = {anchor: text for anchor, _, text in parts if anchor}
        disputes = event.disagreements
        wanted = {claim.id: plain(claim.text) for claim in event.claims}
        wanted |= {dispute.id: dispute.about for dispute in disputes}
        wanted |= {one.id: plain(one.says) for dispute in disputes for one in dispute.positions}
        assert by_anchor == wanted
        assert parts[0] == ["", "", event.title]
        assert parts[1] == ["", event.date.words(), plain(event.summary)]


def test_an_event_is_listed_under_every_spelling_of_its_actors_and_places(
    pages: dict[str, list[list[str]]], chronology: Chronology
) -> None:
    for entry in chronology.timeline:
        text = pages[f"events/{entry.id}/"][2][2]
        actors = [chronology.actors[key].record for key in entry.record.actors]
        where = [chronology.places[key].record for key in entry.record.places]
        former = [name for place in where for name in place.former]
        places = {place.record.name for place in chronology.places.values()}
        wanted = {*spellings(*actors)} - places | {*spellings(*where), *former}
        for name in wanted:
            assert name in text, (entry.id, name)


def test_readers_find_what_they_look_for(page: Page, address: str) -> None:
    """Each query finds a right event among the first five results; its claim is there, too."""
    page.goto(address)
    answers = ask(page, [query["query"] for query in QUERIES])
    missed, unclaimed = [], []
    for query, found in zip(QUERIES, answers, strict=True):
        first = [location for results in found[:5] for location in results]
        if not {f"events/{key}/" for key in query["events"]} & set(first):
            missed.append(query["query"])
        claims = {f"events/{claim.replace('#', '/#')}" for claim in query.get("claims", ())}
        if claims and not claims & set(first):
            unclaimed.append(query["query"])
    print(f"not found: {missed}; without the claim: {unclaimed}")
    assert len(QUERIES) == 60
    assert len(missed) <= 3
    # By the name of an actor or place that the claim does not spell so, only the event is found.
    names = {query["query"] for query in QUERIES if query["group"] in {"name", "acronym"}}
    assert set(unclaimed) - set(missed) <= names


def test_a_place_comes_before_the_newspaper_that_is_named_after_it(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("Astana", "astana", "Астана"):
        ((first, *_), *_), *_ = ask(page, [query])
        assert first == "timeline/?place=astana", query
    look_for(page, address, "Astana")
    expect(page.locator(RESULTS).first).to_contain_text("Place")
    page.locator(RESULTS).first.locator("a").first.click()
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^[1-9]\d* of \d+ events$"))
    expect(page.get_by_role("button", name=re.compile("^Remove Astana"))).to_be_visible()


def test_the_filter_takes_a_city_for_itself_and_not_for_its_state(
    page: Page, address: str, chronology: Chronology
) -> None:
    """“Moscow” may stand for Russia in a text; who looks for it does not mean every event with Russia."""
    for query, place, state in (("Astana", "astana", "kazakhstan"), ("Moscow", "moscow", "russia")):
        page.goto(f"{address}timeline/?words={query}")
        there = {entry.id for entry in chronology.by_place[place]}
        total = len(chronology.timeline)
        expect(page.locator("[data-count]")).not_to_have_text(f"{total} of {total} events")
        shown = {*page.locator("article.card:visible").evaluate_all("all => all.map(({ id }) => id)")}
        assert there <= shown
        assert len(shown) < len(chronology.by_actor[state]) / 2


def test_events_that_match_most_follow_if_none_matches_all(page: Page, address: str) -> None:
    """One theme has both words; what the rouble did stands in events."""
    page.goto(address)
    (found,) = ask(page, ["Tokaev rouble"])
    assert len(found) > 1
    assert found[0][0].startswith("themes/")
    assert "events/1993-rouble-zone-exit/" in {first for first, *_ in found}


def test_a_share_does_not_find_what_is_central(page: Page, address: str) -> None:
    page.goto(address)
    look_for(page, address, "39 per cent")
    page.wait_for_function(
        """(marks) => [...new Set([...document.querySelectorAll(marks)]
            .map((mark) => mark.textContent.toLowerCase()))].sort().join() === "39,cent,per" """,
        arg=f"{RESULTS} mark",
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [("EEU", "Eurasian Economic Union"), ("ОДКБ", "Организация Договора"), ("BRI", "Belt and Road")],
)
def test_a_name_that_is_found_by_its_initials_is_marked(
    page: Page, address: str, query: str, name: str
) -> None:
    look_for(page, address, query)
    expect(page.locator(f"{RESULTS} mark", has_text=name).first).to_be_attached()


def test_pages_about_the_site_come_after_what_it_says(page: Page, address: str) -> None:
    """The guide and About quote titles and claims as examples."""
    page.goto(address)
    for query in ("coup attempt", "rouble zone"):
        [found] = ask(page, [query])
        about = [
            place for place, results in enumerate(found) if results[0].startswith(("about/", "contribute/"))
        ]
        events = [place for place, results in enumerate(found) if results[0].startswith("events/")]
        assert about, query
        assert max(events) < min(about), query
    assert ask(page, ["fields"])[0][0][0] == "contribute/fields/"


def test_the_filter_finds_the_same_events(page: Page, address: str, chronology: Chronology) -> None:
    page.goto(f"{address}timeline/")
    ids = [entry.id for entry in chronology.timeline]
    queries = [query["query"] for query in QUERIES]
    for words, results in zip(queries, ask(page, queries), strict=True):
        found = filtered(page, words)
        shown = [location.split("/")[1] for [location, *_] in results if location.startswith("events/")]
        live = [key for key in shown if key in chronology.events]
        assert set(live) <= {ids[position] for position in found}, words
        assert len(found) == len(live) or len(results) == 20, words


def test_few_bytes_come_before_the_first_result(new_page: Page, site: Path, address: str) -> None:
    """With the worker's own scripts."""
    got: dict[str, int] = {}
    new_page.on("response", lambda one: got.setdefault(one.url.removeprefix(address).partition("?")[0], 0))
    new_page.goto(address, wait_until="networkidle")
    before = set(got)
    heaviest = 0
    for query in QUERIES[::6]:
        got.clear()
        ask(new_page, [query["query"]])
        files = {name for name in got if name.startswith("search/")} | {"assets/search.js", "assets/words.js"}
        heaviest = max(heaviest, sum(len(compressed(site / name)) for name in files))
    print(f"before the first result: {heaviest / 1000:.0f} KB at most")
    assert before & {"search/index.json"} == set()
    assert heaviest <= 120_000


def test_every_spelling_finds_all_events_of_an_actor_or_place(
    page: Page, address: str, chronology: Chronology
) -> None:
    wanted: dict[str, set[int]] = {}
    for position, entry in enumerate(chronology.timeline):
        known = [chronology.actors[key].record for key in entry.record.actors]
        where = [chronology.places[key].record for key in entry.record.places]
        places = {place.record.name for place in chronology.places.values()}
        for name in {*spellings(*known)} - places | {*spellings(*where)}:
            wanted.setdefault(name, set()).add(position)
    assert len(wanted) > 300
    page.goto(f"{address}timeline/")
    for name, some in wanted.items():
        assert some <= filtered(page, name), name


def test_all_spellings_of_a_name_find_the_same_events(page: Page, address: str) -> None:
    page.goto(address)
    names = ["Токаев", "Тоқаев", "Toqaev", "tokayev", "TOKAYEV", "Токаева"]
    found = [events(pages) for pages in ask(page, names)]
    assert len(found[0]) >= 5
    assert all(one & found[0] for one in found)


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


def test_the_guide_does_not_contain_the_wrong_word_of_its_example(page: Page, address: str) -> None:
    """Or the word would stand somewhere, and no other page would be found."""
    page.goto(address)
    (found,) = ask(page, ["Kazakstan"])
    assert any(pages[0].startswith("actors/kazakhstan/") for pages in found[:5])


def test_every_word_must_match_and_the_order_of_words_is_free(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    queries = ["union", "customs", "customs union", "the UNION, cust"]
    union, customs, both, turned = (filtered(page, words) for words in queries)
    assert both == turned == union & customs
    assert set() < both < union


def test_words_that_follow_one_another_come_first(page: Page, address: str) -> None:
    """Before pages where they stand apart; and so does the claim before others of its page."""
    page.goto(address)
    found = ask(page, ["coup attempt"])[0]
    assert found[0][0] == "events/2022-01-unrest/"
    look_for(page, address, "coup attempt")
    claim = page.locator(".md-search-result__item").first.locator("a").nth(1)
    expect(claim).to_contain_text("violent coup attempt")


def test_a_result_says_what_kind_of_page_it_is(page: Page, address: str, chronology: Chronology) -> None:
    """The date of an event, or else whether it is a theme, an actor or a source."""
    for words, kind in (
        ("Security and sovereignty", "Theme"),
        ("Vladimir Zhirinovsky", "Actor"),
        ("Kazakhstan is Forging Its Own Path", "Source"),
        ("rouble zone", chronology.events["1993-rouble-zone-exit"].record.date.words()),
    ):
        look_for(page, address, words)
        expect(page.locator(".md-search-result__item").first.locator(".when").first).to_have_text(kind)


def test_a_word_that_stands_nowhere_is_named_as_missing(page: Page, address: str) -> None:
    look_for(page, address, "Tokayev zzqq")
    expect(page.locator(RESULTS).first).to_contain_text("Missing: zzqq")
    expect(page.locator(f"{RESULTS} h1").first).to_have_text(re.compile("^Kassym-Jomart Tokayev"))


def test_a_result_shows_the_name_by_which_alone_it_was_found(page: Page, address: str) -> None:
    look_for(page, address, "Токаев")
    result = page.locator(RESULTS, has=page.locator("a[href*='events/2022-06-17-spief-remarks/']"))
    expect(result.locator("mark")).to_have_text(["Тоқаев", "Токаев"])
    look_for(page, address, "Tokayev")
    expect(result).to_be_visible()
    assert "Токаев" not in (result.text_content() or "")


def test_a_result_leads_to_the_claim_which_is_highlighted(page: Page, address: str) -> None:
    look_for(page, address, "Afghanistan")
    claim = page.locator(f"{RESULTS} a", has_text="Chatham House").first
    expect(claim.locator("mark").first).to_have_text("Afghanistan")
    claim.click()
    page.wait_for_url(re.compile(r"/events/[\w-]+/#c\w+$"))
    expect(page.locator(".claims li:target")).to_contain_text("Afghanistan")
    plain, shown = page.locator(".claims li").evaluate_all(
        "all => [all.find((one) => !one.matches(':target')), all.find((one) => one.matches(':target'))]"
        ".map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert shown != plain


def test_a_section_of_a_page_is_found_with_its_anchor(page: Page, address: str) -> None:
    look_for(page, address, "how claims are checked")
    result = page.locator(RESULTS).first
    expect(result.locator("h1")).to_have_text("About")
    expect(result.locator("h2").first).to_have_text("How claims are checked")
    result.locator("a", has_text="How claims are checked").first.click()
    page.wait_for_url(f"{address}about/#how-claims-are-checked")


def test_keys_go_through_the_results(page: Page, address: str) -> None:
    look_for(page, f"{address}about/", "rouble zone")
    expect(page.locator(f"{RESULTS} h1").first.locator("mark")).to_have_text(["rouble", "zone"])
    page.wait_for_timeout(500)  # "rouble zon" is answered alike, and the next answer takes its place
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
    expect(status).to_have_text("No matching pages")
    expect(status).to_have_attribute("role", "status")
    assert page.locator(RESULTS).count() == 0
    page.locator(FIELD).fill("")
    page.keyboard.type("rouble")
    expect(status).to_have_text(f"{len(ask(page, ['rouble'])[0])} best matches")


def test_a_search_without_its_index_says_so(page: Page, address: str) -> None:
    page.route(f"**/{INDEX}", lambda route: route.fulfill(status=404, body="<!doctype html>"))
    look_for(page, address, "rouble")
    expect(page.locator(STATUS)).to_have_text("The search could not be loaded")


def test_the_index_is_got_when_a_reader_comes_to_the_field_and_once(new_page: Page, address: str) -> None:
    got: list[str] = []
    new_page.on("request", lambda request: got.append(request.url.removeprefix(address)))
    new_page.goto(address, wait_until="networkidle")
    assert "assets/search.js" in got
    assert [path for path in got if path.startswith("search/") or "lunr" in path or "workers" in path] == []
    new_page.locator(FIELD).focus()
    new_page.wait_for_timeout(300)
    new_page.locator(FIELD).blur()
    new_page.locator(FIELD).focus()
    new_page.keyboard.type("rouble")
    new_page.locator(RESULTS).first.wait_for()
    assert got.count(INDEX) == 1


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_the_open_dialog(axe_page: Page, address: str, width: int, scheme: Any) -> None:
    page = axe_page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    look_for(page, f"{address}about/", "claims")
    page.locator(RESULTS).nth(5).wait_for()
    page.wait_for_timeout(400)  # until the dialog has come to rest
    page.evaluate(THIN)
    assert violations(page, *(["color-contrast"] if scheme == "dark" else [])) == []
    assert links_seen(page) >= 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.timed
def test_at_a_thousand_events_the_first_result_comes_within_a_second(
    chromium: Browser, large_address: str
) -> None:
    """`make bench` measures it at 10,000."""
    taken = median(first_result(chromium, f"{large_address}data/", "Freedonia") for _ in range(3))
    print(f"first result at {MANY:,} events: {taken:.2f} s")
    assert taken < 1
