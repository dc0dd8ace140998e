"""The pictures of Hugo's side of the comparison: what our views work out, as data for its partials.

Our own views work out every place, height, label and word, and are asked for them in place of HTML. So
Hugo is given the numbers of a picture ready-made, and its partials only draw it, as our templates do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.site import Links
from chronology.pages import charts

from tests.bench.hugo_drawings import DRAWINGS, Data, chart, value


class Rooted(Links):
    """Links from the root of the site, as Hugo's are."""

    def url_for(self, address: str) -> str:
        """Return the link to an address."""
        return f"/{address}"


LINKS = Rooted()


def density(chronology: Chronology, entries: Sequence[Entry[Event]], theme: str | None = None) -> Data:
    """Return the strip of events per year, of all or of a theme; nothing where there is no event."""
    return _drawn(chronology, charts.density, entries, LINKS, theme=theme)


def glance(chronology: Chronology) -> dict[str, Data]:
    """Return the pictures of the page `At a glance`: themes by year, sources, and actors."""
    views = {"heat": charts.heat_grid, "sources": charts.coverage, "actors": charts.actor_lanes}
    return {name: _drawn(chronology, view, LINKS) for name, view in views.items()}


def figures(chronology: Chronology, entries: Sequence[Entry[Event]]) -> Data:
    """Return the charts of the values of these events, the others, and how many of how many these are."""
    found = _handed(charts.measures, chronology, entries, LINKS)
    return {
        "charts": [chart(one) for one in found["charts"]],
        "rest": [value(one) for one in found["rest"]],
        "shown": found["shown"],
        "total": f"{found['total']:,}",
        "cut": found["shown"] < found["total"],
    }


def _drawn(chronology: Chronology, view: Callable[..., Any], *asked: object, **named: object) -> Data:
    """Return a picture as data; nothing where its view answers without drawing one."""
    context = _handed(view, chronology, *asked, **named)
    return DRAWINGS[context["template"]](chronology, context) if isinstance(context, dict) else {}


def _handed(view: Callable[..., Any], *asked: object, **named: object) -> Any:
    """Return what a view hands to its template, by name; its own answer where it renders nothing.

    All pictures are rendered by the same function, which for this moment returns what it is given.
    """

    def given(template: str, chronology: Chronology, links: Links, **context: Any) -> Data:
        return {"template": template, **context}

    with (
        patch("chronology.pages.charts.chart.render", given),
        patch("chronology.pages.charts.grid.render", given),
        patch("chronology.pages.charts.values.render", given),
    ):
        return view(*asked, **named)
