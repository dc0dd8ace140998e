"""The events of Hugo's side of the comparison: their records, and what our build works out from them."""

from __future__ import annotations

from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event
from chronology.model.schema_org import event_page
from chronology.model.site import Site
from chronology.model.text import plain

from tests.bench.paging import DISPUTES, EVENTS, disputes

SITE = Site("Multivector", "https://example.org/", "https://github.com/multivector/multivector/edit/main/")


class Events:
    """The front matter of the events of a chronology."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._years = len(chronology.timeline) > EVENTS
        self._kinds = disputes(chronology) > DISPUTES
        self._actors: dict[str, list[str]] = {}
        for actor, entries in chronology.by_actor.items():
            for entry in entries:
                self._actors.setdefault(entry.id, []).append(actor)
        self._near: dict[tuple[str, str], dict[str, str]] = {}
        for theme, thread in chronology.by_theme.items():
            ids = ["", *(entry.id for entry in thread), ""]
            for before, here, after in zip(ids, ids[1:], ids[2:], strict=False):
                self._near[theme, here] = {"theme": theme, "before": before, "after": after}

    def front(self, entry: Entry[Event]) -> dict[str, Any]:
        """Return the front matter of an event."""
        chronology, event = self._chronology, entry.record
        record = event.model_dump(mode="json", exclude_defaults=True)
        kinds = list(dict.fromkeys(dispute.kind for dispute in event.disagreements))
        sources = list(chronology.sources_of(entry))
        year = event.date.earliest.year
        own = {
            "title": record.pop("title"),
            "description": plain(event.summary),
            "date": event.date.earliest.isoformat(),
            "themes": record.pop("themes"),
            "actors": self._actors.get(entry.id, []),
            "sources": sources,
            "timeline": [str(year)] if self._years else [],
            "disagreements": kinds if self._kinds else [],
        }
        derived = {
            "edtf": record.pop("date"),
            "when": event.date.words(),
            "machine": event.date.machine or "",
            "from": year,
            "to": event.date.last_known.year,
            "party": record.pop("actors", []),
            "disputes": record.pop("disagreements", []),
            "disputed": kinds,
            "alone": len(sources) == 1,
            "about": event_page(chronology, entry, SITE)["about"],
            "incoming": [
                {"from": other.id, "kind": r.kind, "source": r.source, "at": list(r.at)}
                for other, r in chronology.relations_to.get(entry.id, ())
            ],
            "mentioned": [e.id for e in chronology.mentions.get(entry.id, ()) if e is not entry],
            "threads": [self._near[theme, entry.id] for theme in event.themes],
            "file": entry.file.path,
        }
        return own | {"params": record | derived}
