"""Feeds of the log of changes, for all events and for each theme: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from markupsafe import Markup

from chronology.exports.forms import Json
from chronology.exports.publication import NEVER, Exporter, Publication, indented_json
from chronology.model.site import LICENCE, Site
from chronology.model.text import plural
from chronology.pages import changes as log

NEWEST = 100
_ATOM = "http://www.w3.org/2005/Atom"


class Item(NamedTuple):
    """One change; `moment` is the start of its day in UTC, and `content` is HTML."""

    id: str
    title: str
    url: str
    moment: str
    content: str


class Feed(NamedTuple):
    """One feed; `page` is the URL of the page that it belongs to."""

    name: str
    title: str
    page: str
    items: Sequence[Item]
    updated: str


def feeds(publication: Publication) -> Iterator[Feed]:
    """Yield the feed of all changes, then one for each theme."""
    site, changes = publication.site, publication.changes
    lines = dict(_lines(publication))
    page = f"{site.url}{log.ADDRESS}"
    yield _feed(publication, "changes", f"{site.name}: changes", page, changes, lines)
    themes = {event["id"]: event["themes"] for event in publication.events if event["id"] in lines}
    records = publication.chronology.changes
    for theme in publication.themes:
        own, name = theme["id"], f"{site.name}: {theme['name']}"
        chosen = [
            change
            for change, entry in zip(changes, records, strict=True)
            if own in entry.record.themes or any(own in themes.get(key, ()) for key in change["events"])
        ]
        of_theme = {key: line for key, line in lines.items() if own in themes.get(key, (own,))}
        yield _feed(publication, f"themes/{own}", name, theme["url"], chosen, of_theme)


def _feed(
    publication: Publication,
    name: str,
    title: str,
    page: str,
    changes: Sequence[Json],
    lines: Mapping[str, tuple[str, Markup]],
) -> Feed:
    items = [_item(publication, name, change, lines) for change in reversed(changes[-NEWEST:])]
    updated = changes[-1]["date"] if changes else NEVER
    return Feed(name, title, page, items, _moment(updated))


def _item(publication: Publication, name: str, change: Json, lines: Mapping[str, tuple[str, Markup]]) -> Item:
    """Return the item of a change, which lists its events that are in `lines`.

    If there is only one, the title names it and the item leads to its page, otherwise to the page of changes.
    """
    root = publication.site.url
    events = [event for event in change["events"] if event in lines]
    what = lines[events[0]][0] if len(events) == 1 else plural(len(events), "event")
    alone = f"events/{events[0]}/" if len(events) == 1 else ""
    address = alone or log.address(publication.chronology, change["id"])
    note = Markup("<p>{}</p>").format(change["note"]) if change["note"] else Markup()
    listed = Markup("").join(lines[event][1] for event in events)
    return Item(
        id=f"{root}feed/{name}#{change['id']}",
        title=f"{log.CHANGE_WORDS[change['kind']]}: {what}",
        url=root + address,
        moment=_moment(change["date"]),
        content=note + Markup("<ul>{}</ul>").format(listed),
    )


def _lines(publication: Publication) -> Iterator[tuple[str, tuple[str, Markup]]]:
    """Yield the id, the title and the HTML list item of each event in the log of changes."""
    named = {event for change in publication.changes for event in change["events"]}
    line = Markup('<li><a href="{}">{}</a>{}</li>')
    for event in publication.events:
        if event["id"] in named:
            note = f" ({event['date_words']})"
            yield event["id"], (event["title"], line.format(event["url"], event["title"], note))
    for gone in publication.redirects:
        if gone["id"] in named:
            note = f": {gone['withdrawn']}" if gone["withdrawn"] else ""
            yield gone["id"], (gone["title"], line.format(gone["url"], gone["title"], note))


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


class Feeds(Exporter):
    """All feeds in one format."""

    GROUP = "feeds"

    def files(self, publication: Publication) -> Iterator[tuple[str, bytes]]:
        for feed in feeds(publication):
            path = self.PATH.format(id=feed.name)
            yield path, self.feed(feed, path, publication.site)

    @abstractmethod
    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        """Return a feed in this format."""


class Atom(Feeds):
    """The feeds as Atom."""

    PATH = "feed/{id}.xml"
    TITLE = "Changes (Atom)"
    FOR = "Any feed reader: what was added, corrected or withdrawn, in all and in each theme."
    MEDIA_TYPE = "application/atom+xml"

    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
        _append(root, id=site.url + path, title=feed.title, updated=feed.updated, rights=LICENCE)
        ElementTree.SubElement(root, "link", rel="self", type=self.MEDIA_TYPE, href=site.url + path)
        ElementTree.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
        _append(ElementTree.SubElement(root, "author"), name=f"{site.name} contributors")
        for item in feed.items:
            entry = ElementTree.SubElement(root, "entry")
            _append(entry, id=item.id, title=item.title, published=item.moment, updated=item.moment)
            ElementTree.SubElement(entry, "link", rel="alternate", type="text/html", href=item.url)
            ElementTree.SubElement(entry, "content", type="html").text = str(item.content)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


def _append(element: ElementTree.Element, **texts: str) -> None:
    """Append a child element with text for each keyword argument."""
    for name, text in texts.items():
        ElementTree.SubElement(element, name).text = text


class JsonFeed(Feeds):
    """The feeds as JSON Feed."""

    PATH = "feed/{id}.json"
    TITLE = "Changes (JSON Feed)"
    FOR = "Scripts and feed readers that prefer JSON: the same."
    MEDIA_TYPE = "application/feed+json"

    def feed(self, feed: Feed, path: str, site: Site) -> bytes:
        content: Json = {
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
                    "date_published": item.moment,
                }
                for item in feed.items
            ],
        }
        return indented_json(content)
