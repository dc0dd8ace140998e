"""An event in the published form."""

from __future__ import annotations

from typing import Any

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.exports.building import address, both, cited, dated, measured, said
from chronology.exports.published import PublishedEvent
from chronology.records import Event
from chronology.site import Site


def event_of(chronology: Chronology, entry: Entry[Event], site: Site) -> PublishedEvent:
    """Return an event in its published form."""
    event = entry.record
    within = event.date_within is not None
    return PublishedEvent.model_validate(
        {
            "id": entry.id,
            "url": address(site, "events", entry.id),
            "json_url": f"{site.url}api/v1/events/{entry.id}.json",
            "title": event.title,
            "kind": event.kind,
            **dated(event.date, within=within),
            "date_within": within,
            **both(chronology, "date_note", event.date_note or ""),
            "actors": event.actors,
            "places": event.places,
            "themes": event.themes,
            "sources": chronology.sources_of(entry),
            **both(chronology, "summary", event.summary),
            "measures": [measured(measure) for measure in event.measures],
            **_said(chronology, event),
            "answers": [answer.model_dump() for answer in event.answers],
        }
    )


def _said(chronology: Chronology, event: Event) -> dict[str, Any]:
    """Return what an event rests on: claims, relations, disagreements, apparent differences."""
    return {
        "claims": [
            {"number": number, **both(chronology, "text", claim.text), **said(claim)}
            for number, claim in enumerate(event.claims, 1)
        ],
        "relations": [{"to": r.to, "kind": r.kind, **cited(r)} for r in event.relations],
        "disagreements": [
            {
                "number": number,
                "about": dispute.about,
                "kind": dispute.kind,
                "positions": [{**both(chronology, "says", p.says), **said(p)} for p in dispute.positions],
            }
            for number, dispute in enumerate(event.disagreements, 1)
        ],
        "apparent": [
            {
                "about": apparent.about,
                **both(chronology, "reason", apparent.reason),
                "cites": [cited(citation) for citation in apparent.cites],
            }
            for apparent in event.apparent
        ],
    }
