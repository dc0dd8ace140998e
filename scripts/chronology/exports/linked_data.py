"""The chronology for other tools: a schema.org Dataset in JSON-LD, and slides for TimelineJS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from pydantic_core import to_json

from chronology.exports.forms import Json
from chronology.exports.publication import Exporter, OneFile, Publication
from chronology.model.edtf import parse
from chronology.model.schema_org import event_node, source_node
from chronology.model.site import LICENCE, LICENCE_NAME

_PARTS = {
    "decade": ("year",),
    "year": ("year",),
    "month": ("year", "month"),
}
"""The known parts of a date, by its precision; a date of any other precision has all three."""


class LinkedData(OneFile):
    """The dataset with its downloads, sources, events and claims as JSON-LD."""

    PATH = "data/dataset.jsonld"
    TITLE = "Linked data (JSON-LD)"
    FOR = "Data catalogues and graph stores: everything in the terms of schema.org."
    GROUP = "linked"
    MEDIA_TYPE = "application/ld+json"

    def __init__(self, downloads: Sequence[Exporter]) -> None:
        self._downloads = downloads

    def content(self, publication: Publication) -> bytes:
        """Return the graph: the dataset, its sources, its events."""
        chronology, site = publication.chronology, publication.site
        graph = [
            self._dataset(publication),
            *(source_node(chronology.sources[key], site) for key in sorted(chronology.sources)),
            *(event_node(chronology, entry, site) for entry in chronology.timeline),
        ]
        return to_json({"@context": "https://schema.org", "@graph": graph}) + b"\n"

    def _dataset(self, publication: Publication) -> Json:
        site = publication.site
        dataset: Json = {
            "@id": f"{site.url}#dataset",
            "@type": "Dataset",
            "name": site.name,
            "url": site.url,
            "license": LICENCE,
            "version": publication.chronology.version,
            "creator": {"@type": "Organization", "name": f"{site.name} contributors"},
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": exporter.TITLE,
                    "contentUrl": site.url + file.path,
                    "encodingFormat": exporter.MEDIA_TYPE,
                    "contentSize": f"{file.bytes} B",
                }
                for exporter in self._downloads
                for file in publication.written(exporter)
            ],
            "citation": [{"@id": source["url"]} for source in publication.sources],
            "hasPart": [{"@id": event["url"]} for event in publication.events],
        }
        return dataset | ({"dateModified": publication.last_day} if publication.changes else {})


class TimelineJs(OneFile):
    """The events as slides for TimelineJS 3, escaped because it inserts texts as HTML."""

    PATH = "data/timelinejs.json"
    TITLE = "TimelineJS"
    FOR = "A TimelineJS of your own: give it this address."
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


def _slide(event: Json, names: Mapping[str, str]) -> Json:
    """Return the slide of an event; `names` holds the escaped names of themes by id."""
    url, theme = escape(event["url"]), event["themes"][0]
    date = parse(event["date_edtf"])
    # A date with an open end, or an open start, is shown at its known bound.
    precision = date.points[0].precision if date.open_end or date.open_start else date.precision
    slide: Json = {
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
    """Return the known parts of a day as a TimelineJS date."""
    parts = {"year": int(day[:4]), "month": int(day[5:7]), "day": int(day[8:])}
    return {name: parts[name] for name in _PARTS[precision]} if precision in _PARTS else parts
