"""A reader who sets source against source, and asks which sources are silent on an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from chronology.model.chronology import Chronology
from chronology.model.text import plain
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Readers
from tests.site.html import Document

ONE, OTHER = "astana-times-2020", "chatham-house-2019"
ADDRESS = f"sources/{ONE}/{OTHER}/"


@pytest.fixture(params=[360, 768, 1280])
def reader(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a phone, with touch, a tablet and a desk."""
    with readers.page(request.param, 800, has_touch=request.param < 1280) as page:
        yield page


def both(chronology: Chronology) -> list[str]:
    """Return the events with claims of both sources, in the order of the timeline."""
    return [e.id for e in chronology.timeline if {ONE, OTHER} <= {c.source for c in e.record.claims}]


def alone(chronology: Chronology, source: str, without: str) -> list[str]:
    """Return the events with a claim of one source and none of another."""
    made = [(e.id, {c.source for c in e.record.claims}) for e in chronology.timeline]
    return [key for key, sources in made if source in sources and without not in sources]


def number(page: Page, section: str) -> int:
    """Return the number in the heading of a section."""
    found = re.search(r"\((\d+)\)$", page.locator(f"h2#{section}").inner_text())
    assert found
    return int(found[1])


def columns(section: Locator) -> list[list[str]]:
    """Return the texts in each of two columns, white space folded."""
    lists = section.locator(".pair > ul").all()
    return [
        [" ".join(text.split()) for text in one.locator("li > p:first-child").all_text_contents()]
        for one in lists
    ]


def test_a_reader_goes_from_the_table_to_two_sources_and_to_a_claim(
    reader: Page, address: str, chronology: Chronology
) -> None:
    """The claims of each stand in its own column; on a phone one list stands above the other."""
    reader.goto(f"{address}sources/")
    labels = [chronology.sources[source].record.label for source in (ONE, OTHER)]
    row = reader.locator("table.pairs tr", has=reader.locator(f"a[href='{ONE}/{OTHER}/']"))
    events = both(chronology)
    questions = [
        dispute
        for entry in chronology.timeline
        for dispute in entry.record.disagreements
        if {ONE, OTHER} <= {position.source for position in dispute.positions}
    ]
    # First those that nobody else answers, so that these two cannot agree.
    shared = [{position.source for position in dispute.positions} != {ONE, OTHER} for dispute in questions]
    questions = [
        dispute
        for later in (False, True)
        for dispute, own in zip(questions, shared, strict=True)
        if own == later
    ]
    assert 0 < sum(shared) < len(shared)
    expect(row.locator("td")).to_have_text([str(len(events)), str(len(questions))])
    row.get_by_role("link").click()
    reader.wait_for_url(f"**/{ADDRESS}")
    expect(reader.locator("h1")).to_have_text(" and ".join(labels))
    expect(reader.locator("main")).to_contain_text(
        f"Both cover {len(events)} events and answer {len(questions)} disputed questions."
    )
    for jump in reader.locator(".ways a").all():
        jump.click()
        heading = reader.locator(f"h2{jump.get_attribute('href')}")
        expect(heading).to_be_in_viewport()
        expect(heading).to_have_text(jump.inner_text())
    for source in (ONE, OTHER):
        expect(reader.locator("main")).to_contain_text(
            " ".join(chronology.sources[source].record.standpoint.split())
        )

    assert number(reader, "both") == len(events) > 0
    sections = reader.locator("section[aria-labelledby=both] section")
    expect(sections).to_have_count(len(events))
    for key, section in zip(events, sections.all(), strict=True):
        claims = chronology.events[key].record.claims
        assert columns(section) == [
            [" ".join(chronology.in_words(c.text).split()) for c in claims if c.source == source]
            for source in (ONE, OTHER)
        ]
    assert number(reader, "differ") == len(shared) - sum(shared)
    assert number(reader, "shared-questions") == sum(shared)
    sections = reader.locator(
        "section:is([aria-labelledby=differ], [aria-labelledby=shared-questions]) section"
    )
    expect(sections.locator("h3")).to_have_text([dispute.about for dispute in questions])
    for dispute, section in zip(questions, sections.all(), strict=True):
        assert columns(section) == [
            [" ".join(plain(p.says).split()) for p in dispute.positions if p.source == source]
            for source in (ONE, OTHER)
        ]
        others = {p.source for p in dispute.positions} - {ONE, OTHER}
        named = section.locator(".dispute-of .source-mark:is(a)").evaluate_all(
            "all => all.map((one) => one.pathname.split('/').at(-2))"
        )
        assert set(named) == others

    left, right = (one.bounding_box() for one in sections.first.locator(".pair > ul").all())
    assert left
    assert right
    wide = (reader.viewport_size or {"width": 0})["width"] >= 768
    assert (abs(left["y"] - right["y"]) < 2 and left["x"] + left["width"] <= right["x"]) == wide
    assert (left["x"] == right["x"] and left["y"] + left["height"] <= right["y"]) != wide
    claim = next(c for c in chronology.events[events[0]].record.claims if c.source == OTHER)
    link = (
        reader.locator("section[aria-labelledby=both] section")
        .first.locator("ul")
        .last.locator(".cite a")
        .first
    )
    link.click()
    reader.wait_for_url(re.compile(rf"/sources/{OTHER}/(\d+/)?#p{claim.at[0]}$"))


