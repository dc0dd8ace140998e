"""All events as JSON: every key always there, every value of one type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.exports.base import Exporter, envelope
from chronology.records import Citation, Claim, Event, Position
from chronology.site import Site
from chronology.text import plain


class Events(Exporter):
    """Every event with its claims, relations, disagreements and measures."""

    PATH = "api/v1/events.json"
    TITLE = "Events"
    MEDIA_TYPE = "application/json"

    def write(self, chronology: Chronology, site: Site) -> bytes:
        """Return all events in the order of the timeline."""
        return envelope(
            chronology, site, events=[published(chronology, e, site) for e in chronology.timeline]
        )


def published(chronology: Chronology, entry: Entry[Event], site: Site) -> dict[str, Any]:
    """Return an event in its published form."""
    event, date = entry.record, entry.record.date
    return {
        "id": entry.id,
        "url": f"{site.url}events/{entry.id}/",
        "title": event.title,
        "kind": event.kind,
        "date_edtf": date.text,
        "date_earliest": date.earliest.isoformat(),
        "date_latest": date.latest.isoformat(),
        "date_precision": date.precision,
        "date_qualifier": date.qualifier,
        "date_within": event.date_within is not None,
        "date_words": date.words(within=event.date_within is not None),
        "date_note": plain(event.date_note or ""),
        "actors": list(event.actors),
        "places": list(event.places),
        "themes": list(event.themes),
        "sources": list(chronology.sources_of(entry)),
        "summary": plain(event.summary),
        "measures": [
            measure.model_dump(mode="json") | {"bound": measure.bound or ""} for measure in event.measures
        ],
        "claims": [{"text": plain(claim.text), **_said(claim)} for claim in event.claims],
        "relations": [{"to": r.to, "kind": r.kind, **_cited(r)} for r in event.relations],
        "disagreements": [
            {
                "about": dispute.about,
                "kind": dispute.kind,
                "positions": [{"says": plain(p.says), **_said(p)} for p in dispute.positions],
            }
            for dispute in event.disagreements
        ],
        "apparent": [
            {"about": a.about, "reason": plain(a.reason), "cites": _all_cited(a.cites)}
            for a in event.apparent
        ],
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {"source": citation.source, "at": list(citation.at)}


def _all_cited(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    return [_cited(citation) for citation in citations]


def _said(record: Claim | Position) -> dict[str, Any]:
    return {**_cited(record), "voice": record.voice, "speaker": record.speaker or ""}
