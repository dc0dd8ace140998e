"""The timeline of 1,000 events: an overview, pages for the years, and a filter over an index."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.site.conftest import MANY
from tests.site.html import Document
from tests.site.oracle import Asked, found
from tests.site.test_numbers import ASK, READ, twin

WORDS = "Words or names"


def listed(page: Page) -> list[str]:
    """Return the ids of the events in the list of results."""
    return [
        link.removesuffix("/").rpartition("/")[2]
        for link in page.locator(".found li").evaluate_all(
            "all => all.map(one => one.querySelectorAll('a')[1].getAttribute('href'))"
        )
    ]


def said(page: Page, count: int, total: int = MANY) -> None:
    """Wait until the page says how many events it shows."""
    expect(page.locator("[data-count]")).to_have_text(re.compile(f"^{count:,} of {total:,} events(; .*)?$"))


def requests(page: Page) -> list[str]:
    """Return a list that fills with what the page asks for."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.partition("/x/y/")[2])

    page.on("request", note)
    return asked


def test_every_number_that_leads_to_the_overview_counts_what_is_found(
    page: Page, large_address: str, many: Chronology
) -> None:
    """On the pictures that count by year, on the strip, and on the pages of a source and an actor."""
    page.goto(f"{large_address}timeline/?differ=1")
    differing = sum(
        any(
            len({position.source for position in dispute.positions}) > 1 for dispute in e.record.disagreements
        )
        for e in many.timeline
    )
    said(page, differing)
    names = ["coverage/", "timeline/", "sources/", "sources/source-4/", "actors/freedonia/", "themes/trade/"]
    read = page.evaluate(READ, [large_address, names])
    links = [link for one in read.values() for link in one["links"] if link["to"] == "timeline/"]
    queries = list(dict.fromkeys(link["query"] for link in links))
    counted = {q: n for q, (n, _) in zip(queries, page.evaluate(ASK, queries), strict=True)}
    assert len(queries) > 500
    numbers = [(link["number"], counted[link["query"]], twin(many, link["query"]), link) for link in links]
    assert [one for one in numbers if not one[0] == one[1] == one[2]] == []


# ---- without the script


def test_the_overview_counts_the_events_of_each_year_and_of_each_choice(
    large_site: Path, many: Chronology
) -> None:
    text = (large_site / "timeline/index.html").read_text("utf-8")
    years = re.findall(r'<li id="y(\d+)"><a href="(\d+)/">\1</a> <span class="when">([\d,]+) events?<', text)
    expected = Counter(e.record.date.earliest.year for e in many.timeline)
    assert [(int(year), int(count.replace(",", ""))) for year, _, count in years] == sorted(expected.items())
    assert all(year == address for year, address, _ in years)
    options = dict(re.findall(r'<option value="([\w-]+)"[^>]*>[^<]*\(([\d,]+)\)', text))
    counts = Counter(theme for e in many.timeline for theme in e.record.themes)
    counts += Counter({actor: len(entries) for actor, entries in many.by_actor.items()})
    counts += Counter(place for e in many.timeline for place in e.record.places)
    counts += Counter(source for e in many.timeline for source in many.sources_of(e))
    counts += Counter(e.record.kind for e in many.timeline)
    assert {value: int(count.replace(",", "")) for value, count in options.items()} == counts


def test_every_event_stands_once_on_the_pages_of_its_year(large_site: Path, many: Chronology) -> None:
    overview = Document.read(large_site / "timeline/index.html")
    years = [link for link in overview.links if re.fullmatch(r"\d+/", link)]
    cards: dict[int, list[str]] = {}
    for year in dict.fromkeys(years):
        pages, here = [f"timeline/{year}"], []
        for page in pages:
            document = Document.read(large_site / page / "index.html")
            assert "docs/timeline.md" in " ".join(document.links)
            here += [own["id"] for tag, own in document.elements if own.get("class") == "card"]
            pages += [f"timeline/{year}{n}/" for n in (2, 3) if f"{n}/" in document.links]
        cards[int(year.rstrip("/"))] = here
    expected: dict[int, list[str]] = {}
    for entry in many.timeline:
        expected.setdefault(entry.record.date.earliest.year, []).append(entry.id)
    assert cards == expected


