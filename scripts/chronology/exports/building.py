"""Records and their parts in the published form."""

from __future__ import annotations

from typing import Any

from chronology.chronology import Chronology
from chronology.edtf import Edtf
from chronology.records import Citation, Claim, Measure, Position
from chronology.site import Site
from chronology.text import Reference, segments


def address(site: Site, kind: str, key: str) -> str:
    """Return the address of a page: kind is the folder, such as `events`."""
    return f"{site.url}{kind}/{key}/"


def words(chronology: Chronology, text: str) -> str:
    """Return a text as it is read on a page: a cross-reference without words is the title of its event."""
    if "[[" not in text:
        return text
    return "".join(_read(chronology, part) for part in segments(text))


def _read(chronology: Chronology, part: str | Reference) -> str:
    if isinstance(part, str):
        return part
    entry = chronology.events.get(part.target) or chronology.retired.get(part.target)
    return part.label or (entry.record.title if entry else part.target)


def both(chronology: Chronology, key: str, text: str) -> dict[str, str]:
    """Return a text under its key in plain words, and under `key_marked` as it was written."""
    return {key: words(chronology, text), f"{key}_marked": text}


def dated(date: Edtf, prefix: str = "date", *, within: bool = False) -> dict[str, Any]:
    """Return the keys that say a date: its EDTF, its bounds, precision and qualifier, and its words."""
    return {
        f"{prefix}_edtf": date.text,
        f"{prefix}_earliest": date.earliest,
        f"{prefix}_latest": date.latest,
        f"{prefix}_precision": date.precision,
        f"{prefix}_qualifier": date.qualifier,
        f"{prefix}_words": date.words(within=within),
    }


def cited(citation: Citation) -> dict[str, Any]:
    """Return the source and the paragraphs of a citation."""
    return {"source": citation.source, "at": citation.at}


def said(record: Claim | Position) -> dict[str, Any]:
    """Return what a claim or position rests on, and in whose voice it speaks."""
    return {**cited(record), "voice": record.voice, "speaker": record.speaker or ""}


def measured(measure: Measure) -> dict[str, Any]:
    """Return a measured value."""
    return {
        "name": measure.name,
        "value": float(measure.value),
        "value_text": f"{measure.value:f}",
        "unit": measure.unit,
        "of": measure.of,
        "bound": measure.bound or "",
        **dated(measure.as_of, "as_of"),
    }
