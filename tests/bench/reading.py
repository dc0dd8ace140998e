"""How soon the pages of a large site answer a reader, in a browser.

Interactions are measured as the browser does for INP (interaction to next paint), in milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import browser as installed

WORDS = "Words or names"
INTERACTIONS = (
    "window.slowest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
    "if (one.interactionId) window.slowest = Math.max(window.slowest, one.duration); })"
    ".observe({type: 'event', durationThreshold: 16, buffered: true});"
)
# From the first key to the first result of a search, by the page's own clock.
FIRST_RESULT = """() => {
  const list = document.querySelector(".md-search-result__list");
  const field = document.querySelector(".md-search__input");
  const watch = new MutationObserver(() => { if (list.children.length) window.seen ??= performance.now(); });
  watch.observe(list, { childList: true });
  field.addEventListener("keydown", () => (window.typed ??= performance.now()));
}"""


def opened(browser: Browser, timeline: str, events: int, rate: int) -> Page:
    """Return the overview of a long timeline with its index loaded, on a CPU `rate` times as slow."""
    page = browser.new_context(viewport={"width": 360, "height": 780}).new_page()
    page.goto(f"{timeline}?words=qqqq")  # which is in no title
    expect(page.locator("[data-count]")).to_contain_text(f"0 of {events:,} events", timeout=60_000)
    page.get_by_label(WORDS).fill("")
    page.locator(".filter-more").evaluate("one => one.open = true")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.evaluate(INTERACTIONS)
    return page


def interactions(page: Page) -> list[float]:
    """Return the time of each key as words are typed into the filter, and as a theme is chosen."""
    figures = []
    words, theme = page.get_by_label(WORDS), page.get_by_label("Theme", exact=True)
    for field, keys in ((words, [*"onia", "Backspace"]), (theme, ["ArrowDown"] * 3)):
        for key in keys:
            page.evaluate("window.slowest = 0")
            field.press(key)
            page.wait_for_timeout(500)
            figures.append(page.evaluate("window.slowest"))
    return figures


def longest_task(browser: Browser, timeline: str, events: int, rate: int) -> float:
    """Return the longest task, in milliseconds, while the index of the timeline is read."""
    page = browser.new_context().new_page()
    page.goto(timeline)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.evaluate(
        "window.longest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "window.longest = Math.max(window.longest, one.duration); }).observe({type: 'longtask'});"
    )
    page.get_by_label(WORDS).focus()
    expect(page.locator("[data-count]")).to_have_text(f"{events:,} of {events:,} events", timeout=60_000)
    page.wait_for_timeout(1500)
    found: float = page.evaluate("window.longest")
    page.context.close()
    return found


def first_result(browser: Browser, address: str, words: str, rate: int = 1) -> float:
    """Return the seconds from the first key to the first result of a search, on a page just opened."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto(address)
    page.evaluate(FIRST_RESULT)
    page.locator(".md-search__input").click()
    page.keyboard.type(words, delay=30)
    page.locator(".md-search-result__item").first.wait_for(timeout=60_000)
    taken: float = page.evaluate("seen - typed") / 1000
    page.context.close()
    return taken


def measure(site: Path, events: int) -> Mapping[str, float]:
    """Return the medians for a built site, by what is measured; times in milliseconds."""
    from tests.site.conftest import serve

    with sync_playwright() as playwright, serve(site) as address:
        browser = playwright.chromium.launch(
            executable_path=installed.executable(), args=list(installed.ARGUMENTS)
        )
        found = {}
        for rate in (1, 4):
            page = opened(browser, f"{address}timeline/", events, rate)
            found[f"filter, CPU 1/{rate}"] = median(interactions(page))
            page.context.close()
            longest = (longest_task(browser, f"{address}timeline/", events, rate) for _ in range(3))
            found[f"longest task, CPU 1/{rate}"] = median(longest)
            search = (first_result(browser, f"{address}data/", "Freedonia", rate) for _ in range(3))
            found[f"first result, CPU 1/{rate}"] = 1000 * median(search)
        browser.close()
    return found
