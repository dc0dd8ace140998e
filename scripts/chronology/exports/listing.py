"""The list of the published files for the page on the data: what, for whom, how large, which licence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from chronology.exports.base import Exporter, Group
from chronology.exports.publication import Publication
from chronology.site import LICENCE, LICENCE_NAME
from chronology.views.links import Links
from chronology.views.rendering import render

GROUPS: tuple[str, ...] = get_args(Group)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list; `address` is empty where the path stands for several files."""

    title: str
    path: str
    address: str
    purpose: str
    files: int
    size: str


def listing(exporters: Iterable[Exporter], publication: Publication, links: Links, group: str) -> str:
    """Return the published files of a group as a table, or of all groups."""
    wanted = [exporter for exporter in exporters if group in {"", exporter.GROUP}]
    lines = [_listed(exporter, publication, links) for exporter in wanted]
    return render(
        "data_files.html",
        publication.chronology,
        links,
        lines=lines,
        licence=LICENCE,
        licence_name=LICENCE_NAME,
    )


def size(count: int) -> str:
    """Return a number of bytes as people say it: 812 B, 5.9 KB, 586 KB, 1.2 MB."""
    value, units = float(count), ["B", "KB", "MB", "GB"]
    while value >= 999.5 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{value:.1f} {units[0]}" if value < 9.95 and units[0] != "B" else f"{value:.0f} {units[0]}"


def _listed(exporter: Exporter, publication: Publication, links: Links) -> Listed:
    path, files = exporter.path(publication.site), publication.files(exporter)
    return Listed(
        title=exporter.TITLE,
        path=path,
        address="" if "{" in path else links.to(path),
        purpose=exporter.FOR,
        files=len(files),
        size=size(sum(len(content) for _, content in files)),
    )
