"""What each chart draws of Freedonia; positions and sums are worked out by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Links
from chronology.pages import charts
from chronology.pages.charts import grid
from chronology.pages.charts.actor_lanes import Span, pack
from chronology.pages.charts.chart import counts
from chronology.pages.rendering import macros

from tests.rules import ACTORS, FREEDONIA, Build
from tests.views import POND, SURVEY, assert_golden, cells, drawn, parsed

LINKS = Links("coverage/")


def test_the_strip_has_a_bar_for_each_year_in_which_an_event_falls(charted: Chronology) -> None:
    html = charts.density(charted, charted.timeline, LINKS)
    assert_golden("density", html)
    bars = drawn(html, "rect", "bar")
    assert len(bars) == 6
    assert (bars[0]["x"], bars[0]["y"], bars[0]["height"]) == ("1.65%", "43", "29")  # 58 px are two events
    assert bars[2]["x"] == "25.18%"  # two columns and a seventh of one
    (reach,) = drawn(html, "rect", "reach")  # the walk lasts into 1937
    assert (reach["y"], reach["height"]) == ("14", "29")
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
        "../../timeline/?theme=borders",
        "../../timeline/?theme=borders&differ=1",
        "../../timeline/?theme=borders&from=1932&to=1932",
        "../../timeline/?theme=borders&from=1934&to=1934",
    }


def test_the_grid_prints_the_count_of_each_theme_and_year(charted: Chronology) -> None:
    html = charts.heat_grid(charted, LINKS)
    assert_golden("heat_grid", html)
    _, wide, narrow = html.split("<table")
    assert (
        cells(f"<table{wide}")
        == cells(f"<table{narrow}")
        == [
            ["", "1932", "1933", "1934", "1935", "1936", "1937", "1960"],
            ["Borders 2", "1", "", "1", "", "", "", ""],
            ["Ducks 5", "", "1", "1", "", "1", "2", "1"],  # in 1937 both the pond and the walk
        ]
    )
    assert "../timeline/?theme=ducks&from=1937&to=1937" in parsed(wide).links
    tints = re.findall(r'class="heat-(\d)', wide)
    assert "".join(tints) == "30300000330353"  # two events are most: the strongest of five tints


def test_a_grid_has_a_line_where_it_leaves_out_years(charted: Chronology) -> None:
    """Before 1960, in the head and in both rows; the caption names the years."""
    html = charts.heat_grid(charted, LINKS)
    for table in html.split("<table")[1:]:
        assert re.findall(r'<th scope="col" class="break"><span>(\d+)', table) == ["1960"]
        assert re.findall(r'class="heat-(\d) break"', table) == ["0", "3"]
    assert "leaves out 1938–59" in html[: html.index("</figcaption>")]


@pytest.mark.parametrize(
    ("first", "times", "wide", "narrow"),
    [
        (1926, 1, ["1926", "1927", "1928"], ["1926–29", "1930–34", "1935–39"]),
        (1900, 1, ["1900–04", "1905–09", "1910–14"], ["1900–09", "1910–19", "1920–29"]),
        (1926, 100, ["1926–29", "1930–34", "1935–39"], ["1926–29", "1930–34", "1935–39"]),
    ],
)
def test_a_column_of_a_grid_has_as_many_years_as_it_needs_to_fit(
    freedonia: Build,
    monkeypatch: pytest.MonkeyPatch,
    first: int,
    times: int,
    wide: list[str],
    narrow: list[str],
) -> None:
    """An event in each year until 1959, on 700 pixels or 290; numbers of three digits need more room."""
    events = {f"events/{year}-pond.yml": POND.replace("1937/..", str(year)) for year in range(first, 1960)}
    monkeypatch.setattr(grid, "counts", lambda *asked: [count * times for count in counts(*asked)])
    html = charts.heat_grid(load(freedonia(events)), LINKS)
    heads = [cells(f"<table{table}")[0][1:] for table in html.split("<table")[1:]]
    assert [head[:3] for head in heads] == [wide, narrow]


def test_a_grid_names_the_ends_and_every_fifth_year_if_there_is_no_room_for_all(freedonia: Build) -> None:
    """All years are in the head, and all but these are hidden; 1935 is too near to the last year."""
    years = range(1908, 1937)
    events = {f"events/{year}-pond.yml": POND.replace("1937/..", str(year)) for year in years}
    _, wide, _ = charts.heat_grid(load(freedonia(events)), LINKS).split("<table")
    assert cells(f"<table{wide}")[0][1:] == list(map(str, years))
    assert re.findall(r"<span>(\d+)</span></th>", wide) == [
        "1908",
        "1910",
        "1915",
        "1920",
        "1925",
        "1930",
        "1936",
    ]


def test_the_matrix_says_what_each_source_tells_and_leaves_out(charted: Chronology) -> None:
    html = charts.coverage(charted, LINKS)
    assert_golden("coverage", html)
    assert "Covered by one source: 3; by two sources: 3." in html
    text = re.sub("<[^>]*>", "", html)
    assert "covers 5, 2 alone; leaves out 1" in text  # the almanac
    assert "covers 4, 1 alone; leaves out 2" in text  # the gazette
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
    assert [point["class"] for point in points] == ["point exact", "point about"]
    assert len(bars) == 2
    widths = [a["width"] for tag, a in parsed(html).elements if tag == "svg"]
    assert widths == ["53.82%", "74%", "74%", "24.67%"]  # of 40 and 55, 30 and 10
    assert [cells(f"<table{table}")[1:] for table in html.split("<table")[1:]] == [
        [["March 1933", "40"], ["about 1960", "about 55"]],
        [["everybody else", "30"], ["the state", "10"]],  # the largest first
        [["Ponds: Freedonia", "1960", "3", "ponds", "GGazette"]],
    ]


def test_a_value_below_zero_has_a_bar_that_ends_where_the_others_begin(freedonia: Build) -> None:
    """Of 30 and -7 the bars are 60 and 14 of the 74 per cent that they may fill."""
    survey = SURVEY.replace("value: 10", "value: -7")
    found = load(freedonia({"events/1960-survey.yml": survey}))
    html = charts.measures(found, found.timeline, LINKS)
    widths = [a["width"] for tag, a in parsed(html).elements if tag == "svg"]
    assert widths[-3:] == ["14%", "60%", "14%"]


def test_an_axis_shows_which_years_it_leaves_out(charted: Chronology) -> None:
    """As a band with the years on it, and in the caption or, for the strip, in the description."""
    for html in (charts.density(charted, charted.timeline, LINKS), charts.actor_lanes(charted, LINKS)):
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


def test_no_values_are_said_to_be_none(charted: Chronology) -> None:
    html = charts.measures(charted, charted.by_theme["borders"], LINKS)
    assert parsed(html).text == "No values are recorded for these events."
