"""What a reader takes along: citations, a claim with its source, links to a part or a selection."""

from __future__ import annotations

import re
from collections.abc import Iterator

import bibtexparser
import pytest
import rispy
from chronology.model.chronology import Chronology
from chronology.model.records import Change
from chronology.model.site import Site
from chronology.pages.citing import citations, source_citations
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Readers
from tests.site.conftest import BASE, watched
from tests.site.oracle import Asked, found
from tests.site.test_filter import shown
from tests.site.test_journeys import tab_to

SITE = Site("Multivector", f"https://example.org{BASE}")  # as the site of the tests is built
EVENT = "2022-01-csto-deployment"
PAGE = f"events/{EVENT}/"
CITED = "“Kazakhstan & the CSTO: a marriage made in purgatory” (1828, 12 September 2024), ¶ 3"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
FACTS = "all => all.map(({ children: [name, value] }) => [name.innerText, value.innerText])"
PLACE = "one => [one.offsetTop, one.offsetHeight]"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
MISSING = "delete Navigator.prototype.clipboard"  # as where a site is not encrypted


@pytest.fixture
def phone(readers: Readers) -> Iterator[Page]:
    """A page of a phone, which may copy; no script on it may fail."""
    with readers.page(360, 740, has_touch=True, is_mobile=True, permissions=CLIPBOARD) as page:
        yield from watched(page)


@pytest.fixture
def desk(readers: Readers) -> Iterator[Page]:
    """A page at a desk, which may copy; no script on it may fail."""
    with readers.page(1280, 900, permissions=CLIPBOARD) as page:
        yield from watched(page)


def copied(page: Page, message: str) -> str:
    """Return what is in the clipboard, once the page has said so where it can be seen."""
    said = page.get_by_role("status").filter(has_text=re.compile(f"^{re.escape(message)}$"))
    expect(said).to_be_in_viewport()
    return str(page.evaluate("navigator.clipboard.readText()"))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


# ---- citations


def test_a_citation_of_an_event_is_copied_by_tap(phone: Page, address: str, chronology: Chronology) -> None:
    phone.goto(address + PAGE)
    expected = citations(chronology, chronology.events[EVENT], SITE)
    button(phone, "Copy the APA citation").tap()
    assert copied(phone, "APA citation copied.") == str(expected.apa)
    button(phone, "Copy the Chicago citation").tap()
    assert copied(phone, "Chicago citation copied.") == str(expected.chicago)


def test_what_reference_managers_read_is_copied_whole(phone: Page, address: str) -> None:
    """Though it is not shown before it is unfolded; as bibtexparser and rispy read it."""
    phone.goto(address + PAGE)
    button(phone, "Copy the BibTeX entry").tap()
    (entry,) = bibtexparser.loads(copied(phone, "BibTeX entry copied.")).entries
    button(phone, "Copy the RIS entry").tap()
    (record,) = rispy.loads(copied(phone, "RIS entry copied."))
    assert (entry["ID"], entry["url"], record["urls"]) == (EVENT, SITE.url + PAGE, [SITE.url + PAGE])


def test_a_citation_of_a_source_is_copied_and_its_title_is_in_italics(
    desk: Page, address: str, chronology: Chronology
) -> None:
    desk.goto(f"{address}sources/chatham-house-2019/")
    entry = chronology.sources["chatham-house-2019"]
    button(desk, "Copy the Chicago citation").click()
    assert copied(desk, "Chicago citation copied.") == str(source_citations(entry).chicago)
    cited = desk.locator(".citing cite").first
    assert entry.record.container
    expect(cited).to_have_text(entry.record.container)
    assert cited.evaluate("one => getComputedStyle(one).fontStyle") == "italic"


def last_correction(chronology: Chronology, id: str) -> Change:
    """Return the last entry of the log that corrects an event."""
    log = [entry.record for entry in chronology.changes if entry.record.kind == "corrected"]
    return [change for change in log if id in chronology.changed_events(change)][-1]


def test_an_event_shows_when_it_was_added_and_corrected(
    desk: Page, address: str, chronology: Chronology
) -> None:
    for id in ("2012-single-economic-space", EVENT):
        desk.goto(f"{address}events/{id}/")
        history = chronology.history(id)
        listed = desk.locator(".facts > div").evaluate_all(FACTS)
        facts = {name: value.replace("\N{NO-BREAK SPACE}", " ") for name, value in listed}
        assert history.added
        assert facts["Added"] == history.added.words()
        assert ("Last corrected" in facts) == bool(history.corrected)
        if history.corrected:
            together = len(chronology.changed_events(last_correction(chronology, id))) - 1
            assert together > 1
            more = f"Note on this and {together} other events"
            assert facts["Last corrected"].split("\n") == [history.corrected.words(), more]
            desk.get_by_text(more).click()
            expect(desk.locator(".facts")).to_contain_text(history.note)


