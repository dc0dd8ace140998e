"""What a reader does with the theme's controls: menu, search, colours, by tap and by keyboard.

The theme shows and hides its controls itself, so that a style or script of ours can break one without
any page being wrong. Each journey goes through the control as a reader does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser import Readers
from tests.site.conftest import ROOT
from tests.site.test_accessibility import THIN, violations

WIDTHS = (360, 768, 1024)
MENU = ".md-header__button[for=__drawer]"
DRAWER = ".md-sidebar--primary"


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags only MkDocs knows."""


_Config.add_multi_constructor("", lambda loader, suffix, node: None)


def navigation(entries: list[Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each page of the navigation: the words to choose on the way to it, and its address."""
    for entry in entries:
        words, target = next(iter(entry.items())) if isinstance(entry, dict) else (above[-1], entry)
        if isinstance(target, list):
            yield from navigation(target, (*above, words))
        else:
            address = target.removesuffix(".md").removesuffix("index")
            yield (*above, words), f"{address.rstrip('/')}/" if address else ""


NAVIGATION = [
    (way, address)
    for way, address in navigation(yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Config)["nav"])
]
# Every page of the first two levels, and the last of the third.
WAYS = [*(one for one in NAVIGATION if len(one[0]) < 3), NAVIGATION[-1]]


@pytest.fixture(params=(WIDTHS[0], WIDTHS[-1]))
def phone(request: pytest.FixtureRequest, readers: Readers) -> Iterator[Page]:
    """A page on a touch screen, on either side of the width from which the contents have a column."""
    with readers.page(request.param, 740, has_touch=True, reduced_motion="reduce") as page:
        yield page


def item(page: Page, words: str) -> Locator:
    """Return what is shown in the menu under these words; the theme's titles only lead back."""
    shown = page.locator(f"{DRAWER} .md-nav__link:visible")
    return shown.filter(has=page.get_by_text(words, exact=True))


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until `target` has the focus, and see that the reader can see where it is."""
    one = target.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if one.evaluate("one => one === document.activeElement"):
            assert one.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
            return
    pytest.fail(f"Tab does not reach {target}")


def test_the_menu_is_read_from_the_configuration() -> None:
    assert (("Timeline",), "timeline/") in NAVIGATION
    assert (("About", "Contribute", "Writing"), "contribute/writing/") in NAVIGATION


# One page of each level.
SOME = [next(one for one in WAYS if len(one[0]) == level) for level in (1, 2, 3)]


def follow(page: Page, address: str, ways: list[tuple[tuple[str, ...], str]]) -> Iterator[tuple[str, ...]]:
    """Yield the words on the way to each page, and see that they led there.

    Each way begins at the page arrived at, if the menu shows the first level there, or else anew.
    """
    at_first_level = False
    for words, target in ways:
        if not at_first_level:
            page.goto(address + ("" if target == "themes/" else "themes/"))
        yield words
        page.wait_for_url(address + target)
        at_first_level = len(words) == 1


@pytest.mark.parametrize(("phone", "ways"), [(WIDTHS[0], WAYS), (WIDTHS[1], SOME)], indirect=["phone"])
def test_the_menu_leads_to_every_page_by_tap(
    phone: Page, address: str, ways: list[tuple[tuple[str, ...], str]]
) -> None:
    for way in follow(phone, address, ways):
        phone.locator(MENU).tap()
        for words in way:
            item(phone, words).tap()


def test_the_menu_closes_by_a_tap_beside_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/")
    drawer = phone.locator(DRAWER)
    expect(drawer).not_to_be_in_viewport()
    phone.locator(MENU).tap()
    expect(drawer).to_be_in_viewport()
    width = phone.viewport_size["width"] if phone.viewport_size else 0
    phone.touchscreen.tap(width - 20, 400)
    expect(drawer).not_to_be_in_viewport()
    assert phone.url == f"{address}timeline/"
    phone.locator(".filter input[type=search]").tap()  # the page can be used again


@pytest.mark.parametrize("phone", WIDTHS[:1], indirect=True)
def test_the_menu_leads_to_pages_of_every_level_by_keyboard(phone: Page, address: str) -> None:
    for way in follow(phone, address, SOME):
        tab_to(phone, phone.locator(MENU))
        phone.keyboard.press("Enter")
        for words in way:
            tab_to(phone, item(phone, words))
            phone.keyboard.press("Enter")


def test_the_menu_opens_and_closes_by_keyboard_and_keeps_the_focus(phone: Page, address: str) -> None:
    menu, drawer = phone.locator(MENU), phone.locator(DRAWER)
    for key in ("Enter", "Space"):
        phone.goto(f"{address}timeline/")
        tab_to(phone, menu)
        assert menu.get_attribute("aria-expanded") == "false"
        phone.keyboard.press(key)
        expect(drawer).to_be_in_viewport()
        assert menu.get_attribute("aria-expanded") == "true"
        for _ in range(30):  # behind an open menu nothing can be reached
            phone.keyboard.press("Tab")
            assert phone.evaluate("!document.activeElement.closest('.md-content, .md-footer, .md-header')")
        phone.keyboard.press("Escape")
        expect(drawer).not_to_be_in_viewport()
        expect(menu).to_be_focused()


@pytest.mark.parametrize("phone", WIDTHS[:1], indirect=True)
def test_the_menu_holds_the_contents_of_the_page(phone: Page, address: str) -> None:
    """Below 960 pixels, where the theme has no column for them."""
    for act in ("tap", "keyboard"):
        phone.goto(f"{address}timeline/")
        phone.locator(MENU).tap()
        for words in ("Timeline", "Something missing?"):
            if act == "tap":
                item(phone, words).tap()
            else:
                tab_to(phone, item(phone, words))
                phone.keyboard.press("Enter")
        expect(phone.locator(DRAWER)).not_to_be_in_viewport()
        expect(phone.locator("#something-missing")).to_be_in_viewport()


@pytest.mark.parametrize("phone", WIDTHS[:1], indirect=True)
def test_the_contents_in_the_menu_name_only_what_the_page_shows(phone: Page, address: str) -> None:
    """What stands on paper only is not among them."""
    for name in ("", "timeline/", "themes/trade/", "about/", "sources/"):
        phone.goto(f"{address}{name}")
        hidden = phone.evaluate(
            """() => [...document.querySelectorAll(".md-nav--secondary a[href^='#']")].map(({ hash }) => hash)
              .filter((hash) => !document.getElementById(hash.slice(1)).checkVisibility())"""
        )
        assert hidden == [], name


def test_a_part_of_the_menu_leads_back(phone: Page, address: str) -> None:
    phone.goto(f"{address}timeline/")
    phone.locator(MENU).tap()
    back = phone.locator(f"{DRAWER} nav[data-md-level='1'] > .md-nav__title")
    item(phone, "About").tap()
    expect(item(phone, "Changes")).to_be_visible()
    back.tap()
    expect(item(phone, "Themes")).to_be_visible()
    tab_to(phone, item(phone, "About"))
    phone.keyboard.press("Enter")
    tab_to(phone, back)
    phone.keyboard.press("Enter")
    expect(item(phone, "Themes")).to_be_visible()
    expect(item(phone, "Changes")).to_be_hidden()
    expect(item(phone, "About")).to_be_focused()


def test_an_opened_menu_shows_where_the_focus_is(phone: Page, address: str) -> None:
    for name in ("timeline/", "contribute/writing/"):  # at the top, and within two parts
        phone.goto(address + name)
        tab_to(phone, phone.locator(MENU))
        phone.keyboard.press("Enter")
        focused = phone.locator(f"{DRAWER} :focus-visible")
        expect(focused).to_be_in_viewport()
        assert focused.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
        assert focused.evaluate(
            """(one) => {
              const { left, top, width, height } = one.getBoundingClientRect();
              return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }"""
        )  # and nothing covers it


def test_a_closed_menu_takes_no_focus(phone: Page, address: str) -> None:
    phone.goto(f"{address}about/")
    for _ in range(40):
        phone.keyboard.press("Tab")
        assert phone.evaluate(f"!document.activeElement.closest('{DRAWER}')")


def test_search_opens_finds_and_closes_by_tap(phone: Page, address: str) -> None:
    phone.goto(address)
    field = phone.locator(".md-search__input")
    opener = phone.locator("label.md-header__button[for=__search]")
    (opener if opener.is_visible() else field).tap()
    expect(field).to_be_focused()
    phone.keyboard.type("rouble zone")
    result = phone.locator(".md-search-result__item a").first
    result.wait_for()
    wide = opener.is_hidden()  # there the results lie over the page, else they fill it
    phone.locator(".md-search__overlay" if wide else ".md-search__form label").tap(position={"x": 9, "y": 9})
    expect(phone.locator(".md-search__output")).not_to_be_visible()
    (opener if opener.is_visible() else field).tap()
    result.tap()
    phone.wait_for_url("**/events/**")


def test_search_opens_finds_and_closes_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(address)
    field = phone.locator(".md-search__input")
    for _ in range(20):
        phone.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            break
    expect(field).to_be_in_viewport()
    phone.keyboard.type("rouble zone")
    phone.locator(".md-search-result__item a").first.wait_for()
    phone.keyboard.press("Escape")
    expect(phone.locator(".md-search__output")).not_to_be_visible()
    phone.wait_for_timeout(100)  # the theme takes no notice of a focus that comes back within a moment
    field.focus()  # which shows again what was found
    result = phone.locator(".md-search-result__item a").first
    expect(result).to_be_visible()
    phone.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/events/**")


def test_back_from_a_result_leads_to_what_was_searched(phone: Page, address: str) -> None:
    """To the words and the results, and once the search is closed, back to the page without them."""
    field = phone.get_by_role("textbox", name="Search")
    phone.goto(f"{address}timeline/")
    if phone.viewport_size == {"width": WIDTHS[0], "height": 740}:
        phone.locator("label.md-header__button[for=__search]").tap()
    field.fill("rouble zone")
    phone.locator(".md-search-result__item a").first.tap()
    phone.wait_for_url("**/events/1993-rouble-zone-exit/**")
    phone.go_back()
    expect(field).to_have_value("rouble zone")
    expect(phone.locator(".md-search-result__item a").first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator(".md-search__output")).not_to_be_visible()
    phone.wait_for_url(f"{address}timeline/")


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_colours_change_by_tap_and_by_keyboard_and_stay(phone: Page, address: str) -> None:
    phone.goto(address)
    assert scheme(phone) == "default"
    phone.locator(".md-header__option label:visible").tap()
    assert scheme(phone) == "slate"
    phone.goto(f"{address}timeline/")
    assert scheme(phone) == "slate"
    for _ in range(20):
        phone.keyboard.press("Tab")
        if phone.evaluate("!!document.activeElement.closest('.md-header__option')"):
            break
    phone.keyboard.press("Enter")
    assert scheme(phone) == "default"


def test_the_skip_link_leads_past_the_menu(phone: Page, address: str) -> None:
    phone.goto(f"{address}themes/integration/")
    phone.keyboard.press("Tab")
    skip = phone.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    phone.keyboard.press("Enter")
    target = phone.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(phone.locator(f"[id='{target}']")).to_be_in_viewport()
    phone.keyboard.press("Tab")
    assert phone.evaluate("!!document.activeElement.closest('.md-content')")


def test_axe_finds_nothing_in_the_open_menu_and_search(axe_page: Page, address: str) -> None:
    axe_page.set_viewport_size({"width": 360, "height": 740})
    for colours in ("light", "dark"):
        axe_page.emulate_media(color_scheme=colours)
        rules = () if colours == "light" else ("color-contrast",)
        for name, words in (("themes/", None), ("about/", "About")):
            axe_page.goto(address + name)
            axe_page.locator(MENU).click()
            axe_page.evaluate(THIN)
            if words:
                expect(item(axe_page, "Actors").or_(item(axe_page, "Contribute"))).to_be_visible()
            assert violations(axe_page, *rules) == []
        axe_page.goto(address)
        axe_page.locator("label.md-header__button[for=__search]").click()
        axe_page.keyboard.type("rouble zone")
        axe_page.locator(".md-search-result__item a").first.wait_for()
        axe_page.evaluate(THIN)
        assert violations(axe_page, *rules) == []


def test_a_window_that_widens_closes_the_menu(phone: Page, address: str) -> None:
    """Or its page would stay out of reach behind a menu that is not shown."""
    phone.goto(f"{address}timeline/")
    phone.locator(MENU).tap()
    phone.set_viewport_size({"width": 1280, "height": 740})
    expect(phone.locator(".filter input[type=search]")).to_be_editable()
    phone.locator(".filter input[type=search]").click()


def test_back_to_top_leads_there_by_tap_and_by_keyboard(phone: Page, address: str) -> None:
    """The theme offers it to a reader who scrolls back up."""
    top = phone.get_by_role("button", name="Back to top")
    for act in ("tap", "Enter"):
        phone.goto(f"{address}timeline/")
        expect(top).to_have_count(0)
        for way in (1500, -300):
            phone.mouse.wheel(0, way)
            phone.wait_for_timeout(200)
        expect(top).to_be_in_viewport()
        if act == "tap":
            top.tap()
        else:
            top.focus()
            phone.keyboard.press(act)
        phone.wait_for_function("scrollY === 0")
        expect(top).to_have_count(0)
