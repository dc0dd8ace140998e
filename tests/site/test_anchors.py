"""Anchors of claims, disagreements and positions: on the event's page, and wherever something leads there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chronology.model.chronology import Chronology
from chronology.model.entries import items
from chronology.model.records import ITEM_ID_PATTERN
from playwright.sync_api import Browser, expect

from tests.site.conftest import BASE
from tests.site.html import Document

SITE = f"https://example.org{BASE}"


def test_the_page_of_an_event_has_an_anchor_for_each_item_and_no_other_like_it(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    for entry in chronology.timeline:
        found = [
            one for one in documents[f"events/{entry.id}/index.html"].ids if re.match(ITEM_ID_PATTERN, one)
        ]
        assert found == [item.id for _, _, item in items(entry.record)], entry.id


def test_every_claim_on_a_sources_page_leads_to_its_anchor(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    """That the anchors are there is seen by the test of all links."""
    for source in chronology.sources:
        pages = [one for name, one in documents.items() if name.startswith(f"sources/{source}/")]
        links = {link.replace("../", "") for page in pages for link in page.links}
        expected = {
            f"events/{entry.id}/#{claim.id}"
            for entry in chronology.timeline
            for claim in entry.record.claims
            if claim.source == source
        }
        assert len(expected) > 20
        assert expected - links == set()


def test_every_disagreement_leads_to_its_anchor(
    chronology: Chronology, documents: dict[str, Document]
) -> None:
    expected = {
        f"../events/{entry.id}/#{dispute.id}"
        for entry in chronology.timeline
        for dispute in entry.record.disagreements
    }
    assert len(expected) > 50
    assert expected - set(documents["disagreements/index.html"].links) == set()


def addresses(value: Any) -> Iterator[str]:
    """Yield every text within data that is an address with an anchor."""
    if isinstance(value, str) and re.match(rf"{re.escape(SITE)}events/[^#\s]*#", value):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from addresses(one)


@pytest.mark.parametrize("path", ["api/v1/disagreements.json", "data/dataset.jsonld"])
def test_every_published_address_leads_to_an_anchor(
    path: str, site: Path, documents: dict[str, Document], chronology: Chronology
) -> None:
    found = set(addresses(json.loads((site / path).read_bytes())))
    assert len(found) >= sum(len(entry.record.disagreements) for entry in chronology.timeline) > 0
    for one in found:
        page, _, anchor = one.removeprefix(SITE).partition("#")
        assert anchor in documents[f"{page}index.html"].ids, one


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_an_address_with_an_id_shows_what_it_names(
    chromium: Browser, address: str, chronology: Chronology, width: int
) -> None:
    """The last claim, disagreement and position of the longest event: in view, and marked."""
    entry = max(chronology.timeline, key=lambda one: len(list(items(one.record))))
    last = {kind: item for _, kind, item in items(entry.record)}
    assert last.keys() == {"claim", "disagreement", "position"}
    with chromium.new_context(viewport={"width": width, "height": 640}) as context:
        for item in last.values():
            page = context.new_page()
            page.goto(f"{address}events/{entry.id}/#{item.id}")
            target = page.locator(":target")
            expect(target).to_have_id(item.id)
            expect(target).to_be_in_viewport()
            top = target.evaluate("one => one.getBoundingClientRect().top")
            header = page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom")
            assert header <= top < 640
            colour = "one => getComputedStyle(one).backgroundColor"
            assert target.evaluate(colour) != "rgba(0, 0, 0, 0)"
            page.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_claim_on_a_sources_page_is_followed_to_its_event(
    chromium: Browser, address: str, chronology: Chronology, width: int
) -> None:
    """By tap or click, and by keyboard."""
    entry = next(e for e in chronology.timeline if len(e.record.claims) > 5)
    claim = entry.record.claims[4]
    phone = width < 1280
    with chromium.new_context(viewport={"width": width, "height": 640}, has_touch=phone) as context:
        page = context.new_page()
        for way in ("pointer", "keyboard"):
            page.goto(f"{address}sources/{claim.source}/")
            link = page.locator(f'a[href$="events/{entry.id}/#{claim.id}"]').first
            if way == "keyboard":
                link.focus()
                page.keyboard.press("Enter")
            elif phone:
                link.tap()
            else:
                link.click()
            page.wait_for_url(f"**/events/{entry.id}/#{claim.id}")
            expect(page.locator(":target")).to_contain_text(claim.text[:40])
            expect(page.locator(":target")).to_be_in_viewport()
