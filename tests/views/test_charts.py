"""What each chart draws of Freedonia; positions and sums are worked out by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from unittest.mock import patch

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.pages import charts
from chronology.pages.charts.actor_lanes import Span, pack
from chronology.pages.rendering import macros

from tests.rules import ACTORS, FREEDONIA, Build
from tests.views import POND, assert_golden, cells, drawn, parsed
from tests.views.test_frames import MODULES

LINKS = Links("coverage/")


def test_the_strip_has_a_bar_for_each_year_in_which_an_event_falls(charted: Chronology) -> None:
    html = charts.density(charted, charted.timeline, LINKS)
    assert_golden("density", html)
    bars = drawn(html, "rect", "bar")
    assert len(bars) == 6
    assert (bars[0]["x"], bars[0]["y"], bars[0]["height"]) == ("1.65%", "55", "41")  # 82 px are two events
    assert bars[2]["x"] == "25.18%"  # two columns and a seventh of one
    (reach,) = drawn(html, "rect", "reach")  # the walk lasts into 1937
    assert (reach["y"], reach["height"]) == ("14", "41")
    rows = cells(html)[1:]
    assert [row[0] for row in rows] == ["1932", "1933", "1934", "1936", "1937", "1960"]
    assert [row[1] for row in rows] == ["1", "1", "1", "1", "2", "1"]
    assert sum(int(row[2]) for row in rows) == len(charted.timeline)
    assert [row[3] for row in rows] == ["0", "0", "0", "0", "1", "0"]
    assert re.findall(r'">(\d)</text></a>', html) == ["1", "1", "1", "1", "2", "1"]


def test_the_strip_of_a_theme_leads_to_its_years_on_the_timeline(charted: Chronology) -> None:
    html = charts.density(charted, charted.by_theme["borders"], Links("themes/borders/"), theme="borders")
    assert_golden("density-theme", html)
    assert set(parsed(html).links) == {
        "../../timeline/?theme=borders&from=1932&to=1932",
        "../../timeline/?theme=borders&from=1934&to=1934",
    }


def test_the_grid_prints_the_count_of_each_theme_and_year(charted: Chronology) -> None:
    html = charts.heat_grid(charted, LINKS)
    assert_golden("heat_grid", html)
    wide, narrow = html.split('<div class="drawing only-narrow">')
    assert wide.count('<rect class="heat-') == 7  # of ducks in 1937 both the pond and the walk
    assert narrow.count('<rect class="heat-') == 4  # 1930–34 twice, 1935–39 and 1960–64 for ducks
    first = re.search(r'<rect class="heat-3" x="([\d.]+%)" y="18" width="([\d.]+%)"', wide)
    assert first is not None
    assert first.groups() == ("18%", "9.65%")  # borders, 1932: right of the names, a column of the rest
    rows = cells(html)
    assert rows[0] == ["Year", "Borders", "Ducks"]
    assert rows[-1] == ["All", "2", "5"]
    assert {row[0]: row[2] for row in rows[1:-1]}["1937"] == "2"
    assert sum(int(cell) for row in rows[1:-1] for cell in row[1:] if cell) == 8


def test_the_matrix_says_what_each_source_tells_and_leaves_out(charted: Chronology) -> None:
    html = charts.coverage(charted, LINKS)
    assert_golden("coverage", html)
    assert "Covered by one source: 3; by two sources: 3." in html
    assert "covers 5, 2 alone; leaves out 1" in html  # the almanac
    assert "covers 4, 1 alone; leaves out 2" in html  # the gazette
    shared, alone = drawn(html, "path", "shared"), drawn(html, "path", "alone")
    assert (len(shared), len(alone)) == (3, 3)
    assert shared[0]["d"] == "M0.14 24h.72v20h-.72zM0.14 70h.72v20h-.72z"  # the treaty, in both rows
    assert alone[0]["d"] == "M1.14 34h.72v10h-.72z"  # the count, half as tall, in the almanac's row
    rows = cells(html)
    assert [row.count("covers") for row in rows[1:-1]] == [2, 1, 2, 1, 1, 2]
    assert rows[-1] == ["", "Events covered", "5", "4"]


def test_the_lanes_draw_each_date_as_precisely_as_it_is_known(charted: Chronology) -> None:
    html = charts.actor_lanes(charted, LINKS)
    assert_golden("actor_lanes", html)
    kinds = {
        kind: len(drawn(html, "path", kind)) - 1 for kind in ("tick", "unsure", "lasts", "since")
    }  # the key
    assert kinds == {"tick": 2, "unsure": 1, "lasts": 1, "since": 1}
    names = [cell for row in cells(html)[1:] for cell in row[2].split(", ")]
    assert {name: names.count(name) for name in names} == {"Freedonia": 4, "Sylvania": 3, "Rufus Firefly": 1}
    (lasts,) = [path["d"] for path in drawn(html, "path", "lasts") if path["d"] != "M1 5H25"]
    assert re.fullmatch(r"M470.59 \d+H705.88", lasts)  # from the fifth column to the end of the sixth


def test_spans_that_touch_stand_in_different_rows() -> None:
    """Ten units apart; what is shorter than eight takes up eight."""
    spans = [
        Span(*ends, "lasts") for ends in ((0.0, 10.0), (5.0, 20.0), (20.0, 21.0), (37.0, 50.0), (38.0, 60.0))
    ]
    assert pack(spans) == [0, 1, 0, 1, 0]


def test_measures_that_compare_are_charted_and_others_listed(charted: Chronology) -> None:
    html = charts.measures(charted, charted.timeline, LINKS)
    assert_golden("measures", html)
    points, bars = drawn(html, "circle", "point"), drawn(html, "rect", "bar")
    assert [point["cx"] for point in points] == ["53.82%", "74%"]  # 40 and 55, which is the longest
    assert [point["class"] for point in points] == ["point exact", "point about"]
    assert [bar["width"] for bar in bars] == ["74%", "24.67%"]  # 30 and 10, the largest first
    assert "about 55" in parsed(html).text
    assert cells(html[html.index("Values that stand alone") - 200 :])[1:] == [
        ["Ponds", "Freedonia", "1960", "3", "ponds", "GGazette"]
    ]


def test_an_axis_shows_which_years_it_leaves_out(charted: Chronology) -> None:
    """As a band with the years on it, and in the caption or, for the strip, in the description."""
    with patch.object(MODULES["coverage"], "_MOST", 0), patch.object(MODULES["actor_lanes"], "_MOST", 0):
        summed = [draw(charted, LINKS) for draw in (charts.actor_lanes, charts.coverage)]
    for html in (
        charts.density(charted, charted.timeline, LINKS),
        charts.actor_lanes(charted, LINKS),
        *summed,
    ):
        (band,) = drawn(html, "rect", "band")
        assert (band["x"], band["width"]) == ("70.59%", "17.65%")  # from 1938 to 1959
        assert [line["x1"] for line in drawn(html, "line", "break")] == ["70.59%", "88.24%"]
        assert ">1938–59</text>" in html
        said = html[: html.index("</figcaption>")] + html[html.index("<desc") : html.index("</desc>")]
        assert "leaves out 1938–59" in said


@pytest.mark.parametrize(("others", "has_lane"), [(12, False), (6, True)])
def test_an_actor_in_nearly_all_events_has_no_lane_if_others_fill_the_chart(
    freedonia: Build, others: int, has_lane: bool
) -> None:
    """Freedonia takes part in all but one; the caption says so."""
    geese = [f"goose-{number:02}" for number in range(others)]
    own = (FREEDONIA / ACTORS).read_text("utf-8")
    changes = {ACTORS: own + "".join(f"{goose}: {{name: {goose}, kind: group}}\n" for goose in geese)}
    for year, goose in enumerate(geese, 1940):
        text = POND.replace("1937/..", str(year)).replace("[freedonia, sylvania]", f"[freedonia, {goose}]")
        changes[f"events/{year}-{goose}.yml"] = text
    html = charts.actor_lanes(load(freedonia(changes)), LINKS)
    assert ("../actors/freedonia/" in parsed(html).links) is has_lane
    assert (f"Freedonia, in {others + 2} of {others + 3} events, has no row." in html) is not has_lane


def test_each_source_has_the_pattern_that_it_has_elsewhere(charted: Chronology) -> None:
    """The first is solid; the second is filled with stripes, by an attribute that no class overrides."""
    html = charts.coverage(charted, LINKS)
    bands = [a for tag, a in parsed(html).elements if tag == "rect" and a["height"] == "4"]
    assert [(band.get("class"), band.get("fill")) for band in bands] == [
        ("ink", None),
        (None, "url(#pic-coverage-2)"),
    ]


@pytest.mark.parametrize(
    ("number", "band"),
    [
        (1, ("rect", "ink", None)),
        (2, ("rect", None, "url(#pic-c-2)")),
        (3, ("rect", None, "url(#pic-c-3)")),
        (4, ("rect", None, "url(#pic-c-4)")),
        (5, ("path", "ink", None)),
        (6, None),
        (7, ("rect", "ink", None)),
    ],
)
def test_the_seventh_source_has_the_pattern_of_the_first(
    charted: Chronology, number: int, band: tuple[str, str | None, str | None] | None
) -> None:
    source = charted.sources["gazette"]
    source = source._replace(record=source.record.model_copy(update={"mark": "<"}))
    many = replace(charted, sources={f"s{place}": source for place in range(1, 8)})
    html = macros(many, LINKS)["sign"]("c", f"s{number}", 3, 9)
    frame, *bands = [
        (tag, a.get("class"), a.get("fill")) for tag, a in parsed(html).elements if tag in {"rect", "path"}
    ]
    assert frame == ("rect", None, None)
    assert bands == ([band] if band else [])
    assert parsed(html).text == "<"


def test_a_value_names_only_the_sources_that_state_it(charted: Chronology) -> None:
    html = charts.measures(charted, charted.timeline, LINKS)
    tables = cells(html)
    sources = {row[0]: row[-1] for row in tables if len(row) == 6}
    assert sources["everybody else"] == "Gazette"
    assert sources["the ducks of Freedonia"] == "Almanac"


def test_no_values_are_said_to_be_none(charted: Chronology) -> None:
    html = charts.measures(charted, charted.by_theme["borders"], LINKS)
    assert parsed(html).text == "No values are recorded for these events."