def test_one_gets_from_year_to_year_and_back_to_all(page: Page, large_address: str) -> None:
    page.goto(f"{large_address}timeline/1950/")
    assert page.locator("h1").text_content() == "1950"
    ways = page.get_by_role("navigation", name="Years before and after")
    ways.get_by_role("link", name="1951").click()
    page.wait_for_url("**/timeline/1951/")
    ways.get_by_role("link", name="All years").click()
    page.wait_for_url("**/timeline/#y1951")
    page.goto(f"{large_address}timeline/1900/")
    assert ways.locator("[rel=prev]").count() == 0


def test_without_javascript_the_years_are_shown_and_no_form(chromium: Browser, large_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{large_address}timeline/")
    assert page.locator(".filter:visible, .found:visible").count() == 0
    page.locator("#y1950 a").click()
    expect(page.locator("article.card").first).to_be_visible()
    context.close()


# ---- the index


def test_the_index_is_loaded_when_the_form_is_first_used(new_page: Page, large_address: str) -> None:
    asked = requests(new_page)
    new_page.goto(f"{large_address}timeline/", wait_until="networkidle")
    assert [one for one in asked if "timeline/" in one] == ["timeline/"]
    said(new_page, MANY)
    with new_page.expect_response("**/timeline/titles.json"):
        new_page.get_by_label(WORDS).focus()
    index = [one for one in asked if one.endswith(".json")]
    assert set(index) == {"timeline/facets.json", "timeline/titles.json", "search/index.json"}
    assert index.index("timeline/facets.json") < index.index("timeline/titles.json")  # the choices come first
    said(new_page, MANY)
    expect(new_page.locator(".decades")).to_be_visible()


def test_the_page_says_that_the_index_is_on_its_way(page: Page, large_address: str, many: Chronology) -> None:
    held: list[Route] = []
    page.route("**/timeline/*.json", lambda route: held.append(route))
    page.goto(f"{large_address}timeline/")
    page.get_by_label(WORDS).fill("bordonia")
    expect(page.locator("[data-count]")).to_have_text("Loading the index of events …")
    expect(page.locator("[data-status]")).to_have_text("Loading the index of events …")
    for shown in (0, 50):  # the choices are enough to count, and the list needs the titles
        while not held:
            page.wait_for_timeout(50)
        expect(page.locator(".found li")).to_have_count(0)
        held.pop().continue_()
        said(page, len(found(many, Asked(words="bordonia"))))
        expect(page.locator(".found li")).to_have_count(shown)


def test_choices_are_counted_before_the_titles_are_there(
    page: Page, large_address: str, many: Chronology
) -> None:
    page.route("**/timeline/titles.json", lambda route: None)
    page.goto(f"{large_address}timeline/?theme=trade")
    said(page, len(found(many, Asked("trade"))))


@pytest.mark.parametrize("file", ["facets", "titles"])
def test_a_failure_is_said_and_can_be_tried_again(page: Page, large_address: str, file: str) -> None:
    page.route(f"**/timeline/{file}.json", lambda route: route.fulfill(status=503))
    page.goto(f"{large_address}timeline/?theme=trade")
    expect(page.locator("[data-count]")).to_have_text("The index of events could not be loaded.")
    expect(page.locator("[data-status]")).to_have_text("The index of events could not be loaded.")
    page.unroute(f"**/timeline/{file}.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".found li")).to_have_count(50)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


# ---- the filter

LONG = [
    Asked("trade"),
    Asked(first=1950, last=1952),
    Asked("ducks", 1901, 1930, "bordonia"),
    Asked("ducks", words="Bordonian sylv"),
    Asked(words="bordonia february"),
    Asked(words="PÓTTVILLE accord"),
    Asked(words="ducks", last=1905),
    Asked("schools", differ=True),
    Asked("trade", place="freedville"),
    Asked(place="freedville", words="bordonia"),
    Asked(words="zzqq"),
    Asked(first=1996),
    Asked(changed="2026-11-28"),
    Asked("trade", changed="2026-11-29"),
    Asked(changed="2027-01-01"),
]
SHORT = [
    Asked("trade"),
    Asked(first=1994, last=1994),
    Asked("integration", 2010, 2020, "russia"),
    Asked(words="Токаев"),
    Asked("russia", words="rusi putin"),
    Asked(words="since 2016"),
    Asked(differ=True, words="union"),
    Asked(place="astana"),
    Asked("diplomacy", place="astana"),
    Asked("energy", changed="2026-11-22"),
    Asked(words="zzqq"),
    Asked(changed="2999-01-01"),
]


def ask(page: Page, query: str) -> None:
    """Put a query into the address of the timeline, as going back and forth in the history does."""
    page.evaluate("query => history.replaceState(null, '', '?' + query)", query)
    page.evaluate("() => void dispatchEvent(new PopStateEvent('popstate'))")


def test_a_long_timeline_finds_what_the_data_say(page: Page, large_address: str, many: Chronology) -> None:
    wrong = []
    page.goto(f"{large_address}timeline/?{LONG[-1].query}")
    for asked in LONG:
        expected = found(many, asked)
        ask(page, asked.query)
        said(page, len(expected))
        expect(page.locator(".found li")).to_have_count(min(50, len(expected)))
        if listed(page) != expected[:50]:
            wrong.append(asked)
    assert wrong == []


def test_a_short_timeline_finds_what_the_same_oracle_says(
    page: Page, address: str, chronology: Chronology
) -> None:
    shown = "all => all.filter(one => !one.closest('[hidden]')).map(one => one.id)"
    wrong = []
    answered = 0
    page.goto(f"{address}timeline/?{SHORT[-1].query}")
    for asked in SHORT:
        expected = found(chronology, asked)
        answered += bool(expected)
        ask(page, asked.query)
        said(page, len(expected), len(chronology.timeline))
        if page.locator("article.card").evaluate_all(shown) != expected:
            wrong.append(asked)
    assert wrong == []
    assert answered == len(SHORT) - 2  # nobody says the word, and no event will change


def test_the_questions_have_answers(many: Chronology) -> None:
    """Most find something, and words find what a title does not say."""
    counts = [len(found(many, asked)) for asked in LONG]
    assert sum(count > 0 for count in counts) >= 7
    assert max(counts) > 100


def test_a_result_has_title_date_and_year(page: Page, large_address: str, many: Chronology) -> None:
    expected = found(many, Asked("ducks", 1950, 1959))
    page.goto(f"{large_address}timeline/?theme=ducks&from=1950&to=1959")
    expect(page.locator(".found li")).to_have_count(min(50, len(expected)))
    for item, key in zip(page.locator(".found li").all(), expected, strict=False):
        event = many.events[key].record
        year = event.date.earliest.year
        assert item.text_content() == f"{year} {event.title} {event.date.words()}"
        assert item.locator("a").first.get_attribute("href") == f"./{year}/"


def test_each_option_counts_what_it_would_show(page: Page, large_address: str, many: Chronology) -> None:
    page.goto(f"{large_address}timeline/?theme=trade&words=bordonia")
    said(page, len(found(many, Asked("trade", words="bordonia"))))
    counts = {
        option.get_attribute("value"): int((option.text_content() or "").rpartition("(")[2].rstrip(")"))
        for option in page.get_by_label("Theme", exact=True).locator("option").all()[1:]
    }
    assert counts == {theme: len(found(many, Asked(theme, words="bordonia"))) for theme in many.themes}


def test_more_results_are_shown_on_demand_and_the_focus_stays(
    page: Page, large_address: str, many: Chronology
) -> None:
    expected = found(many, Asked(first=1950, last=1959))
    assert 100 < len(expected) <= 200
    page.goto(f"{large_address}timeline/?from=1950&to=1959")
    more = page.locator("[data-more]")
    expect(more).to_have_text(f"Show more ({len(expected) - 50} left)")
    while len(listed(page)) < len(expected):
        more.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.hasAttribute('data-more')")
    assert listed(page) == expected
    expect(more).to_have_text("All are shown")


def test_all_results_are_printed_not_only_the_first(page: Page, large_address: str) -> None:
    page.goto(f"{large_address}timeline/?from=1990&to=1995")
    expect(page.locator(".found li").first).to_be_visible()
    count = int(page.locator("[data-count]").inner_text().split()[0].replace(",", ""))
    assert len(listed(page)) < count
    page.pdf()
    assert len(listed(page)) == count
    assert page.locator("form + .printed").text_content() == f"{count:,} of {MANY:,} events: 1990 to 1995"


def test_the_state_is_in_the_address_and_the_focus_stays_in_the_field(page: Page, large_address: str) -> None:
    page.goto(f"{large_address}timeline/")
    page.get_by_label("Theme", exact=True).select_option("ducks")
    page.get_by_label("To year").fill("1950")
    page.get_by_label(WORDS).click()
    page.keyboard.type("bordonia")
    page.wait_for_url("**/timeline/?words=bordonia&to=1950&theme=ducks")
    expect(page.locator("[data-status]")).to_have_text(re.compile(f"of {MANY:,} events"))
    assert page.evaluate("document.activeElement.name") == "words"
    before = listed(page)
    page.goto(page.url)
    expect(page.locator(".found li")).to_have_count(len(before))
    assert listed(page) == before
    expect(page.get_by_label("Theme", exact=True)).to_have_value("ducks")
    page.get_by_role("button", name="Clear the filter").click()
    said(page, MANY)
    expect(page.locator(".decades")).to_be_visible()
    assert "?" not in page.url


def test_a_link_to_a_year_shows_it_whatever_the_filter(page: Page, large_address: str) -> None:
    page.goto(f"{large_address}timeline/?theme=trade#y1950")
    expect(page.locator("#y1950")).to_be_in_viewport()
    assert page.url.endswith("/timeline/#y1950")
    page.get_by_label(WORDS).fill("bordonia")
    expect(page.locator("#y1950")).to_be_hidden()
    page.evaluate("location.hash = '#y1960'")
    expect(page.locator("#y1960")).to_be_in_viewport()


def test_a_link_to_an_event_leads_to_its_page(page: Page, large_address: str, many: Chronology) -> None:
    key = many.timeline[432].id
    page.goto(f"{large_address}timeline/#{key}")
    page.wait_for_url(f"**/events/{key}/")
    page.goto(f"{large_address}timeline/#no-such-event", wait_until="networkidle")
    assert page.url.endswith("/timeline/#no-such-event")


# ---- downloads


def download(page: Page, kind: str, folder: Path) -> str:
    """Return what a button downloads."""
    with page.expect_download() as started:
        page.get_by_role("button", name=kind).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path.read_text("utf-8-sig")


@pytest.mark.parametrize("kind", ["CSV", "JSON", "BibTeX"])
def test_a_small_selection_is_downloaded_event_by_event(
    new_page: Page, large_address: str, many: Chronology, kind: str, tmp_path: Path
) -> None:
    asked = requests(new_page)
    expected = found(many, Asked("ducks", 1950, 1952))
    assert len(expected) <= 200
    new_page.goto(f"{large_address}timeline/?theme=ducks&from=1950&to=1952")
    said(new_page, len(expected))
    text = download(new_page, kind, tmp_path)
    if kind == "CSV":
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["id"] for row in rows] == expected
        assert [row["title"] for row in rows] == [many.events[key].record.title for key in expected]
    elif kind == "JSON":
        data = json.loads(text)
        assert [event["id"] for event in data["events"]] == expected
        assert {"site", "events"} <= set(data)
        assert "event" not in data
    else:
        assert re.findall(r"@misc\{([^,]+),", text) == expected
    assert sorted(one for one in asked if one.startswith("api/")) == sorted(
        f"api/v1/events/{key}.json" for key in expected
    )


def test_all_events_can_be_downloaded_before_the_index_is_there(
    page: Page, large_address: str, many: Chronology, tmp_path: Path
) -> None:
    """Every id is made from the index, so that each must be right."""
    page.goto(f"{large_address}timeline/")
    data = json.loads(download(page, "JSON", tmp_path))
    assert [event["id"] for event in data["events"]] == [entry.id for entry in many.timeline]
