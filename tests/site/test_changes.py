"""A reader who returns: what has changed, on the page of changes, on the timeline and in a feed reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from chronology.model.chronology import Chronology
from playwright.sync_api import Browser, Page, expect

from tests.browser import Readers
from tests.site.html import Document
from tests.site.oracle import Asked, found
from tests.site.test_filter import shown

FEEDS = ["feed/changes.xml", "feed/changes.json"]


@pytest.fixture(params=[360, 1280])
def reader(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a phone, with touch, and of a desk."""
    with readers.page(request.param, 800, has_touch=request.param == 360) as page:
        yield page


def lines(chronology: Chronology, kind: str, theme: str) -> list[str]:
    """Return the events of a theme, or moved to one, in all entries of a kind, the newest entry first."""
    log = [entry.record for entry in reversed(chronology.changes) if entry.record.kind == kind]
    listed = [key for change in log for key in chronology.changed_events(change)]
    standing = {key: chronology.standing(key) for key in listed}
    return [key for key in listed if (event := standing[key]) and theme in event.record.themes]


def last_day(chronology: Chronology) -> str:
    """Return the day of the newest entry of the log."""
    return chronology.changes[-1].record.date.text


def ids(page: Page) -> list[str]:
    """Return the events of the lines in sight."""
    links = page.locator(".change li:visible > a:first-child")
    return [
        one.removesuffix("/").rpartition("/")[2] for one in links.evaluate_all("all => all.map(a => a.href)")
    ]


def test_a_returning_reader_filters_the_changes_opens_an_event_and_comes_back(
    reader: Page, address: str, chronology: Chronology
) -> None:
    reader.goto(address)
    reader.locator("footer").get_by_role("link", name="changes", exact=True).click()
    reader.wait_for_url("**/changes/")
    total = sum(len(chronology.changed_events(entry.record)) for entry in chronology.changes)
    expect(reader.locator("[data-count]")).to_have_text(f"{total} of {total} changes to events")
    reader.get_by_label("What happened").select_option("corrected")
    reader.get_by_label("Theme", exact=True).select_option("energy")
    expected = lines(chronology, "corrected", "energy")
    assert 0 < len(expected) < total
    expect(reader.locator("[data-count]")).to_have_text(f"{len(expected)} of {total} changes to events")
    assert ids(reader) == expected
    expect(reader.get_by_role("heading", name=re.compile("^Added"))).to_have_count(0)
    reader.locator(".change li:visible a").first.click()
    reader.wait_for_url(f"**/events/{expected[0]}/")
    reader.go_back()
    reader.wait_for_url("**/changes/?kind=corrected&theme=energy")
    assert ids(reader) == expected
    reader.get_by_role("button", name="Clear the filter").click()
    expect(reader.locator("[data-count]")).to_have_text(f"{total} of {total} changes to events")


def test_a_day_leads_to_its_events_on_the_timeline_and_its_chip_back_to_all(
    reader: Page, large_address: str, many: Chronology
) -> None:
    """Unless all events have changed since, as on the first day."""
    day, total = last_day(many), f"{len(many.timeline):,}"
    expected = len(found(many, Asked(changed=day)))
    assert 0 < expected < len(many.timeline)
    reader.goto(f"{large_address}changes/")
    reader.locator(".day").first.get_by_role("link", name=f"{expected} events", exact=True).click()
    reader.wait_for_url(f"**/timeline/?changed={day}")
    expect(reader.locator("[data-count]")).to_have_text(f"{expected} of {total} events")
    words = many.changes[-1].record.date.words()
    expect(reader.locator("[data-chips] button")).to_have_text([f"Changed since {words} ×"])
    reader.get_by_role("button", name=f"Remove Changed since {words}").click()
    expect(reader.locator("[data-count]")).to_have_text(f"{total} of {total} events")
    assert "?" not in reader.url


