"""The search index of the site: the pages that MkDocs lists for it, and the generated pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from chronology.pages import search
from chronology.pages.page_list import Page
from chronology.pages.search import Part, Searched

_LAST = ("event", "retired")


def write(folder: Path, pages: Iterable[Page]) -> None:
    """Replace the index of the search plugin in the site folder by that of all pages.

    Of pages with the same score, the search shows the first, so events come last: an actor precedes its
    events. Nothing is written if the site has no search.
    """
    path = folder / "search" / "search_index.json"
    if not path.is_file():
        return
    listed = json.loads(path.read_bytes())["docs"]
    path.unlink()
    generated = sorted(pages, key=lambda page: page.kind in _LAST and 1 + _LAST.index(page.kind))
    found = (*_handwritten(listed), *_generated(generated))
    for name, content in search.files(found):
        (folder / name).write_text(content, encoding="utf-8", errors="replace", newline="")


def _handwritten(entries: Iterable[dict[str, str]]) -> Iterator[Searched]:
    """Yield the pages among MkDocs's entries: each first an entry for itself, then one for each section."""
    pages: dict[str, list[Part]] = {}
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        title, text = _plain(entry["title"]), _plain(entry["text"])
        if address in pages:
            pages[address].append(Part("h", anchor, title, f"{title}: {text}" if text else title))
        else:
            pages[address] = [Part("t", "", "", title), *([Part("s", "", "", text)] if text else [])]
    return (Searched(address, parts) for address, parts in pages.items())


def _generated(pages: Iterable[Page]) -> Iterator[Searched]:
    for page in pages:
        if page.search is not None:
            title = Part("e" if page.kind == "event" else "t", "", "", page.title)
            yield Searched(page.address, [title, *page.search()])


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())
