"""The content of Hugo's side of the comparison: front matter of every page, and data that many pages need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Actor, Event, Source
from chronology.pages import paragraphs
from chronology.pages.disagreements import by_kind_in_parts
from chronology.pages.events import list_parts
from chronology.pages.paging import Part
from chronology.pages.rendering import DISAGREEMENT_WORDS, RELATION_WORDS, language_name

from tests.bench import hugo_pictures
from tests.bench.hugo_events import Events
from tests.bench.paging import EVENTS


def data(chronology: Chronology) -> dict[str, Any]:
    """Return what many pages need, by the name of its data file."""
    numbers = chronology.source_numbers
    return {
        "themes": {key: entry.record.name for key, entry in chronology.themes.items()},
        "actors": {key: entry.record.name for key, entry in chronology.actors.items()},
        "places": {key: entry.record.name for key, entry in chronology.places.items()},
        "sources": {
            key: entry.record.model_dump(mode="json")
            | {
                "pattern": (numbers[key] - 1) % 6 + 1,
                "when": entry.record.date.words(),
                "language": language_name(entry.record.language),
                "paragraphs": len(chronology.evidence[key].paragraphs),
            }
            for key, entry in chronology.sources.items()
        },
        "parts": {
            key: {
                said.label: part.number
                for part in paragraphs.division(chronology, key).cited
                for said in part.items
            }
            for key in chronology.sources
        },
        "words": {"relations": RELATION_WORDS, "disagreements": DISAGREEMENT_WORDS},
    }


def content(chronology: Chronology) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every file of content: its name, and its front matter."""
    yield from _written(chronology)
    for number, (key, theme) in enumerate(chronology.themes.items(), 1):
        events = chronology.by_theme.get(key, ())
        yield (
            f"themes/{key}/_index",
            {
                "title": theme.record.name,
                "description": theme.record.description,
                "edits": f"docs/themes/{key}.md",
                "weight": number,
                "most": _most(list_parts(chronology, "themes", key), len(events)),
                "density": hugo_pictures.density(chronology, events, key),
                "figures": hugo_pictures.figures(chronology, events),
            },
        )
    for number, (key, actor) in enumerate(sorted(chronology.actors.items()), 1):
        yield f"actors/{key}/_index", _actor(chronology, actor) | {"weight": number}
    for source in chronology.sources.values():
        yield from _source(chronology, source)
    years = sorted({entry.record.date.earliest.year for entry in chronology.timeline})
    if len(chronology.timeline) > EVENTS:
        for before, year, after in zip([0, *years], years, [*years[1:], 0], strict=False):
            front = {"title": str(year), "before": before, "after": after, "edits": "docs/timeline.md"}
            yield f"timeline/{year}/_index", front
    for kind, divided in by_kind_in_parts(chronology).items():
        disputes = [one for part in divided for one in part.items]
        most = _most(divided, len({entry.id for entry, _ in disputes}))
        front = {"title": DISAGREEMENT_WORDS[kind], "edits": "docs/disagreements.md"}
        yield f"disagreements/{kind}/_index", front | {"most": most, "disputes": f"{len(disputes):,}"}
    fronts = Events(chronology)
    for number, entry in enumerate(chronology.timeline, 1):
        yield f"events/{entry.id}", fronts.front(entry) | {"weight": number}
    for gone in chronology.retired.values():
        front = {"url": f"/events/{gone.id}/", "edits": gone.file.path}
        yield f"retired/{gone.id}", gone.record.model_dump(mode="json") | front


def _written(chronology: Chronology) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what in our project are the pages that people write, in which macros stand."""
    claims = sum(len(entry.record.claims) for entry in chronology.timeline)
    counts = {"events": f"{len(chronology.timeline):,}", "claims": f"{claims:,}"}
    yield "_index", {"title": "Index", "edits": "docs/index.md"} | counts
    strip = hugo_pictures.density(chronology, chronology.timeline)
    front = {"title": "Timeline", "edits": "docs/timeline.md", "years": _years(chronology.timeline)}
    yield "timeline/_index", front | {"density": strip}
    yield "disagreements/_index", {"title": "Disagreements", "edits": "docs/disagreements.md"}
    for name in ("themes", "actors", "sources"):
        yield f"{name}/_index", {"title": "Index", "edits": f"docs/{name}/index.md"}
    front = {"title": "Coverage", "layout": "glance", "edits": "docs/coverage.md"}
    yield "coverage", front | hugo_pictures.glance(chronology)


def _years(entries: Sequence[Entry[Event]]) -> list[int]:
    """Return the first year in which events begin and the last into which they reach."""
    years = [year for e in entries for year in (e.record.date.earliest.year, e.record.date.last_known.year)]
    return [min(years), max(years)] if years else []


def _most(divided: Sequence[Part[Any]], pages: int) -> int:
    """Return how many of its pages Hugo lists together, so that the list has as many parts as ours."""
    return -(-pages // len(divided)) or 1


def _actor(chronology: Chronology, actor: Entry[Actor]) -> dict[str, Any]:
    record, events = actor.record, chronology.by_actor.get(actor.id, ())
    themes = Counter(theme for entry in events for theme in entry.record.themes)
    measured = any(entry.record.measures for entry in events)
    return {
        "title": record.name,
        "description": f"Events with {record.name}.",
        "edits": actor.file.path,
        "what": record.kind,
        "spelled": list(record.aliases),
        "under": [{"theme": theme, "count": count} for theme, count in themes.most_common(3)],
        "years": _years(events),
        "most": _most(list_parts(chronology, "actors", actor.id), len(events)),
        "figures": hugo_pictures.figures(chronology, events) if measured else {},
    }


def _source(chronology: Chronology, source: Entry[Source]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the page of a source and those that continue its list of paragraphs."""
    record, key = source.record, source.id
    whole = {
        "title": record.title,
        "description": record.standpoint,
        "source": key,
        "edits": source.file.path,
        "weight": chronology.source_numbers[key],
    }
    cited = paragraphs.division(chronology, key).cited
    labels = [part.label for part in cited] if len(cited) > 1 else []
    for part in cited:
        listed = [
            {
                "label": paragraph.label,
                "said": [
                    {
                        "event": event.id,
                        "claims": [
                            int(one.statement.where[1]) for one in said if one.statement.kind == "claim"
                        ],
                    }
                    for event, said in paragraph.events
                ],
            }
            for paragraph in paragraphs.by_paragraph(chronology, key, part)
        ]
        front = whole | {"number": part.number, "parts": labels, "paragraphs": listed}
        yield f"sources/{key}/{'_index' if part.number == 1 else part.number}", front
