"""The timeline as a reader scans it: a line for each event, the rest on demand, and ways through them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from chronology.model.chronology import Chronology
from chronology.model.entries import actors_of
from playwright.sync_api import Page, expect

from tests.browser import Readers
from tests.site.oracle import Asked, found
from tests.site.test_filter import shown

IN_SIGHT = """() => [...document.querySelectorAll("article.card")].filter((card) => {
  const { top, bottom, height } = card.getBoundingClientRect();
  return height && top >= 0 && bottom <= innerHeight;
}).length"""


@pytest.fixture
def phone(readers: Readers) -> Iterator[Page]:
    """A phone, by touch."""
    with readers.page(360, 740, has_touch=True) as page:
        yield page


def test_many_lines_are_in_sight(page: Page, phone: Page, address: str) -> None:
    """Beside the filter, which stays in sight on a wide screen; 2016 has many.

    With the font that a reader has from the second page on, which is wider than its stand-in.
    """
    for reader, first, later in ((page, 20, 20), (phone, 8, 8)):
        for _ in range(2):
            reader.goto(f"{address}timeline/", wait_until="networkidle")
        assert reader.evaluate(IN_SIGHT) >= first
        reader.goto(f"{address}timeline/#y2016")
        reader.wait_for_timeout(100)
        assert reader.evaluate(IN_SIGHT) >= later


def test_a_wide_screen_shows_the_whole_filter_and_keeps_it(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/#y2019")
    fields = page.locator(".filter").locator("input, select")
    assert fields.count() >= 9
    for field in fields.all():
        expect(field).to_be_in_viewport(ratio=1)
    page.get_by_label("Theme").select_option(value="china")
    expect(page.locator("[data-chips] button")).to_be_in_viewport(ratio=1)


def test_what_leads_back_to_the_top_leaves_the_filter_free(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}timeline/")
    for way in (1500, -300):
        page.mouse.wheel(0, way)
        page.wait_for_timeout(200)
    top = page.get_by_role("button", name="Back to top")
    expect(top).to_be_in_viewport()
    page.wait_for_timeout(400)  # it slides in
    above, below = (page.locator(".filter").bounding_box(), top.bounding_box())
    assert above
    assert below
    assert above["y"] >= 0
    assert above["y"] + above["height"] <= below["y"]


def test_a_line_opens_and_holds_the_summary(phone: Page, address: str, chronology: Chronology) -> None:
    phone.goto(f"{address}timeline/#2014-crimea")
    card = phone.locator("#\\32 014-crimea")
    summary = card.locator(".card-summary")
    expect(summary).to_be_hidden()
    card.locator("summary").tap()
    expect(summary).to_be_visible()
    event = chronology.events["2014-crimea"].record
    themes = [chronology.themes[key].record.name for key in event.themes]
    actors = [chronology.actors[key].record.name for key in actors_of(event)]
    assert card.locator(".tags").all_inner_texts() == [
        f"Themes: {', '.join(themes)}",
        f"Actors: {', '.join(actors)}",
    ]


def test_titles_are_set_as_written_on_every_level(page: Page, address: str) -> None:
    """The theme sets small headings in capitals."""
    page.goto(f"{address}themes/trade/")
    looks = page.locator(".card-title").evaluate_all(
        "all => all.map((one) => [one.localName, getComputedStyle(one).textTransform])"
    )
    assert len({level for level, _ in looks}) > 1
    assert {transform for _, transform in looks} == {"none"}


def test_where_sources_differ_a_line_has_the_mark_of_each(
    page: Page, address: str, chronology: Chronology
) -> None:
    """Of those that only answer a question, too; these stand after a slash, and below with their names."""
    page.goto(f"{address}timeline/?differ=1")
    alone = 0
    for entry in chronology.timeline:
        if not entry.record.sources_differ:
            continue
        own, compared = chronology.sources_of(entry), chronology.other_sources_of(entry)
        card = page.locator(f"[id='{entry.id}']")
        marks = [chronology.sources[key].record.mark for key in (*own, *compared)]
        assert card.locator(".card-marks .mark").all_text_contents() == marks
        assert len(marks) >= 2
        alone += len(own) == 1
        said = card.locator(".card-foot").text_content() or ""
        assert all(chronology.sources[key].record.label in said for key in compared)
    assert alone >= 5


def test_a_date_does_not_repeat_its_year(page: Page, address: str, chronology: Chronology) -> None:
    """Only where it says more than that year."""
    page.goto(f"{address}timeline/")
    dates = page.locator("article.card").evaluate_all(
        "all => all.map((one) => [one.id, one.querySelector('.card-date')?.textContent.trim() ?? ''])"
    )
    assert len(dates) == len(chronology.events)
    for key, words in dates:
        date = chronology.events[key].record.date
        if date.form == "point" and not date.qualifier and date.precision != "decade":
            assert not re.search(r"\d{4}", words), key


def test_on_a_phone_what_is_found_is_on_the_first_screen(
    phone: Page, address: str, chronology: Chronology
) -> None:
    phone.goto(f"{address}timeline/?theme=china&from=2014&to=2016")
    expected = found(chronology, Asked("china", 2014, 2016))
    assert shown(phone) == expected
    expect(phone.locator(f"[id='{expected[0]}'] .card-title")).to_be_in_viewport(ratio=1)


def test_a_chip_names_each_choice_and_removes_it(phone: Page, address: str, chronology: Chronology) -> None:
    phone.goto(f"{address}timeline/?words=union&differ=1&theme=trade&from=2010")
    chips = phone.locator("[data-chips] button")
    expect(chips).to_have_text(["union ×", "from 2010 ×", "Sources differ ×", "Trade, money and transport ×"])
    for name in ("union", "Sources differ", "from 2010"):
        phone.get_by_role("button", name=f"Remove {name}", exact=True).tap()
    expect(chips).to_have_count(1)
    assert phone.url.endswith("/timeline/?theme=trade")
    assert shown(phone) == found(chronology, Asked("trade"))
    chips.tap()
    expect(chips).to_have_count(0)
    assert "?" not in phone.url


def test_the_strip_follows_the_filter_and_keeps_it(page: Page, address: str, chronology: Chronology) -> None:
    """The number of a bar is that of the events shown when it is selected."""
    page.goto(f"{address}timeline/?theme=trade")
    bar = page.locator(".density .marks a[href*='from=2015&to=2015']")
    expected = found(chronology, Asked("trade", 2015, 2015))
    assert expected
    expect(bar.locator(".count")).to_have_text(str(len(expected)))
    heights = [float(bar.locator(name).get_attribute("height") or 0) for name in (".bar", ".reach")]
    unit = float(page.locator(".density .marks").get_attribute("data-unit") or 0)
    assert sum(heights) == pytest.approx(len(expected) * unit)
    titles = page.locator(".density .marks title").all_text_contents()
    assert any(title.endswith(": 1 event") for title in titles)
    assert [title for title in titles if not re.search(r": (1 event|(?!1 )\d+ events)$", title)] == []
    bar.click()
    page.wait_for_url("**/timeline/?from=2015&to=2015&theme=trade")
    assert shown(page) == expected
    expect(page.locator(f"[id='{expected[0]}']")).to_be_in_viewport()


def test_a_menu_leads_to_a_year_that_is_shown(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/?theme=china")
    phone.locator(".filter-more summary").tap()
    jump = phone.get_by_label("Jump to")
    years = jump.locator("option").all_text_contents()[1:]
    visible = phone.locator(".timeline > .year:visible > :is(h2, h3)").all_text_contents()
    assert years == visible
    jump.select_option(label="2019")
    expect(phone.locator("#y2019")).to_be_in_viewport()


def test_each_event_is_printed_in_full(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    assert page.locator(".card-summary:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".card-summary:visible").count() == page.locator("article.card").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".card-more[open]").count() == 0
