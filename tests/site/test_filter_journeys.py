"""What a reader meets at the filters who looks for a word, finds nothing, or mistakes the years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page, expect

from tests.browser import Readers
from tests.site.conftest import watched
from tests.site.oracle import Asked, found
from tests.site.test_filter import shown

WORDS = "Words or names"
CLEAR = "Clear the filter"
NONE = "No events match this filter."


@pytest.fixture(params=[360, 1280])
def reader(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a phone, with touch, and of a desk; no script on it may fail."""
    with readers.page(request.param, 800, has_touch=request.param == 360) as page:
        yield from watched(page)


@pytest.fixture
def phone(readers: Readers) -> Iterator[Page]:
    """A page of a phone, for what does not depend on the width of the screen; no script on it may fail."""
    with readers.page(360, 800, has_touch=True) as page:
        yield from watched(page)


def press(page: Page, name: str, key: str | None = None) -> None:
    """Press a button by tap or click, or by a key."""
    button = page.get_by_role("button", name=name)
    if key:
        button.focus()
        page.keyboard.press(key)
    elif (page.viewport_size or {"width": 0})["width"] == 360:
        button.tap()
    else:
        button.click()


def test_words_are_found_as_the_data_say(phone: Page, address: str, chronology: Chronology) -> None:
    phone.goto(f"{address}timeline/")
    for words in ("US", "EU", "UN", "SCO", "Crimea", "Nur-Sultan", "2,500", "Central Asia"):
        phone.get_by_label(WORDS).fill(words)
        assert shown(phone) == found(chronology, Asked(words=words)), words


