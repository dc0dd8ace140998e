"""Records and their parts in the published form."""

from __future__ import annotations

from functools import partial
from typing import cast

from chronology.exports.published import AsOf, Cited, Dated, PublishedMeasure
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.records import Citation, Measure
from chronology.model.site import Site
from chronology.model.text import read


def address(site: Site, kind: str, key: str) -> str:
    """Return the address of a page: kind is the folder, such as `events`."""
    return f"{site.url}{kind}/{key}/"


def words(chronology: Chronology, text: str) -> str:
    """Return a text as it is read on a page: a cross-reference without words is the title of its event."""
    return read(text, partial(_title, chronology))


def _title(chronology: Chronology, event: str) -> str:
    entry = chronology.events.get(event) or chronology.retired.get(event)
    return entry.record.title if entry else event


def dated(date: Edtf) -> Dated:
    """Return the keys that say a date: its EDTF, its bounds, precision and qualifier, and its words."""
    return cast("Dated", _dated("date", date))


def cited(citation: Citation) -> Cited:
    """Return the source and the paragraphs of a citation."""
    return {"source": citation.source, "at": citation.at}


def measured(measure: Measure) -> PublishedMeasure:
    """Return a measured value."""
    return {
        "name": measure.name,
        "value": float(measure.value),
        "value_text": f"{measure.value:f}",
        "unit": measure.unit,
        "of": measure.of,
        "bound": measure.bound or "",
        **cast("AsOf", _dated("as_of", measure.as_of)),
    }


def _dated(prefix: str, date: Edtf) -> dict[str, str]:
    first, last = date.bounds
    return {
        f"{prefix}_edtf": date.text,
        f"{prefix}_earliest": first.isoformat(),
        f"{prefix}_latest": last.isoformat(),
        f"{prefix}_precision": date.precision,
        f"{prefix}_qualifier": date.qualifier,
        f"{prefix}_words": date.words(),
    }
