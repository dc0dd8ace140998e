"""The events for TimelineJS, which shows what it is given as HTML, and so gets it escaped."""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

from chronology.exports.base import OneFile
from chronology.exports.publication import Publication
from chronology.exports.published import PublishedEvent
from chronology.site import LICENCE, LICENCE_NAME

_DEPTH = {"decade": 1, "year": 1, "month": 2}  # of a span, the bounds are days


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
        names = {theme.id: theme.name for theme in publication.themes}
        credit = f'<a href="{escape(site.url)}">{escape(site.url)}</a> <a href="{LICENCE}">{LICENCE_NAME}</a>'
        content = {
            "title": {"text": {"headline": escape(site.name), "text": f"<p>{credit}</p>"}},
            "events": [_slide(event, names) for event in publication.events],
        }
        return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _slide(event: PublishedEvent, names: dict[str, str]) -> dict[str, Any]:
    link = f'<a href="{escape(event.url)}">{escape(event.url)}</a>'
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.date_earliest, event.date_precision),
        "display_date": escape(event.date_words),
        "text": {
            "headline": escape(event.title),
            "text": f"<p>{escape(event.summary)}</p><p>{link}</p>",
        },
        "group": escape(names.get(event.themes[0], event.themes[0])),
    }
    if event.date_latest > event.date_earliest and event.date_latest != date.max:
        slide["end_date"] = _date(event.date_latest, "day")
    return slide


def _date(day: date, precision: str) -> dict[str, int]:
    """Return a date with no more parts than are known of a point; the bounds of a span are days."""
    depth = _DEPTH.get(precision, 3)
    return dict(zip(("year", "month", "day"), (day.year, day.month, day.day)[:depth], strict=False))
