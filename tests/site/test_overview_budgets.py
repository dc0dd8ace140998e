"""The timeline of 1,000 events: how much it weighs, how soon it answers, and who can use it."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.reading import interactions, opened
from tests.site.conftest import MANY
from tests.site.test_accessibility import assert_accessible
from tests.site.test_budgets import KB, zipped

PAGES = {
    "overview": "timeline/",
    "found": "timeline/?theme=trade&words=bordonia",
    "year": "timeline/1950/",
}


def test_the_index_is_small(large_site: Path) -> None:
    """At most 35 bytes an event after gzip."""
    sizes = [zipped((large_site / f"timeline/{name}.json").read_bytes()) for name in ("facets", "titles")]
    print(f"index of {MANY:,} events: {sum(sizes) / KB:.0f} KB")
    assert sum(sizes) <= 35 * MANY


@pytest.mark.timed
def test_the_filter_answers_at_once_on_a_slow_phone(chromium: Browser, large_address: str) -> None:
    """While words are typed and a theme is chosen; `make bench` measures it at 10,000 events."""
    page = opened(chromium, f"{large_address}timeline/", MANY, rate=4)
    figures = interactions(page)
    print(f"INP at a quarter of the CPU: {[round(one) for one in figures]} ms")
    assert any(figures)
    assert median(figures) <= 200
    page.context.close()


def shown(page: Page, address: str, name: str) -> None:
    """Go to a page; where it asks for something, wait until that is there."""
    page.goto(address + PAGES[name])
    if name == "found":
        expect(page.locator(".found li")).to_have_count(50)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    axe_page: Page, large_address: str, name: str
) -> None:
    shown(axe_page, large_address, name)
    assert_accessible(axe_page, 10)
