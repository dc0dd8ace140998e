"""Every table of every page on a phone: nothing hidden, no word broken, and of a value the number first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (320, 360, 480, 600)
# What of the tables a reader does not see as a whole; closed details are opened first.
FAULTS = r"""() => {
  const found = [];
  const say = (fault, one) => found.push(`${fault}: ${one.textContent.trim().slice(0, 60)}`);
  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  const range = document.createRange();
  for (const table of document.querySelectorAll("main table")) {
    for (let box = table; box && box.localName !== "main"; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1) {
        say("a table is cut off and scrolls", table);
        break;
      }
    }
    for (const cell of table.querySelectorAll("tbody :is(td, th), tfoot :is(td, th)")) {
      const text = cell.textContent.trim();
      if (!text) continue;
      const box = cell.getBoundingClientRect();
      const inside = box.width && box.height && box.left >= 0 && box.right <= innerWidth + 1;
      if (!inside) say("a cell is out of sight", cell);
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (tops.size > 1) say(`the word ${word} is broken`, cell);
        }
      }
    }
  }
  return found;
}"""
# Of each row of values, whether its number stands at the left with all else beside or below it.
NUMBER_FIRST = """(values) => [...document.querySelectorAll(`${values} tbody tr`)].map((row) => {
  const number = row.querySelector(".number").getBoundingClientRect();
  const middle = (number.top + number.bottom) / 2;
  const others = [...row.children].filter((cell) => cell.className !== "number");
  return number.left <= row.getBoundingClientRect().left + 1 && others.every((cell) => {
    const { top, left } = cell.getBoundingClientRect();
    return top >= middle || left >= number.right;
  });
})"""
OPEN = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"


@pytest.fixture(scope="module")
def with_tables(site: Path) -> list[str]:
    """The addresses of all pages that have a table."""
    pages = [path for path in site.rglob("*.html") if "<table" in path.read_text("utf-8")]
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in pages)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page on a touch screen."""
    context = chromium.new_context(viewport={"width": 320, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


def test_tables_are_whole_and_their_words_unbroken(phone: Page, address: str, with_tables: list[str]) -> None:
    assert {"data/", "coverage/", "contribute/macros/", "events/1989-census/"} <= set(with_tables)
    found = []
    for name in with_tables:
        phone.goto(address + name)
        phone.evaluate(OPEN)
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 740})
            found += [f"{name or 'home'} at {width}: {fault}" for fault in phone.evaluate(FAULTS)]
    assert found == []


def test_of_a_value_the_number_comes_first(phone: Page, address: str) -> None:
    for name, values in (
        ("events/1989-census/", ".stacked"),
        ("actors/china/", ":is(.stacked, .measures .values)"),
    ):
        phone.goto(address + name)
        phone.evaluate(OPEN)
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 740})
            firsts = phone.evaluate(NUMBER_FIRST, values)
            assert len(firsts) >= 5
            assert all(firsts), f"{name} at {width}"


def test_a_table_is_still_one_to_a_screen_reader(phone: Page, address: str) -> None:
    """With the headings of its columns, and a heading in each row, whatever its display."""
    phone.goto(f"{address}events/1989-census/")
    session = phone.context.new_cdp_session(phone)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    rows = phone.locator("main .values tbody tr").count()
    assert rows >= 5
    assert roles.count("table") == 1
    assert roles.count("columnheader") == 5
    assert roles.count("rowheader") == rows
    assert roles.count("row") == rows + 1
    assert roles.count("cell") + roles.count("gridcell") == 4 * rows
