"""Pictures in a browser: contrast and size of their marks, and storylines at every width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page

PAGES = "timeline/", "coverage/", "themes/russia/", "themes/integration/", "actors/kazakhstan/"
MARKS = "bar reach shared alone point stem tick unsure lasts since link arrow dot rail break".split()
"""The classes of what is drawn and means something; grid lines and bands are for guidance only."""
# For each mark and number, its classes and its contrast with what is behind it: the paper or, in a grid, a
# cell. Of the fill and the stroke of a mark, the one with more contrast counts.
CONTRAST = r"""(marks) => {
  const size = { width: 1, height: 1 };
  const canvas = Object.assign(document.createElement("canvas"), size).getContext("2d");
  const rgba = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a));
  const light = (color) => {
    const [r, g, b] = color.map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const paint = (element, name, below) => {
    const style = getComputedStyle(element);
    if (style[name] === "none" || (name === "stroke" && parseFloat(style.strokeWidth) < 1)) return null;
    const [r, g, b, a] = rgba(style[name]);
    return over([r, g, b, a * style[`${name}Opacity`] * style.opacity], below);
  };
  const paper = over(rgba(getComputedStyle(document.body).backgroundColor), [255, 255, 255]);
  const seen = (element) => element.checkVisibility() && element.getClientRects().length;
  const drawn = [...document.querySelectorAll(".picture svg *")].filter(seen);
  const found = { marks: [], numbers: [], tints: [] };
  for (const element of drawn) {
    const kind = element.localName !== "text" && marks.find((mark) => element.classList.contains(mark));
    if (element.localName === "text") {
      found.numbers.push([element.textContent, contrast(paint(element, "fill", paper), paper)]);
    } else if (kind) {
      const paints = ["fill", "stroke"].map((name) => paint(element, name, paper)).filter(Boolean);
      found.marks.push([kind, Math.max(...paints.map((color) => contrast(color, paper)))]);
    }
  }
  for (const number of [...document.querySelectorAll(".heat td a")].filter(seen)) {
    const cell = over(rgba(getComputedStyle(number.parentElement).backgroundColor), paper);
    const own = over(rgba(getComputedStyle(number).color), cell);
    found.numbers.push([number.textContent, contrast(own, cell)]);
    found.tints.push(cell.join());
  }
  return found;
}"""
# Of the table of a grid that is shown: its headings, the number of rows, and the smallest sides of its links.
GRID = """() => {
  const shown = [...document.querySelectorAll(".heat table")].filter((one) => one.checkVisibility());
  return shown.map((table) => {
    const cells = [...table.querySelectorAll("tbody th, td:has(a)")];
    const boxes = cells.map((one) => one.getBoundingClientRect());
    return {
      years: [...table.querySelectorAll("thead th")].map((one) => one.textContent),
      rows: table.querySelectorAll("tbody th").length,
      smallest: Math.min(...boxes.flatMap(({ width, height }) => [width, height])),
    };
  });
}"""
# The width of each mark of the lanes: of its line, and of the box that it fills.
LANES = r"""() => [...document.querySelectorAll(".lanes .marks path:not(.hit)")].map((mark) => {
  const line = parseFloat(getComputedStyle(mark).strokeWidth);
  return [mark.getAttribute("class"), line, mark.getBoundingClientRect().width + line];
})"""
# Of each row of each storyline: upper and lower edge of the drawing and of the row, and what stands in it.
ROWS = r"""() => [...document.querySelectorAll(".storyline")].map((story) =>
  [...story.querySelectorAll(":scope > ol > li")].map((row) => {
    const drawing = row.querySelector("svg").getBoundingClientRect(), own = row.getBoundingClientRect();
    const title = row.querySelector(".card-title").getBoundingClientRect();
    return [drawing.top, drawing.bottom, own.top, own.bottom, title.left - drawing.right, title.width];
  }))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_numbers_stand_out_from_what_is_behind_them(page: Page, address: str, scheme: str) -> None:
    """Marks by 3:1, numbers and words by 4.5:1, in both colour schemes."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    kinds, tints, numbers = set(), set(), 0
    for name in PAGES:
        page.goto(address + name)
        found = page.evaluate(CONTRAST, MARKS)
        assert [mark for mark in found["marks"] if mark[1] < 3] == [], name
        assert [number for number in found["numbers"] if number[1] < 4.5] == [], name
        kinds |= {kind for kind, _ in found["marks"]}
        tints |= set(found["tints"])
        numbers += len(found["numbers"])
    assert kinds == set(MARKS)
    assert len(tints) == 5
    assert numbers > 300


@pytest.mark.parametrize("width", [360, 1280])
def test_the_marks_of_the_lanes_can_be_seen(page: Page, address: str, width: int) -> None:
    """Each is at least two pixels wide and thick, however short the time."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}coverage/")
    marks = page.evaluate(LANES)
    assert {kind for kind, _, _ in marks} == {"tick", "unsure", "lasts", "since"}
    assert [mark for mark in marks if min(mark[1:]) < 2] == []


@pytest.mark.parametrize(("width", "columns", "side"), [(320, 10, 24), (768, 10, 24), (1280, 39, 20)])
def test_a_grid_shows_the_table_that_fits(
    page: Page, address: str, chronology: Chronology, width: int, columns: int, side: int
) -> None:
    """Each number is large enough to tap or to click, and names its years and its theme."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}coverage/")
    (table,) = page.evaluate(GRID)
    assert len(table["years"]) == columns
    assert table["rows"] == len(chronology.themes)
    assert table["smallest"] >= side
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("columnheader") == columns
    assert roles.count("rowheader") == table["rows"]
    assert roles.count("row") == table["rows"] + 1


def test_a_grid_can_be_walked_or_skipped_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}coverage/")
    skip = page.get_by_role("link", name="Skip this table")
    skip.focus()
    box = skip.bounding_box()
    assert box is not None
    assert box["width"] > 50
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    number = page.locator("td a:focus-visible")
    assert number.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    row = number.locator("xpath=ancestor::tr")
    assert row.get_by_role("link").nth(1).inner_text() == number.inner_text()
    skip.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => !one.closest('.heat') && !!one.closest('.coverage')")


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page without scripts' help that can still be measured."""
    context = chromium.new_context(viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    yield page
    context.close()


@pytest.mark.parametrize(("width", "media"), [(320, "screen"), (1280, "screen"), (700, "print")])
def test_the_lines_of_a_storyline_meet_and_leave_its_titles_room(
    plain: Page, address: str, width: int, media: str
) -> None:
    """Without scripts, on a small screen and on paper: each row's part is as high as its text."""
    plain.set_viewport_size({"width": width, "height": 900})
    plain.emulate_media(media="print" if media == "print" else "screen")
    for theme in ("china", "integration", "ukraine"):
        plain.goto(f"{address}themes/{theme}/")
        (rows,) = plain.evaluate(ROWS)
        assert len(rows) > 3
        for top, bottom, upper, lower, gap, room in rows:
            assert (top, bottom) == pytest.approx((upper, lower), abs=0.5)
            assert gap > 4
            assert room > 150
        for above, below in pairwise(rows):
            assert above[1] == pytest.approx(below[0], abs=0.5)
        assert plain.evaluate("document.documentElement.scrollWidth <= innerWidth")
