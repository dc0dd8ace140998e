"""Rendering of templates, and what all templates share."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from chronology.chronology import Chronology
from chronology.edtf import Edtf
from chronology.text import Reference, segments
from chronology.views.links import Links

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
KIND_WORDS = {"event": "Event", "plan": "Plan", "figure": "Figure"}
_PATTERNS = 6


def render(template: str, chronology: Chronology, links: Links, **context: object) -> str:
    """Return a template rendered for the page of `links`."""
    return (
        _environment()
        .get_template(template)
        .render(
            chronology=chronology,
            links=links,
            prose=lambda text: prose(text, chronology, links),
            pattern=lambda source: pattern(chronology, source),
            **context,
        )
    )


def prose(text: str, chronology: Chronology, links: Links) -> Markup:
    """Return a contributor's text escaped, with its cross-references as links."""
    return Markup().join(
        _reference(part, chronology, links) if isinstance(part, Reference) else part
        for part in segments(text)
    )


def pattern(chronology: Chronology, source: str) -> int:
    """Return the number of the pattern that marks a source, from 1."""
    return (chronology.source_numbers[source] - 1) % _PATTERNS + 1


def language_name(tag: str) -> str:
    """Return the English name of a language, or its tag where it has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def last_year(date: Edtf) -> int:
    """Return the last year in which an event may fall; for an open end, the year in which it begins."""
    return (date.points[-1].latest if date.open_end else date.latest).year


def _reference(reference: Reference, chronology: Chronology, links: Links) -> Markup:
    entry = chronology.events.get(reference.target) or chronology.retired.get(reference.target)
    label = reference.label or (entry.record.title if entry else reference.target)
    if entry is None:
        return Markup("{}").format(label)
    return Markup('<a href="{}">{}</a>').format(links.event(reference.target), label)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("chronology"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        relation_words=RELATION_WORDS,
        disagreement_words=DISAGREEMENT_WORDS,
        kind_words=KIND_WORDS,
        language_name=language_name,
        last_year=last_year,
    )
    return environment
