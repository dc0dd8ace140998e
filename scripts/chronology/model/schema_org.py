"""Describe sources, events and claims in schema.org JSON-LD, for pages and for the published graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronology.model.bibliography import FORMS
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, History
from chronology.model.records import Assertion, Author, Disagreement, Event, Source
from chronology.model.site import LICENCE, Site
from chronology.model.text import paragraphs_words

Node = dict[str, Any]


def source_work(source: Source) -> Node:
    """Return a source as a CreativeWork or a subtype of it, without `@id` and web address.

    `datePublished` is in ISO 8601, and left out unless the date is certain.
    """
    form = FORMS[source.kind]
    work: Node = {"@type": form.schema_org, "name": source.title}
    if source.authors:
        work["author"] = [_author(author) for author in source.authors]
    if source.container:
        work["isPartOf"] = {"@type": form.within, "name": source.container}
    if source.publisher:
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.date.machine:
        work["datePublished"] = source.date.machine
    return work


def _author(author: Author) -> dict[str, str]:
    if author.organisation:
        return {"@type": "Organization", "name": author.organisation}
    person = {"@type": "Person", "name": author.name, "familyName": author.family or ""}
    return person | ({"givenName": author.given} if author.given else {})


def source_node(entry: Entry[Source], site: Site) -> Node:
    """Return a source as a node of the published graph, whose `@id` is the address of its page."""
    source = entry.record
    node = {"@id": f"{site.url}sources/{entry.id}/", **source_work(source)}
    if source.url:
        node["sameAs"] = source.url
    return node | {"abstract": source.synopsis, "inLanguage": source.language}


def event_page(chronology: Chronology, entry: Entry[Event], site: Site) -> Node:
    """Return the JSON-LD in the head of an event's page: an Article about it, with its sources and claims."""
    event = entry.record
    works = {key: _cited(chronology.sources[key].record) for key in chronology.sources_of(entry)}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": event.title,
        "description": chronology.in_words(event.summary),
        "url": f"{site.url}events/{entry.id}/",
        "author": {"@type": "Organization", "name": f"{site.name} contributors"},
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
        "license": LICENCE,
        **_days(chronology.history(entry.id)),
        "about": {"@type": "Event", "name": event.title, **_period(event)},
        "citation": list(works.values()),
        "hasPart": [
            {
                "@type": "Claim",
                "text": chronology.in_words(claim.text),
                "appearance": works.get(claim.source, {}) | _pages(claim.at),
            }
            for claim in event.claims
        ],
    }


def event_node(chronology: Chronology, entry: Entry[Event], site: Site) -> Node:
    """Return an event as a node of the published graph: an Article with its claims and disagreements."""
    event, url = entry.record, f"{site.url}events/{entry.id}/"

    def statement(kind: str | Sequence[str], said: Assertion, text: str) -> Node:
        return {
            "@type": kind,
            "text": chronology.in_words(text),
            "@id": f"{url}#{said.id}",
            "appearance": {
                "@type": "CreativeWork",
                "isPartOf": {"@id": f"{site.url}sources/{said.source}/"},
                **_pages(said.at),
            },
        }

    def question(dispute: Disagreement) -> Node:
        return {
            "@id": f"{url}#{dispute.id}",
            "@type": "Question",
            "name": dispute.about,
            "suggestedAnswer": [
                statement(("Answer", "Claim"), position, position.says) for position in dispute.positions
            ],
        }

    return {
        "@id": url,
        "@type": "Article",
        "identifier": entry.id,
        "headline": event.title,
        "abstract": chronology.in_words(event.summary),
        "temporalCoverage": event.date.text,
        "license": LICENCE,
        **_days(chronology.history(entry.id)),
        "hasPart": [
            *(statement("Claim", claim, claim.text) for claim in event.claims),
            *map(question, event.disagreements),
        ],
    }


def _days(history: History) -> Node:
    """Return the days on which an event was added and last changed."""
    days = {"datePublished": history.added, "dateModified": history.changed}
    return {name: day.text for name, day in days.items() if day}


def _cited(source: Source) -> Node:
    return source_work(source) | ({"url": source.url} if source.url else {})


def _pages(at: Sequence[str]) -> Node:
    return {"pagination": paragraphs_words(at)}


def _period(event: Event) -> Node:
    """Return those of `startDate` and `endDate`, in ISO 8601, that are certain."""
    date = event.date
    if date.machine and event.kind == "event":
        return {"startDate": date.machine}
    if date.form == "interval" and not date.qualifier:
        if any(point.precision == "season" for point in date.points):
            return {}  # schema.org takes ISO 8601-1, which has no seasons
        start = {"startDate": date.points[0].text}
        return start if date.open_end else start | {"endDate": date.points[1].text}
    return {}
