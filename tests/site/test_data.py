"""The data on the built site: every file, every link to it, and every example of its use."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from html import unescape
from pathlib import Path
from posixpath import normpath

import pytest
from chronology import exports
from chronology.exports import EXPORTERS
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.model.text import plain

from tests.site.conftest import BASE, searched
from tests.site.html import Document

URL = f"https://example.org{BASE}"
SITE = Site("Multivector", URL, "")
FOLDERS = ("api", "schema", "data", "feed", "calendar")


def test_the_order_is_the_same_in_page_json_csv_and_sql(site: Path) -> None:
    """And `sequence` says it in each file."""
    html = (site / "timeline" / "index.html").read_text("utf-8")
    shown = re.findall(r'<article class="card" id="([^"]+)"', html)
    events = json.loads((site / "api/v1/events.json").read_text("utf-8"))["events"]
    assert [event["id"] for event in events] == shown
    assert [event["sequence"] for event in events] == list(range(1, len(shown) + 1))
    with (site / "data" / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], int(row["sequence"])) for row in rows] == [(e["id"], e["sequence"]) for e in events]
    with closing(sqlite3.connect(site / "data" / "multivector.sqlite")) as database:
        assert [key for (key,) in database.execute("SELECT id FROM events ORDER BY sequence")] == shown
        assert [key for (key,) in database.execute("SELECT id FROM timeline")] == shown


@pytest.fixture(scope="module")
def examples(site: Path) -> dict[str, list[str]]:
    """The examples on the page on the data, by language, as a reader copies them."""
    html = (site / "data" / "index.html").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for language, code in re.findall(
        r'<pre><code class="language-(\w+)">(.*?)</code></pre>', html, re.DOTALL
    ):
        found.setdefault(language, []).append(unescape(code))
    return found


def test_the_site_has_each_exported_file_and_no_other(site: Path, chronology: Chronology) -> None:
    """Byte by byte what the registry gives, whoever publishes it."""
    expected = exports.files(chronology, SITE)
    found = {
        path.relative_to(site).as_posix(): path
        for folder in FOLDERS
        for path in (site / folder).rglob("*")
        if path.is_file() and path.suffix != ".html"
    }
    assert found.keys() == expected.keys()
    assert [name for name, path in found.items() if path.read_bytes() != expected[name]] == []


def test_no_exported_file_is_in_the_search_the_sitemap_or_the_navigation(site: Path) -> None:
    """Data are reached through links. The log's own file is no part of the site."""
    places = searched(site)
    sitemap = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert f"{URL}data/" in sitemap
    for place in (*places, *(found.removeprefix(URL) for found in sitemap)):
        assert not place.startswith(("api/", "schema/", "feed/", "calendar/")), place
        assert not re.match(r"data/[^#?]", place), place
    assert not (site / "changes.yml").exists()
    assert not (site / "retired.yml").exists()


def alternates(name: str, document: Document) -> dict[str, str]:
    """Return the files to which the head of a page refers, from the root of the site, with their types."""
    here = name.rpartition("/")[0] or "."
    found = {}
    for tag, attributes in document.elements:
        if tag == "link" and attributes.get("rel") == "alternate":
            link = attributes["href"].removeprefix(BASE) if attributes["href"].startswith(BASE) else ""
            found[link or normpath(f"{here}/{attributes['href']}")] = attributes["type"]
    return found


def test_each_page_leads_programs_to_the_feeds_and_to_its_data(
    site: Path, documents: dict[str, Document], chronology: Chronology
) -> None:
    """All pages to the feeds and the calendar, a theme to its own, an event and a list to its JSON."""
    always = {
        "feed/changes.xml": "application/atom+xml",
        "feed/changes.json": "application/feed+json",
        "calendar/on-this-day.ics": "text/calendar",
    }
    lists = {"timeline": "events", "disagreements": "disagreements"}
    lists |= {name: name for name in ("sources", "actors", "themes")}
    assert len(documents) > len(chronology.events)
    for path, document in documents.items():
        folder, _, name = path.rpartition("/")[0].partition("/")
        expected = dict(always)
        if folder == "themes" and name:
            expected |= {f"feed/themes/{name}.xml": "application/atom+xml"}
            expected |= {f"feed/themes/{name}.json": "application/feed+json"}
        if folder == "events" and name in chronology.events:
            expected[f"api/v1/events/{name}.json"] = "application/json"
        if folder in lists and not name:
            expected[f"api/v1/{lists[folder]}.json"] = "application/json"
        found = alternates(path, document)
        assert found == expected, path
        assert [link for link in found if not (site / link).is_file()] == []


