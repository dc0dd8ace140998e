"""The search index of the site, to which the generated pages are added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from chronology.pages.page_list import Page

_LAST = frozenset({"event", "retired"})


def extend(folder: Path, pages: Iterable[Page]) -> None:
    """Add generated pages to the index that the search plugin has written for the hand-written ones.

    The format is the theme's: `docs`, each with a location, and a title and text as HTML. Generated pages
    also have `names`: indices into a shared list, which holds each name in all its spellings. Of pages with
    the same score, the search shows the first, so events come last: an actor precedes its events.
    """
    names: dict[str, int] = {}
    path = folder / "search" / "search_index.json"
    if not path.is_file():  # the site has no search
        return
    own: list[Mapping[str, Any]] = json.loads(path.read_bytes())["docs"]
    entries = [*own, *_entries(sorted(pages, key=lambda page: page.kind in _LAST), names)]
    index = {"names": [f"<p>{_html(name)}</p>" for name in names], "docs": entries}
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(content, encoding="utf-8", errors="replace", newline="")


def _entries(pages: Iterable[Page], names: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the entries of searchable pages, and add new names to `names`, which maps names to indices."""
    for page in pages:
        if page.search is not None:
            text = page.search.strip() and f"<p>{_html(page.search)}</p>"
            entry: dict[str, Any] = {"location": page.address, "title": _html(page.title), "text": text}
            if found_by := page.names():
                entry["names"] = [names.setdefault(name, len(names)) for name in found_by]
            yield entry


def _html(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
