"""What holds of every picture: its text, its Tab stops and hostile words."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from unittest.mock import patch

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.pages import charts
from chronology.pages.links import Links

from tests.rules import ACTORS, ALMANAC, THEMES, Build
from tests.views import MORE, SURVEY, WALK, parsed

NAMES = (
    *("density", "theme", "heat_grid", "coverage", "actor_lanes", "relation_arcs", "measures"),
    *("coverage_by_year", "actor_lanes_by_year"),
)
MODULES = {name: import_module(f"chronology.pages.charts.{name}") for name in ("coverage", "actor_lanes")}
ATTACK = "<script>x</script>'\\\"&lt;"
LITERAL = "<script>x</script>'\"&lt;"

KNOWN = set(
    "class id href role tabindex aria-labelledby aria-hidden aria-label width height viewbox x y x1 x2 y1 y2 "
    "dx d cx cy r rx fill text-anchor preserveaspectratio scope datetime data-label data-search-exclude "
    "patternunits patterntransform".split()
)


def draw_all(chronology: Chronology) -> Mapping[str, str]:
    """Return every picture of a chronology by name."""
    links, events = Links("coverage/"), chronology.timeline
    with patch.object(MODULES["coverage"], "_MOST", 0), patch.object(MODULES["actor_lanes"], "_MOST", 0):
        coverage, lanes = charts.coverage(chronology, links), charts.actor_lanes(chronology, links)
    return {
        "coverage_by_year": coverage,
        "actor_lanes_by_year": lanes,
        "density": charts.density(chronology, events, links),
        "theme": charts.density(chronology, chronology.by_theme["ducks"], links, theme="ducks"),
        "heat_grid": charts.heat_grid(chronology, links),
        "coverage": charts.coverage(chronology, links),
        "actor_lanes": charts.actor_lanes(chronology, links),
        "relation_arcs": charts.relation_arcs(chronology, "ducks", links),
        "measures": charts.measures(chronology, events, links),
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_image_has_a_title_a_description_a_caption_and_a_table(pictured: Chronology, name: str) -> None:
    html = draw_all(pictured)[name]
    document = parsed(html)
    images = [a for tag, a in document.elements if tag == "svg" and a.get("role") == "img"]
    assert images
    for image in images:
        assert all(part in document.ids for part in image["aria-labelledby"].split())
    tags = [tag for tag, _ in document.elements]
    assert len(document.ids) == len(set(document.ids))
    assert tags.count("figure") == tags.count("figcaption") == tags.count("details") >= 1
    assert tags.count("table") >= tags.count("figure")


@pytest.mark.parametrize("name", NAMES)
def test_marks_take_no_tab_stop_and_each_is_also_in_the_table(pictured: Chronology, name: str) -> None:
    html = draw_all(pictured)[name]
    links = [a for tag, a in parsed(html).elements if tag == "a"]
    marks = {a["href"].removesuffix("#connections") for a in links if a.get("tabindex") == "-1"}
    reached = {a["href"] for a in links if "tabindex" not in a}
    elsewhere = {
        "heat_grid": {
            href for href in marks if href.endswith(("to=1934", "to=1939", "to=1964"))
        },  # five years
        "actor_lanes": {href for href in marks if "/actors/" in href},
        "relation_arcs": {"../events/1937-pond/"},  # without a relation
    }
    assert marks
    assert marks - reached - elsewhere.get(name, set()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_styled_in_place(pictured: Chronology, name: str) -> None:
    """The content security policy forbids it."""
    for _, attributes in parsed(draw_all(pictured)[name]).elements:
        assert "style" not in attributes
        assert not any(key.startswith("on") for key in attributes)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_are_shown_literally(freedonia: Build, name: str) -> None:
    changes = {
        "events/1936-walk.yml": WALK.replace("The ducks walk to Sylvania", f'"{ATTACK} walk"'),
        "events/1960-survey.yml": SURVEY.replace("Ducks by owner", f'"{ATTACK}"')
        .replace("thousand ducks", f'"{ATTACK}"')
        .replace("of: the state", f'of: "{ATTACK} state"'),
        THEMES: {"name: Ducks": f'name: "{ATTACK} ducks"'},
        ACTORS: {"name: Freedonia": f'name: "{ATTACK}"'},
        ALMANAC: {"label: Almanac": 'label: "<i>\'\\"&lt;"'},
    }
    html = draw_all(load(freedonia(MORE | changes)))[name]
    document = parsed(html)
    tags = {tag for tag, _ in document.elements}
    assert not tags & {"script", "i"}
    shown = document.text + document.title
    assert LITERAL in shown or name in {"density", "coverage_by_year"}  # which show no words of an event
    for _, attributes in document.elements:
        assert not attributes.keys() - KNOWN, attributes


def test_an_empty_chronology_has_no_pictures(freedonia: Build) -> None:
    gone = {f"events/{name}.yml": None for name in ("1932-treaty", "1933-count", "1934-lapse")}
    chronology, links = load(freedonia(gone)), Links()
    assert charts.density(chronology, (), links) == ""
    assert charts.heat_grid(chronology, links) == ""
    assert charts.coverage(chronology, links) == ""
    assert charts.actor_lanes(chronology, links) == ""
    assert "No source draws" in charts.relation_arcs(chronology, "ducks", links)
