"""People and places: the list of actors, and what a place is called where it is linked."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.records import Actor
from chronology.model.site import Links, Site
from chronology.pages import reference, timeline
from chronology.pages.events import event_page

from tests.rules import ACTORS, PLACES, Build

KINDS = get_args(Actor.model_fields["kind"].annotation)
HEADINGS = {
    "state": "States",
    "organisation": "Organisations",
    "company": "Companies",
    "media": "Media",
    "group": "Groups",
    "person": "People",
}
NAMES = {
    "state": ["Zembla", "Åland", "freedonia", "Ålesund"],
    "organisation": ["League of Ducks"],
    "company": ["Ponds Ltd"],
    "media": ["The Gazette", "Herald"],
    "group": ["Émigrés", "Farmers", "eels"],
    "person": ["Rufus Firefly", "Duck Hei", "Zeno"],
}
ALIASES = {
    "Rufus Firefly": ["President Firefly", "Firefly", "Rufus"],
    "Duck Hei": ["Duck"],
    "Zeno": ["Adam Zeno"],
}


@pytest.fixture
def peopled(freedonia: Build) -> Chronology:
    """Freedonia with actors of every kind, whose names are in no order."""
    listed = [(kind, name) for kind in reversed(NAMES) for name in NAMES[kind]]
    lines = (
        f"a{place}: {{name: {name}, kind: {kind}, aliases: {ALIASES.get(name, [])}}}\n"
        for place, (kind, name) in enumerate(listed)
    )
    return load(freedonia({ACTORS: "".join(lines)}))


def groups(html: str) -> dict[str, list[str]]:
    """Return the names under each heading of the list of actors."""
    first, *parts = re.split(r"<h2[^>]*>(.*?)</h2>", html)
    assert "<li>" not in first
    return {
        heading: [unescape(re.sub("</?b>", "", name)) for name in re.findall(r"<li><a [^>]*>(.*?)</a>", part)]
        for heading, part in zip(parts[::2], parts[1::2], strict=True)
    }


def test_actors_stand_under_their_kind_by_name(peopled: Chronology) -> None:
    """Whatever their case and accents; people by their family name, and nothing by its article."""
    html = reference.actor_index(peopled, Links("actors/"))
    assert groups(html) == {
        "States": ["Åland", "Ålesund", "freedonia", "Zembla"],
        "Organisations": ["League of Ducks"],
        "Companies": ["Ponds Ltd"],
        "Media": ["The Gazette", "Herald"],
        "Groups": ["eels", "Émigrés", "Farmers"],
        "People": ["Duck Hei", "Rufus Firefly", "Zeno"],
    }
    assert re.findall("<b>(.*?)</b>", html) == ["Duck", "Firefly"]


def test_the_list_of_actors_says_who_each_is(freedonia: Build) -> None:
    """Where the vocabulary does."""
    actors = "duck: {name: D, kind: person, description: Writes & reads}\neel: {name: E, kind: person}\n"
    html = reference.actor_index(load(freedonia({ACTORS: actors})), Links("actors/"))
    assert re.findall("<small>(.*?)</small>", html) == ["Writes &amp; reads"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_actors_has_no_heading(freedonia: Build, kind: str) -> None:
    html = reference.actor_index(load(freedonia({ACTORS: f"one: {{name: One, kind: {kind}}}\n"})), Links())
    assert groups(html) == {HEADINGS[kind]: ["One"]}


def test_a_place_leads_to_its_events_and_says_its_other_names(freedonia: Build) -> None:
    """Former ones, then others; none that is another spelling of one before it, and none twice."""
    place = (
        "fredville: {name: St Fred’s, aliases: [St. Freds, Fredgrad, the F.R.E.D., Port Fred], "
        "former: [Port Fred, Duck & Co]}\n"
    )
    chronology = load(freedonia({PLACES: place}))
    html = event_page(chronology, chronology.events["1932-treaty"], Links("events/1932-treaty/"), Site())
    shown = re.search(r"<dt>Places</dt><dd>(.*?)</dd>", html)
    assert shown
    assert 'href="../../timeline/?place=fredville"' in shown[1]
    text = unescape(re.sub("<[^>]*>", "", shown[1])).strip()
    assert text == "St Fred’s (1) also Port Fred, Duck & Co, Fredgrad, the F.R.E.D."


def test_the_menu_of_places_says_former_names(freedonia: Build) -> None:
    place = "fredville: {name: Fredville, aliases: [the town], former: [Port Fred, Duckburg]}\n"
    chronology = load(freedonia({PLACES: place}))
    menus = timeline.facets(chronology, chronology.timeline)
    assert menus["place"] == [("fredville", "Fredville, also Port Fred, Duckburg", 1)]


def test_without_places_there_is_no_menu_for_them(freedonia: Build) -> None:
    chronology = load(freedonia({"events/1932-treaty.yml": {"places: [fredville]\n": ""}}))
    assert "place" not in timeline.facets(chronology, chronology.timeline)
    assert 'name="place"' not in timeline.timeline(chronology, Links("timeline/"))
