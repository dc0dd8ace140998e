"""The list of the published files for the page on the data: what, for whom, how large, which licence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from markupsafe import Markup

from chronology.exports.base import Exporter, Group
from chronology.exports.sizes import Size
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
    size: Markup


def listing(
    exporters: Iterable[Exporter],
    sizes: Sequence[Size],
    chronology: Chronology,
    site: Site,
    links: Links,
    group: str,
) -> str:
    """Return the published files of a group, or of all groups, as a table; `sizes` are theirs, in order."""
    lines = [
        _listed(exporter, size, site, links)
        for exporter, size in zip(exporters, sizes, strict=True)
        if group in {"", exporter.GROUP}
    ]
    return render(
        "data_files.html", chronology, links, lines=lines, licence=LICENCE, licence_name=LICENCE_NAME
    )


def _listed(exporter: Exporter, size: Size, site: Site, links: Links) -> Listed:
    path = exporter.path(site)
    address = "" if "{" in path else links.url_for(path)
    return Listed(exporter.TITLE, path, address, exporter.FOR, _words(size))


def _words(size: Size) -> Markup:
    files = Markup("<br>{} files").format(size.files) if size.files > 1 else ""
    return Markup("{}{}").format(size.people(), files)
