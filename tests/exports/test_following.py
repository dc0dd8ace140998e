"""What people follow: feeds as feedparser reads them, calendars as icalendar does."""

from __future__ import annotations

import json
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from chronology.exports.calendars import fold
from icalendar import Calendar

from tests.rules import Build
from tests.site.hostile import ATTACK, SHORT

from .conftest import SITE, Published, publish
from .elements import Elements

CALENDARS = ("calendar/on-this-day.ics", "calendar/plans.ics")
LOG = """
- {date: "1935-01-01", kind: added, events: [1932-treaty, 1933-count]}
- {date: "1935-01-01", kind: added, events: [1934-lapse], note: The end of it.}
- date: "1935-02-03"
  kind: corrected
  events: [1932-treaty, 1934-lapse]
  note: Who signed <first> & last.
- {date: "1936-05-01", kind: withdrawn, events: [1930-gone], themes: [ducks]}
"""
RETIRED = {"docs/retired.yml": "1930-gone: {title: The goose, withdrawn: It was a swan.}\n"}


@pytest.fixture
def logged(freedonia: Build) -> Published:
    """Freedonia with a log of four changes."""
    return publish(freedonia({"docs/changes.yml": LOG, **RETIRED}))


def test_a_feed_tells_each_change_the_newest_first(logged: Published) -> None:
    """An event by its title, several by their number; each has a page to go to."""
    feed = feedparser.parse(logged.files["feed/changes.xml"])
    assert not feed.bozo
    assert (feed.version, feed.feed.title, feed.feed.updated) == (
        "atom10",
        "Multivector: changes",
        "1936-05-01T00:00:00Z",
    )
    assert [(entry.title, entry.updated, entry.link) for entry in feed.entries] == [
        ("Withdrawn: The goose", "1936-05-01T00:00:00Z", f"{SITE.url}events/1930-gone/"),
        ("Corrected: 2 events", "1935-02-03T00:00:00Z", f"{SITE.url}changes/#1935-02-03-1"),
        ("Added: The Duck Treaty comes to an end", "1935-01-01T00:00:00Z", f"{SITE.url}events/1934-lapse/"),
        ("Added: 2 events", "1935-01-01T00:00:00Z", f"{SITE.url}changes/#1935-01-01-1"),
    ]
    assert [entry.id.partition("#")[2] for entry in feed.entries] == [
        "1936-05-01-1",
        "1935-02-03-1",
        "1935-01-01-2",
        "1935-01-01-1",
    ]
    assert feed.entries[1].content[0].value == (
        "<p>Who signed &lt;first&gt; &amp; last.</p><ul>"
        f'<li><a href="{SITE.url}events/1932-treaty/">Freedonia and Sylvania sign the Duck Treaty</a>'
        " (17 June 1932)</li>"
        f'<li><a href="{SITE.url}events/1934-lapse/">The Duck Treaty comes to an end</a> (1934)</li></ul>'
    )


def test_an_event_has_the_days_on_which_it_was_added_and_last_corrected(logged: Published) -> None:
    """With the note of that correction; what does not apply is empty."""
    events = {event["id"]: event for event in logged.json("api/v1/events.json")["events"]}
    keys = ("added", "corrected", "correction")
    found = {id: tuple(event[key] for key in keys) for id, event in events.items()}
    assert found == {
        "1932-treaty": ("1935-01-01", "1935-02-03", "Who signed <first> & last."),
        "1933-count": ("1935-01-01", "", ""),
        "1934-lapse": ("1935-01-01", "1935-02-03", "Who signed <first> & last."),
    }
    assert logged.json("api/v1/events/1932-treaty.json")["event"]["corrected"] == "1935-02-03"


def test_the_note_is_that_of_the_last_correction_alone(freedonia: Build) -> None:
    """An event that the log adds with all others was added on the day of that entry."""
    log = """
- {date: "1935-01-01", kind: added, events: [all]}
- {date: "1935-02-03", kind: corrected, events: [1932-treaty], note: Who signed.}
- {date: "1935-02-03", kind: corrected, events: [1932-treaty, 1933-count]}
"""
    events = publish(freedonia({"docs/changes.yml": log})).json("api/v1/events.json")["events"]
    found = {event["id"]: (event["added"], event["corrected"], event["correction"]) for event in events}
    assert found["1932-treaty"] == ("1935-01-01", "1935-02-03", "")
    assert found["1934-lapse"] == ("1935-01-01", "", "")


