"""Whatever would be written in the place of a hand-written page or file, or of another generated one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from chronology.exports import EXPORTERS
from chronology.model.site import Site
from chronology.pages.page_list import Page
from chronology.rules.findings import Finding
from chronology.rules.pages import addresses


def found(files: Mapping[str, str], generated: Iterable[Page], site: Site) -> Iterator[Finding]:
    """Yield a finding for each file in docs/ at the address of a generated page or a published file.

    `files` are the paths of those in docs/, from the root of the project, by their paths in the site.
    Upper and lower case are one, as they are on many systems.
    """
    written = {published.casefold(): path for published, path in files.items()}
    for page in generated:
        if path := written.get(f"{page.address}index.html"):
            yield _finding(path, f'the page "{page.title}" has the address of this file, {page.address}')
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(exporter.path(site))) for exporter in EXPORTERS]
    published = re.compile("|".join(patterns))
    for address, path in written.items():
        if published.fullmatch(address):
            yield _finding(path, f"a published file has the address of this one, {address}")


def _finding(path: str, message: str) -> Finding:
    return addresses.at(path, 1, 1, message)
