"""A long timeline: its years in parts, and its index, read back as the browser reads it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from chronology.cli.show import event_text
from chronology.loading.loader import load
from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, speakers
from chronology.model.records import Event
from chronology.model.site import Links, Site, year_address
from chronology.pages import charts, timeline
from chronology.pages.page_list import assets, pages

from tests.bench import generate
from tests.site.html import Document

ROOT = Path(__file__).parents[2]
MENUS = "theme", "actor", "place", "source", "kind"
INDEX = ["timeline/facets.json", "timeline/titles.json"]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    """A chronology of 600 events."""
    root = tmp_path_factory.mktemp("many")
    generate.write(root, 600)
    return load(root)


def dated(chronology: Chronology, dates: list[str]) -> Chronology:
    """Return a chronology in which each event of the timeline has another date."""
    events = {
        entry.id: entry._replace(record=entry.record.model_copy(update={"date": edtf.parse(date)}))
        for entry, date in zip(chronology.timeline, dates, strict=True)
    }
    return replace(chronology, events=events)


# ---- the years


def test_up_to_180_events_there_are_no_pages_of_years_and_no_index(many: Chronology) -> None:
    few = replace(many, events=dict(list(many.events.items())[:180]))
    more = replace(many, events=dict(list(many.events.items())[:501]))
    for chronology, long in ((few, False), (more, True)):
        assert any(page.kind == "year" for page in pages(chronology, Site())) == long
        assert sorted(assets(chronology)) == (INDEX if long else [])
        shown = timeline.timeline(chronology, Links("timeline/"))
        assert ("<article" in shown, 'class="year" aria-labelledby="d19' in shown) == (not long, long)
        assert year_address(chronology, 1994) == ("timeline/1994/" if long else "timeline/#y1994")


def test_a_year_with_too_many_events_has_several_pages(many: Chronology) -> None:
    """400 of 600 events begin in 1950: three pages of at most 150."""
    crowded = dated(many, [f"{1940 + number // 20}" for number in range(200)] + ["1950"] * 400)
    made = {page.address: page for page in pages(crowded, Site()) if page.kind == "year"}
    here = ["timeline/1950/", "timeline/1950/2/", "timeline/1950/3/"]
    assert list(made) == [f"timeline/{year}/" for year in range(1940, 1950)] + here
    assert [made[address].search is None for address in here] == [False, True, True]
    assert made[here[1]].title == "1950 (2 of 3)"
    shown: list[str] = []
    for address in here:
        document = Document()
        document.feed(made[address].body())
        cards = [own["id"] for tag, own in document.elements if tag == "article"]
        assert 100 <= len(cards) <= 150
        shown += cards
        assert "400 events begin in 1950" in document.text
        pointed = {Links(address).url_for(other) for other in here if other != address}
        assert pointed <= set(document.links)
    assert shown == [entry.id for entry in crowded.timeline if entry.record.date.earliest.year == 1950]


def test_the_terminal_names_the_page_of_the_year_on_which_an_event_stands(many: Chronology) -> None:
    entry = many.timeline[300]
    assert f"    timeline/{entry.record.date.earliest.year}/\n" in event_text(many, entry.id)
    few = replace(many, events=dict(list(many.events.items())[:10]))
    assert "    timeline/\n" in event_text(few, few.timeline[0].id)


def test_a_bar_of_the_density_strip_leads_to_what_the_filter_finds(many: Chronology) -> None:
    """And not to the page of its year, which lists only those that begin in it."""
    moved = dated(many, ["1950"] * 300 + ["1952/1953"] * 300)
    strip = charts.density(moved, moved.timeline, Links("timeline/"))
    assert re.findall(r'<a href="([^"]+)" tabindex', strip) == [
        f"./?from={year}&amp;to={year}" for year in (1950, 1952, 1953)
    ]
    of_theme = charts.density(moved, moved.timeline, Links("themes/ducks/"), theme="ducks")
    assert 'href="../../timeline/?theme=ducks&amp;from=1950&amp;to=1950"' in of_theme


# ---- the index


def read(chronology: Chronology) -> Iterator[dict[str, Any]]:
    """Yield what the index says of each event, decoded as its description says."""
    facets = json.loads(timeline.facet_index(chronology))
    titles = json.loads(timeline.title_index(chronology))
    years = [year for year, count in facets["years"] for _ in range(count)]
    columns = {name: facets[name] for name in MENUS}
    for place, year in enumerate(years):
        own = {
            name: [column["keys"][ord(sign) - ord("#")] for sign in column["of"].split(" ")[place]]
            for name, column in columns.items()
        }
        end = year + ord(facets["to"][place]) - ord("#")
        yield own | {
            "id": titles["ids"][place],
            "title": titles["titles"][place],
            "from": year,
            "to": end,
            "differ": facets["differ"][place] == "1",
            "when": titles["dates"][place],
        }


def told(chronology: Chronology, entry: Entry[Event]) -> dict[str, Any]:
    """Return what the index must say of an event."""
    event, date = entry.record, entry.record.date
    return {
        "id": entry.id,
        "title": event.title,
        "from": date.earliest.year,
        "to": date.earliest.year if date.open_end else date.latest.year,
        "differ": any(len({p.source for p in d.positions}) > 1 for d in event.disagreements),
        "when": date.words(),
        "theme": list(event.themes),
        "actor": list(dict.fromkeys((*event.actors, *speakers(event)))),
        "source": list(chronology.sources_of(entry)),
        "kind": [event.kind],
        "place": list(event.places),
    }


def test_the_index_says_what_the_data_say(many: Chronology) -> None:
    for chronology in (many, load(ROOT)):
        assert list(read(chronology)) == [told(chronology, entry) for entry in chronology.timeline]


def realistic(size: int) -> Chronology:
    """Return a chronology whose events are recombined from our own: words of titles, actors, dates …"""
    ours, random = load(ROOT), Random(7)
    records = [entry.record for entry in ours.timeline]
    words = [word for record in records for word in record.title.split()]
    parts = [part for entry in ours.timeline for part in entry.id.split("-") if part.isalpha()]
    events: dict[str, Entry[Event]] = {}
    while len(events) < size:
        pick = [random.choice(records) for _ in range(6)]
        title = " ".join(random.choices(words, k=len(pick[0].title.split())))
        year, own = pick[1].date.earliest.year, re.findall("[a-z]{4,}", title.lower()) or ["it"]
        key = "-".join([str(year), *random.sample(own, 1), *random.sample(parts, 2)])
        update = {"title": title, "date": pick[1].date, "actors": pick[2].actors, "themes": pick[3].themes}
        update |= {"places": pick[4].places, "claims": pick[5].claims}
        record = pick[0].model_copy(update=update)
        events[key] = ours.timeline[0]._replace(id=key, record=record)
    return replace(ours, events=events)


def compressed(chronology: Chronology) -> int:
    """Return the size of the index in bytes, as it is sent."""
    return sum(len(gzip.compress(raw)) for raw in assets(chronology).values())


def test_each_further_event_adds_at_most_37_bytes_to_the_index() -> None:
    """So that of 10,000 events with titles as different as ours the index takes 370 KB."""
    fewer, more = realistic(500), realistic(1_000)
    assert len({entry.record.title for entry in more.timeline}) > 990
    assert compressed(more) - compressed(fewer) <= 37 * 500
    assert list(read(more)) == [told(more, entry) for entry in more.timeline]
