"""A chain of Freedonia's events as a list, and the lines beside it, worked out by hand."""

from __future__ import annotations

import re

from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.pages import charts
from chronology.pages.charts.storylines import Stem

from tests.rules import Build
from tests.views import MORE, WALK, assert_golden, drawn, parsed

DUCKS = "1960-survey", "1936-walk", "1934-lapse", "1933-count"
"""Joined by three relations: the lapse continues the count, the walk responds to it, the survey compares."""
LINKS = Links("themes/ducks/")


def story(chronology: Chronology, *events: str) -> str:
    return charts.storyline(chronology, "Ducks", [chronology.events[key] for key in events], LINKS)


def test_a_chain_is_a_list_in_the_order_of_the_timeline(charted: Chronology) -> None:
    """Whatever the order in which it is written; the drawing says nothing that the list does not say."""
    html = story(charted, *DUCKS)
    assert_golden("storyline", html)
    own = [charted.events[key].record for key in reversed(DUCKS)]
    titles = [record.title for record in own]
    text = parsed(html).text
    places = [text.index(f"{record.date.words()} {record.title}") for record in own]
    assert places == sorted(places)
    assert f"Continues {titles[0]}" in text
    assert f"Responds to {titles[1]}" in text
    assert f"Compared with {titles[0]}" in text
    assert len(re.findall(r"¶|\bn\.", text)) == 3
    pictures = [a for tag, a in parsed(html).elements if tag == "svg"]
    assert pictures
    assert all(a["aria-hidden"] == "true" for a in pictures)


def test_a_relation_to_an_event_outside_the_chain_is_left_out(charted: Chronology) -> None:
    """The lapse also reverses the treaty."""
    assert "Reverses" not in parsed(story(charted, *DUCKS)).text
    assert "Reverses" in parsed(story(charted, "1932-treaty", *DUCKS)).text


def test_a_line_runs_from_the_event_that_states_it_to_the_other(charted: Chronology) -> None:
    """Through the rows between them, in which it passes the dot; the dots are in one column."""
    rows = story(charted, *DUCKS).split('<svg aria-hidden="true" width="40"')[1:]
    kinds = [[a["class"].split()[1] for a in drawn(row, "line", "link")] for row in rows]
    assert kinds == [["continues", "compared-with"], ["responds-to", "compared-with"], ["compared-with"], []]
    through = [a["y1"] for row in rows[1:3] for a in drawn(row, "line", "compared-with")]
    assert through == ["0", "0"]
    assert [len(drawn(row, "path", "arrow")) for row in rows] == [1, 1, 0, 0]  # none for a comparison
    assert {a["cx"] for a in drawn("".join(rows), "circle", "dot")} == {"7"}


def test_lines_that_overlap_are_in_different_lanes_and_others_share_one(charted: Chronology) -> None:
    """The two short lines, which meet at the dot of the lapse, are next to the rail."""
    lines = drawn(story(charted, *DUCKS), "line", "link")
    lanes = {(a["class"].split()[1], a["x1"]) for a in lines}
    assert lanes == {("continues", "25"), ("responds-to", "25"), ("compared-with", "38")}


def test_relations_of_a_kind_to_the_same_event_share_a_stem(freedonia: Build) -> None:
    """Which passes the dots between that take no part in it."""
    more = {**MORE, "events/1938-run.yml": WALK.replace("1936/1937", "1938").replace("walk", "run")}
    html = story(load(freedonia(more)), "1934-lapse", "1936-walk", "1938-run")
    assert len(drawn(html, "path", "arrow")) == 1
    assert {a["x1"] for a in drawn(html, "line", "link")} == {"25"}


def test_two_sources_of_the_same_relation_are_cited_together(freedonia: Build) -> None:
    again = '\n  - {to: 1934-lapse, kind: responds-to, source: gazette, at: ["5"]}\n'
    chronology = load(freedonia({**MORE, "events/1936-walk.yml": WALK.rstrip("\n") + again}))
    text = parsed(story(chronology, "1934-lapse", "1936-walk")).text
    assert text.count("Responds to") == 1
    assert text.count("¶") == 2


def test_many_lines_beside_each_other_leave_room_for_the_titles(freedonia: Build) -> None:
    """Twenty events, each with a line to the one twenty places before it."""
    bare = WALK[: WALK.index("relations:")]
    plain = {f"events/{year}-walk.yml": bare.replace("1936/1937", f"{year}") for year in range(1940, 1960)}
    later = {
        f"events/{year}-walk.yml": WALK.replace("1936/1937", f"{year}").replace(
            "1934-lapse", f"{year - 20}-walk"
        )
        for year in range(1960, 1980)
    }
    chronology = load(freedonia({**plain, **later}))
    html = story(chronology, *(f"{year}-walk" for year in range(1940, 1980)))
    lines = drawn(html, "line", "link")
    assert len({a["x1"] for a in lines}) == 20
    assert max(float(a["x1"]) for a in lines) < 110


def test_a_stem_reaches_from_the_first_to_the_last_of_its_rows() -> None:
    stem = Stem("responds-to", 4, frozenset({2, 7}))
    assert (stem.top, stem.bottom) == (2, 7)
