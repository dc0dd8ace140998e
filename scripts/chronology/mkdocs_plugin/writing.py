"""Writing the published files, and the pages that are put together from shells, in two processes.

The second begins with what was loaded: it writes the published files and looks into the texts for faults,
while MkDocs renders. Then it shares the making of the pages of events with the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from chronology import exports
from chronology.exports.sizes import Size, fill
from chronology.loading.forks import Line, Second, Tickets, can_fork
from chronology.mkdocs_plugin import shells
from chronology.mkdocs_plugin.shells import Kind, Shell, encoded
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.pages.page_list import Page, assets, event_pages
from chronology.rules.findings import Finding

_TICKETS = 500
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_HELD = 2_000  # pages of events that are made before they can be written

Shells = Mapping[Kind, Shell]


class Report(NamedTuple):
    """What is known when the files are written: their sizes by exporter; no findings."""

    sizes: tuple[Size, ...]
    findings: list[Finding]


class Writer:
    """Writes the published files and the pages of a chronology into the folder of the site."""

    def __init__(self, chronology: Chronology, site: Site, folder: str, *, sound: bool) -> None:
        """Begin with the files, where there can be a second process.

        Texts are not looked into that are known to be `sound`.
        """
        self._chronology = chronology
        self._site = site
        self._folder = folder
        self._sound = sound
        self._second: Second | None = None
        if can_fork():
            self._tickets, self._shells = Tickets(_TICKETS), Line()
            self._second = Second(self._assist)

    def write(self, pages: Sequence[Page], by_kind: Shells, unfilled: Mapping[str, str]) -> list[Finding]:
        """Write these pages from their shells, and those by path that wait for the sizes of files.

        Return what the check of texts has found, if that is an error. Raise RuntimeError where the second
        process fails.
        """
        ours = {page.address: page for page in pages if page.kind == "event"}
        if self._second:
            self._shells.say((by_kind, frozenset(ours)))
        self._put((page for page in pages if page.kind != "event"), by_kind)
        for number in self._tickets if self._second else range(_TICKETS):
            addresses = (f"events/{entry.id}/" for entry in self._chronology.timeline[number::_TICKETS])
            self._put((ours[address] for address in addresses if address in ours), by_kind)
        report = self._second.hear() if self._second else self._files()
        for path, html in unfilled.items():
            put(path, encoded(fill(html, report.sizes)))
        if self._second:
            self._second.join()
        self.stop()
        found: list[Finding] = report.findings
        return found

    def stop(self) -> None:
        """End what has been begun."""
        if self._second:
            self._second.stop()
            self._tickets.close()
            self._shells.close()
            self._second = None

    def _assist(self, line: Line) -> None:
        """Write the published files, then the pages of events that the first process has not yet taken.

        Until it is known what stands around them they are made and held.
        """
        self._shells.only_listen()
        line.say(self._files())
        held: list[tuple[Page, Mapping[str, str]]] = []
        for number in self._tickets:
            held.extend((page, shells.whole(page, self._site)) for page in self._events(number))
            if self._shells.is_said() or len(held) > _HELD:
                break
        by_kind, wanted = self._shells.hear()
        for page, own in held:
            if page.address in wanted:
                self._put_whole(page, own, by_kind)
        for number in self._tickets:
            self._put((page for page in self._events(number) if page.address in wanted), by_kind)

    def _events(self, number: int) -> Iterator[Page]:
        """Yield the pages for which a ticket stands."""
        return event_pages(self._chronology, self._site, self._chronology.timeline[number::_TICKETS])

    def _files(self) -> Report:
        """Write the published files."""
        publication = exports.Publication(self._chronology, self._site)
        for path, content in chain(exports.each(publication), assets(self._chronology).items()):
            put(f"{self._folder}/{path}", content)
        return Report(exports.sizes_of(publication), [])

    def _put(self, pages: Iterable[Page], by_kind: Shells) -> None:
        for page in pages:
            self._put_whole(page, shells.whole(page, self._site), by_kind)

    def _put_whole(self, page: Page, own: Mapping[str, str], by_kind: Shells) -> None:
        folder = f"{self._folder}/{page.address}"
        _make_folder(folder)  # which nearly every page has for itself
        put(f"{folder}index.html", by_kind[shells.kind(page)].fill_encoded(own))


def put(path: str, content: bytes) -> None:
    """Write a file, whose folder is mostly there already or its last part is new."""
    try:
        file = os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        file = os.open(path, _NEW, 0o666)
    try:
        while content:
            content = content[os.write(file, content) :]
    finally:
        os.close(file)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)
    except (FileNotFoundError, FileExistsError):  # its parent is new too, or it stands already
        os.makedirs(path, exist_ok=True)
