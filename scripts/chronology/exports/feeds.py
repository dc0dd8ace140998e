"""What the feeds tell: the log of changes, of all events and of each theme, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from chronology.exports.building import address
from chronology.exports.log import LoggedChange, last_day
from chronology.exports.publication import Publication
from chronology.model.site import Site

NEWEST = 100
_VERBS = {"added": "Added", "corrected": "Corrected", "withdrawn": "Withdrawn"}


class Item(NamedTuple):
    """One change; `content` is HTML."""

    id: str
    title: str
    url: str
    day: date
    content: str


class Feed(NamedTuple):
    """One feed: what its path ends with, its title, the page that it follows, and its items."""

    name: str
    title: str
    page: str
    items: Sequence[Item]
    updated: date


def moment(day: date) -> str:
    """Return a day as the moment at which it begins in UTC, for a feed has no days."""
    return f"{day.isoformat()}T00:00:00Z"


def feeds(publication: Publication) -> Iterator[Feed]:
    """Yield the feed of all changes, and that of each theme."""
    site, changes = publication.site, publication.changes
    lines = dict(_lines(publication))
    yield _feed(site, "changes", f"{site.name}: changes", f"{site.url}timeline/", changes, lines)
    themes = {event["id"]: event["themes"] for event in publication.events if event["id"] in lines}
    for theme in publication.themes:
        own, name = theme["id"], f"{site.name}: {theme['name']}"
        chosen = [change for change in changes if own in change.themes]
        of_theme = {key: line for key, line in lines.items() if own in themes.get(key, (own,))}
        yield _feed(site, f"themes/{own}", name, theme["url"], chosen, of_theme)


def _feed(
    site: Site,
    name: str,
    title: str,
    page: str,
    changes: Sequence[LoggedChange],
    lines: Mapping[str, tuple[str, Markup]],
) -> Feed:
    items = [_item(site, name, page, change, lines) for change in reversed(changes[-NEWEST:])]
    return Feed(name, title, page, items, last_day(changes))


def _item(
    site: Site, name: str, page: str, change: LoggedChange, lines: Mapping[str, tuple[str, Markup]]
) -> Item:
    """Return a change of those events that have a line here: the event by name where it is only one."""
    events = [event for event in change.events if event in lines]
    what = lines[events[0]][0] if len(events) == 1 else f"{len(events):,} events"
    note = Markup("<p>{}</p>").format(change.note) if change.note else Markup()
    listed = Markup("").join(lines[event][1] for event in events)
    return Item(
        id=f"{site.url}feed/{name}#{change.id}",
        title=f"{_VERBS[change.kind]}: {what}",
        url=address(site, "events", events[0]) if len(events) == 1 else page,
        day=change.date,
        content=note + Markup("<ul>{}</ul>").format(listed),
    )


def _lines(publication: Publication) -> Iterator[tuple[str, tuple[str, Markup]]]:
    """Yield the title of each event that the log names, and its line in the list of a change."""
    named = {event for change in publication.changes for event in change.events}
    line = Markup('<li><a href="{}">{}</a>{}</li>')
    for event in publication.events:
        if event["id"] in named:
            yield (
                event["id"],
                (event["title"], line.format(event["url"], event["title"], f" ({event['date_words']})")),
            )
    for gone in publication.redirects:
        if gone["id"] in named:
            why = f": {gone['withdrawn']}" if gone["withdrawn"] else ""
            yield gone["id"], (gone["title"], line.format(gone["url"], gone["title"], why))
