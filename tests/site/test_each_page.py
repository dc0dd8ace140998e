"""What must hold of a page of each kind, seen in one visit on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.site.templates import PAGES

SHIFT = (
    "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
    "if (!one.hadRecentInput) window.shift += one.value; }).observe({type: 'layout-shift', buffered: true});"
)


class Visit:
    """A phone, and of the page loaded last the faults, the hosts asked, and how far it shifted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        self.shift = 0.0
        page.on("console", self._message)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._request)
        page.add_init_script(SHIFT)

    def _message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def _request(self, sent: Request) -> None:
        if sent.url.startswith("http"):
            self.hosts.add(sent.url.split("/")[2])

    def load(self, address: str) -> None:
        """Load a page and its fonts, and wait for a moment in which something could still move."""
        self.page.goto("about:blank")
        self.faults.clear()
        self.hosts.clear()
        self.page.goto(address)
        self.page.evaluate("document.fonts.ready.then(() => {})")
        self.page.wait_for_timeout(150)
        self.shift = self.page.evaluate("window.shift")
        print(f"CLS of {address}: {self.shift:.4f}")


@pytest.fixture(scope="module")
def visit(chromium: Browser) -> Iterator[Visit]:
    """A phone that goes from page to page."""
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        yield Visit(context.new_page())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_still_and_native(visit: Visit, address: str, name: str) -> None:
    """It breaks no policy, asks no other host, does not shift, and has native controls and one heading."""
    visit.load(address + PAGES[name])
    assert [fault for fault in visit.faults if "404" not in fault or name != "missing"] == []
    assert visit.hosts == {address.split("/")[2]}
    assert visit.shift <= 0.02
    page = visit.page
    acting = (
        "[role=application], main :is([role=button], [role=checkbox], [role=listbox], [role=combobox], "
        "[role=slider]), main [onclick], main div[tabindex='0']:not(.scroll)"
    )
    assert page.locator(acting).count() == 0
    assert page.locator("h1").count() == 1
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip is not None
    assert skip.startswith("#")
    assert page.locator(skip).count() == 1


def test_a_long_timeline_does_not_shift_either(visit: Visit, large_address: str) -> None:
    visit.load(f"{large_address}timeline/")
    assert visit.shift <= 0.02


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("timeline", "Timeline"),
        ("event", "Timeline"),
        ("theme", "Themes"),
        ("source", "Sources"),
        ("pair", "Sources"),
        ("actor", "Actors"),
        ("rules", "About"),
        ("missing", None),
    ],
)
def test_the_tab_shows_in_which_part_of_the_site_a_page_is(
    page: Page, address: str, name: str, tab: str | None
) -> None:
    page.goto(address + PAGES[name])
    expected = [tab] if tab else []
    expect(page.locator(".md-tabs__item--active")).to_have_text(expected)
