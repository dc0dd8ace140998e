"""Show one event, its sources and the pages on which it appears."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from chronology.loading import loader
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, actors_of, claim_sources, other_sources
from chronology.model.records import Citation, Event, Relation
from chronology.model.site import year_address
from chronology.model.text import did_you_mean, plain, shown


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", help="id of the event")


def run(options: argparse.Namespace) -> int:
    """Print the event; raise ValueError if there is none."""
    print(event_text(loader.load(options.root), options.id), end="")
    return 0


def event_text(chronology: Chronology, event_id: str) -> str:
    """Return an event with its sources, relations both ways and the pages on which it appears.

    Raises ValueError if there is no such event.
    """
    if retired := chronology.retired.get(event_id):
        record = retired.record
        what = f"moved to {record.moved_to}" if record.moved_to else f"withdrawn: {record.withdrawn}"
        return f"{event_id}\n  {shown(record.title)}\n  {shown(what)}\n"
    if event_id in chronology.broken.get("event", ()):
        raise ValueError(f'event "{event_id}" has errors; `chronology check` lists them')
    if event_id not in chronology.events:
        raise ValueError(f'no event "{event_id}"{did_you_mean(event_id, chronology.events)}')
    return "\n".join(map(shown, _lines(chronology, chronology.events[event_id]))) + "\n"


def _lines(chronology: Chronology, entry: Entry[Event]) -> Iterator[str]:
    event = entry.record
    yield entry.id
    yield f"  {event.title}"
    yield f"  {event.kind}, {event.date.words()} ({event.date.text})"
    if event.date_note:
        yield f"  {plain(event.date_note)}"
    yield f"  {plain(event.summary)}"
    yield from _section("claims", (f"{plain(c.text)} [{_cited(c)}]" for c in event.claims))
    yield from _section("disagreements", _disagreements(event))
    yield from _section("relations", (f"{_drawn(r)} → {r.to} [{_cited(r)}]" for r in event.relations))
    inverse = chronology.relations_to.get(entry.id, ())
    yield from _section("related from", (f"{e.id} {_drawn(r)} → this [{_cited(r)}]" for e, r in inverse))
    yield from _section("mentioned in", (e.id for e in chronology.mentions.get(entry.id, ())))
    sources, others = sorted(claim_sources(event)), sorted(other_sources(event))
    yield from _section("sources", (f"{key}: {_title(chronology, key)}" for key in sources))
    yield from _section("also compared with", (f"{key}: {_title(chronology, key)}" for key in others))
    year = year_address(chronology, chronology.year_of(entry)).partition("#")[0]
    appears = [year, f"events/{entry.id}/", *(f"themes/{theme}/" for theme in event.themes)]
    appears += [f"actors/{key}/" for key in actors_of(event)]
    appears += [f"sources/{key}/" for key in sorted((*sources, *others))]
    yield from _section("appears on", appears)


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    if listed := [f"    {line}" for line in lines]:
        yield f"  {name}:"
        yield from listed


def _disagreements(event: Event) -> Iterator[str]:
    for disagreement in event.disagreements:
        yield disagreement.about
        for position in disagreement.positions:
            yield f"  {plain(position.says)} [{_cited(position)}]"


def _drawn(relation: Relation) -> str:
    return f"{relation.kind} ({relation.hedge})" if relation.hedge else relation.kind


def _cited(citation: Citation) -> str:
    return f"{citation.source} ¶ {', '.join(citation.at)}"


def _title(chronology: Chronology, source: str) -> str:
    entry = chronology.sources.get(source)
    return entry.record.title if entry else "no such source"
