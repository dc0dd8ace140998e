"""Writing what is put together from shells, and the published files, only when somebody asks for them.

Under `mkdocs serve` few of the thousand files of a site are looked at between two edits. Each is made as a
build makes it, from the same chronology and by the same functions, only later: so none can be out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from re import Pattern

from chronology.exports import EXPORTERS, Exporter, Publication, sizes_of
from chronology.exports.sizes import fill
from chronology.mkdocs_plugin import shells
from chronology.mkdocs_plugin.shells import Kind, Shell, encoded
from chronology.mkdocs_plugin.writing import put
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.pages.page_list import Page, assets
from chronology.rules.findings import Finding


class Deferred:
    """Stands in the place of a `Writer`, and writes each file when it is asked for."""

    def __init__(self, chronology: Chronology, site: Site, folder: str, *, sound: bool) -> None:
        """Write nothing yet; texts are not looked into that are known to be `sound`."""
        self._chronology = chronology
        self._site = site
        self._folder = folder
        self._sound = sound
        self._pages: dict[str, Page] = {}
        self._publication = Publication(chronology, site)
        self._exporters = {exporter: _paths(exporter, site) for exporter in EXPORTERS}
        self._files: dict[str, bytes] = {}  # made, and not asked for yet
        self._assets_wait = True
        self._shells: Mapping[Kind, Shell] = {}
        self._unfilled: dict[str, str] = {}

    def write(
        self, pages: Sequence[Page], by_kind: Mapping[Kind, Shell], unfilled: Mapping[str, str]
    ) -> list[Finding]:
        """Keep what all is made of; return no findings."""
        self._pages = {page.address: page for page in pages}
        self._shells, self._unfilled = by_kind, dict(unfilled)
        return []

    def stop(self) -> None:
        """Do nothing, for nothing has been begun."""

    def provide(self, name: str) -> None:
        """Write the file of this name, from the root of the site, where it has been put off.

        A page is also found by its address, with or without the slash at its end.
        """
        address = name.removesuffix("index.html").rstrip("/") + "/"
        path = f"{self._folder}/{address}index.html"
        if page := self._pages.get(address):
            put(path, self._shells[shells.kind(page)].fill_encoded(shells.whole(page, self._site)))
            del self._pages[address]
        elif html := self._unfilled.get(path, ""):
            self._make(list(self._exporters))
            put(path, encoded(fill(html, sizes_of(self._publication))))
            del self._unfilled[path]
        else:
            self._make([exporter for exporter, paths in self._exporters.items() if paths.fullmatch(name)])
            if name not in self._files and self._assets_wait and not Path(self._folder, name).exists():
                self._files |= assets(self._chronology)
                self._assets_wait = False
            if (content := self._files.pop(name, None)) is not None:
                put(f"{self._folder}/{name}", content)

    def _make(self, exporters: Iterable[Exporter]) -> None:
        """Make all files of some exporters, to be written when they are asked for."""
        for exporter in exporters:
            self._files |= self._publication.write(exporter)
            del self._exporters[exporter]


def _paths(exporter: Exporter, site: Site) -> Pattern[str]:
    """Return what the paths of all files of an exporter have in common, from the root of the site."""
    return re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(exporter.path(site))))
