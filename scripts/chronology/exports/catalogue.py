"""The list of published files for the page on the data, and files that would be overwritten by another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from chronology.exports import EXPORTERS, sizes
from chronology.exports.publication import Exporter, Group
from chronology.model.chronology import Chronology
from chronology.model.site import LICENCE, LICENCE_NAME, Site
from chronology.pages.links import Links
from chronology.pages.page_list import Page
from chronology.pages.rendering import render
from chronology.rules.addresses import RULE
from chronology.rules.findings import Finding

GROUPS: tuple[str, ...] = get_args(Group)


class Line(NamedTuple):
    """One line of the list; `address` is empty if the path stands for several files."""

    title: str
    path: str
    address: str
    purpose: str
    size: str


def listing(chronology: Chronology, site: Site, links: Links, group: str = "") -> str:
    """Return the published files of a group, or of all groups, as an HTML table.

    The page is made before the files are, so tokens stand for their sizes (see `sizes`).
    """
    lines = [
        _line(exporter, sizes.token(number), site, links)
        for number, exporter in enumerate(EXPORTERS)
        if group in {"", exporter.GROUP}
    ]
    return render(
        "data_files.html", chronology, links, lines=lines, licence=LICENCE, licence_name=LICENCE_NAME
    )


def _line(exporter: Exporter, size: str, site: Site, links: Links) -> Line:
    path = exporter.path(site)
    return Line(exporter.TITLE, path, "" if "{" in path else links.to(path), exporter.FOR, size)


def collisions(files: Mapping[str, str], generated: Iterable[Page], site: Site) -> Iterator[Finding]:
    """Yield a finding for each file in docs/ at the address of a generated page or a published file.

    files: paths of the files in docs/, from the root of the project, by their paths in the site.
    Addresses are compared without regard to case, as many file systems do.
    """
    written = {published.casefold(): path for published, path in files.items()}
    for page in generated:
        if path := written.get(f"{page.address}index.html"):
            yield RULE.at(path, 1, 1, f'the page "{page.title}" has the address of this file, {page.address}')
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(exporter.path(site))) for exporter in EXPORTERS]
    published = re.compile("|".join(patterns))
    for address, path in written.items():
        if published.fullmatch(address):
            yield RULE.at(path, 1, 1, f"a published file has the address of this one, {address}")
