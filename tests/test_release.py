"""Nothing is lost: the ids of the last release, and the pages that old ids keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chronology.cli.main import main
from chronology.exports import files
from chronology.loading.loader import load
from chronology.model.entries import items
from chronology.model.site import Links, Site
from chronology.pages.page_list import pages
from chronology.pages.timeline import timeline

from .rules import LAPSE, TREATY, Build

ROOT = Path(__file__).parents[1]
RETIRED = {
    "docs/retired.yml": "1930-gone: {title: The goose, withdrawn: It was a swan.}\n"
    "1931-duck: {title: The first duck, moved_to: 1932-treaty}\n"
}


def test_every_id_of_the_last_release_is_still_there() -> None:
    """The project's own list: sorted, without a double, and nothing on it is lost."""
    chronology = load(ROOT)
    lines = [line.split() for line in (ROOT / "events" / "IDS").read_text("utf-8").splitlines()]
    listed = [event for event, *_ in lines]
    assert len(listed) >= 163
    assert listed == sorted(set(listed))
    assert set(listed) - chronology.known("event") == set()
    for event, *names in lines:
        assert names == sorted(set(names))
        assert names or event in chronology.retired


def test_release_ids_lists_every_id(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of retired events too, and of claims, disagreements and positions; the check then holds them."""
    root = freedonia(RETIRED | {"events/IDS": "1930-gone c8x2p\n1932-treaty\n"})
    assert main(["fmt", "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(["release-ids", "--root", str(root)]) == 0
    path = root / "events" / "IDS"
    events = load(root).events
    within = {key: sorted(item.id for _, _, item in items(entry.record)) for key, entry in events.items()}
    listed = within | {"1930-gone": ["c8x2p"], "1931-duck": []}
    written = "".join(f"{' '.join((key, *names))}\n" for key, names in sorted(listed.items()))
    assert path.read_text("utf-8") == written
    new = sum(map(len, within.values()))
    assert capsys.readouterr().out == (
        f"{path}: ids of 5 events and of {new + 1} claims, disagreements and positions; "
        f"new: ids of 3 events and of {new} claims, disagreements and positions\n"
    )
    assert main(["check", "--root", str(root)]) == 0
    treaty = (root / TREATY).read_text("utf-8")
    (root / TREATY).write_text(treaty.replace(within["1932-treaty"][0], "c9"), "utf-8")
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == 0
    assert f'warning[lost-item]: "{within["1932-treaty"][0]}", the id of a' in capsys.readouterr().out
    (root / "docs" / "retired.yml").unlink()
    assert main(["check", "--root", str(root)]) == 1


def test_release_ids_forgets_none(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """While an id of the list is lost, or anything else is wrong, nothing is written."""
    root = freedonia({"events/IDS": "1999-goose\n"})
    assert main(["release-ids", "--root", str(root)]) == 2
    message = "chronology: the data have errors; `chronology check` lists them. Nothing was written\n"
    assert capsys.readouterr() == ("", message)
    assert (root / "events" / "IDS").read_text("utf-8") == "1999-goose\n"


def test_release_ids_wants_every_id_in_its_file(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """One that is only derived would change with the text."""
    root = freedonia({})
    assert main(["release-ids", "--root", str(root)]) == 2
    message = (
        "chronology: events/1932-treaty.yml has claims without ids; "
        "run `chronology fmt`. Nothing was written\n"
    )
    assert capsys.readouterr() == ("", message)
    assert not (root / "events" / "IDS").exists()


def test_a_moved_event_keeps_a_page_that_leads_on(freedonia: Build) -> None:
    chronology = load(freedonia(RETIRED))
    made = {page.address: page for page in pages(chronology, Site())}
    page = made["events/1931-duck/"]
    assert page.title == "The first duck (moved)"
    assert page.edit_path == "docs/retired.yml"
    body = page.body()
    assert "Moved" in body
    assert '<a href="../1932-treaty/">Freedonia and Sylvania sign the Duck Treaty</a>' in body
    assert '<a href="../../timeline/">' in body


def test_a_withdrawn_event_keeps_a_page_that_says_why(freedonia: Build) -> None:
    chronology = load(freedonia(RETIRED))
    body = {page.address: page for page in pages(chronology, Site())}["events/1930-gone/"].body()
    assert "This event was withdrawn: It was a swan." in body
    assert '<a href="../../timeline/">' in body


def test_a_text_may_lead_to_a_retired_event(freedonia: Build) -> None:
    """A cross-reference to an old id is a link to the page that it keeps."""
    changes = RETIRED | {LAPSE: {"The treaty ends when": "As [[1931-duck]], it ends when"}}
    chronology = load(freedonia(changes))
    body = {page.address: page for page in pages(chronology, Site())}["events/1934-lapse/"].body()
    assert '<a href="../1931-duck/">The first duck</a>' in body


def test_a_retired_event_is_in_no_list(freedonia: Build) -> None:
    """Neither on the timeline, nor among the events of a theme, an actor or a source."""
    chronology = load(freedonia(RETIRED))
    assert [entry.id for entry in chronology.timeline] == ["1932-treaty", "1933-count", "1934-lapse"]
    html = timeline(chronology, Links("timeline/"))
    assert 'id="1932-treaty"' in html
    assert "1931-duck" not in html
    assert "1930-gone" not in html
    groups = (chronology.by_theme, chronology.by_actor, chronology.by_source)
    listed = {entry.id for group in groups for entries in group.values() for entry in entries}
    assert listed == {"1932-treaty", "1933-count", "1934-lapse"}


SITE = Site("Freedonia", "https://example.org/", "")


def test_published_events_are_those_that_stand(freedonia: Build) -> None:
    """Who downloads the events gets none that was withdrawn."""
    published = json.loads(files(load(freedonia(RETIRED)), SITE)["api/v1/events.json"])["events"]
    assert [event["id"] for event in published] == ["1932-treaty", "1933-count", "1934-lapse"]


def test_published_redirects_say_where_an_old_id_went(freedonia: Build) -> None:
    """Each retired id, with the new one of what moved."""
    redirects = json.loads(files(load(freedonia(RETIRED)), SITE)["api/v1/redirects.json"])["redirects"]
    assert {one["id"]: one["moved_to"] for one in redirects} == {"1930-gone": "", "1931-duck": "1932-treaty"}


def test_a_released_event_cannot_just_be_renamed(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Renaming a file without a record in its place is an error, in the file that lists the ids."""
    root = freedonia({"events/IDS": "1932-treaty\n"})
    (root / TREATY).rename(root / "events" / "1932-duck-treaty.yml")
    assert main(["check", "--root", str(root)]) == 1
    assert "events/IDS:1:1: error[lost-id]: the event `1932-treaty` was published" in capsys.readouterr().out
