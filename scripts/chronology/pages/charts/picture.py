"""What every picture has: an id, a title, a description, a caption and a height; and its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from chronology.model.chronology import Chronology
from chronology.pages.charts.lines import axis, sign
from chronology.pages.charts.scales import pct
from chronology.pages.links import Links
from chronology.pages.marks import html
from chronology.pages.rendering import render


class Picture(NamedTuple):
    """The frame of a picture; `id` is unique on its page and made of ids, `height` is in pixels."""

    id: str
    title: str
    description: str
    caption: str
    height: int

    def image(self, key: str, height: int) -> Markup:
        """Return the start of a drawing of the picture: the element, and its title and description."""
        title, told = f"pic-{key}-title", f"pic-{key}-desc"
        return html(
            '<svg role="img" aria-labelledby="%s %s" width="100%%" height="%s">\n'
            '<title id="%s">%s</title>\n<desc id="%s">%s</desc>',
            *(title, told, height, title, self.title, told, self.description),
        )


def draw(template: str, chronology: Chronology, links: Links, picture: Picture, **context: object) -> str:
    """Return a picture in its frame."""
    parts = {"pct": pct, "axis": axis, "sign": partial(sign, chronology, picture.id)}
    return render(f"charts/{template}.html", chronology, links, picture=picture, **parts, **context)


def filtered(links: Links, **query: str) -> Callable[[int, int], str]:
    """Return what gives the link to the timeline of a `theme`, `actor` or `source` between two years."""
    start = f"{links.to('timeline/')}?{_query(query)}{'&' if query else ''}from="
    return lambda first, last: f"{start}{first}&to={last}"


def all_of(links: Links, **query: str) -> str:
    """Return the link to all events of a `theme`, `actor` or `source` on the timeline."""
    return f"{links.to('timeline/')}?{_query(query)}"


def _query(query: Mapping[str, str]) -> str:
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())


def short(text: str, most: int) -> str:
    """Return a text cut to `most` characters, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
