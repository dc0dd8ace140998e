"""The list of published files on the Data page, and the check that no two files have the same address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from markupsafe import Markup

from chronology.exports import EXPORTERS
from chronology.exports.publication import Exporter, Group, Size
from chronology.model.chronology import Chronology
from chronology.model.site import LICENCE, LICENCE_NAME, Site
from chronology.pages.links import Links
from chronology.pages.page_list import Page
from chronology.pages.rendering import render
from chronology.rules.findings import Finding
from chronology.rules.pages import addresses

GROUPS: tuple[str, ...] = get_args(Group)


class Line(NamedTuple):
    """One row of the list; `address` is empty if the path stands for several files."""

    title: str
    path: str
    address: str
    purpose: str
    size: Markup


def listing(sizes: Sequence[Size], chronology: Chronology, site: Site, links: Links, group: str = "") -> str:
    """Return the published files of a group, or of all groups, as an HTML table.

    sizes: the size of each exporter's files, in the order of the registry.
    """
    lines = [
        _line(exporter, size, site, links)
        for exporter, size in zip(EXPORTERS, sizes, strict=True)
        if group in {"", exporter.GROUP}
    ]
    return render(
        "data_files.html", chronology, links, lines=lines, licence=LICENCE, licence_name=LICENCE_NAME
    )


def _line(exporter: Exporter, size: Size, site: Site, links: Links) -> Line:
    path = exporter.path(site)
    files = Markup("<br>{} files").format(size.files) if size.files > 1 else ""
    address = "" if "{" in path else links.url_for(path)
    return Line(exporter.TITLE, path, address, exporter.FOR, Markup("{}{}").format(str(size), files))


def collisions(files: Mapping[str, str], generated: Iterable[Page], site: Site) -> Iterator[Finding]:
    """Yield a finding for each file in docs/ that has the address of a generated page or a published file.

    files: paths of the files in docs/, from the project root, by their paths in the site.
    The comparison ignores case, as many file systems do.
    """
    written = {published.casefold(): path for published, path in files.items()}
    for page in generated:
        if path := written.get(f"{page.address}index.html"):
            yield addresses.at(
                path, 1, 1, f'the page "{page.title}" has the address of this file, {page.address}'
            )
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(exporter.path(site))) for exporter in EXPORTERS]
    published = re.compile("|".join(patterns))
    for address, path in written.items():
        if published.fullmatch(address):
            yield addresses.at(path, 1, 1, f"a published file has the address of this one, {address}")
