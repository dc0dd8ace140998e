"""Citations of events and sources (Chicago, APA, BibTeX, RIS), and the metadata in an event page's head.

Event pages change and have no single author. They are cited by the day of the last change and the version of
the data, with the date of the event as far as it is known, and a word on whether its sources differ (Chicago
Manual of Style, 17th edition, 14.207; APA, 7th edition, 9.15 and 9.21).
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from pydantic_core import to_json

from chronology.model import bibliography
from chronology.model.bibliography import Reference, Run, apa_date, ended, sentences, tex
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Assertion, Author, Claim, Disagreement, Event, Position, Source
from chronology.model.schema_org import event_page
from chronology.model.site import Links, Site
from chronology.model.text import paragraphs_words
from chronology.pages import sharing
from chronology.pages.rendering import KIND_WORDS, environment


class Citations(NamedTuple):
    """A citation in two styles, and in two formats as plain text."""

    chicago: Reference
    apa: Reference
    bibtex: str
    ris: str


def permalink(entry: Entry[Event], site: Site) -> str:
    """Return the permanent URL of an event."""
    return f"{site.url}events/{entry.id}/"


def citations(chronology: Chronology, entry: Entry[Event], site: Site) -> Citations:
    """Return the citations of an event's page."""
    event, url = entry.record, permalink(entry, site)
    author = Author.model_construct(organisation=f"{site.name} contributors")
    changed, version = chronology.history(entry.id).changed, chronology.short_version
    about = f"{KIND_WORDS[event.kind]}, {event.date.words()}"
    if event.sources_differ:
        about += "; sources differ"
    note = f"{about}. Version {version}" + (f", last modified {changed.words()}" if changed else "")
    bibtex = {
        "author": bibliography.tex_names([author]),
        "title": f"{{{tex(event.title)}}}",
        "howpublished": tex(site.name),
        "year": str(changed.earliest.year) if changed else "",
        "date": changed.text if changed else "",
        "note": tex(note),
        "url": url,
    }
    ris = (
        ("TY", "ELEC"),
        ("AU", bibliography.ris_name(author)),
        ("TI", event.title),
        ("T2", site.name),
        *(bibliography.ris_date(changed) if changed else ()),
        ("N1", note),
        ("UR", url),
    )
    return Citations(
        chicago=sentences(
            [Run(author.name)],
            [Run(f"“{ended(event.title)}”")],
            [Run(about)],
            [Run(f"{site.name}, version {version}")],
            [Run(f"Last modified {changed.words()}" if changed else "")],
            [Run(url)],
        ),
        apa=Reference(
            (
                Run(f"{author.name}. ({apa_date(changed) if changed else f'Version {version}'}). "),
                Run(event.title, italic=True),
                Run(f"{f' (Version {version})' if changed else ''} [{about}]. {ended(site.name)} "),
                Run(url),
            )
        ),
        bibtex=bibliography.bibtex_entry("misc", entry.id, bibtex),
        ris="\n".join(bibliography.ris_entry(ris)),
    )


def claim_with_source(chronology: Chronology, entry: Entry[Event], claim: Claim, site: Site) -> str:
    """Return a claim of an event, which is not a quotation, with its source and its permanent URL."""
    return _with_source(chronology, entry, claim.text, claim, site)


def answer_with_source(
    chronology: Chronology, entry: Entry[Event], dispute: Disagreement, position: Position, site: Site
) -> str:
    """Return a question with one source's answer, which is not a quotation, and its permanent URL."""
    return _with_source(chronology, entry, f"{dispute.about} {position.says}", position, site)


def _with_source(
    chronology: Chronology, entry: Entry[Event], text: str, cited_by: Assertion, site: Site
) -> str:
    source = chronology.sources[cited_by.source].record
    authors = bibliography.in_order(source.authors)
    outlet = source.publisher or source.container or source.label
    title = f"“{source.title}” ({outlet}, {source.date.words()})"
    cited = ", ".join(filter(None, (authors, title, paragraphs_words(cited_by.at))))
    address = f"{permalink(entry, site)}#{cited_by.id}"
    return f"{chronology.in_words(text)} ({site.name}, paraphrasing {cited}: {address})"


def source_citations(entry: Entry[Source]) -> Citations:
    """Return the citations of a source document."""
    source = entry.record
    return Citations(
        chicago=bibliography.chicago(source),
        apa=bibliography.apa(source),
        bibtex=bibliography.bibtex(entry.id, source),
        ris="\n".join(bibliography.ris(entry.id, source)),
    )


def head(chronology: Chronology, entry: Entry[Event], site: Site) -> Markup:
    """Return HTML for the head of an event's page: Open Graph, JSON-LD and a link to the event as JSON."""
    address = f"events/{entry.id}/"
    data = to_json(event_page(chronology, entry, site)).decode()
    description = sharing.dated_summary(entry.record)
    template = environment().get_template("event_head.html")
    html = template.render(
        shared=sharing.head(chronology, site, address, entry.record.title, description),
        data_url=Links(address).url_for(f"api/v1/events/{entry.id}.json"),
        # A `</script>` or `<!--` in a text would end or hide the script (HTML, 4.12.1.3).
        linked_data=Markup(data.replace("<", "\\u003c")),
    )
    return Markup(html)
