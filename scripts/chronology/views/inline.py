"""Marks within a line of prose: a citation, a link to an event, a count."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from chronology.chronology import Chronology
from chronology.drafts import Draft, written
from chronology.site import Site
from chronology.views.links import Links
from chronology.views.rendering import render


def cite(chronology: Chronology, source: str, paragraphs: Sequence[str], links: Links) -> str:
    """Return the citation mark for paragraphs of a source."""
    return render("cite.html", chronology, links, source=source, at=tuple(paragraphs))


def event_link(chronology: Chronology, event_id: str, links: Links, words: str = "") -> str:
    """Return a link to an event by its title, or by `words`, with the date in a title."""
    return render("event_link.html", chronology, links, entry=chronology.events[event_id], words=words)


def add_event(site: Site, theme: str = "") -> str:
    """Return a link to a new event's file in the browser, with notes and a theme; words where it has none."""
    blank = written(Draft(themes=(theme,) if theme else ()))
    address = site.add("events", "YYYY-a-few-words.yml", blank)
    return Markup('<a class="go" href="{}">Add an event</a>').format(address) if address else "Add an event"
