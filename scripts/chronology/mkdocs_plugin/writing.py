"""Writing of the exports, filled pages and search index of a build, in worker processes where possible."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any, TypeVar

from chronology import exports
from chronology.exports.publication import Publication, Size
from chronology.mkdocs_plugin import shells
from chronology.mkdocs_plugin.shells import Kind, Shell
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.pages import search
from chronology.pages.page_list import Page, assets, places
from chronology.pages.search import Part, Searched

_CHUNK = 100  # pages per task of a worker
_LAST_FOUND = ("event", "retired")

T = TypeVar("T")


class Writer:
    """Writes the exports and the filled pages of a build to the site folder, starting with the exports.

    `jobs` is the number of worker processes: 0 means one per processor, and 1 none. Workers are forked, to
    share the loaded data, so they are used only on Linux, where forking is safe.
    """

    def __init__(
        self, chronology: Chronology, site: Site, folder: str, pages: Mapping[str, Page], jobs: int = 0
    ) -> None:
        self._task = _Task(chronology, site, Path(folder), pages)
        jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._sizes: Future[tuple[Size, ...]] | None = None
        if jobs > 1 and sys.platform == "linux":
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(jobs, context, initializer=_set_task, initargs=(self._task,))
            self._sizes = self._pool.submit(_run, _Task.write_exports)
        else:
            self._written = self._task.write_exports()

    def sizes(self) -> tuple[Size, ...]:
        """Wait for the exports, and return the size of each exporter's files."""
        return self._sizes.result() if self._sizes else self._written

    def finish(self, keys: Sequence[str], by_kind: Mapping[Kind, Shell]) -> None:
        """Write the pages with these keys and the search index, and wait for the exports.

        Raises the exception of a worker.
        """
        if not self._pool or len(keys) <= _CHUNK:
            self._task.write_pages(keys, by_kind)
            self._task.write_search_index()
        else:
            count = -(-len(keys) // _CHUNK)
            chunks = [keys[start::count] for start in range(count)]  # each with some of the long pages
            index = self._pool.submit(_run, _Task.write_search_index)
            filled = [self._pool.submit(_run, _Task.write_pages, chunk, by_kind) for chunk in chunks]
            for done in (index, *filled):
                done.result()
        self.sizes()
        self.close()

    def close(self) -> None:
        """Shut down the workers when they have finished their current tasks."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None


class _Task:
    """The data of a build and the functions that write it, which forked workers inherit."""

    def __init__(self, chronology: Chronology, site: Site, folder: Path, pages: Mapping[str, Page]) -> None:
        self._chronology, self._site, self._folder, self._pages = chronology, site, folder, pages

    def write_exports(self) -> tuple[Size, ...]:
        """Write every published file and script asset, and return the size of each exporter's files."""
        publication = Publication(self._chronology, self._site)
        for _, path, content in exports.iter_files(publication):
            self._write(path, content)
        for path, content in assets(self._chronology).items():
            self._write(path, content)
        return exports.sizes_of(publication)

    def write_pages(self, keys: Sequence[str], by_kind: Mapping[Kind, Shell]) -> None:
        """Fill and write the pages with these keys."""
        for page in map(self._pages.__getitem__, keys):
            values = shells.values(page, self._site)
            html = by_kind[shells.kind(page)].fill(values | {"body": page.body()})
            self._write(f"{page.address}index.html", html.encode("utf-8", "xmlcharrefreplace"))

    def write_search_index(self) -> None:
        """Write the search index, for which MkDocs has listed the hand-written pages."""
        _replace_search_index(self._folder, self._pages.values(), places(self._chronology))

    def _write(self, path: str, content: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


# Set only in worker processes, which serve a single build.
_task: _Task


def _set_task(task: _Task) -> None:
    global _task
    _task = task


def _run(method: Callable[..., T], *arguments: object) -> T:
    """Call a method of the task."""
    return method(_task, *arguments)


# ---- the search index


def _replace_search_index(folder: Path, pages: Iterable[Page], found_places: Iterable[Searched]) -> None:
    """Replace the index of the search plugin in the site folder by that of all pages and places.

    Of pages with the same score, the search shows the first, so events come last: an actor precedes its
    events. Nothing is written if the site has no search.
    """
    path = folder / "search" / "search_index.json"
    if not path.is_file():
        return
    listed = json.loads(path.read_bytes())["docs"]
    path.unlink()
    generated = sorted(pages, key=lambda page: page.kind in _LAST_FOUND and 1 + _LAST_FOUND.index(page.kind))
    found = (*_handwritten(listed), *found_places, *_generated(generated))
    for name, content in search.files(found):
        (folder / name).write_text(content, encoding="utf-8", errors="replace", newline="")


def _handwritten(entries: Iterable[dict[str, Any]]) -> Iterator[Searched]:
    """Yield the pages among MkDocs's entries: each first an entry for itself, then one for each section.

    A page whose front matter says `search: {boost: 0.5}`, or anything below 1, counts half.
    """
    pages: dict[str, list[Part]] = {}
    for entry in entries:
        kind = "g" if entry.get("boost", 1) < 1 else "t"
        address, _, anchor = entry["location"].partition("#")
        title, text = _plain(entry["title"]), _plain(entry["text"])
        if address in pages:
            pages[address].append(Part("h", anchor, title, f"{title}: {text}" if text else title))
        else:
            pages[address] = [Part(kind, "", "", title), *([Part("s", "", "", text)] if text else [])]
    return (Searched(address, parts) for address, parts in pages.items())


def _generated(pages: Iterable[Page]) -> Iterator[Searched]:
    for page in pages:
        if page.search is not None:
            title = Part("e" if page.kind == "event" else "t", "", "", page.title)
            yield Searched(page.address, [title, *page.search()])


def _plain(html: str) -> str:
    words = " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())
    return re.sub(r" (?=[.,;:?!)])", "", words)  # left by tags, and by a citation before a full stop
