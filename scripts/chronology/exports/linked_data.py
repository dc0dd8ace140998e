"""The whole as linked data: a schema.org Dataset with its downloads, events, claims and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from chronology.exports.base import Exporter, OneFile
from chronology.exports.log import last_day
from chronology.exports.publication import Publication
from chronology.exports.published import (
    EventDisagreement,
    PublishedClaim,
    PublishedEvent,
    PublishedPosition,
    PublishedSource,
)
from chronology.model.bibliography import schema_org
from chronology.model.site import LICENCE


class LinkedData(OneFile):
    """The dataset in JSON-LD."""

    PATH = "data/dataset.jsonld"
    TITLE = "Linked data (JSON-LD)"
    FOR = "Catalogues of data, and graph stores: schema.org's words for everything."
    GROUP = "linked"
    MEDIA_TYPE = "application/ld+json"

    def __init__(self, downloads: Sequence[Exporter]) -> None:
        """Describe the dataset with these downloads."""
        self._downloads = downloads

    def content(self, publication: Publication) -> bytes:
        """Return the graph: the dataset, its sources, its events."""
        graph = [
            self._dataset(publication),
            *(_source(source, publication) for source in publication.sources),
            *(_event(event, publication.site.url) for event in publication.events),
        ]
        content = {"@context": "https://schema.org", "@graph": graph}
        return to_json(content) + b"\n"

    def _dataset(self, publication: Publication) -> dict[str, Any]:
        site = publication.site
        dataset: dict[str, Any] = {
            "@id": f"{site.url}#dataset",
            "@type": "Dataset",
            "name": site.name,
            "url": site.url,
            "license": LICENCE,
            "version": publication.data_version,
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
        if publication.changes:
            dataset["dateModified"] = last_day(publication.changes).isoformat()
        return dataset


def _source(source: PublishedSource, publication: Publication) -> dict[str, Any]:
    record = publication.chronology.sources[source["id"]].record
    work: dict[str, Any] = {"@id": source["url"], **schema_org(record)}
    if source["document_url"]:
        work["sameAs"] = source["document_url"]
    return work | {"abstract": source["synopsis"], "inLanguage": source["language"]}


def _event(event: PublishedEvent, site: str) -> dict[str, Any]:
    return {
        "@id": event["url"],
        "@type": "Article",
        "identifier": event["id"],
        "headline": event["title"],
        "abstract": event["summary"],
        "temporalCoverage": event["date_edtf"],
        "license": LICENCE,
        "hasPart": [
            *(
                {"@type": "Claim", "text": claim["text"], **_said(event, claim, site)}
                for claim in event["claims"]
            ),
            *(_disagreement(event, dispute, site) for dispute in event["disagreements"]),
        ],
    }


def _disagreement(event: PublishedEvent, dispute: EventDisagreement, site: str) -> dict[str, Any]:
    """Return a question to which each position is an answer."""
    return {
        "@id": f"{event['url']}#{dispute['id']}",
        "@type": "Question",
        "name": dispute["about"],
        "suggestedAnswer": [
            {"@type": ["Answer", "Claim"], "text": position["says"], **_said(event, position, site)}
            for position in dispute["positions"]
        ],
    }


def _said(event: PublishedEvent, said: PublishedClaim | PublishedPosition, site: str) -> dict[str, Any]:
    """Return the address of a claim or position, and where it stands in its source."""
    return {
        "@id": f"{event['url']}#{said['id']}",
        "appearance": {
            "@type": "CreativeWork",
            "isPartOf": {"@id": f"{site}sources/{said['source']}/"},
            "pagination": f"¶ {', '.join(said['at'])}",
        },
    }
