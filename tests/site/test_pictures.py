"""Pictures in a browser: contrast and size of their marks, and storylines at every width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

PAGES = "timeline/", "coverage/", "themes/russia/", "themes/integration/", "actors/kazakhstan/"
MARKS = "bar reach shared alone point stem tick unsure lasts since link arrow dot rail break".split()
"""The classes of what is drawn and means something; grid lines and bands are for guidance only."""
# For each mark and number, its classes and its contrast with what is behind it: the paper or, in the heat
# grid, a cell. Of the fill and the stroke of a mark, the one with more contrast counts.
CONTRAST = r"""(marks) => {
  const rgba = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
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
  const found = { marks: [], numbers: [] };
  for (const element of drawn) {
    const kind = element.localName !== "text" && marks.find((mark) => element.classList.contains(mark));
    if (element.localName === "text") {
      const cell = element.closest(".heat a")?.querySelector("rect");
      const below = cell ? paint(cell, "fill", paper) : paper;
      found.numbers.push([element.textContent, contrast(paint(element, "fill", below), below)]);
    } else if (kind) {
      const paints = ["fill", "stroke"].map((name) => paint(element, name, paper)).filter(Boolean);
      found.marks.push([kind, Math.max(...paints.map((color) => contrast(color, paper)))]);
    }
  }
  return found;
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
    kinds, numbers = set(), 0
    for name in PAGES:
        page.goto(address + name)
        found = page.evaluate(CONTRAST, MARKS)
        assert [mark for mark in found["marks"] if mark[1] < 3] == [], name
        assert [number for number in found["numbers"] if number[1] < 4.5] == [], name
        kinds |= {kind for kind, _ in found["marks"]}
        numbers += len(found["numbers"])
    assert kinds == set(MARKS)
    assert numbers > 300


@pytest.mark.parametrize("width", [360, 1280])
def test_the_marks_of_the_lanes_can_be_seen(page: Page, address: str, width: int) -> None:
    """Each is at least two pixels wide and thick, however short the time."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}coverage/")
    marks = page.evaluate(LANES)
    assert {kind for kind, _, _ in marks} == {"tick", "unsure", "lasts", "since"}
    assert [mark for mark in marks if min(mark[1:]) < 2] == []


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
