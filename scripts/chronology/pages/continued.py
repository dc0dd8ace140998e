"""The pages on which the events of a theme or an actor go on, where they are too many for one."""

from __future__ import annotations

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.pages.kept import kept
from chronology.pages.links import Links
from chronology.pages.lists import listed
from chronology.pages.paging import CARDS, Part, by_years
from chronology.pages.rendering import render

_MOST = {"themes": 110, "actors": CARDS}  # above the events of a theme stand three pictures

Parts = tuple[Part[Entry[Event]], ...]


def parts(chronology: Chronology, folder: str, key: str) -> Parts:
    """Return the events of a theme (`folder` is «themes») or an actor («actors») in parts, one a page."""
    made: dict[tuple[str, str], Parts] = kept(chronology)["parts"]
    if (folder, key) not in made:
        events = (chronology.by_theme if folder == "themes" else chronology.by_actor).get(key, ())
        made[folder, key] = by_years(chronology, events, f"{folder}/{key}/", _MOST[folder])
    return made[folder, key]


def continued(chronology: Chronology, name: str, parts: Parts, current: int, links: Links) -> str:
    """Return the body of a further page of the events of what is called `name`."""
    events = listed(chronology, parts, links, current=current)
    return render("continued.html", chronology, links, name=name, parts=parts, current=current, listed=events)
