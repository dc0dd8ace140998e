"""The plain MkDocs of the comparison: Material, its search, and ready-made Markdown for the same pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from posixpath import dirname, relpath
from typing import TypeVar

from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Citation, Disagreement, Event
from chronology.model.text import plain
from chronology.pages.rendering import DISAGREEMENT_WORDS

from tests.bench.paging import CARDS, DISPUTES, EVENTS, PARAGRAPHS, Paragraph, disputes, paragraphs, parts

CONFIG = """\
site_name: Multivector
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search]
nav: [{Timeline: timeline/index.md}, {Disagreements: disagreements/index.md}]
not_in_nav: "*"
"""
T = TypeVar("T")
Lines = Iterator[str]
Text = tuple[str, str]
Dispute = tuple[Entry[Event], Disagreement]


def write(project: Path, root: Path) -> None:
    """Write a MkDocs project for the chronology in `project` into `root`."""
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for name, text in _Pages(load(project)).all():
        path = root / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


class _Pages:
    """The pages of a chronology, each a name without its suffix, from the root, and Markdown."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._places = {
            (key, label): number
            for key in chronology.sources
            for number, part in enumerate(parts(paragraphs(chronology, key), PARAGRAPHS), 1)
            for label, _ in part
        }

    def all(self) -> Iterator[Text]:
        chronology = self._chronology
        yield "index", "# Home\n"
        yield from self._timeline()
        yield from self._disputes()
        for entry in chronology.timeline:
            yield self._page(f"events/{entry.id}", entry.record.title, self._event(entry))
        for gone in chronology.retired.values():
            why = gone.record.withdrawn or f"[Told elsewhere]({gone.record.moved_to}.md)"
            yield self._page(f"events/{gone.id}", gone.record.title, [why])
        yield self._index("themes", {key: e.record.name for key, e in chronology.themes.items()})
        yield self._index("actors", {key: e.record.name for key, e in chronology.actors.items()})
        yield self._index("sources", {key: e.record.title for key, e in chronology.sources.items()})
        for key, theme in chronology.themes.items():
            yield from self._list(f"themes/{key}", theme.record.name, chronology.by_theme[key], self._cards)
        for key, actor in chronology.actors.items():
            events = chronology.by_actor.get(key, ())
            yield from self._list(f"actors/{key}", actor.record.name, events, self._cards)
        for key, source in chronology.sources.items():
            found = paragraphs(chronology, key)
            yield from self._list(f"sources/{key}", source.record.title, found, self._paragraphs, PARAGRAPHS)

    def _page(self, name: str, title: str, lines: Iterable[str]) -> Text:
        return name, "\n\n".join((f"# {title}", *lines)) + "\n"

    def _index(self, kind: str, names: dict[str, str]) -> Text:
        links = [f"- {_link(f'{kind}/index', f'{kind}/{key}', name)}" for key, name in names.items()]
        return self._page(f"{kind}/index", kind.capitalize(), ["\n".join(links)])

    def _list(
        self,
        name: str,
        title: str,
        items: Sequence[T],
        shown: Callable[[str, Sequence[T]], Lines],
        most: int = CARDS,
    ) -> Iterator[Text]:
        """Yield the pages of a list, each with links to all of them."""
        found = parts(items, most)
        names = [name, *(f"{name}/{number}" for number in range(2, len(found) + 1))]
        for here, part in zip(names, found, strict=True):
            links = [_link(here, other, str(number)) for number, other in enumerate(names, 1)]
            pages = [" · ".join(links)] if len(links) > 1 else []
            yield self._page(here, title, (*pages, *shown(here, part), *pages))

    def _timeline(self) -> Iterator[Text]:
        events = self._chronology.timeline
        if len(events) <= EVENTS:
            yield self._page("timeline/index", "Timeline", self._cards("timeline/index", events))
            return
        years = [
            (year, list(found)) for year, found in groupby(events, lambda e: e.record.date.earliest.year)
        ]
        overview = [f"- [{year}]({year}.md): {len(found)}" for year, found in years]
        yield self._page("timeline/index", "Timeline", ["\n".join(overview)])
        for year, found in years:
            yield from self._list(f"timeline/{year}", str(year), found, self._cards)

    def _disputes(self) -> Iterator[Text]:
        found = [(e, dispute) for e in self._chronology.timeline for dispute in e.record.disagreements]
        name = "disagreements/index"
        if disputes(self._chronology) <= DISPUTES:
            yield self._page(name, "Disagreements", self._disputed(name, found))
            return
        by_kind = {kind: [d for d in found if d[1].kind == kind] for kind in DISAGREEMENT_WORDS}
        listed = {kind: some for kind, some in by_kind.items() if some}
        overview = [
            f"- [{DISAGREEMENT_WORDS[kind]}]({kind}.md): {len(some)}" for kind, some in listed.items()
        ]
        yield self._page(name, "Disagreements", ["\n".join(overview)])
        for kind, some in listed.items():
            yield from self._list(f"disagreements/{kind}", DISAGREEMENT_WORDS[kind], some, self._disputed)

    def _cards(self, here: str, entries: Sequence[Entry[Event]]) -> Lines:
        for year, found in groupby(entries, key=lambda entry: entry.record.date.earliest.year):
            yield f"## {year}"
            for entry in found:
                event = entry.record
                yield f"### {_link(here, f'events/{entry.id}', event.title)}"
                yield f"{event.date.words()}. {plain(event.summary)}"
                links = [_link(here, f"sources/{key}", key) for key in self._chronology.sources_of(entry)]
                links += [_link(here, f"themes/{theme}", theme) for theme in event.themes]
                yield ", ".join(links)

    def _event(self, entry: Entry[Event]) -> Lines:
        chronology, event, here = self._chronology, entry.record, f"events/{entry.id}"
        cite = partial(self._cited, here)
        yield f"{event.kind.capitalize()}, {event.date.words()}"
        yield plain(event.summary)
        if event.date_note:
            yield plain(event.date_note)
        yield "## What the sources say"
        yield "\n".join(f"1. {plain(claim.text)} {cite(claim)}" for claim in event.claims)
        for dispute in event.disagreements:
            yield f"## {dispute.about}"
            yield "\n".join(f"- {plain(p.says)} {cite(p)}" for p in dispute.positions)
        yield "## Connections"
        linked = [(r.kind, r.to) for r in event.relations]
        linked += [(r.kind, other.id) for other, r in chronology.relations_to.get(entry.id, ())]
        yield "\n".join(f"- {kind} [{chronology.events[to].record.title}]({to}.md)" for kind, to in linked)
        yield "## About this event"
        yield ", ".join(_link(here, f"actors/{actor}", actor) for actor in event.actors)
        yield ", ".join(_link(here, f"themes/{theme}", theme) for theme in event.themes)

    def _cited(self, here: str, citation: Citation) -> str:
        number = self._places.get((citation.source, citation.at[0]), 1)
        page = f"sources/{citation.source}" + (f"/{number}" if number > 1 else "")
        return _link(here, page, f"{citation.source} ¶ {', '.join(citation.at)}", f"#{citation.at[0]}")

    def _disputed(self, here: str, found: Sequence[Dispute]) -> Lines:
        for entry, dispute in found:
            yield f"## {_link(here, f'events/{entry.id}', entry.record.title)}"
            yield dispute.about
            yield "\n".join(f"- {plain(p.says)} {self._cited(here, p)}" for p in dispute.positions)

    def _paragraphs(self, here: str, found: Sequence[Paragraph]) -> Lines:
        for label, said in found:
            yield f"## ¶ {label}"
            for key, places in said:
                event = self._chronology.events[key].record
                told = " ".join(plain(event.claims[place].text) for place in places)
                yield f"{_link(here, f'events/{key}', event.title)}: {told}"


def _link(here: str, there: str, words: str, anchor: str = "") -> str:
    return f"[{words}]({relpath(f'{there}.md', dirname(here))}{anchor})"
