"""Every table, on a phone and on paper: nothing hidden, no word broken, of a value the number first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Page

from tests.browser import Readers
from tests.site.conftest import A4

WIDTHS = (320, 360, 480, 700)
PARTS = 4  # of all pages, so that several processes share them
# What of the tables a reader does not see as a whole; closed details are opened first.
FAULTS = r"""() => {
  const found = [];
  const say = (fault, one) => found.push(`${fault}: ${one.textContent.trim().slice(0, 60)}`);
  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  const range = document.createRange();
  const lines = () => new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  for (const table of document.querySelectorAll("main table")) {
    if (table.closest(".with-strip + div")) continue; // on phones, only the home page has it
    if (table.matches(".only-wide, .only-narrow") && !table.checkVisibility()) continue;
    for (let box = table; box && box.localName !== "main"; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1) {
        say("a table is cut off and scrolls", table);
        break;
      }
    }
    for (const cell of table.querySelectorAll("tbody :is(td, th), tfoot :is(td, th)")) {
      const text = cell.textContent.trim();
      if (!text || text === "–") continue; // nothing, which stacked rows leave out
      const box = cell.getBoundingClientRect();
      const inside = box.width && box.height && box.left >= 0 && box.right <= innerWidth + 1;
      if (!inside) say("a cell is out of sight", cell);
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        range.selectNodeContents(node);
        if (lines() < 2) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (lines() > 1) say(`the word ${word} is broken`, cell);
        }
      }
    }
  }
  return found;
}"""
# Each table and each piece of code that is cut off, or wider than the paper.
CUT = """() => [...document.querySelectorAll("main table, main pre")].filter((one) => {
  if (!one.checkVisibility()) return false;
  for (let box = one; box && box.localName !== "main"; box = box.parentElement) {
    if (getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1) return true;
  }
  return one.getBoundingClientRect().right > innerWidth + 1;
}).map((one) => one.textContent.trim().slice(0, 60))"""
# Of each row of values, whether its number stands at the left with all else beside or below it.
NUMBER_FIRST = """() => [...document.querySelectorAll(".stacked tbody tr")].map((row) => {
  const number = row.querySelector(".number").getBoundingClientRect();
  const middle = (number.top + number.bottom) / 2;
  const others = [...row.children].filter((cell) => cell.className !== "number");
  return number.left <= row.getBoundingClientRect().left + 1 && others.every((cell) => {
    const { top, left } = cell.getBoundingClientRect();
    return top >= middle || left >= number.right;
  });
})"""
# Shows what stands on another page of the site instead, without loading styles and scripts again.
SHOW = """async (address) => {
  const html = await (await fetch(address)).text();
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const { name, value } of body.attributes) document.body.setAttribute(name, value);
  document.querySelector("main").replaceWith(document.adoptNode(body.querySelector("main")));
  document.querySelectorAll("details").forEach((one) => (one.open = true));
}"""
OPEN = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"


def with_values_of_another(chronology: Chronology) -> set[str]:
    """Return the addresses of the actors all of whose events with values are those of another actor, too."""
    measured = {
        key: {entry.id for entry in events if entry.record.measures}
        for key, events in chronology.by_actor.items()
    }
    return {
        f"actors/{key}/"
        for key, events in measured.items()
        if any(events < others for others in measured.values())
    }


def holding(site: Path, *tags: str) -> list[str]:
    """Return the addresses of all pages that hold one of these elements."""
    pages = [path for path in site.rglob("*.html") if any(tag in path.read_text("utf-8") for tag in tags)]
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in pages)


@pytest.fixture
def phone(readers: Readers) -> Iterator[Page]:
    """A page on a touch screen."""
    with readers.page(320, 740, has_touch=True) as page:
        yield page


@pytest.mark.parametrize("part", range(PARTS))
def test_tables_are_whole_and_their_words_unbroken(
    phone: Page, address: str, site: Path, chronology: Chronology, part: int
) -> None:
    """On every page that has one, on a phone and on paper, where code is whole, too.

    An actor's page has the values of its events; if another actor's page has them all, that is enough.
    """
    names = sorted({*holding(site, "<table")} - with_values_of_another(chronology))
    assert {"data/", "coverage/", "contribute/macros/", "events/1989-census/"} <= set(names)
    code = [name for name in holding(site, "<pre") if name not in names and not name.startswith("events/")]
    found = []
    phone.goto(f"{address}about/")
    for name in names[part::PARTS]:
        phone.evaluate(SHOW, address + name)
        phone.set_viewport_size({"width": WIDTHS[0], "height": 740})
        found += [f"{name or 'home'}: {fault}" for fault in phone.evaluate(FAULTS)]
        found += cut_on_paper(phone, name)
    for name in code[part::PARTS]:
        phone.evaluate(SHOW, address + name)
        found += cut_on_paper(phone, name)
    assert found == []


def cut_on_paper(page: Page, name: str) -> list[str]:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    found = [f"{name} on paper: {text}" for text in page.evaluate(CUT)]
    page.emulate_media(media="screen")
    return found


def test_of_a_value_the_number_comes_first(phone: Page, address: str) -> None:
    for name in ("events/1989-census/", "actors/china/"):
        phone.goto(address + name)
        phone.evaluate(OPEN)
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 740})
            firsts = phone.evaluate(NUMBER_FIRST)
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
