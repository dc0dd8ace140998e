"""Rendering of templates, and the macros, functions and words that all templates share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from chronology.model.bibliography import openurl
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event, Source
from chronology.model.text import plural, segments
from chronology.pages import paragraphs
from chronology.pages.links import Links

RELATION_WORDS = {
    "part-of": ("Part of", "Has as a part"),
    "leads-to": ("Leads to", "Follows from"),
    "responds-to": ("Responds to", "Is answered by"),
    "continues": ("Continues", "Is continued by"),
    "reverses": ("Reverses", "Is reversed by"),
    "compared-with": ("Compared with", "Compared with"),
}
DISAGREEMENT_WORDS = {
    "date": "When",
    "number": "How many",
    "actor": "Who",
    "name": "What it is called",
    "wording": "What was said",
    "cause": "Why",
    "meaning": "What it meant",
    "attitude": "Where people stand",
}
STATEMENT_WORDS = {
    "claim": "Claim",
    "measure": "Value",
    "relation": "Relation",
    "position": "Position",
    "apparent": "Comparison",
}
KIND_WORDS = {"event": "Event", "plan": "Plan", "figure": "Figure"}
TEMPLATES = Path(__file__).parent / "templates"

_MACROS = "marks.html", "macros.html", "charts/macros.html"  # each may call those of the ones before it
# Macros whose output is cached: it depends on nothing but their arguments, the data and the folder of the
# page. An event's page has about forty of them. A build of 1,000 events takes 5 to 6 s of CPU time, and 2 s
# more without the cache.
_CACHED = frozenset(
    "actor chip cite coin date event_card event_line printed_sources source source_mark theme voice".split()
)
_PATTERNS = 6


def render(template: str, chronology: Chronology, links: Links, **context: object) -> str:
    """Return a template rendered for the page of `links`, with the macros that all templates share."""
    context = {**macros(chronology, links), "links": links, **context}
    return environment().get_template(template).render(context)


def macros(chronology: Chronology, links: Links) -> Mapping[str, Any]:
    """Return the shared macros and functions by name, for all pages in the folder of `links`."""
    folders = _folders(chronology)
    sibling = links.sibling()
    if sibling not in folders:
        shared: dict[str, Any] = {
            "chronology": chronology,
            "links": sibling,
            "card": partial(_card, chronology, sibling.address.count("/")),
            "coin_title": lambda source: openurl(chronology.sources[source].record),
            "paragraph_address": partial(paragraphs.address, chronology),
            "pattern": partial(pattern, chronology),
        }
        found: dict[str, Any] = {}
        for template in _MACROS:
            for name, macro in vars(environment().get_template(template).make_module(shared | found)).items():
                if isinstance(macro, Macro):
                    found[name] = cache(macro) if name in _CACHED else macro
        folders[sibling] = shared | found
    return folders[sibling]


@lru_cache(maxsize=1)
def _folders(chronology: Chronology) -> dict[Links, Mapping[str, Any]]:
    """Return the shared macros by folder; those of an earlier chronology are dropped."""
    return {}


def _card(chronology: Chronology, depth: int, event_id: str, level: int = 3) -> Markup:
    """Return an event as it appears in a list, on a page `depth` folders below the root.

    `level` is that of its heading. Pages of the same depth share their cards: links lead through the root.
    """
    card: Markup = macros(chronology, Links("-/" * depth))["event_card"](event_id, level)
    return card


def with_sources(chronology: Chronology, html: str, links: Links) -> str:
    """Return HTML followed by the sources that it links to, with their addresses, for print only."""
    cited = tuple(source for source in chronology.sources if f"sources/{source}/" in html)
    return html + str(macros(chronology, links)["printed_sources"](cited))


def pattern(chronology: Chronology, source: str) -> int:
    """Return the number of the pattern that marks a source, from 1."""
    return (chronology.source_numbers[source] - 1) % _PATTERNS + 1


def dated_label(source: Source) -> str:
    """Return the label of a source with its year: `Gazette 1935`."""
    return f"{source.label} {year_label(source.date)}"


def year_label(date: Edtf) -> str:
    """Return the year of a date in few words; for an interval with one open end, the year of the other."""
    first, last, bounds = date.earliest.year, date.latest.year, date.text.strip("[]")
    if bounds.endswith(".."):
        return f"{first} or later"
    if bounds.startswith(".."):
        return f"{last} or earlier"
    year = f"{first}" if first == last else f"{first}–{last}"
    return f"about {year}" if date.qualifier else year


def language_name(tag: str) -> str:
    """Return the English name of a language, or the tag itself if it has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def last_year(date: Edtf) -> int:
    """Return the last year in which an event may fall; for an open end, the year in which it begins."""
    return date.last_known.year


def split_undated(
    entries: Sequence[Entry[Event]],
) -> tuple[Sequence[Entry[Event]], Sequence[Entry[Event]]]:
    """Return the events of a year up to the last one with a known month, and those after it."""
    known = [place for place, entry in enumerate(entries, 1) if entry.record.date.month_known]
    end = known[-1] if known else 0
    return entries[:end], entries[end:]


def undated_heading(year: int, entries: Iterable[Entry[Event]]) -> str:
    """Return the heading of the events of a year that have no known month."""
    dates = [entry.record.date for entry in entries]
    later = any(d.precision in {"decade", "one-of"} and (d.open_end or d.latest.year > year) for d in dates)
    return f"Some time in {year}{' or later' if later else ''}"


@cache
def environment() -> Environment:
    """Return the Jinja environment of all templates, each of which it reads once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        relation_words=RELATION_WORDS,
        disagreement_words=DISAGREEMENT_WORDS,
        kind_words=KIND_WORDS,
        statement_words=STATEMENT_WORDS,
        actors_of=actors_of,
        anchor_of=paragraphs.anchor_of,
        dated_label=dated_label,
        language_name=language_name,
        last_year=last_year,
        plural=plural,
        segments=segments,
        split_undated=split_undated,
        undated_heading=undated_heading,
        year_label=year_label,
    )
    return made