def test_letters_inside_words_do_not_count(phone: Page, address: str, chronology: Chronology) -> None:
    """Most events name Russia; few name the US, and fewer the EU."""
    total = len(chronology.events)
    for words, most in (("US", total // 3), ("EU", total // 5)):
        phone.goto(f"{address}timeline/?words={words}")
        assert 0 < len(shown(phone)) < most, words


SPELLINGS = (
    ["Crimea's", "Crimea\u2019s", "Crimea\u02bcs", "crimea", "CRIMEA"],
    ["Nur-Sultan", "nur\u2011sultan", "Nur Sultan"],
    ["2500", "2,500", "2\u00a0500", "2\u202f500"],
    ["Tokayev", "toqaev", "Тоқаев", "Токаев"],
)


def test_every_spelling_finds_the_same(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/")
    for same in SPELLINGS:
        lists = []
        for words in same:
            phone.get_by_label(WORDS).fill(words)
            lists.append(shown(phone))
        assert all(one == lists[0] for one in lists), same
        assert lists[0] or same[0] == "2500"


@pytest.mark.parametrize("path", ["timeline", "disagreements"])
def test_finding_nothing_is_said_in_the_lists_place_and_can_be_undone(
    reader: Page, address: str, chronology: Chronology, path: str
) -> None:
    query, items, what = {
        "timeline": ("words=zzqq&from=2020", "article.card", "events"),
        "disagreements": (nothing(chronology), ".dispute-item", "questions"),
    }[path]
    none = reader.locator("[data-none]")
    by_tap = reader.viewport_size == {"width": 360, "height": 800}
    for key in (None,) if by_tap else ("Enter",):
        reader.goto(f"{address}{path}/?{query}")
        expect(none).to_contain_text(f"No {what} match this filter.")
        expect(reader.locator("[data-status]")).to_have_text(re.compile("^0 of "))
        expect(reader.get_by_role("button", name=CLEAR)).to_have_count(1)
        press(reader, CLEAR, key)
        expect(none).to_be_hidden()
        expect(reader.locator(f"{items}:visible").first).to_be_visible()
        expect(reader.get_by_role("button", name=CLEAR)).to_have_count(0)
        assert "?" not in reader.url
        expect(reader.locator(".filter-count")).to_be_focused()
        total = reader.locator(items).count()
        expect(reader.locator("[data-status]")).to_have_text(re.compile(f"^{total} of {total} "))


def nothing(chronology: Chronology) -> str:
    """Return choices that no disagreement meets, though each alone is offered."""
    listed = [(e, d) for e in chronology.timeline for d in e.record.disagreements]
    met = {(p.source, theme) for e, d in listed for p in d.positions for theme in e.record.themes}
    sources, themes = ({pair[place] for pair in met} for place in (0, 1))
    source, theme = next((s, t) for s in sorted(sources) for t in sorted(themes) if (s, t) not in met)
    return f"source={source}&theme={theme}"


def test_clearing_is_offered_only_while_something_is_asked_for(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/")
    clear = phone.get_by_role("button", name=CLEAR)
    expect(clear).to_have_count(0)
    phone.get_by_label(WORDS).fill("rouble")
    expect(clear).to_have_count(1)
    phone.get_by_label(WORDS).fill("")
    expect(clear).to_have_count(0)


def test_nothing_cannot_be_downloaded(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/?words=zzqq&theme=trade")
    phone.locator(".filter-more summary").tap()
    for kind in ("CSV", "JSON", "BibTeX"):
        expect(phone.get_by_role("button", name=kind)).to_be_disabled()
    press(phone, CLEAR)
    for kind in ("CSV", "JSON", "BibTeX"):
        expect(phone.get_by_role("button", name=kind)).to_be_enabled()


WRONG = (
    ("2020", "1995", "The first year, 2020, is after the last, 1995", ["from", "to"]),
    ("20th", "", '"20th" is not a year from ', ["from"]),
    ("", "1066", '"1066" is not a year from ', ["to"]),
)


def test_years_that_cannot_be_meant_are_said_and_do_not_filter(
    phone: Page, address: str, chronology: Chronology
) -> None:
    """Typed; the first also comes with the address. The other choices hold."""
    wrong, total = phone.locator("[data-wrong]"), len(chronology.events)
    first, last, *_ = WRONG[0]
    phone.goto(f"{address}timeline/?from={first}&to={last}")
    fields = {"from": phone.get_by_label("From year"), "to": phone.get_by_label("To year")}
    for first, last, said, at in WRONG:
        fields["from"].fill(first)
        fields["to"].fill(last)
        expect(wrong).to_contain_text(said)
        expect(phone.locator("[data-status]")).to_contain_text(said)
        assert len(shown(phone)) == total
        expect(phone.locator("[data-chips] button")).to_have_count(0)
        for name, field in fields.items():
            expect(field).to_have_attribute("aria-describedby", "filter-wrong")
            assert (field.get_attribute("aria-invalid") == "true") == (name in at)
    phone.get_by_label(WORDS).fill("customs")
    assert shown(phone) == found(chronology, Asked(words="customs"))
    press(phone, CLEAR)
    expect(wrong).to_be_hidden()
    fields["from"].fill("2013")
    fields["to"].fill("2014")
    expect(wrong).to_be_hidden()
    assert phone.locator("[aria-invalid]").count() == 0
    assert shown(phone) == found(chronology, Asked(first=2013, last=2014))


def test_a_year_half_typed_is_left_alone_until_the_phone_pauses(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/?to=2024x")  # opens the further choices
    phone.get_by_label("To year").fill("")
    phone.get_by_label("From year").click()
    phone.keyboard.type("20")
    expect(phone.locator("[data-wrong]")).to_be_hidden(timeout=100)
    phone.keyboard.type("15")
    phone.wait_for_timeout(600)
    expect(phone.locator("[data-wrong]")).to_be_hidden()


@pytest.mark.parametrize("path", ["timeline", "disagreements"])
def test_a_broken_address_breaks_nothing(
    phone: Page, address: str, chronology: Chronology, path: str
) -> None:
    for end in ("?item=1", "?0=1&length=2&namedItem=3", "?words=%E0%A4%A", "#%E0%A4%A"):
        phone.goto(f"{address}{path}/{end}")
        if path == "timeline":
            phone.get_by_label(WORDS).fill("customs union")
            assert 0 < len(shown(phone)) < len(chronology.events)


def test_a_place_leads_from_an_event_to_all_events_there(
    phone: Page, address: str, chronology: Chronology
) -> None:
    """And its name says how many they are, and what else the place is called."""
    expected, total = found(chronology, Asked(place="astana")), len(chronology.timeline)
    assert 1 < len(expected) < total
    phone.goto(f"{address}events/{expected[0]}/")
    places = phone.locator(".facts div", has=phone.get_by_text("Places", exact=True))
    expect(places).to_contain_text("also Nur-Sultan")
    places.get_by_role("link", name=f"Astana ({len(expected)})", exact=True).tap()
    phone.wait_for_url("**/timeline/?place=astana")
    assert shown(phone) == expected
    expect(phone.locator("[data-count]")).to_have_text(f"{len(expected)} of {total} events")
    phone.locator(".filter-more summary").tap()
    menu = phone.get_by_label("Place", exact=True)
    expect(menu.locator("option:checked")).to_have_text(f"Astana, also Nur-Sultan ({len(expected)})")
    menu.select_option("xinjiang")
    assert shown(phone) == found(chronology, Asked(place="xinjiang"))
    assert phone.url.endswith("/timeline/?place=xinjiang")
    press(phone, CLEAR)
    assert len(shown(phone)) == total


def test_each_place_counts_the_events_that_it_shows(
    phone: Page, address: str, chronology: Chronology
) -> None:
    phone.goto(f"{address}timeline/")
    options = {
        option.get_attribute("value"): option.text_content() or ""
        for option in phone.locator("#filter-place option").all()
    }
    assert options.pop("") == "Any"
    assert options.keys() == {place for entry in chronology.timeline for place in entry.record.places}
    phone.locator(".filter-more summary").tap()
    for place, text in options.items():
        phone.get_by_label("Place", exact=True).select_option(place)
        assert shown(phone) == found(chronology, Asked(place=place or ""))
        assert text.endswith(f" ({len(shown(phone))})")


def test_without_javascript_a_place_leads_to_the_timeline(
    chromium: Browser, address: str, chronology: Chronology
) -> None:
    key = found(chronology, Asked(place="astana"))[0]
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}events/{key}/")
        page.get_by_role("link", name=re.compile(r"^Astana \(")).click()
        page.wait_for_url("**/timeline/?place=astana")
        expect(page.locator("article.card:visible")).to_have_count(len(chronology.timeline))


def test_an_overview_says_that_it_finds_nothing_and_what_is_wrong_with_years(
    page: Page, large_site: Path, large_address: str
) -> None:
    page.goto(f"{large_address}timeline/?item=1&words=zzqq#%E0%A4%A")
    expect(page.locator("[data-none]")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-none]")).to_contain_text(NONE)
    page.get_by_role("button", name=CLEAR).click()
    expect(page.locator(".decades")).to_be_visible()
    expect(page.locator("[data-none]")).to_be_hidden()
    page.goto(f"{large_address}timeline/?from=1950&to=1940")
    expect(page.locator("[data-wrong]")).to_contain_text("The first year, 1950, is after the last, 1940")
    expect(page.locator(".decades")).to_be_visible()
