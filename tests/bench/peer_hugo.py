"""Hugo's side of the comparison: the same records as content, and templates that make the same pages.

What costs our build time is given to Hugo ready-made: dates in words and in order, what is linked to an
event, and what stands before and after it in its themes. Its pages stand in the same shell as ours.
"""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from pathlib import Path
from typing import Any

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.loading import load
from chronology.records import Event

LAYOUTS = Path(__file__).parent / "hugo"
CONFIG = """\
baseURL: https://example.org/
title: Multivector
taxonomies: {theme: themes, actor: actors, source: sources}
pagination: {disableAliases: true}
disableKinds: [RSS, taxonomy, home]
markup: {goldmark: {renderer: {unsafe: false}}}
"""


def write(project: Path, site: Path, root: Path) -> None:
    """Write a Hugo project for the chronology in `project`, in the look of its built `site`, into `root`."""
    chronology = load(project)
    shutil.copytree(LAYOUTS, root / "layouts")
    shell = _shell(next((site / "events").glob("*/index.html")).read_text("utf-8"))
    (root / "layouts" / "baseof.html").write_text(shell, "utf-8")
    (root / "hugo.yaml").write_text(CONFIG, "utf-8")
    shutil.copytree(site / "assets", root / "static" / "assets")
    _vocabulary(chronology, root / "data")
    for name in ("timeline", "disagreements"):
        _content(root / "content" / f"{name}.md", {"title": name.capitalize(), "layout": name})
    for kind, entries in (
        ("themes", chronology.themes),
        ("actors", chronology.actors),
        ("sources", chronology.sources),
    ):
        for key, entry in entries.items():
            title = getattr(entry.record, "title", None) or entry.record.name  # type: ignore[attr-defined]
            _content(root / "content" / kind / key / "_index.md", {"title": title})
    derived = _Derived(chronology)
    for entry in chronology.timeline:
        _content(root / "content" / "events" / f"{entry.id}.md", derived.event(entry))


def _shell(html: str) -> str:
    """Return a page of ours as Hugo's base template."""
    before, _, rest = html.partition('<header class="event-head">')
    after = rest[rest.rindex("</article>") :]
    title = escape(re.findall("<title>(.*?) - Multivector</title>", before)[0])
    before = before.replace(title, "{{ .Title }}")
    before = re.sub(r'(<meta name="description" content=")[^"]*', r"\1{{ .Description }}", before)
    before = re.sub(r'(<link rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", before)
    head = re.compile(r'<meta property="og:type".*?</script>', re.DOTALL)
    before = head.sub(lambda _: '{{ block "head" . }}{{ end }}', before)
    return (before + '{{ block "main" . }}{{ end }}' + after).replace('"../../', '"/')


def _vocabulary(chronology: Chronology, folder: Path) -> None:
    folder.mkdir()
    numbers = chronology.source_numbers
    data: dict[str, Any] = {
        "themes": {key: entry.record.name for key, entry in chronology.themes.items()},
        "actors": {key: entry.record.name for key, entry in chronology.actors.items()},
        "places": {key: entry.record.name for key, entry in chronology.places.items()},
        "sources": {
            key: entry.record.model_dump(mode="json") | {"pattern": (numbers[key] - 1) % 6 + 1}
            for key, entry in chronology.sources.items()
        },
    }
    for name, content in data.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _content(path: Path, front: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(front, ensure_ascii=False) + "\n", "utf-8")


class _Derived:
    """What our build works out from the records, and Hugo is given."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._actors: dict[str, list[str]] = {}
        for actor, entries in chronology.by_actor.items():
            for entry in entries:
                self._actors.setdefault(entry.id, []).append(actor)
        self._near: dict[tuple[str, str], dict[str, str]] = {}
        for theme, thread in chronology.by_theme.items():
            ids = ["", *(entry.id for entry in thread), ""]
            for before, here, after in zip(ids, ids[1:], ids[2:], strict=False):
                self._near[theme, here] = {"theme": theme, "before": before, "after": after}

    def event(self, entry: Entry[Event]) -> dict[str, Any]:
        """Return the front matter of an event: its record, and what is worked out from it."""
        chronology, event = self._chronology, entry.record
        record = event.model_dump(mode="json", exclude_defaults=True)
        derived = {
            "edtf": record.pop("date"),
            "when": event.date.words(),
            "machine": event.date.machine or "",
            "from": event.date.earliest.year,
            "to": min(event.date.latest.year, 2100),
            "sources": list(chronology.sources_of(entry)),
            "incoming": [
                {"from": other.id, "kind": r.kind, "source": r.source, "at": list(r.at)}
                for other, r in chronology.relations_to.get(entry.id, ())
            ],
            "mentioned": [e.id for e in chronology.mentions.get(entry.id, ()) if e is not entry],
            "threads": [self._near[theme, entry.id] for theme in event.themes],
            "file": entry.file.path,
        }
        return {
            "title": event.title,
            "description": event.summary,
            "date": event.date.earliest.isoformat(),
            "themes": list(event.themes),
            "actors": self._actors.get(entry.id, []),
            "sources": list(chronology.sources_of(entry)),
            "params": record | derived,
        }
