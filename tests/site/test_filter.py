"""The filter of the timeline and of the disagreements, as a reader uses it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from chronology.model.chronology import Chronology
from chronology.model.text import plain
from playwright.sync_api import Page, expect


def shown(page: Page) -> list[str]:
    """Return the ids of the events that are shown, once the search has answered."""
    page.locator("form[aria-busy]").wait_for(state="detached")
    return page.locator("article.card").evaluate_all(
        "all => all.filter(one => !one.closest('[hidden]')).map(one => one.id)"
    )


def test_choices_combine_and_are_counted(page: Page, address: str, chronology: Chronology) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_label("Theme", exact=True).select_option("trade")
    page.get_by_label("From year").fill("2015")
    expected = [
        e.id
        for e in chronology.timeline
        if "trade" in e.record.themes and (e.record.date.latest.year >= 2015 or e.record.date.open_end)
    ]
    open_ended = [e.id for e in chronology.timeline if e.record.date.open_end]
    found = [key for key in shown(page) if key not in open_ended]
    assert found == [key for key in expected if key not in open_ended]
    total = len(chronology.events)
    expect(page.locator("[data-count]")).to_have_text(f"{len(shown(page))} of {total} events")
    expect(page.locator("[data-status]")).to_have_text(f"{len(shown(page))} of {total} events")


def test_each_option_says_how_many_it_would_show(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_label("Source", exact=True).select_option("rusi-2023")
    for option in page.get_by_label("Theme", exact=True).locator("option").all()[1:]:
        said = int((option.text_content() or "").rpartition("(")[2].rstrip(")"))
        page.get_by_label("Theme", exact=True).select_option(option.get_attribute("value"))
        assert len(shown(page)) == said, option.text_content()


def test_the_state_is_in_the_address_and_restores_itself(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_label("Theme", exact=True).select_option("energy")
    page.get_by_label("To year").fill("2023")
    page.get_by_role("checkbox", name="Sources differ").check()
    before = shown(page)
    assert before
    page.wait_for_url("**/timeline/?to=2023&differ=1&theme=energy")
    page.goto(page.url)
    assert shown(page) == before
    expect(page.get_by_label("Theme", exact=True)).to_have_value("energy")
    expect(page.get_by_role("checkbox", name="Sources differ")).to_be_checked()


def test_an_event_that_may_fall_in_a_year_is_found(page: Page, address: str, chronology: Chronology) -> None:
    page.goto(f"{address}timeline/?from=1994&to=1994")
    may = [
        e.id
        for e in chronology.timeline
        if e.record.date.earliest.year <= 1994 <= e.record.date.latest.year and not e.record.date.open_end
    ]
    assert any(chronology.events[key].record.date.earliest.year < 1994 for key in may)
    assert set(may) <= set(shown(page))


def test_a_name_is_found_in_any_spelling(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    for words in ("Токаев", "Toqaev", "tokayev", "Тоқаев"):
        page.get_by_label("Words or names").fill(words)
        expect(page.locator("#\\32 022-06-17-spief-remarks")).to_be_visible()
        expect(page.locator("#\\31 993-rouble-zone-exit")).to_be_hidden()
        page.get_by_label("Words or names").fill("")
        expect(page.locator("#\\31 993-rouble-zone-exit")).to_be_visible()


def test_a_link_to_a_hidden_event_shows_it(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?words=rouble")
    expect(page.locator("#\\32 022-06-17-spief-remarks")).to_be_hidden()
    page.goto(f"{address}timeline/?words=rouble#2022-06-17-spief-remarks")
    expect(page.locator("#\\32 022-06-17-spief-remarks")).to_be_in_viewport()
    assert "?" not in page.url


def test_events_without_a_month_stand_at_the_end_of_their_year(
    page: Page, address: str, chronology: Chronology
) -> None:
    """Under a heading of their own, which is hidden with the last of them."""
    page.goto(f"{address}timeline/?from=2022&to=2022")
    year = page.locator("section.year", has=page.locator("#y2022"))
    group = year.locator(".some-time")
    expect(group.locator("h3")).to_have_text("Some time in 2022 or later")
    ids = year.locator("article.card").evaluate_all("all => all.map(one => one.id)")
    undated = group.locator("article.card").evaluate_all("all => all.map(one => one.id)")
    assert ids[-len(undated) :] == undated
    known = [key for key in ids if chronology.events[key].record.date.month_known]
    assert known
    assert not set(known) & set(undated)
    page.get_by_label("Words or names").fill("Caspian Summit")
    expect(year.locator("#\\32 022-07-caspian-summit")).to_be_visible()
    expect(group).to_be_hidden()


def test_focus_stays_where_it_is_while_filtering(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_label("Words or names").click()
    page.keyboard.type("customs")
    page.wait_for_timeout(600)
    assert page.evaluate("document.activeElement.name") == "words"


def test_the_first_event_that_is_left_stands_beside_its_year(page: Page, address: str) -> None:
    """Also in a year of which only events without a month are left."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}timeline/?theme=china&from=2014")
    expect(page.locator(".chips button")).to_have_count(2)
    years = page.locator(".timeline > .year:not([hidden])")
    assert years.count() > 5
    for year in years.all():
        top = year.locator("> h2").evaluate("one => one.getBoundingClientRect().top")
        first = year.locator("h3:visible, article:visible").first
        assert first.evaluate("one => one.getBoundingClientRect().top") - top < 10


