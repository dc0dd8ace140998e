"""From an event to the original: what a tap asks for, and where a browser arrives."""

from __future__ import annotations

import pytest
from chronology.model.chronology import Chronology
from chronology.model.records import Source
from chronology.pages import paragraphs
from playwright.sync_api import Browser, Page, Request, Route, expect

ORIGINAL = "http://original.test/report"
PARAGRAPHS = (
    "An outline of what follows.",
    "The two-way trade, since 2013, of oil & gas – or 5% of all – grew: “a bargain”?",
    "The two-way trade fell.",
    "Kazakhstan’s share, in 2014, was the same.",
)
WORDS = {
    "2": "The two-way trade, since 2013",
    "3": "The two-way trade fell",
    "4": "Kazakhstan’s share, in 2014, was",
}
INNER = {"2": "oil & gas – or 5% of all"}


def source(words: dict[str, str]) -> Source:
    """Return the record of the original with fragments."""
    fragments = [{"at": at, "words": some} for at, some in words.items()]
    return Source.model_validate(
        {
            "title": "Trade",
            "label": "Trade",
            "mark": "T",
            "date": "2015",
            "kind": "report",
            "standpoint": "None.",
            "synopsis": "None.",
            "language": "en",
            "url": ORIGINAL,
            "fragments": fragments,
            "document": {"file": "a.txt", "sha256": "0" * 64},
        }
    )


@pytest.mark.parametrize(("words", "at"), [*((WORDS, at) for at in WORDS), (INNER, "2")])
def test_a_browser_arrives_at_the_paragraph(page: Page, words: dict[str, str], at: str) -> None:
    """Though its words hold every mark that has a meaning in a text directive."""
    body = "".join(f'<p style="height: 200vh" id="p{n}">{text}</p>' for n, text in enumerate(PARAGRAPHS, 1))
    html = f"<!doctype html><meta charset=utf-8>{body}"
    page.route("http://original.test/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(paragraphs.original_address(source(words), at))
    expect(page.locator(f"#p{at}")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0


@pytest.mark.parametrize("width", [360, 1280])
def test_one_tap_leads_from_an_event_to_the_original(
    chromium: Browser, address: str, chronology: Chronology, width: int
) -> None:
    """For every source whose address is known, at the cited paragraph, without telling where it came from."""
    known = [entry for entry in chronology.sources.values() if entry.record.url]
    assert known
    context = chromium.new_context(viewport={"width": width, "height": 740}, has_touch=True)
    asked: list[Request] = []

    def answer(route: Route, request: Request) -> None:
        asked.append(request)
        route.fulfill(body="<!doctype html><title>The original</title>", content_type="text/html")

    for entry in known:
        record = entry.record
        context.route(f"{(record.url or '').partition('#')[0]}**", answer)
        event = chronology.by_source[entry.id][0]
        claim = next(one for one in event.record.claims if one.source == entry.id)
        page = context.new_page()
        page.goto(f"{address}events/{event.id}/")
        link = page.locator(f"#{claim.id}").get_by_role(
            "link", name=f"Original of {record.label} ¶ {claim.at[0]},"
        )
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        link.tap()
        expect(page).to_have_title("The original")
        assert asked[-1].url.partition("#")[0] == record.url
        assert "referer" not in asked[-1].all_headers()
    context.close()
