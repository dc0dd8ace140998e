"""Writing the published files, and the pages that are put together from shells, in several processes.

One begins with what was loaded: it writes the published files and looks into the texts for faults, while
MkDocs renders. When that is done, another shares the making of pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from chronology import exports
from chronology.chronology import Chronology
from chronology.findings import Finding, has_errors
from chronology.forks import Second, Tickets, can_fork
from chronology.pages import OF_CARDS, Page, assets
from chronology.publishing import shells
from chronology.publishing.shells import Kind, Shell, encoded
from chronology.site import Site
from chronology.sizes import Size, fill

_TICKETS = 500
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MANY = 200  # pages, from which on another process saves more than it costs

Shells = Mapping[Kind, Shell]


@dataclass(frozen=True, slots=True)
class Report:
    """What is known when the files are written: their sizes by exporter, and what `in_texts` has found."""

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
        self._beside = [Second(lambda line: line.say(self._files()))] if can_fork() else []

    def write(self, pages: Sequence[Page], by_kind: Shells, unfilled: Mapping[str, str]) -> list[Finding]:
        """Write these pages from their shells, and those by path that wait for the sizes of files.

        Return what the check of texts has found, if that is an error. Raise RuntimeError where another
        process fails.
        """
        report = None if self._beside else self._files()
        lists = [page for page in pages if page.kind in OF_CARDS]
        others = [page for page in pages if page.kind not in OF_CARDS]
        tickets = Tickets(min(_TICKETS, len(others)))
        share = partial(self._share, others, tickets, by_kind)
        if self._beside and len(others) >= _MANY:
            self._beside.append(Second(lambda line: share()))
        self._put(lists, by_kind)
        share()
        if self._beside:
            report = self._beside[0].hear()
        for process in self._beside:
            process.join()
        assert report
        for path, html in unfilled.items():
            put(path, encoded(fill(html, report.sizes)))
        return report.findings

    def stop(self) -> None:
        """End what has been begun, for a build that fails."""
        for process in self._beside:
            process.stop()

    def _files(self) -> Report:
        """Write the published files, and look into the texts."""
        publication = exports.Publication(self._chronology, self._site)
        for path, content in chain(exports.each(publication), assets(self._chronology).items()):
            put(f"{self._folder}/{path}", content)
        return Report(exports.sizes_of(publication), [] if self._sound else in_texts(self._chronology))

    def _share(self, pages: Sequence[Page], tickets: Tickets, by_kind: Shells) -> None:
        """Write what nobody else has taken."""
        for number in tickets:
            self._put(pages[number::_TICKETS], by_kind)

    def _put(self, pages: Iterable[Page], by_kind: Shells) -> None:
        for page in pages:
            content = by_kind[shells.kind(page)].fill_encoded(shells.whole(page, self._site))
            put(f"{self._folder}/{page.address}index.html", content)


def in_texts(chronology: Chronology) -> list[Finding]:
    """Return all findings where one is an error, such as an answer that no warning needs, and else none."""
    from chronology.rules.registry import findings  # forty modules that sound data do not need

    found = findings(chronology, alone=True)
    return found if has_errors(found) else []


def put(path: str, content: bytes) -> None:
    """Write a file, whose folder is mostly there already or its last part is new."""
    try:
        file = os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        file = os.open(path, _NEW, 0o666)
    try:
        while written := os.write(file, content):
            content = content[written:]
    finally:
        os.close(file)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)
    except (FileNotFoundError, FileExistsError):  # its parent is new too, or another process was faster
        os.makedirs(path, exist_ok=True)
