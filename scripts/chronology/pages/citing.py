"""How to cite an event or a source: Chicago, APA, BibTeX and RIS; what machines read in the head of a page.

The site is edited by many and carries no date of publication, so the forms for undated web pages hold
(Chicago Manual of Style, 17th edition, 14.207; APA, 7th edition, 9.50).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup
from pydantic_core import to_json

from chronology.model import bibliography
from chronology.model.bibliography import ended, schema_org, tex
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry
from chronology.model.records import Event, Source
from chronology.model.site import LICENCE, Site
from chronology.model.text import plain
from chronology.pages.links import Links
from chronology.pages.rendering import render


class Citations(NamedTuple):
    """The citation of an event or a source in each form, as plain text."""

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
        chicago=f"{author}. “{ended(event.title)}” {site.name}. {url}.",
        apa=f"{author}. (n.d.). {ended(event.title)} {site.name}. {url}",
        bibtex="\n".join(
            (
                f"@misc{{{entry.id},",
                f"  author = {{{{{tex(author)}}}}},",
                f"  title = {{{{{tex(event.title)}}}}},",
                f"  howpublished = {{{tex(site.name)}}},",
                f"  note = {{Date of the event: {tex(when)}}},",
                f"  url = {{{url}}}",
                "}",
            )
        ),
        ris="\n".join(
            (
                "TY  - ELEC",
                f"AU  - {author.replace(',', '')}",  # a name with a comma is taken for a person's
                f"TI  - {' '.join(event.title.split())}",
                f"T2  - {site.name}",
                f"N1  - Date of the event: {when}",
                f"UR  - {url}",
                "ER  - ",
            )
        ),
    )


def source_citations(entry: Entry[Source]) -> Citations:
    """Return how to cite a source itself."""
    source = entry.record
    return Citations(
        chicago=bibliography.chicago(source),
        apa=bibliography.apa(source),
        bibtex=bibliography.bibtex(entry.id, source),
        ris="\n".join(bibliography.ris(entry.id, source)).rstrip("\n"),
    )


def head(chronology: Chronology, entry: Entry[Event], site: Site) -> Markup:
    """Return the Open Graph, JSON-LD and link to the data for the head of an event's page."""
    event = entry.record
    data = to_json(linked_data(chronology, entry, site)).decode()
    links = Links(f"events/{entry.id}/")
    html = render(
        "event_head.html",
        chronology,
        links,
        title=event.title,
        description=plain(event.summary),
        url=permalink(entry, site),
        site_name=site.name,
        data_url=links.url_for(f"api/v1/events/{entry.id}.json"),
        # A `</script>` or `<!--` in a text would end or hide the script (HTML, 4.12.1.3).
        linked_data=Markup(data.replace("<", "\\u003c")),
    )
    return Markup(html)


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
        "author": {"@type": "Organization", "name": f"{site.name} contributors"},
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
    """Return a source as a work."""
    record = chronology.sources[source].record
    work = schema_org(record)
    return work | ({"url": record.url} if record.url else {})
