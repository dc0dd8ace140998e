"""The feeds as files: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from chronology.exports.base import Exporter
from chronology.exports.feeds import Feed, Item, feeds, moment
from chronology.exports.publication import Publication
from chronology.model.site import LICENCE, Site

_ATOM = "http://www.w3.org/2005/Atom"


class Feeds(Exporter):
    """Feeds of one form, of all changes and of each theme."""

    GROUP = "feeds"

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        """Yield each feed."""
        for feed in feeds(publication):
            path = self.PATH.format(id=feed.name)
            yield path, self.feed(feed, path, publication.site)

    @abstractmethod
    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        """Return a feed in this form."""


class Atom(Feeds):
    """The feeds as Atom."""

    PATH = "feed/{id}.xml"
    TITLE = "Changes (Atom)"
    FOR = "Any feed reader: what was added, corrected or withdrawn, in all and in each theme."
    MEDIA_TYPE = "application/atom+xml"

    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        """Return a feed as Atom."""
        root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
        _texts(root, id=site.url + path, title=feed.title, updated=moment(feed.updated), rights=LICENCE)
        ElementTree.SubElement(root, "link", rel="self", type=self.MEDIA_TYPE, href=site.url + path)
        ElementTree.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
        _texts(ElementTree.SubElement(root, "author"), name=f"{site.name} contributors")
        for item in feed.items:
            _entry(ElementTree.SubElement(root, "entry"), item)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


class JsonFeed(Feeds):
    """The feeds as JSON Feed."""

    PATH = "feed/{id}.json"
    TITLE = "Changes (JSON Feed)"
    FOR = "Scripts and feed readers that prefer JSON: the same."
    MEDIA_TYPE = "application/feed+json"

    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        """Return a feed as JSON."""
        content: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "feed_url": site.url + path,
            "language": "en",
            "authors": [{"name": f"{site.name} contributors"}],
            "items": [
                {
                    "id": item.id,
                    "url": item.url,
                    "title": item.title,
                    "content_html": str(item.content),
                    "date_published": moment(item.day),
                }
                for item in feed.items
            ],
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(entry: ElementTree.Element, item: Item) -> None:
    day = moment(item.day)
    _texts(entry, id=item.id, title=item.title, published=day, updated=day)
    ElementTree.SubElement(entry, "link", rel="alternate", type="text/html", href=item.url)
    ElementTree.SubElement(entry, "content", type="html").text = str(item.content)


def _texts(element: ElementTree.Element, **texts: str) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(element, name).text = text
