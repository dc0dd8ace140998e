"""How links to the built site look in a chat, and its pages in a browser's tabs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from chronology.model.chronology import Chronology
from PIL import Image

from tests.site.conftest import BASE, ROOT
from tests.site.hostile import ATTACK, SHORT
from tests.site.html import Document

HERE = f"https://example.org{BASE}"


def tags(document: Document) -> dict[str, str]:
    """Return the metadata of a page by name; that for sharing is there once."""
    metas = [a for tag, a in document.elements if tag == "meta" and "content" in a]
    pairs = [(a.get("property") or a.get("name", ""), a["content"]) for a in metas]
    counts = Counter(name for name, _ in pairs if name.startswith(("og:", "twitter:")))
    assert set(counts.values()) <= {1}, counts
    return dict(pairs)


def test_every_page_can_be_shared(site: Path, documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        if path == "404.html":
            continue
        found = tags(document)
        assert found["og:url"] == HERE + path.removesuffix("index.html")
        assert found["og:site_name"] == "Multivector"
        assert found["og:title"], path
        assert found["og:description"], path
        assert found["og:type"] in {"article", "website"}
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image:alt"], path
        assert found["og:image"].startswith(HERE)
        with Image.open(site / found["og:image"].removeprefix(HERE)) as image:
            assert image.size == (1200, 630)


def test_themes_and_sources_show_their_own_image(
    documents: dict[str, Document], chronology: Chronology
) -> None:
    for folder, keys in (("themes", chronology.themes), ("sources", chronology.sources)):
        for key in keys:
            found = tags(documents[f"{folder}/{key}/index.html"])
            assert found["og:image"] == f"{HERE}assets/images/{folder}/{key}.png"


def test_an_event_says_when_it_happened(documents: dict[str, Document]) -> None:
    found = tags(documents["events/2022-01-csto-deployment/index.html"])
    assert found["og:type"] == "article"
    assert found["og:image"] == f"{HERE}assets/images/event.png"
    assert found["og:description"].split(". ")[0].endswith("January 2022")


def test_no_two_pages_have_the_same_title(documents: dict[str, Document]) -> None:
    titles = {path: tags(document)["og:title"] for path, document in documents.items() if path != "404.html"}
    assert [title for title, count in Counter(titles.values()).items() if count > 1] == []
    assert titles["themes/russia/index.html"] == "Russia (theme)"
    assert titles["actors/russia/index.html"] == "Russia (actor)"


def test_the_tab_of_a_browser_shows_the_same_title(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        if path not in {"404.html", "index.html"}:
            # The titles of charts follow that of the page.
            assert document.title.startswith(f"{tags(document)['og:title']} - Multivector"), path


def test_every_page_has_the_icon_of_the_site(site: Path, documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        icons = [a for tag, a in document.elements if tag == "link" and "icon" in a.get("rel", "")]
        assert [icon["rel"] for icon in icons] == ["icon", "icon", "apple-touch-icon"], path
        for icon in icons:
            where = icon["href"].removeprefix(BASE)
            file = site / where if icon["href"].startswith(BASE) else (site / path).parent / where
            ours = ROOT / "docs" / "assets" / "images" / file.name
            assert file.read_bytes() == ours.read_bytes(), path


def test_hostile_texts_stay_within_their_tags(hostile_site: Path) -> None:
    found = tags(Document.read(hostile_site / "events" / "1999-a" / "index.html"))
    assert found["og:title"] == f"{SHORT} (a)"
    found = tags(Document.read(hostile_site / "sources" / "attack" / "index.html"))
    assert found["og:title"] == ATTACK[:190].strip()