def test_the_feed_of_a_theme_tells_the_changes_of_its_events_only(logged: Published) -> None:
    """A withdrawn event is told of in the themes that the log names, for its file names none any more."""
    borders = feedparser.parse(logged.files["feed/themes/borders.xml"])
    assert [entry.title for entry in borders.entries] == [
        "Corrected: 2 events",
        "Added: The Duck Treaty comes to an end",
        "Added: Freedonia and Sylvania sign the Duck Treaty",
    ]
    ducks = feedparser.parse(logged.files["feed/themes/ducks.xml"])
    assert [entry.title for entry in ducks.entries] == [
        "Withdrawn: The goose",
        "Corrected: The Duck Treaty comes to an end",
        "Added: The Duck Treaty comes to an end",
        "Added: Freedonia counts its ducks",
    ]
    assert borders.feed.links[1].href == f"{SITE.url}themes/borders/"


@pytest.mark.parametrize("which", ["project", "attack", "logged"])
def test_both_forms_of_every_feed_say_the_same(which: str, request: pytest.FixtureRequest) -> None:
    published: Published = request.getfixturevalue(which)
    feeds = [path for path in published.files if path.startswith("feed/") and path.endswith(".xml")]
    assert len(feeds) == 1 + len(published.chronology.themes)
    for path in feeds:
        atom = feedparser.parse(published.files[path], sanitize_html=False)
        assert not atom.bozo
        other = published.json(path.replace(".xml", ".json"))
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert other["feed_url"] == SITE.url + path.replace(".xml", ".json")
        assert atom.feed.id == atom.feed.links[0].href == SITE.url + path
        assert [(e.id, e.title, e.link, e.updated, unescape(e.content[0].value)) for e in atom.entries] == [
            (i["id"], i["title"], i["url"], i["date_published"], unescape(i["content_html"]))
            for i in other["items"]
        ]


def test_the_log_of_the_project_adds_every_event(project: Published) -> None:
    """The interface lists each entry with its events, as the file has them."""
    changes = project.json("api/v1/changes.json")["changes"]
    added = [event for change in changes if change["kind"] == "added" for event in change["events"]]
    assert sorted(added) == sorted(project.chronology.events.keys() | project.chronology.retired.keys())
    assert changes[0]["id"] == "2026-11-21-1"


def test_all_stands_for_what_no_other_entry_adds(freedonia: Build) -> None:
    log = """
- {date: "1935-01-01", kind: added, events: [all]}
- {date: "1935-02-03", kind: added, events: [1933-count]}
"""
    changes = publish(freedonia({"docs/changes.yml": log})).json("api/v1/changes.json")["changes"]
    assert [change["events"] for change in changes] == [["1932-treaty", "1934-lapse"], ["1933-count"]]


def test_hostile_texts_are_told_literally_by_a_feed(attack: Published) -> None:
    """A note and a title are text within the HTML of an item, whose elements are ours alone."""
    withdrawn, added = (Elements(item["content_html"]) for item in attack.json("feed/changes.json")["items"])
    assert withdrawn.names == ["ul", *["li", "a"] * 2]
    assert withdrawn.text == f"{SHORT}{SHORT}: {ATTACK}"
    assert added.names == ["p", "ul", *["li", "a"] * 4]
    assert added.text == f"{ATTACK}{SHORT} (b) (1999){SHORT} (a) (1999){SHORT}{SHORT}: {ATTACK}"
    titles = [entry.title for entry in feedparser.parse(attack.files["feed/changes.xml"]).entries]
    assert titles == ["Withdrawn: 2 events", "Added: 4 events"]


# ---- calendars


def read(published: Published, path: str) -> list[Any]:
    """Return the entries of a calendar."""
    calendar = Calendar.from_ical(published.files[path])
    assert calendar.errors == []
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    return list(calendar.walk("VEVENT"))


