"""A chronology whose every free text tries to become something else on the page."""

from __future__ import annotations

import json
from pathlib import Path

from chronology.model import evidence

ATTACK = (
    "{{ 7*7 }} {% raw %} <script>window.hit=1</script> [x](javascript:window.hit=1) "
    '"onmouseover="window.hit=1" <img src=x onerror=window.hit=1> **bold** `code` &lt; </title>'
)
SHORT = "{{7*7}}{%raw%}<b onclick=hit()>'\"&lt;![x](y)"
TINY = "<i>{{7*7}}</i>\"'&"


def write(project: Path, attack: str = ATTACK, short: str = SHORT, tiny: str = TINY) -> None:
    """Write the chronology and its hand-written pages into a project, with the attacks that are given.

    `short` goes into the fields of one line, `tiny` into the shortest.
    """
    document = f"{attack}\nIn 1999 it said 7 {attack} {short} {tiny}.\n".encode()
    index = evidence.index(document)
    citation = {"source": "attack", "at": [2]}
    event = {
        "title": short + " (a)",
        "kind": "figure",
        "date": "1999",
        "date_note": attack,
        "actors": ["attacker"],
        "places": ["nowhere"],
        "themes": ["hostility"],
        "summary": attack,
        "measures": [
            {"name": short, "value": "7", "unit": tiny, "of": short, "as_of": "1999", "bound": "about"}
        ],
        "claims": [
            {"text": f"{attack} [[1999-b|{tiny}]]", "voice": "quoted", "speaker": "attacker", **citation}
        ],
        "relations": [{"to": "1999-b", "kind": "continues", "hedge": "seems", **citation}],
        "disagreements": [{"about": short, "kind": "name", "positions": [{"says": attack, **citation}] * 2}],
        "apparent": [{"about": short, "reason": attack, "cites": [citation]}],
    }
    other = {key: event[key] for key in ("kind", "date", "themes", "summary", "measures", "claims")}
    other["claims"] = [{**citation, "text": attack}]
    source = {
        "title": attack[:190].strip(),
        "label": tiny,
        "mark": "X",
        "authors": [{"family": short, "given": tiny}, {"organisation": short}],
        "container": short,
        "publisher": short,
        "date": "1999",
        "kind": "web-page",
        "standpoint": attack,
        "synopsis": attack,
        "language": "en",
        "url": "https://example.org/a?b=c&d={{7*7}}",
        "document": {"file": short, "sha256": index.sha256},
        "uncited": [{"at": ["1"], "reason": short}],
        "inferred": [{"field": short, "reasoning": attack}],
        "fragments": [{"at": "2", "words": tiny}],
    }
    files = {
        "events/1999-a.yml": event,
        "events/1999-b.yml": {"title": short + " (b)", **other},
        "docs/retired.yml": {
            "1999-c": {"title": short, "moved_to": "1999-a"},
            "1999-d": {"title": short, "withdrawn": attack},
        },
        "seeds/attack.yml": source,
        "docs/changes.yml": [
            {"date": "1999-12-31", "kind": "added", "events": ["all"], "note": attack},
            {
                "date": "2000-01-01",
                "kind": "withdrawn",
                "events": ["1999-c", "1999-d"],
                "themes": ["hostility"],
            },
        ],
        "vocabulary/themes.yml": {"hostility": {"name": short, "description": attack}},
        "vocabulary/actors.yml": {
            "attacker": {
                "name": short,
                "kind": "person",
                "description": attack[:190].strip(),
                "aliases": [tiny],
                "names": {"ru": short},
            }
        },
        "vocabulary/places.yml": {
            "nowhere": {"name": short, "aliases": [tiny], "former": [tiny], "names": {"ru": short}}
        },
    }
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2), "utf-8")  # JSON is YAML, and escapes whatever it holds
    (project / "seeds" / "evidence").mkdir()
    (project / "seeds" / "evidence" / "attack.tsv").write_text(evidence.dump(index), "utf-8")
    for name, body in PAGES.items():
        path = project / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: Page\nrender_macros: true\n---\n\n{body}\n", "utf-8")


def add_source(project: Path) -> None:
    """Add a second source, like the first, with a claim on the first event and an answer."""
    seeds = project / "seeds"
    record = json.loads((seeds / "attack.yml").read_text("utf-8"))
    record |= {"label": TINY.replace("i>", "b>"), "mark": "Y"}
    (seeds / "battery.yml").write_text(json.dumps(record, indent=2), "utf-8")
    index = (seeds / "evidence" / "attack.tsv").read_text("utf-8")
    (seeds / "evidence" / "battery.tsv").write_text(index, "utf-8")
    path = project / "events" / "1999-a.yml"
    event = json.loads(path.read_text("utf-8"))
    cited = {"source": "battery", "at": [2]}
    event["claims"].append({"text": ATTACK, **cited})
    position = event["disagreements"][0]["positions"][0]
    question = {"about": SHORT, "kind": "name", "positions": [position, {"says": ATTACK, **cited}]}
    event["disagreements"].append(question)
    path.write_text(json.dumps(event, indent=2), "utf-8")


PAGES = {
    "index.md": (
        '# Home\n\nSee {{ event("1999-a") }}, {{ event("1999-a", "some words") }} and '
        '{{ cite("attack", 2) }}.\n\n- {{ event("1999-b") }}\n\n{{ event_card("1999-a") }}'
    ),
    "about.md": "# About\n\n{{ count('events') }}",
    "within.md": """# Within

- {{ event_card("1999-a") }}
- {{ event("1999-b") }}, {{ cite("attack", 2) }}

> {{ event_card("1999-a") }}

| a | b |
|---|---|
| {{ event_card("1999-a") }} | {{ event("1999-a") }} |

## {{ event("1999-b") }}

A sentence goes on after {{ event_card("1999-a") }}, **{{ event("1999-a") }}** and `{{ event("1999-a") }}`.

[{{ event("1999-a") }}](index.md) and [an anchor](timeline.md#y1999)

{% set card = event_card("1999-b") | upper %}{{ card }}
{{ card }}

<div>{{ density() }}</div>
""",
    "contribute/index.md": "# Contribute",
    "contribute/macros.md": "# Macros",
    "themes/hostility.md": (
        '# Hostility\n\n{{ density("hostility") }}\n\n{{ theme_figures("hostility") }}\n\n'
        '{{ storyline("<b onclick=hit()>&lt;", "1999-a", "1999-b") }}\n\n{{ theme_events("hostility") }}'
    ),
}
