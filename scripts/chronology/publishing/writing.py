"""Writing the pages that are put together from shells, in two processes where there are many.

A second process begins with what was loaded, checks it, and then makes the bodies of pages; where it comes
to that before the shells are rendered, it keeps what it has made until it is given them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.forks import Line, Second, Tickets, can_fork
from chronology.pages import Page
from chronology.publishing import shells
from chronology.publishing.shells import Kind, Shell
from chronology.rules.registry import findings
from chronology.site import Site

_MANY = 400  # pages of a kind, from which on a second process saves more than it costs
_TICKETS = 500

Shells = Mapping[Kind, Shell]


class Writer:
    """Checks a chronology, and writes pages into the folder of the site."""

    def __init__(self, chronology: Chronology, listed: Sequence[Page], site: Site, folder: str) -> None:
        self._chronology = chronology
        self._site = site
        self._folder = folder
        counts = Counter(page.kind for page in listed)
        self._many = [page for page in listed if counts[page.kind] >= _MANY]
        self._few = [page for page in listed if counts[page.kind] < _MANY]
        self._tickets = Tickets(_TICKETS if self._many else 0)
        self._second = Second(self._help) if self._many and can_fork() else None

    def findings(self) -> list[Finding]:
        """Return what the rules find in the chronology."""
        found: list[Finding] = self._second.hear() if self._second else findings(self._chronology)
        return found

    def write(self, by_kind: Shells, *, but: Iterable[str] = ()) -> None:
        """Write all pages but those at some addresses; raise RuntimeError where the second process fails."""
        skipped = frozenset(but)
        if self._second:
            self._second.say((by_kind, skipped))
        self._put(self._made(self._few), by_kind, skipped)
        for number in self._tickets:
            self._put(self._made(self._many[number::_TICKETS]), by_kind, skipped)
        if self._second:
            self._second.join()

    def stop(self) -> None:
        """End what has been begun, for a build that fails."""
        if self._second:
            self._second.stop()

    def _made(self, pages: Iterable[Page]) -> Iterator[tuple[Page, dict[str, str]]]:
        return ((page, shells.whole(page, self._site)) for page in pages)

    def _help(self, line: Line) -> None:
        """Do the part of the second process."""
        line.say(findings(self._chronology, alone=True))
        by_kind: Shells | None = None
        skipped: frozenset[str] = frozenset()
        made: list[tuple[Page, dict[str, str]]] = []
        for number in self._tickets:
            made += self._made(self._many[number::_TICKETS])
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
                put(f"{self._folder}/{page.address}", by_kind[shells.kind(page)].fill(own))


def put(folder: str, html: str) -> None:
    """Write a page into its folder, in UTF-8, with a character reference for what that cannot say."""
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}index.html", "wb", buffering=0) as file:
        file.write(html.encode("utf-8", errors="xmlcharrefreplace"))
