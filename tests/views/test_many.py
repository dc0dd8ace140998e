"""Lists that are too long for one page: nothing is lost on the way, and every link finds its paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from posixpath import normpath

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, cited_places, stating
from chronology.model.records import Event
from chronology.model.site import Links, Site
from chronology.pages import charts, disagreements, events, paragraphs, reference
from chronology.pages.page_list import Page, pages

from tests.bench import generate
from tests.rules import Build
from tests.views import cells, parsed

pytestmark = pytest.mark.slow
EVENTS = 1_000
ID = re.compile(r'\sid="([^"]+)"')
CITED = re.compile(r'href="([^"#]*)#(p[^"]+)"')


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    """1,000 events of four sources, so that what rests on each is too much for one page."""
    root = tmp_path_factory.mktemp("many")
    generate.write(root, EVENTS, sources=4, states=8)
    return load(root)


@pytest.fixture(scope="module")
def listed(many: Chronology) -> Mapping[str, Page]:
    """The generated pages by address."""
    return {page.address: page for page in pages(many, Site("Freedonia", "https://example.org/"))}


@pytest.fixture(scope="module")
def bodies(listed: Mapping[str, Page]) -> Mapping[str, str]:
    """The body of each generated page by its address."""
    return {address: page.body() for address, page in listed.items()}


def numbered(address: str, bodies: Mapping[str, str]) -> Iterator[str]:
    """Yield the further pages of a list in order: `themes/x/2/`, `themes/x/3/` …"""
    number = 2
    while f"{address}{number}/" in bodies:
        yield bodies[f"{address}{number}/"]
        number += 1


def cards(html: str) -> list[str]:
    return [a["id"] for tag, a in parsed(html).elements if tag == "article"]


def test_the_pages_of_a_theme_hold_its_events_once_and_in_order(
    many: Chronology, bodies: Mapping[str, str]
) -> None:
    for theme, expected in many.by_theme.items():
        parts, address = events.list_parts(many, "themes", theme), f"themes/{theme}/"
        first = events.event_list(many, parts, Links(address), level=3)
        found = [cards(html) for html in (first, *numbered(address, bodies))]
        assert len(found) == len(parts) > 1
        assert max(map(len, found)) <= 110
        assert [key for page in found for key in page] == [entry.id for entry in expected]


def test_the_page_of_a_year_ends_with_the_events_without_a_month(
    many: Chronology, bodies: Mapping[str, str]
) -> None:
    """Every page of every year; all events stand there once, in order."""
    found = []
    for address, body in bodies.items():
        if re.fullmatch(r"timeline/(\d+)/(\d+/)?", address):
            dated, _, undated = body.partition('<section class="some-time">')
            assert not any(many.events[key].record.date.month_known for key in cards(undated))
            if cards(dated):
                assert many.events[cards(dated)[-1]].record.date.month_known
            found += cards(body)
    assert sorted(found) == sorted(many.events)


def test_the_pages_of_an_actor_hold_its_events_once_and_in_order(
    many: Chronology, bodies: Mapping[str, str]
) -> None:
    cut = 0
    for actor, expected in many.by_actor.items():
        found = [cards(html) for html in (bodies[f"actors/{actor}/"], *numbered(f"actors/{actor}/", bodies))]
        assert max(map(len, found)) <= 140
        assert [key for page in found for key in page] == [entry.id for entry in expected]
        cut += len(found) > 1
    assert cut > 5


def test_every_citation_leads_to_the_page_with_its_paragraph(bodies: Mapping[str, str]) -> None:
    ids = {address: set(ID.findall(html)) for address, html in bodies.items()}
    further = followed = 0
    for address, html in bodies.items():
        for href, anchor in CITED.findall(html):
            there = normpath(f"{address}{href}") + "/"
            assert anchor in ids[there], f"{address}: {href}#{anchor}"
            followed += 1
            further += there.count("/") == 3
    assert followed > 3 * EVENTS
    assert further > EVENTS


def test_what_rests_on_a_source_stands_once_on_its_pages(many: Chronology, bodies: Mapping[str, str]) -> None:
    """Claims, relations, positions, comparisons, and values under the claims that state them."""
    expected: Counter[str] = Counter()
    for entry in many.timeline:
        cited = [citation for _, citation in cited_places(entry.record)]
        found = [(c.source, c.at) for c in cited]
        for measure in entry.record.measures:
            stated = [(c.source, c.at) for c in stating(entry.record, measure)]
            found += [
                (source, tuple(at for one, ats in stated if one == source for at in ats))
                for source in {s for s, _ in stated}
            ]
        for source, at in found:
            index = many.evidence[source]
            expected[source] += len({index.label(n) for reference in at for n in index.numbers(reference)})
    for source in many.sources:
        address = f"sources/{source}/"
        found = [bodies[address], *numbered(address, bodies)]
        resting = [re.findall(r'class="paragraph-event">.*?</ul>', html, re.DOTALL) for html in found]
        assert len(resting) > 1
        assert max(sum(one.count("<li>") for one in page) for page in resting) <= 400
        assert sum(one.count("<li>") for page in resting for one in page) == expected[source]


def test_further_pages_say_where_they_belong(listed: Mapping[str, Page], bodies: Mapping[str, str]) -> None:
    """Each has a title of its own, a way to be edited and to the first page, and is not searched for."""
    further = [page for address, page in listed.items() if re.search(r"/\d+/$", address)]
    assert {page.kind for page in further} >= {
        "themes-part",
        "actors-part",
        "source-part",
        "disputes",
        "pair",
    }
    hidden = [page.title for page in listed.values() if page.search is None]
    assert len(hidden) == len(set(hidden))
    for page in further:
        if page.kind == "year":
            continue
        assert page.search is None
        if page.kind != "pair":  # which is made of two sources and many events
            assert page.edit_path.startswith(("docs/", "seeds/", "vocabulary/"))
        document = parsed(bodies[page.address])
        assert document.text.count(page.title) >= 1
        current = [a["href"] for tag, a in document.elements if tag == "a" and "aria-current" in a]
        assert current == ["./"]


def test_many_disagreements_stand_by_kind_on_pages_of_their_own(
    many: Chronology, bodies: Mapping[str, str]
) -> None:
    overview = disagreements.disagreements(many, Links("disagreements/"), Site())
    count = sum(len(entry.record.disagreements) for entry in many.timeline)
    assert count > 200
    assert "<form" not in overview
    assert 'id="number"' in overview  # the anchor of a kind stays
    assert f"{count:,}" in parsed(overview).text
    pages = [bodies["disagreements/number/"], *numbered("disagreements/number/", bodies)]
    assert [html.count('class="dispute-item"') for html in pages] == [
        len(part.items) for part in disagreements.by_kind_in_parts(many)["number"]
    ]
    assert sum(html.count('class="dispute-item"') for html in pages) == count


def test_two_sources_are_compared_over_as_many_pages_as_it_takes(
    many: Chronology, bodies: Mapping[str, str]
) -> None:
    """Each event that both cover and each question that both answer once; the headings count them."""
    compared = [address for address in bodies if re.fullmatch(r"sources/source-\d/source-\d/", address)]
    assert sorted(compared) == sorted(f"sources/{a}/{b}/" for a, b in combinations(sorted(many.sources), 2))
    for address in compared:
        one, other = address.split("/")[1:3]
        texts = [bodies[address], *numbered(address, bodies)]
        assert len(texts) > 2
        assert max(len(parsed(html).elements) for html in texts) < 5500
        both = [e.id for e in many.by_source[one] if e in many.by_source[other]]
        found = [key for html in texts for key in re.findall(r'<h3 [^>]*id="([\w-]+)"><a ', html)]
        assert found == both
        questions = [
            f"{entry.id}-{dispute.id}"
            for entry in many.timeline
            for dispute in entry.record.disagreements
            if {one, other} <= {position.source for position in dispute.positions}
        ]
        found = [key for html in texts for key in re.findall(r'<h3 [^>]*id="([\w-]+)">[^<]', html)]
        assert found == questions
        for html in texts:
            numbers = re.findall(r"<h2 id=\"(?:both|differ)\">[\w ]+\((\d+)\)</h2>", html)
            assert set(numbers) <= {str(len(both)), str(len(questions))}
        alone = [len(many.by_source[key]) - len(both) for key in (one, other)]
        assert re.findall(r'<h2 id="only-[^>]*>Only [\w ]+\((\d+)\)', texts[0]) == list(map(str, alone))


def test_only_the_pairs_with_the_most_events_have_pages(
    many: Chronology, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table says so, and the pages of the sources lead to no other."""
    whole = reference.pairs(many)
    reference._pairs.cache_clear()
    monkeypatch.setattr(reference, "_PAIRS", 2)
    few = reference.pairs(many)
    counts = {pair.address: len(pair.events) for pair in whole}
    assert [len(pair.events) for pair in few] == sorted(counts.values(), reverse=True)[:2]
    html = reference.source_pairs(many, Links("sources/"))
    assert [row[1:] for row in cells(html)[1:]] == [
        [str(len(pair.events)), str(len(pair.questions))] for pair in few
    ]
    assert parsed(html).links == [pair.address.removeprefix("sources/") for pair in few]
    assert "the 2 pairs with the most events in common; 4 other pairs have no page" in parsed(html).text
    reference._pairs.cache_clear()


