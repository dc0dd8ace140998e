"""WCAG 2.2 AA on every kind of page: what axe finds, and what axe cannot see."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page, expect

from tests.site.templates import PAGES

WIDTHS = (1280, 320)
CONTRAST = "color-contrast"
# axe passes over what is not laid out: closed details, and years far below.
SHOW_ALL = """() => {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [all];
}"""

# Removes each child of an element in which nothing stands but what two others have: elements of the same
# names and classes.
THIN = """() => {
  const look = (one) => `${one.localName}.${one.getAttribute("class")}`;
  for (const parent of document.querySelectorAll("main, main *")) {
    const seen = new Map();
    for (const child of [...parent.children]) {
      const looks = new Set([child, ...child.querySelectorAll("*")].map(look));
      if ([...looks].every((one) => seen.get(one) >= 2)) child.remove();
      else looks.forEach((one) => seen.set(one, (seen.get(one) ?? 0) + 1));
    }
  }
}"""


VIOLATIONS = """found.violations.flatMap(({ id, impact, nodes }) =>
  nodes.map((node) => `${id} (${impact}): ${node.target} ${node.failureSummary ?? ""}`))"""


def darken(page: Page) -> None:
    """Turn the page dark by the theme's button, which loads nothing anew."""
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def run(page: Page, options: dict[str, object], result: str) -> Any:
    """Return a part of what axe has `found`, which is taken on the page, because the whole is megabytes."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    script = f"async (options) => {{ const found = await axe.run(options); return {result}; }}"
    return page.evaluate(script, options)


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds, by some rules or by all."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = [*rules]
    found: list[str] = run(page, options, VIOLATIONS)
    return found


def links_seen(page: Page) -> int:
    """Return how many links axe looks at, for if it looks at nothing, finding nothing proves nothing."""
    only: dict[str, object] = {"resultTypes": ["passes"], "runOnly": ["link-name"]}
    return int(run(page, only, "found.passes.flatMap(({ nodes }) => nodes).length"))


def assert_accessible(page: Page, links: int) -> None:
    """See that axe, which sees so many `links`, finds nothing on a page shown in light colours, nor in dark.

    Nor may anything scroll sideways.

    The links of the whole page are seen. All other rules are tried on the page without what looks alike; both
    schemes are alike by all but contrast, which is also tried in light at the other width.
    """
    page.evaluate(SHOW_ALL)
    assert links_seen(page) >= links
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, width
    assert clipped_by_spacing(page) == []
    page.evaluate(THIN)
    assert violations(page) == []
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    assert violations(page, CONTRAST) == []
    darken(page)
    page.set_viewport_size({"width": WIDTHS[1], "height": 900})
    assert violations(page, CONTRAST) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    axe_page: Page, address: str, chronology: Chronology, name: str
) -> None:
    axe_page.goto(address + PAGES[name])
    assert_accessible(axe_page, len(chronology.events) if name == "timeline" else 10)


def clipped_by_spacing(page: Page) -> list[str]:
    """Return what is cut off, or scrolls sideways, when a reader spaces the text out, as WCAG 1.4.12 allows.

    Line height 1.5, paragraphs 2, letters 0.12 and words 0.16 of the font size.
    """
    spaced = page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    found: list[str] = page.evaluate(
        """() => [document.scrollingElement, ...document.querySelectorAll("main *")].filter((one) => {
          const style = getComputedStyle(one);
          const seen = one.checkVisibility() && !one.closest(".unseen, svg, .md-sidebar");
          const whole = one === document.scrollingElement;
          const cut = (whole || style.overflowX === "hidden") && one.scrollWidth > one.clientWidth + !whole;
          return seen && cut && one.textContent.trim();
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    spaced.evaluate("one => one.remove()")
    return found


def test_axe_finds_a_fault_that_is_planted_on_the_page(axe_page: Page, address: str) -> None:
    axe_page.goto(f"{address}themes/energy/")
    axe_page.locator("article.card").last.evaluate(
        "one => one.insertAdjacentHTML('beforeend', '<img src=x><input>"
        '<p style="color:#777;background:#888">pale</p>\')'
    )
    axe_page.evaluate(SHOW_ALL)
    axe_page.evaluate(THIN)
    planted = ("image-alt", "label", CONTRAST)
    for width in WIDTHS:
        axe_page.set_viewport_size({"width": width, "height": 900})
        assert {fault.split(" ")[0] for fault in violations(axe_page, *planted)} == {*planted}
    darken(axe_page)
    assert {fault.split(" ")[0] for fault in violations(axe_page, *planted)} == {*planted}


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_at_most_fifteen_tab_stops_stand_before_the_first_event(page: Page, address: str, width: int) -> None:
    """With the link that skips the filter, which a wide screen shows whole."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}timeline/")
    skip = page.get_by_role("link", name="Skip the filter")
    stops = 0
    while not page.evaluate("!!document.activeElement.closest('article.card')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 50
        if skip.evaluate("one => one === document.activeElement"):
            expect(skip).to_be_in_viewport()
            page.keyboard.press("Enter")
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


def test_marks_of_sources_are_told_apart_without_colour(chromium: Browser, address: str) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}sources/")
    marks = page.locator("main .index .mark")
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


def test_single_keys_do_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}themes/integration/")
    before = page.url
    for key in "fs/p,n.":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        assert page.url == before, key
        assert page.evaluate("document.activeElement === document.body"), key
