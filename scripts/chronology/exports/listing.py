"""The list of the published files for the page on the data: what, for whom, how large, which licence.

The page is made before the files are, in another process it may be. So a token stands for the size of each,
until `fill` is told the sizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import get_args

from chronology.chronology import Chronology
from chronology.exports.base import Exporter, Group
from chronology.site import LICENCE, LICENCE_NAME, Site
from chronology.views.links import Links
from chronology.views.rendering import render

GROUPS: tuple[str, ...] = get_args(Group)
_TOKEN = token_hex(16)  # drawn anew each time, so that no text can pass for one


@dataclass(frozen=True, slots=True)
class Size:
    """How many files there are of a kind, and their bytes."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list; `address` is empty where the path stands for several files."""

    title: str
    path: str
    address: str
    purpose: str
    size: str


def listing(
    exporters: Iterable[Exporter], chronology: Chronology, site: Site, links: Links, group: str
) -> str:
    """Return the published files of a group as a table, or of all groups; `fill` puts the sizes in."""
    lines = [
        _listed(exporter, f"{_TOKEN}{number}.", site, links)
        for number, exporter in enumerate(exporters)
        if group in {"", exporter.GROUP}
    ]
    return render(
        "data_files.html", chronology, links, lines=lines, licence=LICENCE, licence_name=LICENCE_NAME
    )


def is_unfilled(html: str) -> bool:
    """Say whether sizes are still to be put into a page."""
    return _TOKEN in html


def fill(html: str, sizes: Sequence[Size]) -> str:
    """Return a page with the sizes, of all exporters in their order, in the place of their tokens."""
    return re.sub(rf"{_TOKEN}(\d+)\.", lambda match: _words(sizes[int(match[1])]), html)


def _words(size: Size) -> str:
    return people(size.bytes) + (f"<br>{size.files} files" if size.files > 1 else "")


def people(count: int) -> str:
    """Return a number of bytes as people say it: 812 B, 5.9 KB, 586 KB, 1.2 MB."""
    value, units = float(count), ["B", "KB", "MB", "GB"]
    while value >= 999.5 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{value:.1f} {units[0]}" if value < 9.95 and units[0] != "B" else f"{value:.0f} {units[0]}"


def _listed(exporter: Exporter, size: str, site: Site, links: Links) -> Listed:
    path = exporter.path(site)
    return Listed(exporter.TITLE, path, "" if "{" in path else links.to(path), exporter.FOR, size)