def test_reset_shows_all_again(page: Page, address: str, chronology: Chronology) -> None:
    page.goto(f"{address}timeline/?theme=energy")
    page.get_by_role("button", name="Clear the filter").click()
    expect(page.locator("[data-count]")).to_have_text(
        f"{len(chronology.events)} of {len(chronology.events)} events"
    )
    assert "?" not in page.url


@pytest.mark.parametrize("kind", ["CSV", "JSON", "BibTeX"])
def test_the_selection_can_be_downloaded(
    page: Page, site: Path, address: str, kind: str, tmp_path: Path
) -> None:
    page.goto(f"{address}timeline/?words=union&from=2010&theme=integration&differ=1")
    expect(page.locator(".chips button")).to_have_count(4)
    selection = shown(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    name, _, extension = download.value.suggested_filename.partition(".")
    assert name == "Multivector-timeline-union-from-2010-sources-differ-integration"
    assert extension == {"CSV": "csv", "JSON": "json", "BibTeX": "bib"}[kind]
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    text = path.read_text("utf-8-sig" if kind == "CSV" else "utf-8")
    if kind == "CSV":
        assert path.read_bytes().startswith("\ufeff".encode())  # or Excel reads Latin-1
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["id"] for row in rows] == selection
        published = list(csv.DictReader((site / "data/events.csv").read_text("utf-8-sig").splitlines()))
        assert [*rows[0]] == [column for column in published[0] if column in rows[0]]
        by_id = {row["id"]: row for row in published}
        assert all(row.items() <= by_id[row["id"]].items() for row in rows)
    elif kind == "JSON":
        assert [event["id"] for event in json.loads(text)["events"]] == selection
    else:
        assert text.count("@misc{") == len(selection)
        assert all(f"@misc{{{key}," in text for key in selection)


def test_disagreements_are_filtered_by_kind_and_source(
    page: Page, address: str, chronology: Chronology
) -> None:
    page.goto(f"{address}disagreements/?kind=name")
    listed = [(entry, dispute) for entry in chronology.timeline for dispute in entry.record.disagreements]
    expected = [dispute.about for _, dispute in listed if dispute.kind == "name"]
    visible = page.locator(".dispute-item:visible .dispute-about").all_text_contents()
    assert visible == expected
    page.get_by_label("Source", exact=True).select_option("csto-essay")
    fewer = [
        d.about for _, d in listed if d.kind == "name" and "csto-essay" in {p.source for p in d.positions}
    ]
    assert 0 < len(fewer) < len(expected)
    assert page.locator(".dispute-item:visible .dispute-about").all_text_contents() == fewer
    assert "kind=name&source=csto-essay" in page.url


def test_each_kind_of_disagreement_is_a_jump_away_and_counted(
    page: Page, address: str, chronology: Chronology
) -> None:
    """The numbers follow the filter."""
    page.goto(f"{address}disagreements/")
    listed = [dispute for entry in chronology.timeline for dispute in entry.record.disagreements]
    kinds = {dispute.kind for dispute in listed}
    jumps = page.locator(".ways a:visible")
    for source in ("", "rusi-2023"):
        page.get_by_label("Source", exact=True).select_option(source)
        fitting = [d for d in listed if not source or source in {p.source for p in d.positions}]
        assert 0 < len({dispute.kind for dispute in fitting}) < len(kinds) + (not source)
        expect(jumps).to_have_count(len({dispute.kind for dispute in fitting}))
        for jump in jumps.all():
            jump.click()
            kind = (jump.get_attribute("href") or "").removeprefix("#")
            expect(page.locator(f"#{kind}")).to_be_in_viewport()
            number = sum(dispute.kind == kind for dispute in fitting)
            assert (jump.text_content() or "").endswith(f" ({number})")
            expect(page.locator(f"section[aria-labelledby={kind}] .dispute-item:visible")).to_have_count(
                number
            )


def test_without_javascript_the_form_is_not_shown_and_all_disagreements_are(
    chromium, address: str, chronology: Chronology
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}disagreements/")
    assert page.locator(".filter:visible").count() == 0
    text = " ".join((page.locator("main").text_content() or "").split())
    for entry in chronology.timeline:
        for dispute in entry.record.disagreements:
            for position in dispute.positions:
                assert " ".join(plain(position.says).split()) in text
    context.close()