# ---- claims and links to a part


def test_a_claim_is_copied_with_its_source(phone: Page, address: str, chronology: Chronology) -> None:
    claim = chronology.events[EVENT].record.claims[0]
    text = chronology.in_words(claim.text)
    phone.goto(address + PAGE)
    phone.locator(f"#{claim.id}").get_by_role("button").tap()
    assert copied(phone, "Claim and source copied.") == (
        f"{text} (Multivector, paraphrasing {CITED}: {SITE.url}{PAGE}#{claim.id})"
    )


@pytest.mark.parametrize("where", ["", "disagreements/", "events/2022-01-unrest/"])
def test_an_answer_is_copied_with_its_question_and_source(
    phone: Page, address: str, chronology: Chronology, where: str
) -> None:
    """From the home page, from all disagreements and from the event."""
    event = chronology.events["2022-01-unrest"]
    dispute = event.record.disagreements[0]
    position = next(one for one in dispute.positions if one.source == "csto-essay")
    phone.goto(address + where)
    shown = phone.locator(".dispute", has_text=dispute.about).locator(".position", has_text=position.says)
    shown.get_by_role("button", name="Copy this position with its source").tap()
    assert copied(phone, "Position and source copied.") == (
        f"{dispute.about} {position.says} (Multivector, paraphrasing {CITED}: "
        f"{SITE.url}events/{event.id}/#{position.id})"
    )


def test_the_link_of_each_part_is_copied_and_leads_there(
    phone: Page, address: str, chronology: Chronology
) -> None:
    """A claim, a disagreement and a position; the page goes there, too."""
    event = chronology.events[EVENT].record
    dispute = event.disagreements[0]
    parts = {
        "Link to this claim": event.claims[1].id,
        "Link to this disagreement": dispute.id,
        "Link to this position": dispute.positions[1].id,
    }
    for name, id in parts.items():
        phone.goto(address + PAGE)
        phone.locator(f"#{id}").get_by_role("link", name=name).first.tap()
        assert copied(phone, "Link copied.") == f"{address}{PAGE}#{id}" == phone.url
        phone.goto("about:blank")
        phone.goto(f"{address}{PAGE}#{id}")
        expect(phone.locator(":target")).to_have_id(id)
        expect(phone.locator(":target")).to_be_in_viewport()


def test_the_link_of_a_disagreement_is_copied_in_the_list_of_all(
    phone: Page, address: str, chronology: Chronology
) -> None:
    """Where the reader stays in the list."""
    dispute = chronology.events[EVENT].record.disagreements[0]
    phone.goto(f"{address}disagreements/")
    item = phone.locator(".dispute-item").filter(has_text=dispute.about).first
    item.get_by_role("link", name="Link to this disagreement").tap()
    assert copied(phone, "Link copied.") == f"{address}{PAGE}#{dispute.id}"
    assert phone.url == f"{address}disagreements/"
    item.get_by_role("link", name="Link to this position").first.tap()
    expect(phone).to_have_url(f"{address}disagreements/")


def test_every_claim_position_and_disagreement_has_its_link(
    desk: Page, address: str, chronology: Chronology
) -> None:
    """With JavaScript off, too, where nothing can be copied."""
    event = chronology.events[EVENT].record
    disputes = [(d.id, *(p.id for p in d.positions)) for d in event.disagreements]
    ids = [*(claim.id for claim in event.claims), *(id for dispute in disputes for id in dispute)]
    assert desk.context.browser
    with desk.context.browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + PAGE)
        links = page.get_by_role("link", name=re.compile("^Link to this "))
        found = [link.get_attribute("href") for link in links.all()]
        assert sorted(map(str, found)) == sorted(f"#{id}" for id in ids)
        assert page.get_by_role("button", name=re.compile("^Copy")).count() == 0
        expect(page.locator("dl.citing")).to_contain_text("Multivector contributors. (20")
        page.goto(f"{address}disagreements/")
        assert page.locator(f".permalink[href$='#{disputes[0][0]}']").count() == 1
        assert page.get_by_role("button", name=re.compile("^Copy")).count() == 0


