"""Marks within a line of prose: a citation, a link to an event, a count."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.model.chronology import Chronology
from chronology.pages.links import Links
from chronology.pages.rendering import render


def cite(chronology: Chronology, source: str, paragraphs: Sequence[str], links: Links) -> str:
    """Return the citation mark for paragraphs of a source."""
    return render("cite.html", chronology, links, source=source, at=tuple(paragraphs))


def event_link(chronology: Chronology, event_id: str, links: Links, words: str = "") -> str:
    """Return a link to an event by its title, or by `words`, with the date in a title."""
    return render("event_link.html", chronology, links, entry=chronology.events[event_id], words=words)
