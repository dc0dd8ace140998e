"""The fonts of the site: which a page loads, which characters they have, and that no page moves for them."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.site.templates import PAGES
from tests.site.test_each_page import SHIFT

OTHERS = {"Ⅻ"}
"""Characters that the fonts lack: an example in the threat model."""
LATIN, CYRILLIC = "chronology-serif.woff2", "chronology-serif-cyrillic.woff2"
KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІäğñöşüıūÄĞÑÖŞÜİŪ“”’–—…¶→↗№₸0123456789"


def fonts_of(page: Page, address: str) -> set[str]:
    """Return the addresses of the fonts that a page loads."""
    found: set[str] = set()
    page.on("request", lambda one: found.add(one.url) if one.resource_type == "font" else None)
    page.goto(address, wait_until="networkidle")
    return found


def test_a_page_loads_only_the_fonts_that_it_needs(new_page: Page, address: str) -> None:
    """The timeline has no Cyrillic and no italics; the words of the page About in Kazakh and Russian do."""
    folder = f"{address}assets/fonts/"
    assert fonts_of(new_page, f"{address}timeline/") == {folder + LATIN}
    assert {folder + LATIN, folder + CYRILLIC} < fonts_of(new_page, f"{address}about/")


def others(page: Page, selector: str) -> list[set[str]]:
    """Return, for each element, the fonts other than ours that it is shown in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    used = [session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes]
    return [
        {font["familyName"] for font in fonts if not font["isCustomFont"]}
        | {font["familyName"] for font in fonts if font["familyName"] != "Chronology Serif"}
        for fonts in used
    ]


def test_the_text_is_set_in_our_font(new_page: Page, address: str) -> None:
    """On the second page at the latest, when the font has been stored."""
    new_page.goto(f"{address}about/", wait_until="networkidle")
    new_page.goto(f"{address}timeline/", wait_until="networkidle")
    titles = others(new_page, "h1, .card-title a")
    assert len(titles) > 100
    assert set().union(*titles) == set()


@pytest.mark.parametrize("style", ["normal", "italic"])
def test_the_fonts_have_every_character_of_the_site(
    new_page: Page, address: str, site: Path, style: str
) -> None:
    """A new character is added in scripts/subset_fonts.py, or to those that are known to be missing."""
    texts = [path.read_text("utf-8") for path in site.rglob("*.html")]
    shown = set(
        "".join(html.unescape(re.sub(r"<script.*?</script>|<[^>]*>", "", one, flags=re.S)) for one in texts)
    )
    characters = sorted({one for one in shown if not one.isspace()} | set(KAZAKH))

    def wait_for_fonts(route: Route) -> None:
        styles = route.fetch()
        route.fulfill(
            response=styles, body=styles.text().replace("font-display: optional", "font-display: block")
        )

    new_page.route("**/chronology.css", wait_for_fonts)
    new_page.goto(address)
    new_page.evaluate(
        """async ([all, style]) => {
          document.body.replaceChildren(...all.map((one) => {
            const node = document.createElement("p");
            node.textContent = one;
            node.style.font = `${style} 16px var(--serif)`;
            return node;
          }));
          document.body.getBoundingClientRect();
          await document.fonts.ready;
        }""",
        [characters, style],
    )
    found = others(new_page, "body > p")
    assert {one for one, fonts in zip(characters, found, strict=True) if fonts} == OTHERS


@pytest.mark.parametrize("name", ["home", "theme", "contribute"])
def test_late_fonts_move_nothing(new_page: Page, address: str, name: str) -> None:
    """With another font a paragraph may take a line more or less."""

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    new_page.route("**/*.woff2", late)
    new_page.add_init_script(SHIFT)
    new_page.goto(address + PAGES[name], wait_until="networkidle")
    new_page.wait_for_timeout(100)
    assert new_page.evaluate("window.shift") <= 0.02
