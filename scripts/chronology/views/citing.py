"""How to cite an event: Chicago, APA, BibTeX and RIS, and what machines read in the head of its page.

The site is edited by many and carries no date of publication, so the forms for undated web pages hold
(Chicago Manual of Style, 17th edition, 14.207; APA, 7th edition, 9.50).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup
from pydantic_core import to_json

from chronology.chronology import Chronology
from chronology.edtf import Edtf
from chronology.entries import Entry
from chronology.records import Event, Source
from chronology.site import LICENCE, Site
from chronology.text import plain
from chronology.views.kept import kept
from chronology.views.links import Links
from chronology.views.marks import html, markup

_HEAD = """\
<meta property="og:type" content="article">
<meta property="og:title" content="%s">
<meta property="og:description" content="%s">
<meta property="og:url" content="%s">
<meta property="og:site_name" content="%s">
<link rel="alternate" type="application/json" title="Data" href="%s">
<script type="application/ld+json">%s</script>"""


class Citations(NamedTuple):
    """One event's citation in each form, as plain text."""

    chicago: str
    apa: str
    bibtex: str
    ris: str


def permalink(entry: Entry[Event], site: Site) -> str:
    """Return the address at which the event stays."""
    return f"{site.url}events/{entry.id}/"


def citations(entry: Entry[Event], site: Site) -> Citations:
    """Return how to cite the page of an event."""
    event, url, author = entry.record, permalink(entry, site), f"{site.name} contributors"
    when = event.date.words()
    return Citations(
        chicago=f"{author}. “{event.title}.” {site.name}. {url}.",
        apa=f"{author}. (n.d.). {event.title}. {site.name}. {url}",
        bibtex="\n".join(
            (
                f"@misc{{{entry.id},",
                f'  author = "{{{_tex(author)}}}",',
                f'  title = "{{{_tex(event.title)}}}",',
                f"  howpublished = {{{_tex(site.name)}}},",
                f"  note = {{Date of the event: {_tex(when)}}},",
                f"  url = {{{url}}}",
                "}",
            )
        ),
        ris="\n".join(
            (
                "TY  - ELEC",
                f"AU  - {author}",
                f"TI  - {event.title}",
                f"T2  - {site.name}",
                f"N1  - Date of the event: {when}",
                f"UR  - {url}",
                "ER  - ",
            )
        ),
    )


def head(chronology: Chronology, entry: Entry[Event], site: Site) -> Markup:
    """Return the Open Graph, JSON-LD and link to the data for the head of an event's page."""
    event = entry.record
    data = to_json(linked_data(chronology, entry, site)).decode()
    return html(
        _HEAD,
        event.title,
        plain(event.summary),
        permalink(entry, site),
        site.name,
        Links(f"events/{entry.id}/").to(f"api/v1/events/{entry.id}.json"),
        # «</script>» or «<!--» in a text would end or hide the script (HTML, 4.12.1.3).
        markup(data.replace("<", "\\u003c")),
    )


def linked_data(chronology: Chronology, entry: Entry[Event], site: Site) -> dict[str, Any]:
    """Return the event as schema.org sees it: an article about an event, its citations and claims."""
    event = entry.record
    works = {key: _work(chronology, key) for key in chronology.sources_of(entry)}
    about: dict[str, Any] = {"@type": "Event", "name": event.title, **_when(event)}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": event.title,
        "description": plain(event.summary),
        "url": permalink(entry, site),
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
        "license": LICENCE,
        "about": about,
        "citation": list(works.values()),
        "hasPart": [
            {
                "@type": "Claim",
                "text": plain(claim.text),
                "appearance": works.get(claim.source, {}) | {"pagination": f"¶ {', '.join(claim.at)}"},
            }
            for claim in event.claims
        ],
    }


def _when(event: Event) -> dict[str, str]:
    """Return start and end where the date truly has them; an uncertain date has neither."""
    date: Edtf = event.date
    if date.machine and event.kind == "event":
        return {"startDate": date.machine}
    if date.form == "interval" and not date.qualifier:
        if any(point.precision == "season" for point in date.points):
            return {}  # ISO 8601-1, which is what schema.org reads, has no seasons
        ends = {"startDate": date.points[0].text}
        return ends if date.open_end else ends | {"endDate": date.points[1].text}
    return {}


def _work(chronology: Chronology, source: str) -> dict[str, Any]:
    """Return a source as a work, which is made once."""
    works = kept(chronology)["works"]
    if source not in works:
        works[source] = _described(chronology.sources[source].record)
    work: dict[str, Any] = works[source]
    return work


def _described(record: Source) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "name": record.title}
    if record.author:
        work["author"] = {"@type": "Person", "name": record.author}
    if record.publisher:
        work["publisher"] = {"@type": "Organization", "name": record.publisher}
    if record.date.machine:
        work["datePublished"] = record.date.machine
    if record.url:
        work["url"] = record.url
    return work


@lru_cache(maxsize=256)  # the site's name stands in every citation
def _tex(text: str) -> str:
    return re.sub(r"([#$%&_])", r"\\\1", re.sub(r"[\\{}]", "", text))