def test_links_and_buttons_appear_by_hover_and_focus(desk: Page, address: str) -> None:
    """And stand still: nothing moves where they appear."""
    desk.goto(address + PAGE)
    of_dispute = ":scope > .permalink"
    for part, own, group in (
        (".claim", ".permalink", ".acts"),
        (".claim", ".copy", ".acts"),
        (".position", ".permalink", ".acts"),
        (".position", ".copy", ".acts"),
        (".dispute", of_dispute, of_dispute),
    ):
        one = desk.locator(part).first
        link, seen = one.locator(own).first, one.locator(group).first
        place = one.evaluate(PLACE)
        expect(seen).to_have_css("opacity", "0")
        one.hover()
        expect(seen).to_have_css("opacity", "1")
        link.click(trial=True)  # nothing covers it
        for other in one.locator(".cite a").all():
            other.click(trial=True)
        desk.mouse.move(0, 0)
        expect(seen).to_have_css("opacity", "0")
        link.focus()
        expect(seen).to_have_css("opacity", "1")
        assert one.evaluate(PLACE) == place
        link.blur()


def test_links_and_buttons_are_seen_and_large_enough_on_a_touch_screen(phone: Page, address: str) -> None:
    for name in (PAGE, "disagreements/"):
        phone.goto(address + name)
        for one in phone.locator(".permalink:visible, .copy:visible").all()[:40]:
            expect(one).to_have_css("opacity", "1")
            box = one.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24, one


def test_a_link_is_copied_by_keyboard(desk: Page, address: str, chronology: Chronology) -> None:
    claim = chronology.events[EVENT].record.claims[0]
    desk.goto(address + PAGE)
    tab_to(desk, desk.locator(f"#{claim.id} .permalink"))
    desk.keyboard.press("Enter")
    assert copied(desk, "Link copied.") == f"{address}{PAGE}#{claim.id}"
    tab_to(desk, desk.locator(f"#{claim.id} .copy"))
    desk.keyboard.press("Space")
    assert "paraphrasing" in copied(desk, "Claim and source copied.")


# ---- selections


def test_the_link_of_a_filtered_timeline_is_copied_and_shows_the_same(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/")
    phone.locator(".filter-more summary").tap()
    phone.get_by_label("Theme", exact=True).select_option("integration")
    phone.get_by_label("From year").fill("2014")
    expected = shown(phone)
    button(phone, "Copy link").tap()
    link = copied(phone, "Link to this selection copied.")
    assert link == f"{address}timeline/?from=2014&theme=integration"
    phone.goto("about:blank")
    phone.goto(link)
    assert shown(phone) == expected != []


def test_the_link_of_filtered_disagreements_is_copied(phone: Page, address: str) -> None:
    phone.goto(f"{address}disagreements/")
    phone.get_by_label("What is disputed").select_option("date")
    button(phone, "Copy link").tap()
    assert copied(phone, "Link to this selection copied.") == f"{address}disagreements/?kind=date"


# ---- where the browser refuses


@pytest.mark.parametrize("script", [REFUSED, MISSING], ids=["refused", "missing"])
def test_where_the_browser_refuses_the_text_is_selected_to_be_copied(
    chromium: Browser, address: str, chronology: Chronology, script: str
) -> None:
    """And a key leads back to where the reader was."""
    phone = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    phone.add_init_script(script)
    phone.goto(address + PAGE)
    source = button(phone, "Copy the APA citation")
    expected = str(citations(chronology, chronology.events[EVENT], SITE).apa)
    field = phone.get_by_role("textbox", name="Text to copy")
    expect(field).to_be_hidden()
    source.tap()
    expect(field).to_be_in_viewport()
    expect(field).to_be_focused()
    assert phone.evaluate("getSelection().toString()") == expected
    expect(phone.get_by_role("status").filter(has_text="The browser refused to copy")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(source).to_be_focused()
    link = phone.get_by_role("link", name="Link to this claim").first
    link.tap()
    expect(field).to_have_value(f"{address}{PAGE}{link.get_attribute('href')}")
    expect(field).to_be_focused()
    phone.context.close()


def test_a_filtered_timeline_is_six_taps_from_the_home_page(
    phone: Page, address: str, chronology: Chronology
) -> None:
    """China, 2014 to 2016, where sources disagree: found, and its link copied."""
    phone.goto(address)
    phone.locator(".doors").get_by_role("link", name="Themes").tap()
    phone.get_by_role("link", name="China", exact=True).tap()
    phone.locator(".density .marks a[href*='from=2014&to=2014']").tap()
    phone.get_by_label("To year").tap()
    phone.keyboard.type("2016")
    phone.get_by_label("Sources differ").tap()
    expected = found(chronology, Asked("china", 2014, 2016, differ=True))
    assert shown(phone) == expected != []
    button(phone, "Copy link").tap()
    link = copied(phone, "Link to this selection copied.")
    phone.goto("about:blank")
    phone.goto(link)
    assert shown(phone) == expected
