"""The files published for programs, and the registry of their exporters.

The API index, the OpenAPI description, the data package, the linked data, the Data page and the tests are
all derived from `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.exports import api
from chronology.exports.calendars import OnThisDay, Plans
from chronology.exports.database import Database
from chronology.exports.feeds import Atom, JsonFeed
from chronology.exports.linked_data import LinkedData, TimelineJs
from chronology.exports.publication import Exporter, Publication, Size
from chronology.exports.references import BibTex, Csl, Ris
from chronology.exports.spreadsheet import DataPackage, TableCsv
from chronology.exports.tables import TABLES
from chronology.model.chronology import Chronology
from chronology.model.site import Site

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


__all__ = ["EXPORTERS", "TABLES", "Exporter", "Publication", "Size", "files", "iter_files", "sizes_of"]
