"""The sources of an event as reference managers find them on its page (OpenURL COinS, Z39.88-2004).

Zotero and others offer all of them at once, where a page's meta elements could name only one work.
"""

from __future__ import annotations

from markupsafe import Markup

from chronology.model.bibliography import openurl
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.kept import kept
from chronology.pages.marks import html


def coins(chronology: Chronology, entry: Entry[Event]) -> Markup:
    """Return an empty element for each source of an event's claims, which says what the source is."""
    return Markup("").join(_coin(chronology, key) for key in chronology.sources_of(entry))


def _coin(chronology: Chronology, source: str) -> Markup:
    coins: dict[str, Markup] = kept(chronology)["coins"]
    if source not in coins:
        context = openurl(chronology.sources[source].record)
        coins[source] = html('<span class="Z3988" title="%s"></span>\n', context)
    return coins[source]
