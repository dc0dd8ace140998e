"""An event in the published form."""

from __future__ import annotations

from chronology.exports.building import address, cited, dated, measured, words
from chronology.exports.published import (
    EventDisagreement,
    EventRelation,
    PublishedApparent,
    PublishedClaim,
    PublishedEvent,
    PublishedPosition,
)
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, speakers
from chronology.model.records import Apparent, Claim, Disagreement, Event, Position, Relation
from chronology.model.site import Site


def event_of(chronology: Chronology, entry: Entry[Event], site: Site) -> PublishedEvent:
    """Return an event in its published form."""
    event, note = entry.record, entry.record.date_note or ""
    return {
        "id": entry.id,
        "sequence": chronology.sequence_of(entry),
        **dated(event.date),
        "url": address(site, "events", entry.id),
        "json_url": f"{site.url}api/v1/events/{entry.id}.json",
        "title": event.title,
        "kind": event.kind,
        "date_note": words(chronology, note),
        "date_note_marked": note,
        "actors": event.actors,
        "places": event.places,
        "themes": event.themes,
        "speakers": tuple(dict.fromkeys(key for key in speakers(event) if key not in event.actors)),
        "sources": chronology.sources_of(entry),
        "other_sources": chronology.other_sources_of(entry),
        "summary": words(chronology, event.summary),
        "summary_marked": event.summary,
        "measures": [measured(measure) for measure in event.measures],
        "claims": [_claim(chronology, number, claim) for number, claim in enumerate(event.claims, 1)],
        "relations": [_relation(relation) for relation in event.relations],
        "disagreements": [
            _disagreement(chronology, number, dispute)
            for number, dispute in enumerate(event.disagreements, 1)
        ],
        "apparent": [_apparent(chronology, apparent) for apparent in event.apparent],
        "answers": [{"rule": a.rule, "about": a.about, "reason": a.reason} for a in event.answers],
    }


def _claim(chronology: Chronology, number: int, claim: Claim) -> PublishedClaim:
    return {
        "id": claim.id,
        "source": claim.source,
        "at": claim.at,
        "voice": claim.voice,
        "speaker": claim.speaker or "",
        "number": number,
        "text": words(chronology, claim.text),
        "text_marked": claim.text,
    }


def _relation(relation: Relation) -> EventRelation:
    return {"source": relation.source, "at": relation.at, "to": relation.to, "kind": relation.kind}


def _disagreement(chronology: Chronology, number: int, dispute: Disagreement) -> EventDisagreement:
    return {
        "id": dispute.id,
        "number": number,
        "about": dispute.about,
        "kind": dispute.kind,
        "one_source": dispute.one_source,
        "positions": [_position(chronology, position) for position in dispute.positions],
    }


def _position(chronology: Chronology, position: Position) -> PublishedPosition:
    return {
        "id": position.id,
        "source": position.source,
        "at": position.at,
        "voice": position.voice,
        "speaker": position.speaker or "",
        "says": words(chronology, position.says),
        "says_marked": position.says,
    }


def _apparent(chronology: Chronology, apparent: Apparent) -> PublishedApparent:
    return {
        "about": apparent.about,
        "reason": words(chronology, apparent.reason),
        "reason_marked": apparent.reason,
        "cites": [cited(citation) for citation in apparent.cites],
    }
