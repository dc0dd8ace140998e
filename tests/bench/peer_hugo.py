"""Hugo's side of the comparison: the same records as content, and templates that make the same pages.

What costs our build time is given to Hugo ready-made: dates in words, the order of events, what is linked
to one, what stands before and after it in its themes, and which paragraph stands on which page. Its pages
have the shell of ours. It is not asked for what is no page: exports, the search index, pictures.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.loading import load
from chronology.records import Actor, Source
from chronology.views.rendering import DISAGREEMENT_WORDS, RELATION_WORDS, language_name
from chronology.views.timeline import spellings

from tests.bench.hugo_events import SITE, Events
from tests.bench.paging import CARDS, DISPUTES, EVENTS, PARAGRAPHS, disputes, paragraphs, parts

LAYOUTS = Path(__file__).parent / "hugo"
CONFIG = f"""\
baseURL: {SITE.url}
title: {SITE.name}
taxonomies: {{theme: themes, actor: actors, source: sources, year: timeline, dispute: disagreements}}
pagination: {{disableAliases: true, pagerSize: {CARDS}}}
disableKinds: [RSS, section]
params: {{edit: {SITE.edit("")}}}
"""
FOOT = """
{{ with .Params.edits }}<p class="page-foot"><a class="edit" href="{{ site.Params.edit }}{{ . }}" rel="edit">\
Edit this page</a></p>{{ end }}
"""


def write(project: Path, site: Path, root: Path) -> None:
    """Write a Hugo project for the chronology in `project`, in the look of its built `site`, into `root`."""
    chronology = load(project)
    shutil.copytree(LAYOUTS, root / "layouts")
    shell = _shell(next((site / "events").glob("*/index.html")).read_text("utf-8"))
    (root / "layouts" / "baseof.html").write_text(shell, "utf-8")
    (root / "hugo.yaml").write_text(CONFIG, "utf-8")
    shutil.copytree(site / "assets", root / "static" / "assets")
    (root / "data").mkdir()
    for name, known in data(chronology).items():
        (root / "data" / f"{name}.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    for name, front in content(chronology):
        path = root / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(front, ensure_ascii=False) + "\n", "utf-8")


def _shell(html: str) -> str:
    """Return a page of ours as Hugo's base template."""
    before, _, rest = html.partition('<header class="event-head">')
    after = rest[rest.rindex("</article>") :]
    title = escape(re.findall("<title>(.*?) - Multivector</title>", before)[0])
    before = before.replace(title, "{{ .Title }}")
    before = re.sub(
        r'(<meta name="description" content=")[^"]*', r"\1{{ .Description | default .Title }}", before
    )
    before = re.sub(r'(<link rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", before)
    head = re.compile(r'<meta property="og:type".*?</script>', re.DOTALL)
    before = head.sub(lambda _: '{{ block "head" . }}{{ end }}', before)
    page = before + '{{ block "main" . }}{{ end }}' + FOOT + after
    return page.replace('"../../', '"/').replace('"../.."', '"/"')


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
                label: number
                for number, part in enumerate(parts(paragraphs(chronology, key), PARAGRAPHS), 1)
                for label, _ in part
            }
            for key in chronology.sources
        },
        "words": {"relations": RELATION_WORDS, "disagreements": DISAGREEMENT_WORDS},
        "names": spellings(chronology),
    }


def content(chronology: Chronology) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every file of content: its name, and its front matter."""
    for name in ("timeline", "themes", "actors", "sources", "disagreements"):
        yield f"{name}/_index", {"title": name.capitalize(), "edits": f"docs/{name}.md"}
    yield "_index", {"title": "Home", "edits": "docs/index.md"}
    for number, (key, theme) in enumerate(chronology.themes.items(), 1):
        front = {"title": theme.record.name, "edits": f"docs/themes/{key}.md", "weight": number}
        yield f"themes/{key}/_index", front | {"description": theme.record.description}
    for number, (key, actor) in enumerate(sorted(chronology.actors.items()), 1):
        yield f"actors/{key}/_index", _actor(chronology, actor) | {"weight": number}
    for source in chronology.sources.values():
        yield from _source(chronology, source)
    years = sorted({entry.record.date.earliest.year for entry in chronology.timeline})
    if len(chronology.timeline) > EVENTS:
        for before, year, after in zip([0, *years], years, [*years[1:], 0], strict=False):
            yield f"timeline/{year}/_index", {"title": str(year), "before": before, "after": after}
    if disputes(chronology) > DISPUTES:
        for kind, words in DISAGREEMENT_WORDS.items():
            if any(d.kind == kind for entry in chronology.timeline for d in entry.record.disagreements):
                yield f"disagreements/{kind}/_index", {"title": words}
    events = Events(chronology)
    for number, entry in enumerate(chronology.timeline, 1):
        yield f"events/{entry.id}", events.front(entry) | {"weight": number}
    for gone in chronology.retired.values():
        front = {"url": f"/events/{gone.id}/", "edits": gone.file.path}
        yield f"retired/{gone.id}", gone.record.model_dump(mode="json") | front


def _actor(chronology: Chronology, actor: Entry[Actor]) -> dict[str, Any]:
    record = actor.record
    themes = Counter(t for e in chronology.by_actor.get(actor.id, ()) for t in e.record.themes)
    return {
        "title": record.name,
        "description": f"Events with {record.name}.",
        "edits": actor.file.path,
        "what": record.kind,
        "spelled": list(record.aliases),
        "most": [{"theme": theme, "count": count} for theme, count in themes.most_common(3)],
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
    found = parts(paragraphs(chronology, key), PARAGRAPHS)
    labels = [f"¶ {part[0][0]}–{part[-1][0]}" for part in found] if len(found) > 1 else []
    for number, part in enumerate(found, 1):
        listed = [
            {"label": label, "said": [{"event": event, "claims": places} for event, places in said]}
            for label, said in part
        ]
        front = whole | {"number": number, "parts": labels, "paragraphs": listed}
        yield f"sources/{key}/{'_index' if number == 1 else number}", front
