"""The list of the published files for the page on the data: what, for whom, how large, which licence.

The page is made before the files are; so a token stands for the size of each (see `sizes`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from chronology.exports import sizes
from chronology.exports.base import Exporter, Group
from chronology.model.chronology import Chronology
from chronology.model.site import LICENCE, LICENCE_NAME, Site
from chronology.pages.links import Links
from chronology.pages.rendering import render

GROUPS: tuple[str, ...] = get_args(Group)


class Listed(NamedTuple):
    """One line of the list; `address` is empty where the path stands for several files."""

    title: str
    path: str
    address: str
    purpose: str
    size: str


def listing(
    exporters: Iterable[Exporter], chronology: Chronology, site: Site, links: Links, group: str
) -> str:
    """Return the published files of a group as a table, or of all groups; sizes are still to come."""
    lines = [
        _listed(exporter, sizes.token(number), site, links)
        for number, exporter in enumerate(exporters)
        if group in {"", exporter.GROUP}
    ]
    return render(
        "data_files.html", chronology, links, lines=lines, licence=LICENCE, licence_name=LICENCE_NAME
    )


def _listed(exporter: Exporter, size: str, site: Site, links: Links) -> Listed:
    path = exporter.path(site)
    return Listed(exporter.TITLE, path, "" if "{" in path else links.to(path), exporter.FOR, size)