def test_the_day_combines_with_other_choices_and_is_printed(
    page: Page, address: str, chronology: Chronology
) -> None:
    day = last_day(chronology)
    theme = chronology.events[found(chronology, Asked(changed=day))[0]].record.themes[0]
    page.goto(f"{address}timeline/?theme={theme}")
    page.get_by_label("Changed since", exact=True).fill(day)
    assert shown(page) == found(chronology, Asked(theme, changed=day)) != []
    assert page.url.endswith(f"/timeline/?theme={theme}&changed={day}")
    page.pdf()
    words = chronology.changes[-1].record.date.words()
    expect(page.locator("form + .printed")).to_contain_text(
        f"theme {chronology.themes[theme].record.name}; changed since {words}"
    )
    page.get_by_label("Changed since", exact=True).fill("2999-12-31")  # nothing has changed since
    expect(page.locator("[data-none]")).to_be_visible()


BAD = ("2026-13-01", "2026-02-30", "tomorrow", "28.11.2026", "2026")


@pytest.mark.parametrize("which", ["short", "long"])
def test_a_day_that_is_none_is_said_and_does_not_filter(
    page: Page, which: str, request: pytest.FixtureRequest
) -> None:
    """The other choices hold; a day that is chosen then takes its place."""
    base = request.getfixturevalue("address" if which == "short" else "large_address")
    data: Chronology = request.getfixturevalue("chronology" if which == "short" else "many")
    theme, total = next(iter(data.themes)), f"{len(data.timeline):,}"
    expected = found(data, Asked(theme))
    field = page.get_by_label("Changed since", exact=True)
    for bad in BAD if which == "short" else BAD[:1]:
        page.goto(f"{base}timeline/?theme={theme}&changed={bad}")
        said = f'"{bad}" is not a day such as 2026-11-28, so changes are not filtered.'
        expect(page.locator("[data-wrong]")).to_have_text(said)
        expect(page.locator("[data-status]")).to_have_text(f"{said} {len(expected):,} of {total} events")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator("[data-chips] button")).to_have_count(1)
    day = last_day(data)
    field.fill(day)
    expect(page.locator("[data-wrong]")).to_be_hidden()
    assert field.get_attribute("aria-invalid") is None
    expect(page.locator("[data-count]")).to_have_text(
        f"{len(found(data, Asked(theme, changed=day))):,} of {total} events"
    )


def test_without_javascript_all_changes_are_there_and_no_filter(
    chromium: Browser, address: str, chronology: Chronology
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}changes/")
        expect(page.locator(".filter:visible")).to_have_count(0)
        for summary in page.locator(".change summary").all():
            summary.click()
        expected = [
            key for entry in reversed(chronology.changes) for key in chronology.changed_events(entry.record)
        ]
        assert ids(page) == expected
        text = page.locator("main").inner_text()
        assert all(
            " ".join(entry.record.note.split()) in text for entry in chronology.changes if entry.record.note
        )


def test_every_page_offers_the_feeds_in_its_footer_but_not_on_paper(
    page: Page, address: str, documents: dict[str, Document]
) -> None:
    for name, document in documents.items():
        up = "../" * name.count("/") if name != "404.html" else "/x/y/"
        assert {up + feed for feed in FEEDS} <= {*document.links}, name
    page.goto(f"{address}about/")
    footer = page.locator("footer")
    for name in ("Atom feed of changes", "JSON feed of changes"):
        expect(footer.get_by_role("link", name=name)).to_be_visible()
    assert "Follow changes: Atom, JSON" in " ".join(footer.inner_text().split())
    page.emulate_media(media="print")
    expect(footer).to_be_hidden()


def test_the_search_finds_the_page_of_changes(page: Page, address: str) -> None:
    for words in ("changes", "what is new", "log of changes"):
        page.goto(f"{address}sources/")
        page.locator(".md-search__input").click()
        page.keyboard.type(words)
        expect(page.locator(".md-search-result__item a[href*='/changes/']").first).to_be_visible()


def test_the_log_of_a_thousand_events_goes_on_and_has_no_filter(
    page: Page, large_address: str, many: Chronology
) -> None:
    """From page to page, by the links to the next."""
    page.goto(f"{large_address}changes/")
    listed: list[str] = []
    for _ in range(20):
        expect(page.locator("form.filter")).to_have_count(0)
        page.locator(".change details").evaluate_all("all => all.forEach((one) => (one.open = true))")
        listed += ids(page)
        following = page.locator(".next a")
        if not following.count():
            break
        following.click()
        page.wait_for_load_state()
    expected = [key for entry in reversed(many.changes) for key in many.changed_events(entry.record)]
    assert len(expected) > len(many.timeline)
    assert listed == expected
