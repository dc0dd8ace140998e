"""The timeline page: all events by year, and the form that filters them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event
from chronology.pages.links import Links
from chronology.pages.lists import by_year
from chronology.pages.marks import dated_label
from chronology.pages.rendering import KIND_WORDS, last_year, render


class Facet(NamedTuple):
    """A choice of the form: its name in the address, its label, and (value, words, count) of each option."""

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]


def timeline(chronology: Chronology, links: Links) -> str:
    """Return the whole timeline with its filter; everything is readable without the script."""
    return render(
        "timeline.html",
        chronology,
        links,
        **form(chronology),
        years=by_year(chronology, chronology.timeline),
        names=spellings(chronology),
        level=2,
    )


def form(chronology: Chronology) -> dict[str, Any]:
    """Return what the form asks for: its choices, and the first and last year."""
    return {
        "facets": facets(chronology, chronology.timeline),
        "first": min((e.record.date.earliest.year for e in chronology.timeline), default=1),
        "last": max((last_year(e.record.date) for e in chronology.timeline), default=1),
    }


def facets(chronology: Chronology, entries: Sequence[Entry[Event]]) -> tuple[Facet, ...]:
    """Return the choices that a list of events offers, each option with its number of events."""
    names = {
        "theme": {key: entry.record.name for key, entry in chronology.themes.items()},
        "actor": {key: entry.record.name for key, entry in chronology.actors.items()},
        "source": {key: dated_label(entry.record) for key, entry in chronology.sources.items()},
        "kind": KIND_WORDS,
    }
    labels = {"theme": "Theme", "actor": "Actor", "source": "Source", "kind": "Kind"}
    values = {
        "theme": (theme for entry in entries for theme in entry.record.themes),
        "actor": (actor for entry in entries for actor in actors_of(entry.record)),
        "source": (source for entry in entries for source in chronology.sources_of(entry)),
        "kind": (entry.record.kind for entry in entries),
    }
    return tuple(Facet(name, labels[name], _options(values[name], names[name])) for name in labels)


def spellings(chronology: Chronology) -> Mapping[str, str]:
    """Return what each actor and place of the timeline is also called, for the filter by words."""
    found: dict[str, str] = {}
    for key in chronology.by_actor:
        if actor := chronology.actors.get(key):
            record = actor.record
            found[key] = " ".join((record.name, *record.aliases, *record.names.values()))
    for key in chronology.by_place:
        if place := chronology.places.get(key):
            spot = place.record
            found[f"@{key}"] = " ".join((spot.name, *spot.aliases, *spot.former, *spot.names.values()))
    return found


def _options(values: Iterable[str], names: Mapping[str, str]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(value for value in values if value in names)
    return tuple(
        sorted(((value, names[value], n) for value, n in counts.items()), key=lambda o: o[1].casefold())
    )