def test_each_event_with_a_known_day_comes_back_every_year(project: Published) -> None:
    """And no other: neither a plan, nor a day that is approximate."""
    expected = {
        entry.id: entry.record
        for entry in project.chronology.timeline
        if entry.record.kind != "plan"
        and entry.record.date.precision == "day"
        and not entry.record.date.qualifier
    }
    found = {str(entry["UID"]): entry for entry in read(project, CALENDARS[0])}
    assert found.keys() == {f"{key}@example.org" for key in expected}
    assert len(found) > 10
    for key, record in expected.items():
        entry = found[f"{key}@example.org"]
        assert entry.decoded("DTSTART") == record.date.earliest
        assert entry["RRULE"] == {"FREQ": ["YEARLY"]}
        assert str(entry["SUMMARY"]) == f"{record.title} ({record.date.words()})"
        assert str(entry["DESCRIPTION"]).endswith(f"\n{SITE.url}events/{key}/")
        assert str(entry["URL"]) == f"{SITE.url}events/{key}/"


def test_each_plan_ahead_takes_up_all_days_that_its_date_may_mean(project: Published) -> None:
    """Ahead of the newest day of the log; a plan without an end has no days of its own."""
    newest = date.fromisoformat(project.json("api/v1/changes.json")["changes"][-1]["date"])
    expected = {
        f"{entry.id}@example.org": entry.record.date
        for entry in project.chronology.timeline
        if entry.record.kind == "plan"
        and newest <= entry.record.date.latest
        and not entry.record.date.open_end
    }
    found = {str(entry["UID"]): entry for entry in read(project, CALENDARS[1])}
    assert found.keys() == expected.keys()
    assert found
    for key, when in expected.items():
        assert found[key].decoded("DTSTART") == when.earliest
        assert found[key].decoded("DTEND") == when.latest + timedelta(days=1)


def test_a_stamp_is_the_day_of_the_last_change_of_the_event(freedonia: Build) -> None:
    """Not of a clock; the time is midnight in UTC."""
    published = publish(freedonia({"docs/changes.yml": LOG, **RETIRED}))
    (entry,) = read(published, CALENDARS[0])
    assert str(entry["UID"]) == "1932-treaty@example.org"
    assert entry.decoded("DTSTAMP").isoformat() == "1935-02-03T00:00:00+00:00"


@pytest.mark.parametrize("which", ["project", "attack"])
@pytest.mark.parametrize("path", CALENDARS)
def test_lines_are_folded_as_the_standard_asks(which: str, path: str, request: pytest.FixtureRequest) -> None:
    """At most 75 bytes, ended by CR and LF, and no character is cut."""
    raw: bytes = request.getfixturevalue(which).files[path]
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    for line in lines:
        line.decode("utf-8")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A" * 75, ["A" * 75]),
        ("A" * 76, ["A" * 75, " A"]),
        ("A" * 150, ["A" * 75, " " + "A" * 74, " A"]),
        ("A" * 74 + "ә", ["A" * 74, " ә"]),
        ("", [""]),
    ],
)
def test_a_line_is_folded_between_characters(line: str, expected: list[str]) -> None:
    assert list(fold(line)) == expected


def test_hostile_texts_stand_literally_in_a_calendar(tmp_path: Path) -> None:
    """Commas, semicolons and backslashes as they were written, and no line of theirs becomes a property."""
    from tests.site import hostile

    hostile.write(tmp_path)
    path = tmp_path / "events" / "1999-b.yml"
    nasty = "a\\n;b,c:d\nEND:VEVENT\nX-HIT:1"
    record = json.loads(path.read_text("utf-8")) | {"date": "1999-02-28", "kind": "event", "summary": nasty}
    path.write_text(json.dumps(record), "utf-8")
    (entry,) = read(publish(tmp_path), CALENDARS[0])
    assert str(entry["SUMMARY"]) == f"{SHORT} (b) (28 February 1999)"
    assert str(entry["DESCRIPTION"]).startswith(nasty + "\n")
    assert "X-HIT" not in entry
    assert str(entry["CATEGORIES"].cats[0]) == SHORT
