"""How an event is cited, and what machines read of it."""

from __future__ import annotations

import json

import pytest
from chronology.loading.loader import load
from chronology.model.records import Event
from chronology.model.schema_org import event_page
from chronology.model.site import Site
from chronology.pages.citing import citations, head

from tests.rules import Build

SITE = Site("Annals", "https://annals.example/")
TREATY = "1932-treaty"


def test_an_event_is_cited_in_chicago_and_apa_style(freedonia: Build) -> None:
    entry = load(freedonia({})).events[TREATY]
    found = citations(entry, SITE)
    title, url = entry.record.title, f"https://annals.example/events/{TREATY}/"
    assert found.chicago == f"Annals contributors. “{title}.” Annals. {url}."
    assert found.apa == f"Annals contributors. (n.d.). {title}. Annals. {url}"


def test_bibtex_and_ris_hold_title_author_and_address(freedonia: Build) -> None:
    entry = load(freedonia({"events/1932-treaty.yml": {"title: ": "title: 50% & "}})).events[TREATY]
    found = citations(entry, SITE)
    assert found.bibtex.splitlines()[0] == f"@misc{{{TREATY},"
    assert "50\\% \\& " in found.bibtex
    assert found.bibtex.count("{") == found.bibtex.count("}")
    ris = dict(line.split("  - ", 1) for line in found.ris.splitlines())
    assert ris["TY"] == "ELEC"
    assert ris["TI"] == entry.record.title
    assert ris["UR"] == f"https://annals.example/events/{TREATY}/"
    assert list(ris)[-1] == "ER"


def test_the_site_that_an_event_is_cited_from_is_an_organisation(freedonia: Build) -> None:
    """In every form, whatever it is called; a title that is a question ends once."""
    chronology = load(freedonia({"events/1932-treaty.yml": {"Duck Treaty\n": "Duck Treaty?\n"}}))
    entry, site = chronology.events[TREATY], Site("Ducks, Geese", "https://annals.example/")
    found = citations(entry, site)
    assert "author = {{Ducks, Geese contributors}}," in found.bibtex
    assert "AU  - Ducks Geese contributors\n" in found.ris
    assert "Duck Treaty?” Ducks, Geese." in found.chicago
    assert "Duck Treaty? Ducks, Geese." in found.apa
    author = {"@type": "Organization", "name": "Ducks, Geese contributors"}
    assert event_page(chronology, entry, site)["author"] == author


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
