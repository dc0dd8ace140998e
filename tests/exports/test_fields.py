"""A field is declared once, in its record: from there it reaches every file that is made from records."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from chronology.exports.forms import Form
from chronology.model.records import Measure, Published, Record, Unpublished
from pydantic import Field

from tests.rules import TREATY, Build

from .conftest import ROOT

FIELD = """
    weather: Annotated[Line | None, Published()] = Field(
        default=None, description="What the weather was, in a few words.", examples=["Rain"]
    )
"""
PUBLISH = """
import json, sys
from pathlib import Path
import chronology
from chronology import exports
from chronology.loading.loader import load
from chronology.mkdocs_plugin import guide
from chronology.model.site import Site
from chronology.model.site import Links
from chronology.rules.findings import as_text
from chronology.rules.registry import findings

root, out = map(Path, sys.argv[1:])
chronology_ = load(root)
assert "weather" not in as_text(findings(chronology_), "Freedonia")
for path, content in exports.files(chronology_, Site("Annals", "https://annals.example/")).items():
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_bytes(content)
(out / "guide.html").write_text(guide.fields("event", chronology_, Links("")), "utf-8")
print(chronology.__file__)
"""


@pytest.fixture
def published(freedonia: Build, tmp_path: Path) -> Path:
    """Return the files that a copy of the package with one more field of an event publishes."""
    package = tmp_path / "scripts" / "chronology"
    shutil.copytree(ROOT / "scripts" / "chronology", package, ignore=shutil.ignore_patterns("__pycache__"))
    module = package / "model" / "records" / "event.py"
    source = module.read_text("utf-8")
    before, line, after = source.partition("    claims: Annotated[")
    assert line
    module.write_text(before + FIELD.lstrip("\n") + line + after, "utf-8")
    root = freedonia({TREATY: {"kind: event": "kind: event\nweather: =Rain, and wind"}})
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", PUBLISH, str(root), str(out)],
        env=os.environ | {"PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(package)
    return out


def test_an_added_field_reaches_schema_guide_api_csv_and_database(published: Path) -> None:
    """Without another change; as text that a spreadsheet could run, it gets its apostrophe too."""

    def read(path: str) -> Any:
        return json.loads((published / path).read_bytes())

    rain = "=Rain, and wind"
    authored = read("schema/v1/event.json")["$defs"]["Event"]["properties"]["weather"]
    assert (authored["type"], authored["description"]) == (
        ["string", "null"],
        "What the weather was, in a few words.",
    )
    assert "<code>weather</code>" in (published / "guide.html").read_text("utf-8")

    events = {event["id"]: event["weather"] for event in read("api/v1/events.json")["events"]}
    assert events == {"1932-treaty": rain, "1933-count": "", "1934-lapse": ""}
    assert read("api/v1/events/1932-treaty.json")["event"]["weather"] == rain
    told = "What the weather was, in a few words; or empty."
    for schema in (
        read("schema/v1/api-event.json")["$defs"]["PublishedEvent"],
        read("api/v1/openapi.json")["components"]["schemas"]["PublishedEvent"],
    ):
        assert schema["properties"]["weather"] == {
            "title": "Weather", "type": "string", "description": told,
        }  # fmt: skip
        assert "weather" in schema["required"]

    table = (published / "data" / "events.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["id"]: row["weather"] for row in rows} == events | {"1932-treaty": f"'{rain}"}
    assert list(rows[0])[-1] == "weather"
    (resource,) = (one for one in read("data/datapackage.json")["resources"] if one["name"] == "events")
    assert resource["schema"]["fields"][-1] == {
        "name": "weather", "type": "string", "description": told,
    }  # fmt: skip
    with closing(sqlite3.connect(published / "data" / "annals.sqlite")) as database:
        assert dict(database.execute("SELECT id, weather FROM events")) == events


def test_a_field_without_a_mark_cannot_be_published() -> None:
    class Marked(Record):
        name: Annotated[str, Published("Its name.")]
        secret: Annotated[str, Unpublished("nobody needs it")]

    # Text without a pattern counts as free, which a spreadsheet could run.
    assert [(key.name, key.kind) for key in Form("Good", Marked, "A record.").keys] == [("name", "text")]

    class Unmarked(Marked):
        size: str

    with pytest.raises(TypeError, match=r"^Unmarked\.size must be marked as Published or Unpublished$"):
        Form("Bad", Unmarked, "A record.")


def test_a_field_of_any_type_gets_keys_that_are_always_there() -> None:
    """A date and a number under several keys, a list of ids as a column, what is missing as an empty text."""

    class Sighting(Measure):
        kind: Annotated[Any, Published("Its kind.")] = Field(default=None)

    with pytest.raises(TypeError, match=r"Sighting\.kind has a type that has no published form yet"):
        Form("Sighting", Sighting, "A value.")
    keys: Mapping[str, str] = {key.name: key.kind for key in Form("Value", Measure, "A value.").keys}
    assert keys == {
        "name": "text", "value": "number", "value_text": "id", "unit": "text", "of": "text",
        "as_of_edtf": "id", "as_of_earliest": "date", "as_of_latest": "date", "as_of_precision": "id",
        "as_of_qualifier": "text", "as_of_words": "text", "bound": "id",
    }  # fmt: skip


def test_a_field_is_described_for_data_users_as_for_authors_unless_its_mark_says_otherwise() -> None:
    class Bird(Record):
        name: Annotated[str, Published("Its name.")] = Field(description="The name; fmt adds it.")
        colour: Annotated[Literal["blue", "red"] | None, Published()] = Field(description="Main colour.")

    birds = Form("Bird", Bird, "A bird.")
    assert [key.description for key in birds.keys] == ["Its name.", "Main colour; or empty."]