def test_few_disagreements_stay_on_one_page(charted: Chronology) -> None:
    assert disagreements.by_kind_in_parts(charted) == {}
    assert "<form" in disagreements.disagreements(charted, Links("disagreements/"), Site())


def fallen(events: Sequence[Entry[Event]], columns: Sequence[str]) -> list[int]:
    """Return how many events may fall in the years that each column names: `1950` or `1950–54`."""
    found = []
    for years in columns:
        first, _, end = years.partition("–")
        last = int(first[: len(first) - len(end)] + end)
        dates = [entry.record.date for entry in events]
        ends = [(d.earliest.year, d.earliest.year if d.open_end else d.latest.year) for d in dates]
        found.append(sum(start <= last and stop >= int(first) for start, stop in ends))
    return found


def test_the_matrix_of_many_events_counts_each_sources_years(many: Chronology) -> None:
    html = charts.coverage(many, Links("coverage/"))
    for table in html.split("<table")[1:]:
        (_, *columns), *rows = cells(f"<table{table}")
        assert len(columns) > 5
        for key, (heading, *counts) in zip(sorted(many.sources), rows, strict=True):
            events, source = many.by_source[key], many.sources[key].record
            assert heading.startswith(f"{source.mark}{source.label} covers {len(events)}, ")
            assert [int(count or 0) for count in counts] == fallen(events, columns)
    assert len([tag for tag, _ in parsed(html).elements]) < 2500
    hrefs = [a["href"] for tag, a in parsed(html).elements if tag == "a" and "source=" in a["href"]]
    assert "../timeline/?source=source-0&from=1900&to=1904" in hrefs


