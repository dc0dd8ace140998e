"""The budgets of the reader's pages; each prints its figure (`pytest -s`)."""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from chronology.loading.loader import load
from playwright.sync_api import Browser, Page, Response
from pypdf import PdfReader

from tests.bench.reading import INTERACTIONS
from tests.site.conftest import ROOT, serve
from tests.site.html import Document

KB = 1024
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}


def zipped(raw: bytes) -> int:
    """Return the size of bytes after gzip."""
    return len(gzip.compress(raw))


def scripts_of(document: Document) -> set[str]:
    """Return the names of our own scripts that a page loads."""
    sources = (own.get("src") or "" for tag, own in document.elements if tag == "script")
    return {source.rpartition("/")[2] for source in sources if re.search("(^|/)assets/[a-z]+[.]js$", source)}


def test_own_scripts_and_styles_are_small(site: Path, documents: dict[str, Document]) -> None:
    """As written: the styles, the worker of the search, and the scripts of the page that has most."""
    own = {path.name: zipped(path.read_bytes()) for path in (ROOT / "docs/assets").glob("*.*s")}
    published = {path.name for path in (site / "assets").glob("*.*s")}
    assert published == own.keys()
    sizes = {
        "styles": (own.pop("chronology.css"), 9),
        "worker": (own.pop("search.js") + own.pop("words.js"), 15),
        "page": (max(sum(own[name] for name in scripts_of(one)) for one in documents.values()), 12),
    }
    for name, (size, most) in sizes.items():
        print(f"own {name}: {size / KB:.1f} KB of {most} KB")
        assert size <= most * KB, name


def test_first_view_of_the_timeline_weighs_little(new_page: Page, address: str) -> None:
    sizes: dict[str, int] = {}

    def answer(response: Response) -> None:
        if response.status == 200:
            sizes[response.url] = zipped(response.body())

    new_page.on("response", answer)
    new_page.goto(f"{address}timeline/", wait_until="networkidle")
    total, events = sum(sizes.values()), len(load(ROOT).events)
    print(f"timeline, first view: {total / KB:.0f} KB gzip in {len(sizes)} files for {events} events")
    assert total <= 200 * KB * max(1, events / 150)


def test_no_page_is_heavy_or_has_many_nodes(site: Path, documents: dict[str, Document]) -> None:
    worst = (0, ""), (0, "")
    for name, document in documents.items():
        weight, nodes = zipped((site / name).read_bytes()), len(document.elements)
        worst = max(worst[0], (weight, name)), max(worst[1], (nodes, name))
    print(f"heaviest: {worst[0][0] / KB:.0f} KB ({worst[0][1]}); most nodes: {worst[1][0]} ({worst[1][1]})")
    assert worst[0][0] <= 150 * KB
    assert worst[1][0] <= 6000


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page of Material as it comes, with a paragraph of text."""
    project = tmp_path_factory.mktemp("bare")
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Bare\n\n" + "A page of text. " * 60, "utf-8")
    (project / "mkdocs.yml").write_text("site_name: Bare\ntheme: {name: material, font: false}\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    with serve(project / "site") as found:
        yield found


def lcp(chromium: Browser, address: str) -> float:
    """Return the largest contentful paint in seconds, at a quarter of the CPU and slow 4G."""
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    found = page.evaluate(
        "new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))"
        ".observe({type: 'largest-contentful-paint', buffered: true}))"
    )
    context.close()
    return float(found) / 1000


@pytest.mark.timed
def test_the_timeline_paints_soon_on_a_slow_phone(chromium: Browser, address: str, bare: str) -> None:
    for _ in range(3):  # until the machine has nothing else to do
        mine, other = lcp(chromium, f"{address}timeline/"), lcp(chromium, bare)
        print(f"LCP: timeline {mine:.2f} s, bare Material page {other:.2f} s, ratio {mine / other:.2f}")
        if soon := mine <= max(1.8, 1.25 * other):
            break
    assert soon


@pytest.mark.timed
def test_filtering_answers_at_once_on_a_slow_phone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}timeline/")
    page.locator(".filter-more summary").click()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(INTERACTIONS)
    figures = []
    for letter in "union":
        page.evaluate("window.slowest = 0")
        page.get_by_label("Words or names").press(letter)
        page.wait_for_timeout(350)
        figures.append(page.evaluate("window.slowest"))
    figure = median(figures)
    print(f"INP of the filter: median {figure:.0f} ms of {[round(one) for one in figures]}")
    assert any(figures)
    assert figure <= 120 * max(1, len(load(ROOT).events) / 150)
    context.close()


@pytest.fixture(scope="module")
def printed(chromium: Browser, address: str) -> list[str]:
    """The text of each page of the timeline as it is printed on A4."""
    page = chromium.new_page()
    page.goto(f"{address}timeline/")
    raw = page.pdf(format="A4")
    page.close()
    return [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]


def test_the_printed_timeline_is_short(printed: list[str]) -> None:
    pages, events = len(printed), len(load(ROOT).events)
    print(f"printed timeline: {pages} A4 pages for {events} events")
    assert pages <= 45 * events / 150
    assert all(text.strip() for text in printed)


def test_the_printed_timeline_holds_every_event_and_every_source(printed: list[str]) -> None:
    tight = "".join("".join(printed).split())
    chronology = load(ROOT)
    for entry in chronology.timeline:
        assert entry.record.title.replace(" ", "") in tight, entry.id
    for source in chronology.sources.values():
        assert source.record.title.replace(" ", "") in tight
        assert source.record.label.replace(" ", "") in tight
