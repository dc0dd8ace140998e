"""A chronology whose every free text tries to become something else on the page."""

from __future__ import annotations

import json
from pathlib import Path

from chronology import evidence

ATTACK = (
    "{{ 7*7 }} {% raw %} <script>window.hit=1</script> [x](javascript:window.hit=1) "
    '"onmouseover="window.hit=1" <img src=x onerror=window.hit=1> **bold** `code` &lt; </title>'
)
SHORT = "{{7*7}}{%raw%}<b onclick=hit()>'\"&lt;"
TINY = "<i>{{7*7}}</i>\"'&"


def write(project: Path) -> None:
    """Write the chronology and its hand-written pages into a project."""
    document = f"{ATTACK}\nIn 1999 it said {ATTACK} {SHORT} {TINY}.\n".encode()
    index = evidence.index(document)
    citation = {"source": "attack", "at": [2]}
    event = {
        "title": SHORT + " (a)",
        "kind": "figure",
        "date": "1999",
        "date_note": ATTACK,
        "actors": ["attacker"],
        "places": ["nowhere"],
        "themes": ["hostility"],
        "summary": ATTACK,
        "measures": [
            {"name": SHORT, "value": "7", "unit": TINY, "of": SHORT, "as_of": "1999", "bound": "about"}
        ],
        "claims": [
            {"text": f"{ATTACK} [[1999-b|{TINY}]]", "voice": "quoted", "speaker": "attacker", **citation}
        ],
        "relations": [{"to": "1999-b", "kind": "continues", **citation}],
        "disagreements": [{"about": SHORT, "kind": "name", "positions": [{"says": ATTACK, **citation}] * 2}],
        "apparent": [{"about": SHORT, "reason": ATTACK, "cites": [citation]}],
    }
    other = {key: event[key] for key in ("kind", "date", "themes", "summary", "measures", "claims")}
    other["claims"] = [{**citation, "text": ATTACK}]
    source = {
        "title": ATTACK[:190],
        "label": TINY,
        "mark": "X",
        "author": SHORT,
        "publisher": SHORT,
        "date": "1999",
        "kind": SHORT,
        "standpoint": ATTACK,
        "synopsis": ATTACK,
        "language": "en",
        "url": "https://example.org/a?b=c&d={{7*7}}",
        "document": {"file": SHORT, "sha256": index.sha256},
        "uncited": [{"at": ["1"], "reason": SHORT}],
        "inferred": [{"field": SHORT, "reasoning": ATTACK}],
    }
    files = {
        "events/1999-a.yml": event,
        "events/1999-b.yml": {"title": SHORT + " (b)", **other},
        "events/1999-c.yml": {"title": SHORT, "moved_to": "1999-a"},
        "events/1999-d.yml": {"title": SHORT, "withdrawn": ATTACK},
        "seeds/attack.yml": source,
        "vocabulary/themes.yml": {"hostility": {"name": SHORT, "description": ATTACK}},
        "vocabulary/actors.yml": {
            "attacker": {
                "name": SHORT,
                "kind": "person",
                "description": ATTACK[:190],
                "aliases": [TINY],
                "names": {"ru": SHORT},
            }
        },
        "vocabulary/places.yml": {"nowhere": {"name": SHORT, "aliases": [TINY], "former": [TINY]}},
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


PAGES = {
    "index.md": (
        '# Home\n\nSee {{ event("1999-a") }}, {{ event("1999-a", "some words") }} and '
        '{{ cite("attack", 2) }}.\n\n- {{ event("1999-b") }}\n\n{{ event_card("1999-a") }}'
    ),
    "about.md": "# About\n\n{{ count('events') }}",
    "contribute/index.md": "# Contribute",
    "contribute/macros.md": "# Macros",
    "themes/hostility.md": '# Hostility\n\n{{ theme_events("hostility") }}',
}
