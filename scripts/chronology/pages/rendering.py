"""Rendering of templates, and the macros, functions and words that all templates share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from chronology.model.bibliography import openurl
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, actors_of, stating
from chronology.model.records import Event, Measure, Place, Relation, Source
from chronology.model.site import Links
from chronology.model.text import paragraph_words, plural, segments
from chronology.pages import paragraphs

RELATION_WORDS = {
    "part-of": ("Part of", "Has as a part"),
    "leads-to": ("Leads to", "Follows from"),
    "responds-to": ("Responds to", "Is answered by"),
    "continues": ("Continues", "Is continued by"),
    "reverses": ("Reverses", "Is reversed by"),
    "compared-with": ("Compared with", "Compared with"),
}
_INFINITIVES = {
    "part-of": ("be part of", "have as a part"),
    "leads-to": ("lead to", "follow from"),
    "responds-to": ("respond to", "be answered by"),
    "continues": ("continue", "be continued by"),
    "reverses": ("reverse", "be reversed by"),
    "compared-with": ("be compared with", "be compared with"),
}
_HEDGES = {"seems": "Seems to", "may": "May", "according-to": "Is said to"}
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

_MACROS = "marks.html", "macros.html", "charts/macros.html"  # each may call macros of those before it
# Macros to cache: their output depends only on their arguments, the data and the folder of the page. An
# event's page calls about forty. Without the cache, a build of 1,000 events takes 2 s more than its 5 to 6 s
# of CPU time.
_CACHED = frozenset(
    "actor chip cite coin date event_line event_row original place printed_sources source source_mark theme "
    "voice".split()
)
_PATTERNS = 6
_UNBROKEN = 3  # maximum number of words that stay on one line


def render(template: str, chronology: Chronology, links: Links, **context: object) -> str:
    """Render a template for the page of `links`, with the shared macros."""
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
    """Return the cache of the shared macros, by folder; only that of the latest chronology is kept."""
    return {}


def _card(
    chronology: Chronology, depth: int, event_id: str, level: int = 3, filtered: bool = False
) -> Markup:
    """Return the line of an event in a list on a page `depth` folders below the site root.

    `level` is the level of its heading; `filtered` adds the attributes for the filter of the list. Pages of
    the same depth share cards, whose links go up to the root.
    """
    card: Markup = macros(chronology, Links("-/" * depth))["event_row"](event_id, level, filtered)
    return card


def relation_words(relation: Relation, *, inverse: bool = False) -> str:
    """Return a relation in words, with the hedge of its source: `Leads to`, `Seems to lead to`.

    With `inverse`, the words lead from the other event: `Follows from`.
    """
    if not relation.hedge:
        return RELATION_WORDS[relation.kind][inverse]
    return f"{_HEDGES[relation.hedge]} {_INFINITIVES[relation.kind][inverse]}"


def with_sources(chronology: Chronology, html: str, links: Links) -> str:
    """Return HTML with a list, shown in print only, of the sources that it links to."""
    cited = tuple(source for source in chronology.sources if f"sources/{source}/" in html)
    return html + str(macros(chronology, links)["printed_sources"](cited))


def pattern(chronology: Chronology, source: str) -> int:
    """Return the number, from 1, of the pattern that marks a source."""
    return (chronology.source_numbers[source] - 1) % _PATTERNS + 1


def dated_label(source: Source) -> str:
    """Return the label of a source with its year, such as `Gazette 1935`."""
    return f"{source.label} {year_label(source.date)}"


def year_label(date: Edtf) -> str:
    """Return the year or years of a date in words, such as `about 1994`, `1990–1994` or `1994 or later`."""
    first, last, bounds = date.earliest.year, date.latest.year, date.text.strip("[]")
    if bounds.endswith(".."):
        return f"{first} or later"
    if bounds.startswith(".."):
        return f"{last} or earlier"
    year = f"{first}" if first == last else f"{first}–{last}"
    return f"about {year}" if date.qualifier else year


def date_in_year(date: Edtf, year: int) -> str:
    """Return a date in words as it stands below its year: `17 June`, or nothing for the whole year."""
    words = date.words()
    if words == str(year):
        return ""
    exact = not date.qualifier and date.month_known and date.earliest.year == date.latest.year
    return words.removesuffix(f" {year}") if exact else words


def unbroken(words: str) -> str:
    """Return up to three words, such as a date, with no-break spaces; a longer text as it is."""
    return words.replace(" ", "\N{NO-BREAK SPACE}") if words.count(" ") < _UNBROKEN else words


def language_name(tag: str) -> str:
    """Return the English name of a language, or the tag itself if it has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def subject(measure: Measure) -> str:
    """Return what was measured, after a colon; nothing if the name of the measure says it."""
    named = measure.of.removeprefix("the ").casefold()
    return "" if named in measure.name.casefold() else f": {measure.of}"


def other_names(place: Place) -> list[str]:
    """Return the former names of a place, then its aliases, without names spelled with the same letters."""
    names: dict[str, str] = {}
    for name in (place.name, *place.former, *place.aliases):
        names.setdefault("".join(filter(str.isalnum, name)).casefold(), name)
    return list(names.values())[1:]


def split_undated(
    entries: Sequence[Entry[Event]],
) -> tuple[Sequence[Entry[Event]], Sequence[Entry[Event]]]:
    """Split the events of a year after the last one whose month is known."""
    known = [place for place, entry in enumerate(entries, 1) if entry.record.date.month_known]
    end = known[-1] if known else 0
    return entries[:end], entries[end:]


def undated_heading(year: int, entries: Iterable[Entry[Event]]) -> str:
    """Return the heading of the events of a year whose month is not known."""
    dates = [entry.record.date for entry in entries]
    later = any(d.precision in {"decade", "one-of"} and (d.open_end or d.latest.year > year) for d in dates)
    return f"Some time in {year}{' or later' if later else ''}"


@cache
def environment() -> Environment:
    """Return the Jinja environment, which reads each template once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        relation_words=relation_words,
        disagreement_words=DISAGREEMENT_WORDS,
        kind_words=KIND_WORDS,
        statement_words=STATEMENT_WORDS,
        actors_of=actors_of,
        date_in_year=date_in_year,
        anchor_of=paragraphs.anchor_of,
        dated_label=dated_label,
        language_name=language_name,
        original_address=paragraphs.original_address,
        other_names=other_names,
        paragraph_words=lambda reference: unbroken(paragraph_words(reference)),
        plural=plural,
        segments=segments,
        split_undated=split_undated,
        stating=stating,
        subject=subject,
        unbroken=unbroken,
        undated_heading=undated_heading,
        year_label=year_label,
    )
    return made


def use_cache(environment: Environment, name: str) -> None:
    """Cache an environment's compiled templates in the user's folder for temporary files.

    Compiled templates are code, which a commit must not be able to add. Jinja makes the folder, and refuses
    it unless it is the user's own and closed to all others. Each environment needs a `name` of its own, as
    another may compile the same template differently.
    """
    with suppress(OSError, RuntimeError):  # no folder, or one that Jinja refuses
        environment.bytecode_cache = FileSystemBytecodeCache(
            pattern=f"chronology-{jinja2.__version__}-{name}-%s.cache"
        )
