"""What a chat, a search engine or a browser tab shows of a page."""

from __future__ import annotations

import pytest
from chronology.loading.loader import load
from chronology.model.site import Site
from chronology.pages import sharing
from chronology.pages.page_list import pages

from tests.rules import ACTORS, RETIRED, THEMES, Build
from tests.site.html import Document

SITE = Site("Annals", "https://annals.example/x/", "", "A timeline of Freedonia")
FOLDER = "docs/assets/images/"
ALL = {f"{FOLDER}{name}.png": b"" for name in ("site", "event", "themes/ducks", "sources/gazette")}
CLASH = {ACTORS: {"name: Sylvania": "name: Ducks"}}


def tags(html: str) -> dict[str, str]:
    """Return the metadata in some HTML by name; each name is there once."""
    document = Document()
    document.feed(html)
    pairs = [(a.get("property") or a["name"], a["content"]) for tag, a in document.elements if tag == "meta"]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def head(freedonia: Build, address: str, site: Site = SITE, **files: bytes) -> dict[str, str]:
    """Return the metadata of a generated page of Freedonia, which has these files."""
    chronology = load(freedonia(files))
    return tags(next(page.head() for page in pages(chronology, site) if page.address == address))


def test_an_event_is_an_article_with_its_date_in_words(freedonia: Build) -> None:
    found = head(freedonia, "events/1932-treaty/", **ALL)
    assert found["og:type"] == "article"
    assert found["og:title"] == "Freedonia and Sylvania sign the Duck Treaty"
    assert found["og:description"].startswith("17 June 1932. Freedonia and Sylvania sign a treaty")
    assert found["og:url"] == "https://annals.example/x/events/1932-treaty/"
    assert found["og:site_name"] == "Annals"
    assert found["og:image"] == "https://annals.example/x/assets/images/event.png"
    assert found["og:image:alt"] == "Event: What happened, and what each source says about it"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["twitter:card"] == "summary_large_image"


def test_a_figure_says_that_it_is_one(freedonia: Build) -> None:
    assert head(freedonia, "events/1933-count/")["og:description"].startswith("Figure, ")


def test_a_source_has_its_image(freedonia: Build) -> None:
    found = head(freedonia, "sources/gazette/", **ALL)
    assert found["og:image"] == "https://annals.example/x/assets/images/sources/gazette.png"
    alt = "Source Gazette: The treaty and after: Bob Roland · The Freedonia Gazette · 1935"
    assert found["og:image:alt"] == alt
    assert found["og:type"] == "website"


@pytest.mark.parametrize("address", ["sources/almanac/", "actors/sylvania/"])
def test_a_page_without_an_image_shows_that_of_the_site(freedonia: Build, address: str) -> None:
    found = head(freedonia, address, **ALL)
    assert found["og:image"] == "https://annals.example/x/assets/images/site.png"
    assert found["og:image:alt"] == "Annals: A timeline of Freedonia"


def test_two_sources_compared_do_not_show_the_image_of_one(freedonia: Build) -> None:
    files = ALL | {f"{FOLDER}sources/almanac.png": b""}
    found = head(freedonia, "sources/almanac/gazette/", **files)
    assert found["og:title"] == "Almanac and Gazette"
    assert found["og:image"] == "https://annals.example/x/assets/images/site.png"


def test_a_site_without_images_or_address_promises_none(freedonia: Build) -> None:
    chronology = load(freedonia({}))
    found = tags(sharing.head(chronology, SITE, "themes/ducks/", "Ducks", "All about ducks"))
    assert not {key for key in found if key.startswith("og:image")}
    assert found["twitter:card"] == "summary"
    found = tags(sharing.head(chronology, Site("Annals"), "themes/ducks/", "Ducks", "All about ducks"))
    assert "og:url" not in found


def test_an_image_needs_the_address_of_the_site(freedonia: Build) -> None:
    chronology = load(freedonia(ALL))
    found = tags(sharing.head(chronology, Site("Annals"), "themes/ducks/", "Ducks", "All about ducks"))
    assert not {key for key in found if key.startswith("og:image")}


def test_the_home_page_has_the_name_of_the_site_and_a_page_without_description_that_of_the_site(
    freedonia: Build,
) -> None:
    found = tags(sharing.head(load(freedonia({})), SITE, "", "Welcome", ""))
    assert found["og:title"] == "Annals"
    assert found["og:description"] == "A timeline of Freedonia"


def test_a_theme_and_an_actor_of_one_name_have_different_titles(freedonia: Build) -> None:
    chronology = load(freedonia(CLASH))
    titles = {page.address: page.title for page in pages(chronology, SITE)}
    assert titles["actors/sylvania/"] == "Ducks (actor)"
    assert sharing.title(chronology, "themes/ducks/", "Ducks") == "Ducks (theme)"


def test_the_title_of_a_retired_event_says_what_became_of_it(freedonia: Build) -> None:
    gone = "1930-gone: {title: The goose, withdrawn: It was a swan.}\n"
    moved = "1931-moved: {title: The Duck Treaty, moved_to: 1932-treaty}\n"
    chronology = load(freedonia({RETIRED: gone + moved}))
    titles = {page.address: page.title for page in pages(chronology, SITE)}
    assert titles["events/1930-gone/"] == "The goose (withdrawn)"
    assert titles["events/1931-moved/"] == "The Duck Treaty (moved)"


def test_a_name_that_nothing_else_has_is_the_whole_title(freedonia: Build) -> None:
    chronology = load(freedonia({}))
    titles = {page.address: page.title for page in pages(chronology, SITE)}
    assert titles["actors/sylvania/"] == "Sylvania"
    assert sharing.title(chronology, "themes/ducks/", "Ducks") == "Ducks"
    assert sharing.title(chronology, "themes/", "Themes") == "Themes"


def test_whatever_a_text_holds_stays_within_its_attribute(freedonia: Build) -> None:
    text = '"><script>hit()</script>{{ 7 * 7 }}'
    chronology = load(freedonia({**ALL, THEMES: {"name: Ducks": f"name: '{text}'"}}))
    html = sharing.head(chronology, SITE, "themes/ducks/", text, text)
    found = tags(html)
    assert found["og:title"] == found["og:description"] == text
    assert text in found["og:image:alt"]
    assert "<script" not in html