def test_what_only_one_covers_is_listed_as_often_as_its_heading_says(
    page: Page, address: str, chronology: Chronology
) -> None:
    page.goto(address + ADDRESS)
    for source, without in ((ONE, OTHER), (OTHER, ONE)):
        expected = alone(chronology, source, without)
        assert number(page, f"only-{source}") == len(expected)
        section = page.locator(f"section[aria-labelledby=only-{source}]")
        section.locator("summary").click()
        links = section.locator("li > a:first-child")
        expect(links.first).to_be_visible()
        found = links.evaluate_all("all => all.map((one) => one.pathname.split('/').at(-2))")
        assert found == expected


def test_the_same_address_is_reached_from_either_source_without_javascript(
    chromium: Browser, address: str, chronology: Chronology
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for source, other in ((ONE, OTHER), (OTHER, ONE)):
            page.goto(f"{address}sources/{source}/")
            row = page.locator(".record div", has=page.get_by_text("Compare with", exact=True))
            label = chronology.sources[other].record.label
            expect(row).to_contain_text(f"{label} ({len(both(chronology))} events)")
            row.get_by_role("link", name=label, exact=True).click()
            page.wait_for_url(f"**/{ADDRESS}")
            expect(page.locator("section[aria-labelledby=both] section")).to_have_count(len(both(chronology)))


def test_each_pair_with_an_event_in_common_has_one_page(
    documents: dict[str, Document], chronology: Chronology
) -> None:
    """The first id of the alphabet first; the table of the sources leads to all of them and to no other."""
    pairs = {
        tuple(sorted((a, b)))
        for entry in chronology.timeline
        for a in {c.source for c in entry.record.claims}
        for b in {c.source for c in entry.record.claims}
        if a != b
    }
    found = [
        match.groups()
        for name in documents
        if (match := re.fullmatch(r"sources/([\w-]+)/([\w-]+)/index.html", name))
    ]
    assert sorted(one for one in found if one[1] in chronology.sources) == sorted(pairs)
    links = [
        link for link in documents["sources/index.html"].links if link.count("/") == 2 and ".." not in link
    ]
    assert sorted(tuple(link.split("/")[:2]) for link in links) == sorted(pairs)
    assert len(pairs) > 5


def test_an_event_names_the_sources_that_do_not_mention_it(
    page: Page, address: str, chronology: Chronology
) -> None:
    """Apart from those that are older: one of 2019 could not know what happened in 2022."""
    page.goto(f"{address}events/2022-01-csto-deployment/")
    line = page.locator(".silent")
    expect(line).to_have_text(
        re.compile(
            r"^Not mentioned by .*Astana Times.* and .*RUSI.*; written before it: .*Chatham House 2019\.$"
        )
    )
    line.get_by_role("link", name=re.compile("RUSI")).click()
    page.wait_for_url("**/sources/rusi-2023/")


def test_every_source_is_cited_on_the_page_of_an_event_or_said_not_to_mention_it(
    documents: dict[str, Document], chronology: Chronology, site: object
) -> None:
    for entry in chronology.timeline:
        document = documents[f"events/{entry.id}/index.html"]
        linked = {
            match[1] for link in document.links if (match := re.match(r"\.\./\.\./sources/([\w-]+)/", link))
        }
        assert linked == {*chronology.sources}, entry.id