def test_the_lanes_of_many_events_count_each_actors_years(many: Chronology) -> None:
    html = charts.actor_lanes(many, Links("coverage/"))
    named = {f"{many.actors[key].record.name} {len(events)}": events for key, events in many.by_actor.items()}
    for table in html.split("<table")[1:]:
        (_, *columns), *rows = cells(f"<table{table}")
        assert len(rows) == 12
        for heading, *counts in rows:
            assert [int(count or 0) for count in counts] == fallen(named[heading], columns)
    assert len(parsed(html).elements) < 2500


def test_of_many_values_the_newest_of_what_is_measured_most_are_shown(many: Chronology) -> None:
    events = many.timeline
    total = sum(len(entry.record.measures) for entry in events)
    html = charts.measures(many, events, Links("themes/ducks/"))
    assert total > 60
    assert f"60 of {total} values" in parsed(html).text
    assert "../../data/measures.csv" in parsed(html).links
    units = Counter(m.unit for entry in events for m in entry.record.measures)
    shown = {
        re.findall(r"<caption>goods under accords, in (\w+) ", table)[0]: cells(f"<table{table}")[1:]
        for table in html.split("<table")[1:]
    }
    assert [len(rows) for rows in shown.values()] == [10] * 6
    assert min(units[unit] for unit in shown) >= max(n for unit, n in units.items() if unit not in shown)
    for unit, rows in shown.items():
        measured = [m for entry in events for m in entry.record.measures if m.unit == unit]
        years = sorted(m.as_of.earliest.year for m in measured)
        assert [int(heading[1:5]) for heading, _ in rows] == years[-10:]


def test_a_long_ledger_has_pages_of_its_own_to_which_citations_lead(freedonia: Build) -> None:
    text = "\n\n".join(f"Paragraph {number} of the long report." for number in range(1, 1301))
    record = """\
title: The long report
label: Long report
mark: L
date: "1936"
kind: report
standpoint: Written by a commission.
synopsis: Much ado.
language: en
document: {file: long.txt, sha256: SHA256}
uncited:
  - {at: ["1-800"], reason: preamble}
  - {at: ["801", "803-1300"], reason: annexes}
"""
    event = """\
title: The report is read
kind: event
date: "1935"
actors: [sylvania]
themes: [ducks]
summary: The report is read.
claims:
  - {text: It was read., source: long, at: ["802"]}
"""
    root = freedonia({"texts/long.txt": text, "seeds/long.yml": record, "events/1935-report.yml": event})
    chronology = load(root)
    where = {label: paragraphs.address(chronology, "long", label) for label in ("1", "801", "802", "1300")}
    assert where == {
        "1": "sources/long/uncited/#p1",
        "801": "sources/long/uncited/2/#p801",
        "802": "sources/long/#p802",
        "1300": "sources/long/uncited/2/#p1300",
    }
    bodies = {page.address: page.body() for page in pages(chronology, Site())}
    first, second = bodies["sources/long/uncited/"], bodies["sources/long/uncited/2/"]
    found = [i for i in (*ID.findall(first), *ID.findall(second)) if re.fullmatch(r"p\d+", i)]
    assert found == [f"p{number}" for number in range(1, 1301) if number != 802]
    assert "preamble" in first
    assert "annexes" in second
    main = parsed(bodies["sources/long/"])
    assert {"uncited/", "uncited/2/"} <= set(main.links)
    assert len(main.elements) < 200


def test_a_paragraph_that_nobody_knows_is_looked_for_on_the_first_page(charted: Chronology) -> None:
    assert paragraphs.address(charted, "almanac", "99") == "sources/almanac/#p99"


@pytest.mark.parametrize("events", [120, 175, 260, 600])
def test_three_charts_of_everything_fit_on_one_page(tmp_path: Path, events: int) -> None:
    """With 250 elements around them; just below and above where a mark for each event gets too much."""
    generate.write(tmp_path, events)
    chronology, links = load(tmp_path), Links("coverage/")
    drawn = [draw(chronology, links) for draw in (charts.heat_grid, charts.coverage, charts.actor_lanes)]
    sizes = [len(parsed(html).elements) for html in drawn]
    print(f"{events} events: {sizes}")
    assert sum(sizes) <= 6000 - 250
