"""Whatever a contributor writes is shown literally, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import searched, serve
from tests.site.hostile import ATTACK, SHORT, TINY
from tests.site.html import Document

FOLDED = " ".join(ATTACK.split())
PAGES = (
    "index.html",
    "within/index.html",
    "timeline/index.html",
    "disagreements/index.html",
    "coverage/index.html",
    "themes/index.html",
    "themes/hostility/index.html",
    "actors/index.html",
    "actors/attacker/index.html",
    "sources/index.html",
    "sources/attack/index.html",
    "sources/battery/index.html",
    "sources/attack/battery/index.html",
    "changes/index.html",
    "events/1999-a/index.html",
    "events/1999-b/index.html",
    "events/1999-c/index.html",
    "events/1999-d/index.html",
)


def test_every_page_that_shows_contributed_text_is_examined(hostile_site: Path) -> None:
    built = {path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("*.html")}
    assert built - set(PAGES) == {
        "404.html",
        "about/index.html",
        "data/index.html",
        "contribute/index.html",
        "contribute/macros/index.html",
    }


@pytest.mark.parametrize("name", PAGES)
def test_no_text_becomes_an_element_an_attribute_or_code(hostile_site: Path, name: str) -> None:
    path = hostile_site / name
    document = Document.read(path)
    for tag, attributes in document.elements:
        assert not [key for key in attributes if key.startswith("on")], (tag, attributes)
        assert not attributes.get("href", "").lower().startswith("javascript:")
        # For reference managers and the clipboard, never run.
        inert = tag == "meta" or attributes.get("class") in {"Z3988", "copy"}
        assert "window.hit" not in " ".join(attributes.values()) or inert
    pieces = [part.split("</script>")[0] for part in path.read_text("utf-8").split("<script")[1:]]
    running = [piece for piece in pieces if not re.match(r' [^>]*type="application/(?:ld\+)?json"', piece)]
    assert "window.hit" not in "".join(running)
    assert not [tag for tag, attributes in document.elements if tag == "img" or (tag == "b" and attributes)]
    assert not re.search(r"\b49\b", document.text)  # 7*7, worked out


@pytest.mark.parametrize(
    ("name", "texts"),
    {
        "index.html": (SHORT + " (a)", SHORT + " (b)", TINY, FOLDED),
        "within/index.html": (SHORT + " (a)", SHORT + " (b)", TINY, FOLDED),
        "timeline/index.html": (SHORT + " (a)", FOLDED, TINY),
        "disagreements/index.html": (SHORT, FOLDED),
        "coverage/index.html": (SHORT + " (a)", SHORT, TINY),
        "themes/index.html": (SHORT, FOLDED),
        "themes/hostility/index.html": (SHORT + " (a)", FOLDED),
        "actors/index.html": (SHORT,),
        "actors/attacker/index.html": (SHORT, TINY, FOLDED[:190].strip()),
        "sources/index.html": (TINY, FOLDED[:190].strip(), FOLDED),
        "sources/attack/battery/index.html": (SHORT, SHORT + " (a)", TINY, FOLDED),
        "changes/index.html": (SHORT, SHORT + " (a)", FOLDED),
        "sources/attack/index.html": (SHORT, TINY, FOLDED, "https://example.org/a?b=c&d={{7*7}}"),
        "events/1999-a/index.html": (SHORT + " (a)", SHORT + " (b)", TINY, FOLDED),
        "events/1999-c/index.html": (SHORT, SHORT + " (a)"),
        "events/1999-d/index.html": (SHORT, FOLDED),
    }.items(),
)
def test_text_is_shown_as_it_was_written(hostile_site: Path, name: str, texts: tuple[str, ...]) -> None:
    shown = Document.read(hostile_site / name).text
    for text in texts:
        assert text in shown


def test_macros_insert_their_html_whole_wherever_they_stand(hostile_site: Path) -> None:
    """In a list, a quotation, a table, a heading, a sentence, code, a link and an element."""
    html = (hostile_site / "within" / "index.html").read_text("utf-8").split('<h1 id="within">')[1]
    assert html.count('<article class="card') == 6
    assert len(re.findall("<no-search", html)) == len(re.findall("</no-search>", html)) == 8
    for before in ("<li>", "<blockquote>\n", "<td>", "goes on after ", "</div>\n"):
        assert re.search(rf"{before}<div><no-search data-search-exclude>\s*<article", html), before
    for before in ("<li>", "<td>", '<h2 id="[^"]+">', "<strong>", "<code>", '<a href="../">'):
        assert re.search(rf"{before}<a [^>]*href=\"\.\./events/1999-[ab]/\"", html), before


ENTRIES = """async (query) => {
  const worker = new Worker("search");
  const next = () => new Promise((done) => (worker.onmessage = ({ data }) => done(data.data)));
  worker.postMessage({});
  await next();
  worker.postMessage({ type: 2, data: query });
  return (await next()).items.flat();
}"""


def test_title_and_description_in_the_head_are_literal(hostile_site: Path) -> None:
    document = Document.read(hostile_site / "events" / "1999-a" / "index.html")
    assert document.title == f"{SHORT} (a) - Multivector"
    described = [
        a["content"] for tag, a in document.elements if tag == "meta" and a.get("name") == "description"
    ]
    assert described == [FOLDED]


def test_results_of_the_search_hold_the_text_escaped(hostile_site: Path, page: Page) -> None:
    with serve(hostile_site) as address:
        page.goto(address)
        entries = page.evaluate(ENTRIES, "onmouseover")
        elements = page.evaluate(
            "(html) => [...new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll('*')]"
            ".map((one) => one.cloneNode().outerHTML)",
            "".join(entry["title"] + entry["text"] for entry in entries),
        )
    assert len(entries) >= 5
    assert ATTACK in {text for parts in searched(hostile_site).values() for *_, text in parts}
    assert set(elements) == {"<p></p>", "<mark></mark>", '<span class="when"></span>'}


def test_nothing_runs_in_a_browser(hostile_site: Path, chromium: Browser) -> None:
    with serve(hostile_site) as address:
        page = chromium.new_page()
        for name in PAGES:
            page.goto(address + name.removesuffix("index.html"))
            assert page.evaluate("window.hit") is None, name
        page.goto(address)
        page.locator(".md-search__input").click()
        page.keyboard.type("onmouseover")
        page.locator(".md-search-result__item").first.wait_for()
        assert page.evaluate("window.hit") is None
        assert page.locator(".md-search-result__item img, .md-search-result__item script").count() == 0
        page.close()
