"""Writing the published files and the pages that are put together from shells, in two processes.

A second process begins with what was loaded. It writes the published files, looks into the texts for
faults, and then makes the bodies of pages; where it comes to that before the shells are rendered, it keeps
what it has made until it is given them. Meanwhile MkDocs renders in the first process, which then makes
bodies too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.forks import Line, Second, Tickets, can_fork
from chronology.pages import OF_CARDS, Page, assets
from chronology.publishing import shells
from chronology.publishing.shells import Kind, Shell
from chronology.rules.registry import fails, findings
from chronology.site import Site
from chronology.sizes import Size, fill

_TICKETS = 500

Shells = Mapping[Kind, Shell]


@dataclass(frozen=True, slots=True)
class Report:
    """What is known when the files are written: their sizes by exporter, and what `in_texts` has found."""

    sizes: tuple[Size, ...]
    findings: list[Finding]


class Writer:
    """Writes the published files and the pages of a chronology into the folder of the site."""

    def __init__(
        self, chronology: Chronology, site: Site, listed: Sequence[Page], folder: str, *, sound: bool
    ) -> None:
        """Begin with the files, where there can be a second process; the pages are those `listed`.

        Texts are not looked into that are known to be `sound`.
        """
        self._chronology = chronology
        self._site = site
        self._folder = folder
        self._sound = sound
        self._lists = [page for page in listed if page.kind in OF_CARDS]
        self._others = [page for page in listed if page.kind not in OF_CARDS]
        self._tickets = Tickets(min(_TICKETS, len(self._others)))
        self._second = Second(self._help) if can_fork() else None

    def write(self, by_kind: Shells, *, but: Iterable[str], unfilled: Mapping[str, str]) -> list[Finding]:
        """Write all pages but those at some addresses, and those by path that wait for the sizes of files.

        Return what the check of texts has found, if that is an error. Raise RuntimeError where the second
        process fails.
        """
        skipped = frozenset(but)
        report = None if self._second else self._report()
        if self._second:
            self._second.say((by_kind, skipped))
        self._put(self._made(self._lists), by_kind, skipped)
        for number in self._tickets:
            self._put(self._made(self._others[number::_TICKETS]), by_kind, skipped)
        if self._second:
            report = self._second.hear()
            self._second.join()
        assert report
        for path, html in unfilled.items():
            put(path, encoded(fill(html, report.sizes)))
        return report.findings

    def stop(self) -> None:
        """End what has been begun, for a build that fails."""
        if self._second:
            self._second.stop()

    def _report(self) -> Report:
        """Write the published files, and check the texts."""
        from chronology import exports  # a tenth of the start, which only the second process need wait for

        chronology = self._chronology
        publication = exports.Publication(chronology, self._site)
        for path, content in chain(exports.each(publication), assets(chronology).items()):
            put(f"{self._folder}/{path}", content)
        return Report(exports.sizes_of(publication), [] if self._sound else in_texts(chronology))

    def _made(self, pages: Iterable[Page]) -> Iterator[tuple[Page, dict[str, str]]]:
        return ((page, shells.whole(page, self._site)) for page in pages)

    def _help(self, line: Line) -> None:
        """Do the part of the second process."""
        line.say(self._report())
        by_kind: Shells | None = None
        skipped: frozenset[str] = frozenset()
        made: list[tuple[Page, dict[str, str]]] = []
        for number in self._tickets:
            made += self._made(self._others[number::_TICKETS])
            if by_kind is None and line.ready():
                by_kind, skipped = line.hear()
            if by_kind is not None:
                self._put(made, by_kind, skipped)
                made.clear()
        if by_kind is None:
            by_kind, skipped = line.hear()
        self._put(made, by_kind, skipped)

    def _put(
        self, made: Iterable[tuple[Page, Mapping[str, str]]], by_kind: Shells, skipped: frozenset[str]
    ) -> None:
        for page, own in made:
            if page.address not in skipped:
                html = by_kind[shells.kind(page)].fill(own)
                put(f"{self._folder}/{page.address}index.html", encoded(html))


def in_texts(chronology: Chronology) -> list[Finding]:
    """Return all findings where the rules that look into texts find an error, and else none."""
    return findings(chronology, alone=True) if fails(chronology, deep=True) else []


def encoded(html: str) -> bytes:
    """Return a page in UTF-8, with a character reference for what that cannot say, as MkDocs writes it."""
    return html.encode("utf-8", errors="xmlcharrefreplace")


def put(path: str, content: bytes) -> None:
    """Write a file, whose folder is mostly there already or its last part is new."""
    try:
        file = open(path, "wb", buffering=0)  # noqa: SIM115 (opened in one of two ways)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = open(path, "wb", buffering=0)  # noqa: SIM115
    with file:
        file.write(content)
