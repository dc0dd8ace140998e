"""The peers of the comparison are given the same: no event, paragraph or disagreement is lost in paging."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chronology.chronology import Chronology
from chronology.loading import load

from tests.bench import generate, peer_hugo, peer_mkdocs
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
    content = dict(peer_hugo.content(chronology))
    data = peer_hugo.data(chronology)
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
    large = dict(peer_hugo.content(chronology))
    years = {entry.record.date.earliest.year for entry in chronology.timeline}
    assert {f"timeline/{year}/_index" for year in years} <= {*large}
    assert "disagreements/number/_index" in large
    first = chronology.timeline[0]
    assert large[f"events/{first.id}"]["timeline"] == [str(first.record.date.earliest.year)]
    generate.write(tmp_path, 20)
    small = dict(peer_hugo.content(load(tmp_path)))
    assert not [name for name in small if name.count("/") == 2 and name.startswith(("timeline", "disag"))]


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
    assert mkdocs - further == hugo
    assert "themes/trade/2" in further


def test_linearity_leaves_out_what_it_costs_to_start() -> None:
    def result(events: int, seconds: float) -> Result:
        return Result("ours", events, (Run(seconds, seconds, 100),))

    start, small, large = result(1, 2), result(1_000, 5), result(10_000, 32)
    assert linearity(small, large, start) == 10
    told = report(Results({"hugo": "1"}, "2026-01-01", [start, small, large], {150: [0.5, 0.7, 0.6]}))
    assert "| ours | 10.0 | 2.00 |" in told
    assert "| 150 | 0.60 | 0.70 | 3 |" in told
