"""Rendering of templates, and what all templates share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event
from chronology.model.text import plural
from chronology.pages.kept import kept
from chronology.pages.links import Links
from chronology.pages.marks import Marks, dated_label
from chronology.pages.paragraphs import anchor_of

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
TEMPLATES = Path(__file__).parent / "templates"
_PARTS = "parts.html", "charts/parts.html"
KIND_WORDS = {"event": "Event", "plan": "Plan", "figure": "Figure"}


def render(template: str, chronology: Chronology, links: Links, **context: object) -> str:
    """Return a template rendered for the page of `links`, with the marks and parts that all share."""
    shared = _shared(chronology, links.shared())
    return environment().get_template(template).render({**shared, "links": links, **context})


def with_sources(chronology: Chronology, html: str, links: Links) -> str:
    """Return HTML followed by the sources that it links to, with their addresses, which only paper shows."""
    cited = [source for source in chronology.sources if f"sources/{source}/" in html]
    return html + render("printed_sources.html", chronology, links, cited=cited)


def _shared(chronology: Chronology, links: Links) -> dict[str, Any]:
    """Return what templates for the pages of one folder share: the marks, and the macros of `_PARTS`."""
    made = kept(chronology)["shared"]
    if links not in made:
        shared = {"chronology": chronology, "links": links} | Marks(chronology, links).all()
        shared["card"] = partial(_card, chronology, links.address.count("/"))
        macros: dict[str, Any] = {}
        for name in _PARTS:
            parts = environment().get_template(name).make_module(shared)
            macros |= {name: part for name, part in vars(parts).items() if isinstance(part, Macro)}
        made[links] = shared | macros
    shared_by_all: dict[str, Any] = made[links]
    return shared_by_all


def _card(chronology: Chronology, depth: int, entry: Entry[Event], level: int = 3) -> Markup:
    """Return an event as it stands in a list, on a page so many folders deep; `level` is its heading's.

    It is made once: in other lists only its links and its heading differ, which no text in it can pass for,
    since in a text `"` and `<` are escaped.
    """
    stores = kept(chronology)
    cards = stores[f"cards {depth} {level}"]
    card: Markup | None = cards.get(entry.id)
    if card is None:
        plain = stores["cards"]
        if entry.id not in plain:
            plain[entry.id] = str(_shared(chronology, Links("-/"))["plain_card"](entry))
        html = plain[entry.id].replace('href="../', f'href="{"../" * depth}')
        card = cards[entry.id] = Markup(html.replace("<h3 ", f"<h{level} ").replace("</h3>", f"</h{level}>"))
    return card


def language_name(tag: str) -> str:
    """Return the English name of a language, or its tag where it has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def last_year(date: Edtf) -> int:
    """Return the last year in which an event may fall; for an open end, the year in which it begins."""
    return date.last_known.year


def apart(entries: Sequence[Entry[Event]]) -> tuple[Sequence[Entry[Event]], Sequence[Entry[Event]]]:
    """Return the events of a year up to the last with a known month, and those after it without one."""
    known = [place for place, entry in enumerate(entries, 1) if entry.record.date.month_known]
    end = known[-1] if known else 0
    return entries[:end], entries[end:]


def some_time(year: int, entries: Iterable[Entry[Event]]) -> str:
    """Return the heading of the events of a year that have no known month."""
    dates = [entry.record.date for entry in entries]
    later = any(d.precision in {"decade", "one-of"} and (d.open_end or d.latest.year > year) for d in dates)
    return f"Some time in {year}{' or later' if later else ''}"


@cache
def environment() -> Environment:
    """Return the environment of all templates."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        relation_words=RELATION_WORDS,
        disagreement_words=DISAGREEMENT_WORDS,
        kind_words=KIND_WORDS,
        statement_words=STATEMENT_WORDS,
        actors_of=actors_of,
        anchor_of=anchor_of,
        dated_label=dated_label,
        language_name=language_name,
        last_year=last_year,
        apart=apart,
        some_time=some_time,
        plural=plural,
    )
    return made
