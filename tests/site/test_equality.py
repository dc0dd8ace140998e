"""All ways of making a site give the same one.

MkDocs renders each page, or one of each kind is a shell; one process writes them, or two.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from chronology.model.chronology import Chronology

from tests.site.conftest import BASE, MANY, ROOT, TRAPS, build


def files(site: Path) -> dict[str, bytes]:
    """Return all files of a site by path; sitemaps without the day on which they were built."""
    found = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    found["sitemap.xml.gz"] = gzip.decompress(found["sitemap.xml.gz"])
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        found[name] = re.sub(rb"<lastmod>[\d-]+</lastmod>", b"", found[name])
    return found


def assert_same(filled: dict[str, bytes], plain: dict[str, bytes]) -> None:
    """Compare two sites byte by byte, page for page, with the sitemap and the search index."""
    assert sorted(filled) == sorted(plain)
    assert [name for name in filled if filled[name] != plain[name]] == []


def assert_complete(site: dict[str, bytes], chronology: Chronology) -> None:
    """Every record has its page and its place in the sitemap; the search knows it, unless it has moved."""
    moved = {f"events/{key}/" for key, entry in chronology.retired.items() if entry.record.moved_to}
    addresses = [
        *(f"events/{key}/" for key in (*chronology.events, *chronology.retired)),
        *(f"sources/{key}/" for key in chronology.sources),
        *(f"actors/{key}/" for key in chronology.actors),
    ]
    listed = site["sitemap.xml"].decode()
    texts = (json.loads(content) for name, content in site.items() if name.startswith("search/texts-"))
    found = [address for file in texts for address, *_ in file]
    for address in addresses:
        page = site[f"{address}index.html"].decode()
        assert page.count(f'<link rel="canonical" href="https://example.org{BASE}{address}">') == 1
        assert listed.count(f"<loc>https://example.org{BASE}{address}</loc>") == 1
        assert found.count(address) == (address not in moved)


def test_the_project_is_the_same_site_either_way(site: Path, tmp_path: Path, chronology: Chronology) -> None:
    filled = files(site)
    build(ROOT, tmp_path, SHELLS="false")
    assert_same(filled, files(tmp_path))
    assert_complete(filled, chronology)


def test_many_events_are_the_same_site_in_one_process_without_shells_as_in_two_with_them(
    large_site: Path, tmp_path: Path, many: Chronology
) -> None:
    """With titles that could be taken for patterns, and lists that go on on further pages."""
    filled = files(large_site)
    build(large_site.parent / "project", tmp_path, SHELLS="false", JOBS="1")
    assert_same(filled, files(tmp_path))
    assert_complete(filled, many)
    assert {entry.record.title for entry in many.timeline} >= {*TRAPS}
    assert len([name for name in filled if name.startswith("events/")]) > MANY
    for further in ("themes/ducks", "actors/freedonia", "sources/source-1", "disagreements/number"):
        assert f"{further}/2/index.html" in filled


def test_the_comparison_finds_a_difference() -> None:
    page = {"events/a/index.html": b"<p>one</p>"}
    with pytest.raises(AssertionError):
        assert_same(page, {"events/a/index.html": b"<p>two</p>"})
    with pytest.raises(AssertionError):
        assert_same(page, page | {"events/b/index.html": b""})
