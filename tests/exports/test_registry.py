"""The registry: every file once, described, and the same whenever and wherever it is made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from chronology import exports
from chronology.exports import EXPORTERS, GROUPS, listing
from chronology.exports.publication import Publication, Size
from chronology.model.site import Links
from jinja2.filters import do_filesizeformat

from .conftest import ROOT, SITE, Published

WRITE = """
import sys
from hashlib import sha256
from pathlib import Path
from chronology import exports
from chronology.loading.loader import load
from chronology.model.site import Site
found = exports.files(load(Path(sys.argv[1])), Site("Multivector", "https://example.org/x/y/", ""))
for path, content in found.items():
    print(path, sha256(content).hexdigest())
"""


def hashes(root: Path, seed: str) -> list[str]:
    """Return path and hash of each file, made in a process of its own, in another zone and language."""
    surroundings = {"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT-{seed}", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(root)],
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_two_builds_from_two_clones_are_byte_identical(tmp_path: Path) -> None:
    """Whatever the folder, the order and time of its files, the hash seed, zone and language."""
    for folder in ("events", "seeds", "vocabulary", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, copy_function=shutil.copyfile)
    here, there = hashes(ROOT, "1"), hashes(tmp_path, "7")
    assert here == there
    assert len(here) > 100


def test_no_module_of_the_exports_reads_the_clock() -> None:
    """Every date that is published comes from the data."""
    folder = ROOT / "scripts" / "chronology" / "exports"
    clock = re.compile(r"\b(?:now|today|utcnow|time|monotonic|fromtimestamp|getmtime|stat)\(")
    assert [path.name for path in folder.rglob("*.py") if clock.search(path.read_text("utf-8"))] == []
    assert clock.search("date.today()")


def test_each_path_is_published_by_one_exporter(project: Published) -> None:
    """No file overwrites another, and each lies where the exporter's path says."""
    publication = Publication(project.chronology, SITE)
    written = [file.path for exporter in EXPORTERS for file in publication.written(exporter)]
    assert len(written) == len(set(written)) == len(project.files)
    for exporter in EXPORTERS:
        pattern = re.escape(exporter.path(SITE)).replace(r"\{id\}", "[a-z0-9/-]+")
        for file in publication.written(exporter):
            assert re.fullmatch(pattern, file.path), file.path


def test_exporters_give_the_same_files_in_any_order_and_again(project: Published) -> None:
    publication = Publication(project.chronology, SITE)
    for exporter in (*reversed(EXPORTERS), *EXPORTERS):
        assert all(project.files[path] == content for path, content in publication.write(exporter))


def test_each_exporter_describes_itself() -> None:
    for exporter in EXPORTERS:
        assert exporter.TITLE
        assert exporter.FOR.endswith(".")
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", exporter.MEDIA_TYPE)
        assert exporter.GROUP in GROUPS


def test_files_come_with_their_exporter_and_sizes_are_known_afterwards(project: Published) -> None:
    publication = Publication(project.chronology, SITE)
    found: dict[object, list[int]] = {}
    for exporter, path, content in exports.iter_files(publication):
        assert content == project.files[path]
        found.setdefault(exporter, []).append(len(content))
    assert {exporter: Size(len(sizes), sum(sizes)) for exporter, sizes in found.items()} == {
        exporter: publication.size(exporter) for exporter in EXPORTERS
    }


def test_the_index_lists_every_exporter(project: Published) -> None:
    endpoints = project.json("api/v1/index.json")["endpoints"]
    assert [one["path"] for one in endpoints] == [exporter.path(SITE) for exporter in EXPORTERS]
    assert [one["url"] for one in endpoints] == [SITE.url + one["path"] for one in endpoints]
    for one in endpoints:
        schema = one["schema_url"].removeprefix(SITE.url)
        assert schema in project.files or (
            (not schema and not one["path"].startswith("api/v1/")) or "openapi" in one["path"]
        )


def test_the_list_of_a_group_has_a_link_and_a_size_for_each_file(project: Published) -> None:
    """Relative to the page; several files of a kind are counted instead of linked."""
    sizes = exports.sizes_of(Publication(project.chronology, SITE))
    for group in GROUPS:
        html = listing(sizes, project.chronology, SITE, Links("data/"), group)
        for exporter, size in zip(EXPORTERS, sizes, strict=True):
            path = exporter.path(SITE)
            assert (f"<code>{path}</code>" in html) == (group == exporter.GROUP)
            if group == exporter.GROUP:
                assert do_filesizeformat(size.bytes).replace("Bytes", "bytes") in html
                assert "{" in path or f'<a href="{Links("data/").url_for(path)}">' in html
    whole = listing(sizes, project.chronology, SITE, Links("data/"))
    assert whole.count('<th scope="row">') == len(EXPORTERS)
    assert f"<br>{len(project.chronology.events)} files" in whole


def test_nothing_is_missing_that_a_chronology_without_a_log_needs(attack: Published, tmp_path: Path) -> None:
    """Addresses in the head of each page stay good: the feeds are there, and empty."""
    from tests.site import hostile

    hostile.write(tmp_path)
    (tmp_path / "docs" / "changes.yml").unlink()
    from .conftest import publish

    files = publish(tmp_path).files
    assert files.keys() == attack.files.keys()
    assert b"<entry>" not in files["feed/changes.xml"]
    assert b"<updated>1970-01-01T00:00:00Z</updated>" in files["feed/changes.xml"]
