"""The published files: one small class each, all in one registry.

The files, the index, the data package, the dataset, the description of the interface, the page on the
data and the tests all come from this registry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.exports import interface, table_events, table_reference
from chronology.exports.base import Exporter
from chronology.exports.calendars import OnThisDay, Plans
from chronology.exports.citations import BibTex, Csl, Ris
from chronology.exports.database import Database
from chronology.exports.describing import FormSchemas, Index, OpenApi
from chronology.exports.feed_files import Atom, JsonFeed
from chronology.exports.linked_data import LinkedData
from chronology.exports.package import DataPackage
from chronology.exports.publication import Publication
from chronology.exports.schemas import SCHEMAS
from chronology.exports.sizes import Size
from chronology.exports.spreadsheet import TableCsv
from chronology.exports.timelinejs import TimelineJs
from chronology.model.chronology import Chronology
from chronology.model.site import Site

TABLES = (
    table_events.EVENTS,
    table_events.CLAIMS,
    table_events.RELATIONS,
    table_events.MEASURES,
    table_events.POSITIONS,
    table_reference.SOURCES,
    table_reference.SOURCE_AUTHORS,
    table_reference.THEMES,
    table_reference.ACTORS,
    table_reference.PLACES,
    table_reference.NAMES,
    table_reference.REDIRECTS,
)
_ANSWERS: tuple[Exporter, ...] = (
    interface.Events(),
    interface.SingleEvents(),
    interface.Sources(),
    interface.Themes(),
    interface.Actors(),
    interface.Places(),
    interface.Disagreements(),
    interface.Relations(),
    interface.Changes(),
    interface.Redirects(),
)
_CSV = tuple(TableCsv(table) for table in TABLES)
_DATABASE = Database(TABLES)
_CITATIONS: tuple[Exporter, ...] = (BibTex(), Ris(), Csl())
_PACKAGE = DataPackage((*_CSV, _DATABASE, *_CITATIONS))
_TIMELINEJS = TimelineJs()
_LINKED = LinkedData((_ANSWERS[0], *_CSV, _DATABASE, *_CITATIONS, _TIMELINEJS))
_FOLLOWED: tuple[Exporter, ...] = (Atom(), JsonFeed(), OnThisDay(), Plans())
_INDEX = Index(lambda: EXPORTERS)
_DESCRIBED = (_INDEX, *_ANSWERS)

EXPORTERS: tuple[Exporter, ...] = (
    _INDEX,
    *_ANSWERS,
    FormSchemas(_DESCRIBED),
    OpenApi(_DESCRIBED),
    *_CSV,
    _DATABASE,
    _PACKAGE,
    *_CITATIONS,
    _TIMELINEJS,
    _LINKED,
    *_FOLLOWED,
    *SCHEMAS,
)


def each(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the path, from the root of the site, and the content of every published file."""
    for exporter in EXPORTERS:
        yield from publication.write(exporter)


def files(chronology: Chronology, site: Site) -> Mapping[str, bytes]:
    """Return every published file by its path from the root of the site."""
    return dict(each(Publication(chronology, site)))


def sizes_of(publication: Publication) -> tuple[Size, ...]:
    """Return how many files each exporter has written, and the bytes of all together."""
    written = map(publication.written, EXPORTERS)
    return tuple(Size(len(files), sum(file.bytes for file in files)) for files in written)


__all__ = ["EXPORTERS", "TABLES", "Exporter", "Publication", "each", "files", "sizes_of"]
