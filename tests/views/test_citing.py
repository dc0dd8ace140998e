"""How an event is cited, and what machines read of it."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from chronology.loading.loader import load
from chronology.model.records import Event
from chronology.model.schema_org import event_page
from chronology.model.site import Site
from chronology.pages.citing import Citations, citations, head

from tests.rules import Build, Changes

SITE = Site("Annals", "https://annals.example/")
TREATY = "1932-treaty"


LOG = """
- {date: "1935-01-01", kind: added, events: [1932-treaty, 1933-count]}
- {date: "1935-02-03", kind: corrected, events: [1932-treaty], note: Who signed.}
- {date: "1935-02-04", kind: corrected, events: [1933-count], note: How many.}
"""
ALONE = "2,000.\n        source: gazette"
ABOUT = "Event, 17 June 1932; sources differ"


def cited(root: Path, event: str = TREATY) -> tuple[Citations, Event, str]:
    """Return the citations of an event, the event, and the version that they give."""
    chronology = load(root)
    entry = chronology.events[event]
    return citations(chronology, entry, SITE), entry.record, chronology.version[:8]


def test_an_event_is_cited_with_the_day_of_its_last_change_and_the_version(freedonia: Build) -> None:
    """In APA style its title is in italics; in Chicago style that of a page is not."""
    found, event, version = cited(freedonia({"docs/changes.yml": LOG}))
    url = f"https://annals.example/events/{TREATY}/"
    assert str(found.chicago) == (
        f"Annals contributors. “{event.title}.” {ABOUT}. Annals, version {version}. "
        f"Last modified 3 February 1935. {url}."
    )
    assert not any(run.italic for run in found.chicago)
    assert str(found.apa) == (
        f"Annals contributors. (1935, February 3). {event.title} (Version {version}) [{ABOUT}]. Annals. {url}"
    )
    assert [run.text for run in found.apa if run.italic] == [event.title]


def test_an_event_that_was_never_corrected_is_cited_with_the_day_on_which_it_was_added(
    freedonia: Build,
) -> None:
    log = LOG.replace("kind: corrected, events: [1932-treaty]", "kind: corrected, events: [1933-count]")
    found, _, _ = cited(freedonia({"docs/changes.yml": log}))
    assert "Last modified 1 January 1935." in str(found.chicago)
    assert "(1935, January 1)." in str(found.apa)


def test_an_event_without_an_entry_in_the_log_is_cited_by_its_version(freedonia: Build) -> None:
    found, event, version = cited(freedonia({}))
    assert f"(Version {version}). {event.title} [{ABOUT}]." in str(found.apa)
    assert "Last modified" not in str(found.chicago)
    assert "n.d." not in "".join(map(str, found))


@pytest.mark.parametrize(
    ("date", "words"), [("1932~", "about 1932"), ("1932?", "possibly 1932"), ("[1932..]", "1932 or later")]
)
def test_a_citation_gives_the_doubt_about_a_date(freedonia: Build, date: str, words: str) -> None:
    found, _, _ = cited(freedonia({"events/1932-treaty.yml": {'"1932-06-17"': f'"{date}"'}}))
    for form in found:
        assert f"Event, {words}" in str(form)


@pytest.mark.parametrize(
    ("event", "changes", "differ"),
    [
        (TREATY, {}, True),
        (TREATY, {"events/1932-treaty.yml": {"2,000.\n        source: almanac": ALONE}}, False),
        ("1933-count", {}, False),
    ],
    ids=["two sources", "one with itself", "none"],
)
def test_a_citation_says_where_sources_differ(
    freedonia: Build, event: str, changes: Changes, differ: bool
) -> None:
    found, _, _ = cited(freedonia(changes), event)
    assert {"; sources differ" in str(form) for form in found} == {differ}


def test_bibtex_and_ris_hold_title_author_day_version_and_address(freedonia: Build) -> None:
    """As bibtexparser and rispy read them."""
    changes = {"docs/changes.yml": LOG, "events/1932-treaty.yml": {"title: ": "title: 50% & "}}
    found, event, version = cited(freedonia(changes))
    url = f"https://annals.example/events/{TREATY}/"
    note = f"{ABOUT}. Version {version}, last modified 3 February 1935"
    (entry,) = bibtexparser.loads(found.bibtex).entries
    assert (entry["ENTRYTYPE"], entry["ID"], entry["url"]) == ("misc", TREATY, url)
    assert (entry["year"], entry["date"], entry["note"]) == ("1935", "1935-02-03", note)
    assert entry["title"].startswith("{50\\% \\& ")
    (record,) = rispy.loads(found.ris)
    assert (record["type_of_reference"], record["title"], record["urls"]) == ("ELEC", event.title, [url])
    assert (record["year"], record["date"], record["notes"]) == ("1935", "1935/02/03/", [note])


def test_the_site_that_an_event_is_cited_from_is_an_organisation(freedonia: Build) -> None:
    """In every form, whatever it is called; a title that is a question ends once."""
    chronology = load(freedonia({"events/1932-treaty.yml": {"Duck Treaty\n": "Duck Treaty?\n"}}))
    entry, site = chronology.events[TREATY], Site("Ducks, Geese", "https://annals.example/")
    found = citations(chronology, entry, site)
    assert "author = {{Ducks, Geese contributors}}," in found.bibtex
    assert "AU  - Ducks Geese contributors\n" in found.ris
    assert "Duck Treaty?” Event, " in str(found.chicago)
    assert "Ducks, Geese, version " in str(found.chicago)
    assert "Duck Treaty? [Event, " in str(found.apa)
    author = {"@type": "Organization", "name": "Ducks, Geese contributors"}
    assert event_page(chronology, entry, site)["author"] == author


def test_linked_data_give_the_days_of_entry_and_of_the_last_change(freedonia: Build) -> None:
    chronology = load(freedonia({"docs/changes.yml": LOG}))
    data = event_page(chronology, chronology.events[TREATY], SITE)
    assert (data["datePublished"], data["dateModified"]) == ("1935-01-01", "1935-02-03")
    unknown = event_page(chronology, chronology.events["1934-lapse"], SITE)
    assert not {"datePublished", "dateModified"} & unknown.keys()


def test_linked_data_name_each_source_and_each_claim(freedonia: Build) -> None:
    chronology = load(freedonia({}))
    entry = chronology.events[TREATY]
    data = event_page(chronology, entry, SITE)
    assert data["@type"] == "Article"
    assert data["about"]["@type"] == "Event"
    assert [work["name"] for work in data["citation"]] == [
        chronology.sources[key].record.title for key in chronology.sources_of(entry)
    ]
    assert len(data["hasPart"]) == len(entry.record.claims)
    assert data["hasPart"][0]["appearance"]["pagination"] == f"¶ {', '.join(entry.record.claims[0].at)}"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1932", {"startDate": "1932"}),
        ("1932-05", {"startDate": "1932-05"}),
        ("1932-05-04", {"startDate": "1932-05-04"}),
        ("1932~", {}),
        ("193X", {}),
        ("1932-21", {}),
        ("[1932,1933]", {}),
        ("1932/1934", {"startDate": "1932", "endDate": "1934"}),
        ("1932/..", {"startDate": "1932"}),
        ("1932?/1934", {}),
    ],
)
def test_linked_data_give_a_date_only_where_it_is_exact(
    freedonia: Build, date: str, expected: dict[str, str]
) -> None:
    chronology = load(freedonia({}))
    entry = chronology.events[TREATY]
    record = Event.model_validate(entry.record.model_dump(exclude_none=True) | {"date": date})
    changed = type(entry)(entry.id, record, entry.file)
    about = event_page(chronology, changed, SITE)["about"]
    assert {key: about[key] for key in about if key.endswith("Date")} == expected


def test_no_text_can_end_the_script_in_the_head(freedonia: Build) -> None:
    chronology = load(freedonia({"events/1932-treaty.yml": {"summary: ": "summary: </script><!-- "}}))
    html = head(chronology, chronology.events[TREATY], SITE)
    script = html.partition('<script type="application/ld+json">')[2]
    assert script.count("<") == 1
    assert json.loads(script.removesuffix("</script>"))["description"].startswith("</script><!-- ")
