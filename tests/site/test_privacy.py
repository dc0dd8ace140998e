"""Nothing phones home, nothing runs that is not a file of the site, nothing is stored but the colours."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

from tests.site.html import Document

RUNNABLE = {"", "text/javascript", "module", "application/javascript"}


def test_every_page_has_the_policy_before_anything_that_loads(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        kinds = [(tag, a) for tag, a in document.elements if tag in {"meta", "link", "script", "style"}]
        place = next(i for i, (_, a) in enumerate(kinds) if a.get("http-equiv") == "Content-Security-Policy")
        policy = kinds[place][1]["content"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert policy.endswith("form-action 'none'")
        assert "unsafe" not in policy
        assert not [tag for tag, _ in kinds[:place] if tag != "meta"], path


def test_no_page_has_inline_script_or_style(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        for tag, attributes in document.elements:
            if tag == "script" and "src" not in attributes:
                assert attributes.get("type", "") not in RUNNABLE, path
            assert tag != "style", path
            assert "style" not in attributes, (path, tag, attributes)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("timeline", "#filter-words"),
        ("disagreements", ".filter input, .filter select"),
        ("", ".md-search__input"),
    ],
)
def test_a_form_works_without_being_sent(new_page: Page, address: str, name: str, field: str) -> None:
    """Enter in it goes nowhere, and asks for nothing that the policy forbids."""
    faults: list[str] = []
    new_page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    new_page.goto(f"{address}{name}{'/' if name else ''}")
    place = new_page.locator(field).first
    if not place.is_visible():
        new_page.keyboard.press("Tab")
        new_page.locator("label[for=__search]").first.click()
    place.press("Enter")
    place.evaluate("one => one.form.requestSubmit()")
    new_page.wait_for_timeout(200)
    assert new_page.url.split("?")[0] == f"{address}{name}{'/' if name else ''}"
    assert faults == []


def test_only_the_colour_scheme_is_ever_stored(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}timeline/?words=union")
    page.get_by_label("Words or names").fill("customs")
    page.locator(".md-search__input").click()
    page.keyboard.type("union")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("label[for^=__palette]:visible").click()
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    local, session, cookie = json.loads(page.evaluate(stored))
    assert [key.rpartition(".")[2] for key in local] == ["__palette"]
    assert (session, cookie) == ({}, "")
    chosen = page.evaluate("document.body.dataset.mdColorScheme")
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == chosen == "slate"
    context.close()
