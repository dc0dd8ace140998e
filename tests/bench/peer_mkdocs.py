"""The plain MkDocs of the comparison: Material, its search, and ready-made Markdown for the same pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.loading import load
from chronology.records import Citation, Event
from chronology.text import plain

CONFIG = """\
site_name: Multivector
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search]
nav: [{Timeline: timeline.md}, {Disagreements: disagreements.md}]
not_in_nav: |
  /events/
  /themes/
  /actors/
  /sources/
"""


def write(project: Path, root: Path) -> None:
    """Write a MkDocs project for the chronology in `project` into `root`."""
    chronology = load(project)
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    pages = {"timeline": _page("Timeline", _years(chronology.timeline))}
    pages["index"] = "# Home"
    pages["disagreements"] = _page("Disagreements", _disputes(chronology))
    for entry in chronology.timeline:
        pages[f"events/{entry.id}"] = _page(entry.record.title, _event(chronology, entry))
    for key, theme in chronology.themes.items():
        pages[f"themes/{key}"] = _page(theme.record.name, _years(chronology.by_theme[key], "../"))
    for key, actor in chronology.actors.items():
        pages[f"actors/{key}"] = _page(actor.record.name, _years(chronology.by_actor.get(key, ()), "../"))
    for key, source in chronology.sources.items():
        pages[f"sources/{key}"] = _page(source.record.title, _paragraphs(chronology, key))
    for name, text in pages.items():
        path = root / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n\n".join((f"# {title}", *lines)) + "\n"


def _years(entries: Iterable[Entry[Event]], up: str = "") -> Iterator[str]:
    for year, found in groupby(entries, key=lambda entry: entry.record.date.earliest.year):
        yield f"## {year}"
        for entry in found:
            event = entry.record
            yield f"### [{event.title}]({up}events/{entry.id}.md)"
            yield f"{event.date.words()}. {plain(event.summary)}"
            yield ", ".join(f"[{theme}]({up}themes/{theme}.md)" for theme in event.themes)


def _event(chronology: Chronology, entry: Entry[Event]) -> Iterator[str]:
    event = entry.record
    yield f"{event.kind.capitalize()}, {event.date.words()}"
    yield plain(event.summary)
    if event.date_note:
        yield plain(event.date_note)
    yield "## What the sources say"
    yield "\n".join(f"1. {plain(claim.text)} {_cited(claim)}" for claim in event.claims)
    for dispute in event.disagreements:
        yield f"## {dispute.about}"
        yield "\n".join(f"- {plain(p.says)} {_cited(p)}" for p in dispute.positions)
    yield "## Connections"
    linked = [(r.kind, r.to) for r in event.relations]
    linked += [(r.kind, other.id) for other, r in chronology.relations_to.get(entry.id, ())]
    yield "\n".join(f"- {kind} [{chronology.events[to].record.title}]({to}.md)" for kind, to in linked)
    yield "## About this event"
    yield ", ".join(f"[{actor}](../actors/{actor}.md)" for actor in event.actors)
    yield ", ".join(f"[{theme}](../themes/{theme}.md)" for theme in event.themes)


def _cited(citation: Citation) -> str:
    return f"[{citation.source} ¶ {', '.join(citation.at)}](../sources/{citation.source}.md)"


def _disputes(chronology: Chronology) -> Iterator[str]:
    for entry in chronology.timeline:
        for dispute in entry.record.disagreements:
            yield f"## [{entry.record.title}](events/{entry.id}.md)"
            yield dispute.about
            yield "\n".join(f"- {plain(position.says)}" for position in dispute.positions)


def _paragraphs(chronology: Chronology, source: str) -> Iterator[str]:
    for number, statements in chronology.by_paragraph.get(source, {}).items():
        yield f"## ¶ {number}"
        for statement in statements:
            title, key = statement.event.record.title, statement.event.id
            yield f"[{title}](../events/{key}.md): {plain(statement.text)}"
