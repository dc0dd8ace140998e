"""The site of 1,000 events: no page is too heavy for a axe_page, and every link leads somewhere.

Its pages are too many for a parser of HTML; what is asked of them is read with regular expressions, which
is sound for pages whose every attribute is written by a template.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Page

from tests.site.conftest import MANY, searched
from tests.site.html import Document
from tests.site.test_accessibility import assert_accessible

KB = 1024
ELEMENT = re.compile(rb"<[a-zA-Z]")
ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
CARD = re.compile(r'<article class="card" id="([^"]+)"')
FOOT = "contribute/index.html"  # which the synthetic project has not
FURTHER = ("themes/trade/2/", "actors/freedonia/2/", "sources/source-4/2/", "disagreements/number/2/")


@pytest.fixture(scope="module")
def names(large_site: Path) -> list[str]:
    """Every page, by its path from the root of the site."""
    return sorted(path.relative_to(large_site).as_posix() for path in large_site.rglob("*.html"))


def read(site: Path, name: str) -> str:
    """Return a page."""
    return (site / name).read_text("utf-8")


def test_no_page_is_heavy_or_has_many_nodes(large_site: Path, names: list[str]) -> None:
    heaviest, fullest = (0, ""), (0, "")
    for name in names:
        raw = (large_site / name).read_bytes()
        fullest = max(fullest, (len(ELEMENT.findall(raw)), name))
        if len(raw) > heaviest[0]:  # or it cannot be the heaviest after gzip
            heaviest = max(heaviest, (len(gzip.compress(raw)), name))
    print(f"{len(names):,} pages for {MANY:,} events")
    print(f"heaviest: {heaviest[0] / KB:.0f} KB ({heaviest[1]}); most nodes: {fullest[0]:,} ({fullest[1]})")
    assert len(names) > MANY
    assert heaviest[0] <= 150 * KB
    assert fullest[0] <= 6000


@pytest.mark.parametrize("name", ["coverage/", "themes/trade/", *FURTHER])
def test_elements_are_counted_as_a_parser_counts_them(large_site: Path, name: str) -> None:
    path = large_site / name / "index.html"
    document = Document.read(path)
    assert len(ELEMENT.findall(path.read_bytes())) == len(document.elements)
    assert ID.findall(read(large_site, f"{name}index.html")) == document.ids
    assert [unescape(link) for link in LINK.findall(path.read_text("utf-8"))] == document.links


def test_every_internal_link_leads_to_a_page_and_an_anchor(large_site: Path, names: list[str]) -> None:
    wanted: dict[tuple[str, str], str] = {}
    resolved: dict[tuple[str, str], tuple[str, str] | None] = {}
    ids: dict[str, set[str]] = {}
    for name in names:
        html, folder = read(large_site, name), name.rpartition("/")[0]
        ids[name] = set(ID.findall(html))
        for link in set(LINK.findall(html)):
            if link.startswith("#"):
                assert link in {"#", "#__skip"} or unescape(link[1:]) in ids[name], f"{name}: {link}"
                continue
            key = folder, link
            if key not in resolved:
                resolved[key] = target(folder, unescape(link)) if name != "404.html" else None
            if found := resolved[key]:
                wanted.setdefault(found, name)
    files = {path.relative_to(large_site).as_posix() for path in large_site.rglob("*") if path.is_file()}
    broken = [
        f"{name}: {path}#{fragment}"
        for (path, fragment), name in wanted.items()
        if path != FOOT and (path not in files or (fragment and fragment not in ids.get(path, ())))
    ]
    print(f"{len(wanted):,} pages and anchors are linked")
    assert broken == []
    assert len(wanted) > 3 * MANY


def target(folder: str, link: str) -> tuple[str, str] | None:
    """Return file and fragment of an internal link of a page in a folder, or None for one that leads out."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = normpath(f"{folder or '.'}/{parts.path}")
    if parts.path.endswith(("/", ".")):
        path = f"{path}/index.html"
    return path.removeprefix("./"), parts.fragment


def test_the_pages_of_themes_and_actors_hold_all_their_events(large_site: Path, many: Chronology) -> None:
    for folder, index in (("themes", many.by_theme), ("actors", many.by_actor)):
        for key, events in index.items():
            pages = list(of_list(large_site, f"{folder}/{key}/"))
            found = [card for page in pages for card in CARD.findall(page)]
            assert found == [entry.id for entry in events], f"{folder}/{key}"


def of_list(site: Path, address: str) -> Iterator[str]:
    """Yield the pages of a list in order."""
    number, name = 1, f"{address}index.html"
    while (site / name).is_file():
        yield read(site, name)
        number += 1
        name = f"{address}{number}/index.html"


def test_further_pages_are_in_the_sitemap_and_no_results_of_a_search(large_site: Path) -> None:
    listed = (large_site / "sitemap.xml").read_text("utf-8")
    found = searched(large_site)
    assert "sources/source-4/" in found
    for address in FURTHER:
        assert listed.count(f"/{address}</loc>") == 1
        assert address not in found


@pytest.mark.parametrize("name", ["themes/trade/2/", "coverage/"])
def test_axe_finds_nothing_on_a_further_page_and_in_pictures_by_year(
    axe_page: Page, large_address: str, name: str
) -> None:
    axe_page.goto(large_address + name)
    assert_accessible(axe_page, 100)
