"""WCAG 2.2 AA on every kind of page: what axe finds, and what axe cannot see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.templates import PAGES

SCHEMES = ("light", "dark")
WIDTHS = (1280, 320)
LOOKS = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
# axe passes over what is not laid out: closed details, and years far below.
SHOW_ALL = """() => {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [all];
}"""


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page in one scheme and width, on which axe may run."""
    scheme, width = request.param
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def violations(page: Page, *, counted: bool = True) -> tuple[list[str], int]:
    """Return what axe finds, and how many nodes it looked at; it takes half the time if not `counted`."""
    kinds = ["violations", "passes"] if counted else ["violations"]
    response = Axe().run(page, options={"resultTypes": kinds}).response
    found = [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node.get('failureSummary', '')}"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]
    nodes = {str(node["target"]) for rule in response["passes"] for node in rule["nodes"]}
    return found, len(nodes)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(look: Page, address: str, name: str, request: pytest.FixtureRequest) -> None:
    """In the first look it is also counted what axe looks at, or that it finds nothing proves nothing."""
    first = f"[{LOOKS[0][0]}-{LOOKS[0][1]}-" in request.node.name
    look.goto(address + PAGES[name])
    look.evaluate(SHOW_ALL)
    found, nodes = violations(look, counted=first)
    assert found == []
    if first:
        assert nodes >= {"timeline": 500, "missing": 20}.get(name, 40)


def test_axe_finds_a_fault_that_is_planted_on_the_page(look: Page, address: str) -> None:
    look.goto(f"{address}themes/energy/")
    look.evaluate(SHOW_ALL)
    look.locator("article.card").last.evaluate(
        "one => one.insertAdjacentHTML('beforeend', '<img src=x><input>"
        '<p style="color:#777;background:#888">pale</p>\')'
    )
    found, _ = violations(look)
    assert {"image-alt", "label", "color-contrast"} <= {rule.split(" ")[0] for rule in found}


def test_at_most_fifteen_tab_stops_stand_before_the_first_event(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    stops = 0
    while not page.evaluate("!!document.activeElement.closest('article.card')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 50
    assert stops - 1 <= 15  # the last is the event's own


@pytest.mark.parametrize("name", ["timeline", "event", "source"])
def test_focus_is_visible_and_not_under_the_header(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const one = document.activeElement, box = one.getBoundingClientRect();
              const style = getComputedStyle(one), header = document.querySelector(".md-header");
              return {
                main: !!one.closest(".md-content"),
                outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                under: box.top < header.getBoundingClientRect().bottom && box.bottom > 0,
                inside: box.bottom > 0 && box.top < innerHeight, what: one.outerHTML.slice(0, 120),
              };
            }"""
        )
        if state["main"]:
            seen += 1
            assert state["outline"], state["what"]
            assert not state["under"], state["what"]
            assert state["inside"], state["what"]
    assert seen >= 30


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(chromium: Browser, address: str, name: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address + PAGES[name])
    page.evaluate(SHOW_ALL)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_text_spacing_loses_nothing(chromium: Browser, address: str, name: str) -> None:
    """WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12 and words 0.16 of the font size."""
    context = chromium.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + PAGES[name])
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((one) => {
          const style = getComputedStyle(one);
          const seen = one.checkVisibility() && !one.closest(".unseen, svg, .md-sidebar");
          const cut = style.overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1;
          return seen && cut && one.textContent.trim();
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert clipped == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    context.close()


def test_marks_of_sources_are_told_apart_without_colour(chromium: Browser, address: str) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}sources/")
    marks = page.locator("main .mark")
    letters = marks.all_text_contents()
    assert len(set(letters)) == len(letters) >= 5
    borders = marks.evaluate_all("all => all.map(one => getComputedStyle(one).borderTopStyle)")
    assert "none" not in borders
    context.close()


def test_links_in_prose_are_underlined(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    lines = page.locator("main p a").evaluate_all(
        "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    )
    assert lines
    assert set(lines) == {"underline"}


def test_reduced_motion_is_kept(chromium: Browser, address: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return [style.transitionDuration, style.animationDuration].some((all) =>
            all.split(",").some((one) => parseFloat(one) > 0.001));
        }).length"""
    )
    assert moving == 0
    context.close()


@pytest.mark.parametrize("key", ["f", "s", "/", "p", ",", "n", "."])
def test_single_keys_do_nothing(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}themes/integration/")
    before = page.url
    page.keyboard.press(key)
    page.wait_for_timeout(150)
    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("name", PAGES)
def test_controls_are_native(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    assert page.locator("[role=application]").count() == 0
    acting = page.locator(
        "main :is([role=button], [role=checkbox], [role=listbox], [role=combobox], [role=slider])"
    )
    assert acting.count() == 0
    assert page.locator("main [onclick], main div[tabindex='0']:not(.scroll)").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_one_first_heading_and_a_way_past_the_header(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    assert page.locator("h1").count() == 1
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip is not None
    assert skip.startswith("#")
    assert page.locator(skip).count() == 1
