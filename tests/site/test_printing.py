"""What comes out of the printer: light paper, only what is selected, whole tables, addresses of sources."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.rendering import dated_label
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import Readers
from tests.site.conftest import A4
from tests.site.templates import PAGES

FROM, TO = 2010, 2013
# Each element with text of its own whose contrast with what is behind it is below 4.5, and the page's ground.
PALE = """() => {
  const known = new Map(), grounds = new Map();
  const size = { width: 1, height: 1 };
  const canvas = Object.assign(document.createElement("canvas"), size).getContext("2d");
  const parse = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const over = ([r, g, b, a], under) =>
    [r, g, b].map((one, place) => (one * a + under[place] * (255 - a)) / 255);
  const ground = (one) => {
    if (!grounds.has(one)) {
      const above = one.parentElement ? ground(one.parentElement) : [255, 255, 255];
      grounds.set(one, over(parse(getComputedStyle(one).backgroundColor), above));
    }
    return grounds.get(one);
  };
  const found = [], checked = [];
  for (const one of document.querySelectorAll("body *")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !one.checkVisibility() || one.closest(".unseen, script, title, desc")) continue;
    const svg = one.closest("svg");
    const style = getComputedStyle(one);
    const behind = ground(svg ? svg.parentElement : one);
    const ink = over(parse(svg ? style.fill : style.color), behind);
    const [a, b] = [light(ink), light(behind)].sort((x, y) => y - x);
    checked.push(one);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) found.push(`${one.outerHTML.slice(0, 90)}: ${ink.map(Math.round)} on ${behind}`);
  }
  const paper = ground(document.querySelector("article") || document.body).map(Math.round);
  return { found, count: checked.length, paper };
}"""


@pytest.fixture
def dark(readers: Readers) -> Iterator[Page]:
    """A page on a dark system."""
    with readers.page(1280, 900, color_scheme="dark") as page:
        yield page


def printed(page: Page) -> str:
    """Return the text of the page as it is printed on A4, without white space, which a line may end."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return squeezed("".join(one.extract_text() for one in reader.pages))


def squeezed(text: str) -> str:
    """Return a text without white space, and with the letters of a ligature apart."""
    ligatures = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
    return "".join("".join(text.split()).translate(str.maketrans(ligatures)))


def selected(chronology: Chronology, theme: str) -> list[Entry[Event]]:
    """Return the events of a theme that may fall into the years from FROM to TO."""
    return [
        entry
        for entry in chronology.by_theme[theme]
        if entry.record.date.earliest.year <= TO
        and (
            entry.record.date.points[-1].latest if entry.record.date.open_end else entry.record.date.latest
        ).year
        >= FROM
    ]


def assert_light(page: Page, name: str) -> None:
    """See that the page, which is dark on the screen, is dark ink on white paper."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    told = page.evaluate(PALE)
    page.emulate_media(media="screen")
    assert told["paper"] == [255, 255, 255], name
    assert told["count"] >= 20, name
    assert told["found"] == [], name


def test_paper_is_light_from_a_dark_system(dark: Page, address: str) -> None:
    for name in ("timeline", "event", "coverage", "disagreements", "source", "rules"):
        dark.goto(address + PAGES[name])
        assert_light(dark, name)


def test_paper_is_light_where_the_reader_has_chosen_dark(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address, wait_until="networkidle")
    page.locator("[data-md-component=palette] label:visible").click()
    for name in ("home", "timeline", "disagreements"):
        page.goto(address + PAGES[name])
        assert_light(page, name)


def test_only_the_selection_is_printed_with_its_filter_in_one_line(
    dark: Page, address: str, chronology: Chronology
) -> None:
    dark.goto(f"{address}timeline/?theme=trade&from={FROM}&to={TO}")
    text, shown = printed(dark), selected(chronology, "trade")
    assert 0 < len(shown) < len(chronology.timeline)
    of, name = len(chronology.timeline), chronology.themes["trade"].record.name
    assert squeezed(f"{len(shown)} of {of} events: theme {name}; {FROM} to {TO}") in text
    for entry in chronology.timeline:
        assert (squeezed(entry.record.title) in text) == (entry in shown), entry.id


@pytest.mark.parametrize("where", ["timeline/", "themes/trade/", "actors/russia/"])
def test_the_marks_are_explained_before_the_first_printed_event(
    dark: Page, address: str, chronology: Chronology, where: str
) -> None:
    dark.goto(address + where)
    dark.emulate_media(media="print")
    text = squeezed(dark.locator("main").inner_text())
    key = text.index(
        squeezed("".join(f"{s.record.mark} {dated_label(s.record)}" for s in chronology.sources.values()))
    )
    assert key < text.index(squeezed(dark.locator("article.card .card-title").first.inner_text()))


def test_the_line_says_every_kind_of_choice(dark: Page, address: str) -> None:
    line = dark.locator("form + .printed")
    dark.goto(f"{address}timeline/?words=union&differ=1&source=rusi-2023&kind=event&from=1990")
    expect(dark.locator("[data-count]")).not_to_have_text(re.compile("Loading"))
    dark.evaluate("dispatchEvent(new Event('beforeprint'))")
    for part in (
        'events: words "union"; ',
        "source RUSI",
        "kind Event",
        "sources differ",
        "from 1990",
    ):
        expect(line).to_contain_text(part)
    dark.goto(f"{address}timeline/?place=astana")
    dark.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(line).to_contain_text("events: place Astana, also Nur-Sultan")


def test_only_the_selected_disagreements_are_printed(
    dark: Page, address: str, chronology: Chronology
) -> None:
    dark.goto(f"{address}disagreements/?source=rusi-2023")
    text = printed(dark)
    disputes = [dispute for entry in chronology.timeline for dispute in entry.record.disagreements]
    shown = [one for one in disputes if any(position.source == "rusi-2023" for position in one.positions)]
    assert 0 < len(shown) < len(disputes)
    assert squeezed(f"{len(shown)} of {len(disputes)} questions: source RUSI") in text
    others = {one.about for one in disputes} - {one.about for one in shown}
    assert all(squeezed(one.about) in text for one in shown)
    assert not [about for about in others if squeezed(about) in text]


@pytest.mark.parametrize("name", PAGES)
def test_each_source_that_a_page_cites_has_its_address_on_paper_and_nothing_to_act_on(
    dark: Page, address: str, name: str, chronology: Chronology
) -> None:
    dark.goto(address + PAGES[name])
    cited = dark.locator("main a[href*='sources/']").evaluate_all(
        "all => all.map((one) => one.pathname.split('/').at(-2))"
    )
    sources = {*cited} & {*chronology.sources}
    dark.emulate_media(media="print")
    dark.set_viewport_size(A4)
    text = squeezed(dark.locator("main").inner_text())
    for key in sources:
        source = chronology.sources[key].record
        for part in (source.title, source.url or source.publisher or source.date.words()):
            assert squeezed(part) in text, f"{key}: {part}"
    acting = (
        "form, input, select, button, header.md-header, .md-tabs, .md-footer, .md-sidebar, .md-search, "
        ".edit, .ways, .card-toggle"
    )
    seen = dark.locator(acting).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert seen == []
