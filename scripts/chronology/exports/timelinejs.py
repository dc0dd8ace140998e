"""The events for TimelineJS, which shows what it is given as HTML, and so gets it escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from pydantic_core import to_json

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.exports.published import PublishedEvent
from chronology.model.edtf import parse
from chronology.model.site import LICENCE, LICENCE_NAME

_PARTS = {
    "decade": ("year",),
    "year": ("year",),
    "month": ("year", "month"),
}  # of a span, the bounds are days


class TimelineJs(OneFile):
    """The events for TimelineJS 3."""

    PATH = "data/timelinejs.json"
    TITLE = "TimelineJS"
    FOR = "Those who have a TimelineJS of their own: give it this address."
    GROUP = "linked"
    MEDIA_TYPE = "application/json"

    def content(self, publication: Publication) -> bytes:
        """Return a title and a slide for each event."""
        site = publication.site
        names = {theme["id"]: escape(theme["name"]) for theme in publication.themes}
        credit = f'<a href="{escape(site.url)}">{escape(site.url)}</a> <a href="{LICENCE}">{LICENCE_NAME}</a>'
        content = {
            "title": {"text": {"headline": escape(site.name), "text": f"<p>{credit}</p>"}},
            "events": [_slide(event, names) for event in publication.events],
        }
        return to_json(content) + b"\n"


def _slide(event: PublishedEvent, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the slide of an event; `names` are those of themes, escaped."""
    url, theme = escape(event["url"]), event["themes"][0]
    date = parse(event["date_edtf"])
    # A moment of which one bound is known is shown at that bound, an interval without an end at its start.
    precision = date.points[0].precision if date.open_end or date.open_start else date.precision
    slide: dict[str, Any] = {
        "unique_id": event["id"],
        "start_date": _date(date.earliest.isoformat(), precision),
        "display_date": escape(event["date_words"]),
        "text": {
            "headline": escape(event["title"]),
            "text": f'<p>{escape(event["summary"])}</p><p><a href="{url}">{url}</a></p>',
        },
        "group": names.get(theme) or escape(theme),
    }
    if date.earliest < date.latest and not (date.open_end or date.open_start):
        slide["end_date"] = _date(date.latest.isoformat(), "day")
    return slide


def _date(day: str, precision: str) -> dict[str, int]:
    """Return a date with no more parts than are known of a point; the bounds of a span are days."""
    parts = {"year": int(day[:4]), "month": int(day[5:7]), "day": int(day[8:])}
    return {name: parts[name] for name in _PARTS[precision]} if precision in _PARTS else parts
