"""How a link that a source draws with a hedge is worded, on every page that shows it."""

from __future__ import annotations

import re

import pytest
from chronology.loading.loader import load
from chronology.model.site import Links, Site
from chronology.pages.charts.storylines import storyline
from chronology.pages.events import event_page
from chronology.pages.reference import source_page

from tests.rules import Build

from . import MORE, parsed

HEDGED = "events/1936-walk.yml"


@pytest.mark.parametrize(
    ("kind", "hedge", "there", "back"),
    [
        ("leads-to", "", "Leads to", "Follows from"),
        ("leads-to", "seems", "Seems to lead to", "Seems to follow from"),
        ("part-of", "may", "May be part of", "May have as a part"),
        (
            "continues",
            "according-to",
            "Is said to continue",
            "Is said to be continued by",
        ),
        ("responds-to", "seems", "Seems to respond to", "Seems to be answered by"),
        ("reverses", "may", "May reverse", "May be reversed by"),
        ("compared-with", "seems", "Seems to be compared with", "Seems to be compared with"),
    ],
)
def test_the_hedge_of_a_source_is_kept(
    freedonia: Build, kind: str, hedge: str, there: str, back: str
) -> None:
    written = f"kind: {kind}" + (f", hedge: {hedge}" if hedge else "")
    chronology = load(freedonia({**MORE, HEDGED: MORE[HEDGED].replace("kind: responds-to", written)}))
    own, other = (chronology.events[key] for key in ("1936-walk", "1934-lapse"))
    assert there in words(event_page(chronology, own, Links("events/1936-walk/"), Site()))
    assert back in words(event_page(chronology, other, Links("events/1934-lapse/"), Site()))
    story = storyline(chronology, "Ducks", (own, other), Links("themes/ducks/"))
    assert f"{there} {other.record.title}" in words(story)
    source = chronology.sources["almanac"]
    assert f"Relation {there} " in words(source_page(chronology, source, Links("sources/almanac/")))


@pytest.mark.parametrize("linked", [True, False])
def test_an_event_is_listed_as_mentioning_another_unless_they_are_linked(
    freedonia: Build, linked: bool
) -> None:
    """The summary of the treaty mentions the lapse, which reverses the treaty."""
    link = '  - to: 1932-treaty\n    kind: reverses\n    source: gazette\n    at: ["5"]\n'
    chronology = load(freedonia({} if linked else {"events/1934-lapse.yml": {link: ""}}))
    page = event_page(chronology, chronology.events["1934-lapse"], Links("events/1934-lapse/"), Site())
    assert ("Reverses" in words(page)) is linked
    assert ("Mentioned in" in words(page)) is not linked


def words(html: str) -> str:
    """Return the text of a page."""
    return parsed(html).text


def test_a_link_that_two_sources_draw_is_listed_once_with_both(freedonia: Build) -> None:
    once = '  - to: 1932-treaty\n    kind: reverses\n    source: gazette\n    at: ["5"]\n'
    twice = once + once.replace("gazette", "almanac").replace('"5"', '"3"')
    chronology = load(freedonia({"events/1934-lapse.yml": {once: twice}}))
    for name, said in (("1934-lapse", "Reverses"), ("1932-treaty", "Is reversed by")):
        page = words(event_page(chronology, chronology.events[name], Links(f"events/{name}/"), Site()))
        assert page.count(f"{said} ") == 1
        assert re.search(rf"{said} .*Gazette ¶ 5.*Almanac ¶ 3", page)