def test_the_page_of_an_event_has_its_sources_for_reference_managers(
    documents: dict[str, Document], chronology: Chronology
) -> None:
    """One element that says so for each source, as many as the event cites."""
    for entry in chronology.timeline:
        elements = documents[f"events/{entry.id}/index.html"].elements
        found = [attributes["title"] for _, attributes in elements if attributes.get("class") == "Z3988"]
        assert len(found) == len(chronology.sources_of(entry))
        assert all(title.startswith("ctx_ver=Z39.88-2004&rft_val_fmt=info") for title in found)


def test_the_page_on_the_data_lists_every_exporter(site: Path) -> None:
    """With its path and its purpose, once each."""
    html = (site / "data" / "index.html").read_text("utf-8")
    for exporter in EXPORTERS:
        assert html.count(f"<code>{exporter.path(SITE)}</code>") == 1
        assert exporter.FOR in unescape(html)


def test_the_example_in_python_runs_with_nothing_installed(
    examples: dict[str, list[str]], address: str, chronology: Chronology
) -> None:
    """It prints a line for each disagreement; the address is that of the site as it is served here."""
    (code,) = examples["python"]
    assert URL in code
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", code.replace(URL, address)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{entry.record.date.words()} | {dispute.about}"
        for entry in chronology.timeline
        for dispute in entry.record.disagreements
    ]


def test_the_examples_in_sql_give_what_they_promise(
    examples: dict[str, list[str]], site: Path, chronology: Chronology
) -> None:
    """How many claims each source has, and the events that tell of a railway."""
    counting, searching = examples["sql"]
    with closing(sqlite3.connect(f"file:{site}/data/multivector.sqlite?mode=ro", uri=True)) as database:
        counted = database.execute(counting).fetchall()
        found = database.execute(searching).fetchall()
    records = [entry.record for entry in chronology.timeline]
    labels = Counter(chronology.sources[c.source].record.label for record in records for c in record.claims)
    assert dict(counted) == labels
    assert [count for _, count in counted] == sorted(labels.values(), reverse=True)
    expected = {
        record.title
        for record in records
        if re.search(
            r"\brailway\b",
            " ".join((record.title, plain(record.summary), *(plain(claim.text) for claim in record.claims))),
            re.IGNORECASE,
        )
    }
    assert {title for _, title in found} == expected
    assert expected


def test_the_example_that_checks_a_copy_finds_it_whole(
    examples: dict[str, list[str]], site: Path, tmp_path: Path
) -> None:
    (line,) = examples["sh"]
    program, *arguments = shlex.split(line)
    shutil.copytree(site / "data", tmp_path / "copy")
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments],
        cwd=tmp_path / "copy",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "INVALID" not in done.stdout


def test_each_address_in_an_example_is_that_of_a_file(examples: dict[str, list[str]], site: Path) -> None:
    """For the spreadsheet, Zotero, the feed reader and the calendar."""
    found = [
        url for codes in examples.values() for code in codes for url in re.findall(rf"{URL}[\w./-]+", code)
    ]
    assert {url.removeprefix(URL) for url in found} == {
        "api/v1/events.json",
        "calendar/on-this-day.ics",
        "calendar/plans.ics",
        "data/claims.csv",
        "data/sources.bib",
        "feed/changes.json",
        "feed/changes.xml",
    }
    assert [url for url in found if not (site / url.removeprefix(URL)).is_file()] == []
