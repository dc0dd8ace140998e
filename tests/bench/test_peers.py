"""The peers of the comparison are given the same: no event, paragraph or disagreement is lost in paging."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology

from tests.bench import generate, hugo_content, hugo_pictures, peer_hugo, peer_mkdocs
from tests.bench.measuring import Run
from tests.bench.paging import DISPUTES, EVENTS, PARAGRAPHS, disputes, paragraphs, parts
from tests.bench.reporting import report
from tests.bench.results import Result, Results, linearity


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronology so large that the timeline, themes and disagreements come in pages."""
    root = tmp_path_factory.mktemp("large")
    generate.write(root, 900)
    return root


@pytest.fixture(scope="module")
def chronology(large: Path) -> Chronology:
    return load(large)


def test_parts_hold_every_item_in_order_and_are_never_none() -> None:
    assert [list(part) for part in parts([1, 2, 3, 4, 5], 2)] == [[1, 2], [3, 4], [5]]
    assert parts([], 2) == [[]]


def test_hugo_is_given_every_claim_at_its_paragraph_and_each_paragraph_on_one_page(
    chronology: Chronology,
) -> None:
    claims = sum(len(claim.at) for entry in chronology.timeline for claim in entry.record.claims)
    listed = [paragraphs(chronology, source) for source in chronology.sources]
    assert claims == sum(len(places) for one in listed for _, said in one for _, places in said)
    content = dict(hugo_content.content(chronology))
    data = hugo_content.data(chronology)
    for source in chronology.sources:
        for label, number in data["parts"][source].items():
            page = content[f"sources/{source}/{'_index' if number == 1 else number}"]
            assert label in {paragraph["label"] for paragraph in page["paragraphs"]}
            assert len(page["paragraphs"]) <= PARAGRAPHS


def test_hugo_has_years_and_kinds_as_pages_only_above_the_limits(
    chronology: Chronology, tmp_path: Path
) -> None:
    assert len(chronology.timeline) > EVENTS
    assert disputes(chronology) > DISPUTES
    large = dict(hugo_content.content(chronology))
    years = {entry.record.date.earliest.year for entry in chronology.timeline}
    assert {f"timeline/{year}/_index" for year in years} <= {*large}
    assert "disagreements/number/_index" in large
    first = chronology.timeline[0]
    assert large[f"events/{first.id}"]["timeline"] == [str(first.record.date.earliest.year)]
    generate.write(tmp_path, 20)
    small = dict(hugo_content.content(load(tmp_path)))
    assert not [name for name in small if name.count("/") == 2 and name.startswith(("timeline", "disag"))]


def test_hugo_is_given_a_bar_for_every_year_of_every_theme_and_of_all(chronology: Chronology) -> None:
    content = dict(hugo_content.content(chronology))
    strips = {"timeline/_index": chronology.timeline}
    strips |= {f"themes/{theme}/_index": found for theme, found in chronology.by_theme.items()}
    assert len(strips) == len(chronology.themes) + 1
    for name, events in strips.items():
        starts = Counter(str(entry.record.date.earliest.year) for entry in events)
        bars = content[name]["density"]["bars"]
        assert {bar["years"]: bar["begin"] for bar in bars if bar["begin"]} == starts
        assert sum(bar["most"] for bar in bars) == 1


def test_hugo_is_given_every_value_that_a_page_shows(chronology: Chronology) -> None:
    content = dict(hugo_content.content(chronology))
    lists = {f"themes/{key}/_index": found for key, found in chronology.by_theme.items()}
    lists |= {f"actors/{key}/_index": found for key, found in chronology.by_actor.items()}
    marks = 0
    for name, events in lists.items():
        values = [(entry.id, measure.of) for entry in events for measure in entry.record.measures]
        figures = content[name]["figures"]
        if not values:
            assert not figures.get("shown")
            continue
        drawn = [mark for chart in figures["charts"] for mark in chart["marks"]]
        shown = [(value["event"], value["of"]) for value in [*drawn, *figures["rest"]]]
        assert not Counter(shown) - Counter(values)
        assert len(shown) == figures["shown"]
        assert figures["total"] == f"{len(values):,}"
        assert figures["cut"] == (len(shown) < len(values))
        assert all(value["sources"] and value["words"] for value in [*drawn, *figures["rest"]])
        marks += len(drawn)
    assert marks > 100


