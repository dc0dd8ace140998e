"""Every chart: its texts, its Tab stops, and hostile words in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from unittest.mock import patch

from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.pages import charts

from tests.rules import ACTORS, ALMANAC, THEMES, Build
from tests.views import MORE, SURVEY, WALK, cells, parsed

MODULES = {name: import_module(f"chronology.pages.charts.{name}") for name in ("coverage", "actor_lanes")}
ATTACK = "<script>x</script>'\\\"&lt;"
LITERAL = "<script>x</script>'\"&lt;"

KNOWN = set(
    "class id href role tabindex aria-labelledby aria-hidden aria-label width height viewbox x y x1 x2 y1 y2 "
    "dx d cx cy r rx fill text-anchor preserveaspectratio scope datetime data-label data-search-exclude "
    "patternunits patterntransform rel data-unit data-base title".split()
)


def draw_all(chronology: Chronology) -> Mapping[str, str]:
    """Return every chart of a chronology by name."""
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
        "measures": charts.measures(chronology, events, links),
    }


TABLES = "coverage_by_year", "actor_lanes_by_year", "heat_grid", "measures"
"""The charts that are tables themselves."""


def test_each_image_has_a_title_a_description_a_caption_and_a_table(charted: Chronology) -> None:
    for name, html in draw_all(charted).items():
        document = parsed(html)
        assert len(document.ids) == len(set(document.ids))
        images = [a for tag, a in document.elements if tag == "svg" and a.get("role") == "img"]
        assert bool(images) is (name not in TABLES)
        for image in images:
            assert all(part in document.ids for part in image["aria-labelledby"].split())
            tags = [tag for tag, _ in document.elements]
            assert tags.count("figure") == tags.count("figcaption") == tags.count("details") == 1
            assert tags.count("table") == 1


def test_a_chart_that_is_a_table_has_a_caption_and_headings_for_each_column_and_row(
    charted: Chronology,
) -> None:
    for name in TABLES:
        html = draw_all(charted)[name]
        tables = html.split("<table")[1:]
        assert len(tables) > 1
        for table in tables:
            assert "<caption" in table
            head, *rows = cells(f"<table{table}")
            assert table.count('scope="col"') == len(head) - (head[0] == "")
            assert table.count('scope="row"') == len(rows) > 0
            assert all(len(row) == len(head) for row in rows)


def test_what_only_a_screen_can_do_is_not_printed(charted: Chronology) -> None:
    """The end of a caption that says what to select."""
    said = 0
    for html in draw_all(charted).values():
        for caption in re.findall(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL):
            rest, count = re.subn(r'<span class="screen">Select [^<]*</span>', "", caption)
            assert "Select" not in rest
            said += count
    assert said == 6


def test_marks_take_no_tab_stop_and_each_is_also_in_the_table(charted: Chronology) -> None:
    for name, html in draw_all(charted).items():
        links = [a for tag, a in parsed(html).elements if tag == "a"]
        marks = {a["href"] for a in links if a.get("tabindex") == "-1"}
        reached = {a["href"] for a in links if "tabindex" not in a}
        elsewhere = {href for href in marks if "/actors/" in href} if name == "actor_lanes" else set()
        assert bool(marks) is (name not in TABLES)
        assert marks - reached - elsewhere == set()
        assert reached


def test_nothing_is_styled_in_place(charted: Chronology) -> None:
    """The content security policy forbids it."""
    story = charts.storyline(charted, "Ducks", charted.by_theme["ducks"], Links())
    for html in (*draw_all(charted).values(), story):
        for _, attributes in parsed(html).elements:
            assert "style" not in attributes
            assert not any(key.startswith("on") for key in attributes)


def test_hostile_words_are_shown_literally(freedonia: Build) -> None:
    changes = {
        "events/1936-walk.yml": WALK.replace("The ducks walk to Sylvania", f'"{ATTACK} walk"'),
        "events/1960-survey.yml": SURVEY.replace("Ducks by owner", f'"{ATTACK}"')
        .replace("thousand ducks", f'"{ATTACK}"')
        .replace("of: the state", f'of: "{ATTACK} state"'),
        THEMES: {"name: Ducks": f'name: "{ATTACK} ducks"'},
        ACTORS: {"name: Freedonia": f'name: "{ATTACK}"'},
        ALMANAC: {"label: Almanac": 'label: "<i>\'\\"&lt;"'},
    }
    for name, html in draw_all(load(freedonia(MORE | changes))).items():
        document = parsed(html)
        assert not {tag for tag, _ in document.elements} & {"script", "i"}
        shown = document.text + document.title
        assert LITERAL in shown or name in {"density", "coverage_by_year"}  # which show no words of an event
        for _, attributes in document.elements:
            assert not attributes.keys() - KNOWN, attributes


def test_an_empty_chronology_has_no_charts(freedonia: Build) -> None:
    gone = {f"events/{name}.yml": None for name in ("1932-treaty", "1933-count", "1934-lapse")}
    chronology, links = load(freedonia(gone)), Links()
    assert charts.density(chronology, (), links) == ""
    assert charts.heat_grid(chronology, links) == ""
    assert charts.coverage(chronology, links) == ""
    assert charts.actor_lanes(chronology, links) == ""
