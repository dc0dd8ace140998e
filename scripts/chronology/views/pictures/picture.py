"""What every picture has: an id, a title, a description, a caption and a height; and its words."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import quote

from chronology.chronology import Chronology
from chronology.views.links import Links
from chronology.views.pictures.scales import pct
from chronology.views.rendering import render


class Picture(NamedTuple):
    """The frame of a picture; `id` is unique on its page and made of ids, `height` is in pixels."""

    id: str
    title: str
    description: str
    caption: str
    height: int


def draw(template: str, chronology: Chronology, links: Links, picture: Picture, **context: object) -> str:
    """Return a picture in its frame."""
    return render(f"pictures/{template}.html", chronology, links, picture=picture, pct=pct, **context)


def filtered(links: Links, **query: object) -> str:
    """Return the link to the timeline filtered by `theme`, `actor` and `source`, and by `years`."""
    years = query.pop("years", None)
    if isinstance(years, tuple):
        query |= {"from": years[0], "to": years[1]}
    said = "&".join(f"{name}={quoted(str(value))}" for name, value in query.items())
    return f"{links.to('timeline/')}?{said}"


quoted = lru_cache(maxsize=2**12)(partial(quote, safe=""))
"""Return a part of a query, of which few differ, with what may not stand there as it is escaped."""


def number(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: «1 event», «2 events»."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def short(text: str, most: int) -> str:
    """Return a text cut to `most` characters, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
