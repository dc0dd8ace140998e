"""The files published for programs, and the registry of their exporters.

The index of the API, the page *Data* and the tests follow `EXPORTERS`; the data package, the linked data and
the OpenAPI description are given the exporters that they describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from chronology.exports import api
from chronology.exports.calendars import OnThisDay, Plans
from chronology.exports.database import Database
from chronology.exports.feeds import Atom, JsonFeed
from chronology.exports.linked_data import LinkedData, TimelineJs
from chronology.exports.publication import Exporter, Group, Publication, Size
from chronology.exports.references import BibTex, Csl, Ris
from chronology.exports.spreadsheet import DataPackage, TableCsv
from chronology.exports.tables import TABLES
from chronology.model.chronology import Chronology
from chronology.model.site import Links, Site
from chronology.pages.page_list import Page
from chronology.pages.rendering import render
from chronology.rules.findings import Finding
from chronology.rules.pages import addresses

_TABULAR: tuple[Exporter, ...] = (*(TableCsv(table) for table in TABLES), Database(TABLES))
_REFERENCES: tuple[Exporter, ...] = (BibTex(), Ris(), Csl())
_TIMELINEJS = TimelineJs()
_DESCRIBED = (api.Index(lambda: EXPORTERS), *api.FILES)

EXPORTERS: tuple[Exporter, ...] = (
    *_DESCRIBED,
    api.ApiSchemas(_DESCRIBED),
    api.OpenApi(_DESCRIBED),
    *_TABULAR,
    DataPackage((*_TABULAR, *_REFERENCES)),
    *_REFERENCES,
    _TIMELINEJS,
    LinkedData((api.FILES[0], *_TABULAR, *_REFERENCES, _TIMELINEJS)),
    Atom(),
    JsonFeed(),
    OnThisDay(),
    Plans(),
    *api.AUTHORED_SCHEMAS,
)

GROUPS: tuple[str, ...] = get_args(Group)


def iter_files(publication: Publication) -> Iterator[tuple[Exporter, str, bytes]]:
    """Yield the exporter, the path from the site root, and the content of every published file.

    Contents are not kept; afterwards, `publication.size(exporter)` returns the size of an exporter's files.
    """
    for exporter in EXPORTERS:
        for path, content in publication.write(exporter):
            yield exporter, path, content


def files(chronology: Chronology, site: Site) -> Mapping[str, bytes]:
    """Return the content of every published file, by its path from the site root."""
    return {path: content for _, path, content in iter_files(Publication(chronology, site))}


def sizes_of(publication: Publication) -> tuple[Size, ...]:
    """Return the size of each exporter's files, in the order of the registry."""
    return tuple(map(publication.size, EXPORTERS))


def listing(sizes: Sequence[Size], chronology: Chronology, site: Site, links: Links, group: str = "") -> str:
    """Return the published files of a group, or of all groups, as an HTML table.

    sizes: the size of each exporter's files, in the order of the registry.
    """
    return render(
        "data_files.html",
        chronology,
        links,
        listed=[
            (exporter, exporter.path(site), size)
            for exporter, size in zip(EXPORTERS, sizes, strict=True)
            if group in {"", exporter.GROUP}
        ],
    )


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