def test_hugo_is_given_every_relation_between_the_events_that_a_theme_draws(chronology: Chronology) -> None:
    content = dict(hugo_content.content(chronology))
    for theme, events in chronology.by_theme.items():
        arcs = content[f"themes/{theme}/_index"]["arcs"]
        dots = {dot["event"]: dot["linked"] for dot in arcs["dots"]}
        relations = [(e.id, r.to) for e in events if e.id in dots for r in e.record.relations if r.to in dots]
        assert relations
        assert len(dots) == min(60, len(events)) == arcs["count"]
        assert [(pair["event"], pair["other"]) for pair in arcs["pairs"]] == relations
        assert [arc["event_id"] for arc in arcs["arcs"]] == [one for one, _ in relations]
        assert {key for key, linked in dots.items() if linked} == {key for pair in relations for key in pair}
        assert sum(kind["count"] for kind in arcs["kinds"]) == len(relations)


def test_hugo_is_given_the_pictures_of_all_events_whole_or_by_year(
    chronology: Chronology, tmp_path: Path
) -> None:
    """A few events have a mark each; very many are counted by year."""
    generate.write(tmp_path, 40)
    for found, kinds in ((load(tmp_path), ["coverage", "lanes"]), (chronology, ["tally", "tally"])):
        glance = hugo_pictures.glance(found)
        assert [glance["sources"]["kind"], glance["actors"]["kind"]] == kinds
        told = [len(events) for events in (found.by_theme.get(theme, ()) for theme in found.themes)]
        cells = [[cell["count"] for cell in row["cells"]] for row in glance["heat"]["table"]]
        assert told == glance["heat"]["all"]
        totals = [sum(column) for column in zip(*cells, strict=True)]
        assert all(total >= one for total, one in zip(totals, told, strict=True))  # some in several years
        for grid in glance["heat"]["drawings"]:
            assert sum(cell["count"] for cell in grid["cells"]) >= sum(told)
        if kinds[0] == "tally":
            for name, by_key in (("sources", found.by_source), ("actors", found.by_actor)):
                for row in glance[name]["rows"]:
                    assert sum(cell["count"] for cell in row["cells"]) >= len(by_key[row["key"]]) > 0
        else:
            ids = [entry.id for entry in found.timeline]
            assert [mark["event_id"] for mark in glance["sources"]["marks"]] == ids
            assert len(glance["sources"]["rows"]) == len(found.sources)
            lanes = {lane["actor"] for lane in glance["actors"]["lanes"]}
            acting = {entry.id for actor in lanes for entry in found.by_actor[actor]}
            assert [mark["event"] for mark in glance["actors"]["marks"]] == [i for i in ids if i in acting]


def test_hugo_draws_each_kind_of_picture_that_it_is_given(chronology: Chronology, tmp_path: Path) -> None:
    generate.write(tmp_path, 40)
    partials = peer_hugo.LAYOUTS / "_partials" / "pictures"
    for found in (chronology, load(tmp_path)):
        given = json.dumps(dict(hugo_content.content(found)))
        for kind in re.findall(r'"kind": "(\w+)", "id"', given):
            template = (partials / f"{kind}.html").read_text("utf-8")
            for block in ("ground", "marks", "table"):
                assert f'{{{{ define "_partials/{kind}/{block}.html" }}}}' in template


def test_both_peers_have_the_same_events_lists_and_years(large: Path, tmp_path: Path) -> None:
    """Hugo divides lists of events itself, so its further pages are not among its files."""
    site = tmp_path / "site"
    (site / "events" / "x").mkdir(parents=True)
    (site / "events" / "x" / "index.html").write_text(
        '<title>X - Multivector</title><header class="event-head"></header></article>', "utf-8"
    )
    (site / "assets").mkdir()
    peer_hugo.write(large, site, tmp_path / "hugo")
    peer_mkdocs.write(large, tmp_path / "mkdocs")
    hugo = set()
    for path in (tmp_path / "hugo" / "content").rglob("*.md"):
        front = json.loads(path.read_text("utf-8"))
        own = str(path.relative_to(tmp_path / "hugo" / "content").with_suffix(""))
        hugo.add(front.get("url", f"/{own.removesuffix('_index')}").strip("/"))
    mkdocs = {
        str(path.relative_to(tmp_path / "mkdocs" / "docs").with_suffix("")).removesuffix("index").strip("/")
        for path in (tmp_path / "mkdocs" / "docs").rglob("*.md")
    }
    further = {name for name in mkdocs - hugo if name.rpartition("/")[2].isdigit()}
    assert mkdocs - further == hugo - {"coverage"}  # which is nothing but pictures
    assert "themes/trade/2" in further


def test_linearity_leaves_out_what_it_costs_to_start() -> None:
    def result(events: int, seconds: float) -> Result:
        return Result("ours", events, (Run(seconds, seconds, 100),))

    start, small, large = result(1, 2), result(1_000, 5), result(10_000, 32)
    assert linearity(small, large, start) == 10
    told = report(Results({"hugo": "1"}, "2026-01-01", [start, small, large], {150: [0.5, 0.7, 0.6]}))
    assert "| ours | 10.0 | 2.00 |" in told
    assert "| 150 | 0.60 | 0.70 | 3 |" in told
