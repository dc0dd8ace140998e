"""Addresses: no id is reserved, and no generated page takes the place of a hand-written one."""

from __future__ import annotations

import pytest
from chronology.exports.catalogue import collisions
from chronology.loading.handwritten import published
from chronology.loading.loader import load
from chronology.model.site import Site
from chronology.pages.page_list import pages

from . import ACTORS, PLACES, SILENT, Build, Changes, Report


def found(text: str) -> list[str]:
    """Return place and message of each finding of the rule."""
    return [line for line in text.splitlines() if "[addresses]" in line]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index", 'the id "index" is that of the page of a folder'),
        ("con", 'Windows keeps the name "con" for a device'),
        ("lpt9", 'Windows keeps the name "lpt9" for a device'),
    ],
)
@pytest.mark.parametrize("path", ["events", "seeds", "vocabulary/themes.yml", ACTORS, PLACES])
def test_reports_a_reserved_id_of_any_kind(report: Report, path: str, name: str, message: str) -> None:
    """Where the record begins."""
    key = {ACTORS: "sylvania", PLACES: "fredville"}.get(path, "borders")
    place = path if path.endswith(".yml") else f"{path}/{name}.yml"
    renamed = {f"{key}:\n": f"{name}:\n"} if place == path else "title: A goose\nmoved_to: 1932-treaty\n"
    changes: Changes = {place: renamed}
    (line,) = found(report(changes))
    assert line.startswith(f"{place}:")
    assert line.endswith(message)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("docs/events/1932-treaty.md", 'the event "1932-treaty"'),
        ("docs/Events/1932-TREATY.md", 'the event "1932-treaty"'),
        ("docs/events/1932-treaty/index.md", 'the event "1932-treaty"'),
        ("docs/actors/firefly/index.html", 'the actor "firefly"'),
        ("docs/sources/gazette/README.md", 'the source "gazette"'),
    ],
)
def test_reports_a_file_at_the_address_of_a_record(report: Report, path: str, taken: str) -> None:
    """Whatever it is called, in upper or lower case."""
    (line,) = found(report({path: "# Mine\n"}))
    assert line.startswith(f"{path}:1:1: error[addresses]: {taken} has the address of this file")


def test_takes_pages_beside_those_of_records(report: Report) -> None:
    """In the same folders, and below them."""
    assert report({"docs/events/index.md": "# Events\n", "docs/events/more.md": "# More\n"}) == SILENT


@pytest.mark.parametrize(
    "path", ["actors/firefly.md", "api/v1/events.json", "data/events.csv", "feed/changes.xml"]
)
def test_a_build_replaces_nothing_that_was_written_by_hand(freedonia: Build, path: str) -> None:
    """Neither by a page nor by a published file."""
    chronology, site = load(freedonia({})), Site()
    written = {published(f"docs/{path}"): f"docs/{path}"}
    (one,) = collisions(written, pages(chronology, site), site)
    assert one.path == f"docs/{path}"
