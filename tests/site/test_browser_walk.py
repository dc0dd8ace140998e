"""A reader's way through the site, in a real browser."""

from __future__ import annotations

from chronology.loading.loader import load
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.site.conftest import ROOT


def test_walk_from_timeline_to_event_source_theme_and_back(new_page: Page, address: str) -> None:
    faults: list[str] = []
    hosts: set[str] = set()

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    def request(sent: Request) -> None:
        if not sent.url.startswith(("data:", "blob:")):
            hosts.add(sent.url.split("/")[2])

    new_page.on("console", console)
    new_page.on("pageerror", lambda error: faults.append(str(error)))
    new_page.on("request", request)

    new_page.goto(f"{address}timeline/")
    new_page.get_by_role("link", name="Kazakhstan is forced out of the rouble zone").click()
    new_page.wait_for_url("**/events/1993-rouble-zone-exit/")
    new_page.locator(".claims .cite a").first.click()
    new_page.wait_for_url("**/sources/chatham-house-2019/#p8")
    assert new_page.locator("#p8").is_visible()
    new_page.locator("section[aria-labelledby=p8] a", has_text="rouble zone").first.click()
    new_page.locator(".facts a", has_text="Eurasian integration").click()
    new_page.wait_for_url("**/themes/integration/")
    new_page.locator("#\\31 993-rouble-zone-exit a").first.click()
    new_page.wait_for_url("**/events/1993-rouble-zone-exit/")
    new_page.get_by_role("link", name="Timeline", exact=True).first.click()
    new_page.wait_for_url("**/timeline/")

    assert faults == []
    assert hosts == {address.split("/")[2]}


def test_an_address_that_does_not_exist_shows_the_way_back(page: Page, address: str) -> None:
    response = page.goto(f"{address}events/no-such-event/")
    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="Home", exact=True).click()
    page.wait_for_url("**/x/y/")
    page.go_back()
    page.locator("main").get_by_role("link", name="Timeline", exact=True).click()
    page.wait_for_url("**/x/y/timeline/")


def test_without_javascript_every_event_is_on_the_timeline(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}timeline/")
    assert page.locator("article.card:visible").count() == len(load(ROOT).events)
    context.close()


def test_search_finds_an_event_by_another_spelling(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type("Токаев")
    page.locator(".md-search-result__item").first.wait_for()
    hrefs = page.locator(".md-search-result__item a").evaluate_all("all => all.map(a => a.href)")
    assert any("events/2022-06-17-spief-remarks/" in href for href in hrefs)
