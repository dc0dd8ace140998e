"""Two ways of making pages give the same site: MkDocs renders each, or one of each kind is a shell."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology

from tests.bench import generate, project
from tests.site.conftest import BASE, ROOT, build

TRAPS = (
    r"A \g<name>, a \\n, $& and %s, {} and {{ x }} {% raw %}",
    "</title><script>hit()</script>",
    "a \"quoted\" & <b onclick='hit()'>bold</b> &lt; title",
)


def files(site: Path) -> dict[str, bytes]:
    """Return all files of a site by path; sitemaps without the day on which they were built."""
    found = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    found["sitemap.xml.gz"] = gzip.decompress(found["sitemap.xml.gz"])
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        found[name] = re.sub(rb"<lastmod>[\d-]+</lastmod>", b"", found[name])
    return found


def plainly(source: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the files of a site of which MkDocs has rendered every page."""
    monkeypatch.setenv("SHELLS", "false")
    build(source, site)
    monkeypatch.delenv("SHELLS")
    return files(site)


def assert_same(filled: dict[str, bytes], plain: dict[str, bytes]) -> None:
    """Compare two sites byte by byte, page for page, with the sitemap and the search index."""
    assert sorted(filled) == sorted(plain)
    assert [name for name in filled if filled[name] != plain[name]] == []


def assert_complete(site: dict[str, bytes], chronology: Chronology) -> None:
    """Every record has its page, its place in the sitemap and its one entry in the search index."""
    addresses = [
        *(f"events/{key}/" for key in (*chronology.events, *chronology.retired)),
        *(f"sources/{key}/" for key in chronology.sources),
        *(f"actors/{key}/" for key in chronology.actors),
    ]
    listed = site["sitemap.xml"].decode()
    found = [entry["location"] for entry in json.loads(site["search/search_index.json"])["docs"]]
    for address in addresses:
        page = site[f"{address}index.html"].decode()
        assert page.count(f'<link rel="canonical" href="https://example.org{BASE}{address}">') == 1
        assert listed.count(f"<loc>https://example.org{BASE}{address}</loc>") == 1
        assert found.count(address) == 1


def test_the_project_is_the_same_site_either_way(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = files(site)
    assert_same(filled, plainly(ROOT, tmp_path / "plain", monkeypatch))
    assert_complete(filled, load(ROOT))


def test_many_events_with_titles_that_could_be_taken_for_patterns_are_the_same_site_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """800 events of a few states and sources, so that every list that can go on does so on further pages."""
    source = tmp_path / "project"
    monkeypatch.setattr(generate, "SOURCES", 5)
    monkeypatch.setattr(generate, "STATES", generate.STATES[:8])
    project.write(source, 800)
    for path, title in zip(sorted(source.glob("events/*.yml")), TRAPS, strict=False):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join((f"title: {json.dumps(title)}\n", *lines[1:])), "utf-8")
    build(source, tmp_path / "filled")
    filled = files(tmp_path / "filled")
    assert_same(filled, plainly(source, tmp_path / "plain", monkeypatch))
    assert_complete(filled, load(source))
    assert len([name for name in filled if name.startswith("events/")]) > 800
    for further in ("themes/ducks", "actors/freedonia", "sources/source-1", "disagreements/number"):
        assert f"{further}/2/index.html" in filled


def test_two_processes_make_the_same_site_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 450 events, workers write some of the pages."""
    source = tmp_path / "project"
    project.write(source, 450)
    monkeypatch.setenv("JOBS", "2")
    build(source, tmp_path / "two")
    monkeypatch.setenv("JOBS", "1")
    build(source, tmp_path / "one")
    assert_same(files(tmp_path / "two"), files(tmp_path / "one"))


def test_the_comparison_finds_a_difference() -> None:
    page = {"events/a/index.html": b"<p>one</p>"}
    with pytest.raises(AssertionError):
        assert_same(page, {"events/a/index.html": b"<p>two</p>"})
    with pytest.raises(AssertionError):
        assert_same(page, page | {"events/b/index.html": b""})
