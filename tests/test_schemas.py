"""The JSON Schemas: equal to the records, and of one mind with the check on every file, real or broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronology.cli.main import main
from chronology.exports import EXPORTERS
from chronology.loading.loader import load
from chronology.model.records import Record
from chronology.model.site import Site
from chronology.rules import schemas
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from .rules import FREEDONIA, Build

ROOT = Path(__file__).parents[1]
RECORDS = [(kind, model) for kind in schemas.KINDS for model in schemas.records(kind)]
NAMES = [f"{kind}-{model.__name__}" for kind, model in RECORDS]


class Ordinary(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and truth values are such; as in YAML 1.2, dates are text."""


Ordinary.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":merge"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


loaded = cache(load)


def schema(kind: str, root: Path = ROOT) -> dict[str, Any]:
    """Return the schema of a kind, with the ids of a chronology, as it is published."""
    made: dict[str, Any] = json.loads(schemas.written(kind, loaded(root), Site(url="https://example.org/x/")))
    return made


SCHEMAS = {kind: schema(kind) for kind in schemas.KINDS}
FREEDONIAN = {kind: schema(kind, FREEDONIA) for kind in schemas.KINDS}
FILES = [(kind, path) for kind in schemas.KINDS for path in sorted(ROOT.glob(schemas.FILES[kind]))]


def faults(kind: str, text: str, made: dict[str, Any] | None = None) -> list[str]:
    """Return what an independent validator finds wrong with a file: where, and by which keyword."""
    validator = Draft202012Validator(made or SCHEMAS[kind])
    found = validator.iter_errors(yaml.load(text, Ordinary))
    return sorted(f"{error.json_path} {error.validator}" for error in found)


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Of draft 2020-12, with the address at which it is published."""
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[kind]["$id"] == f"https://example.org/x/schema/v1/{kind}.json"


@pytest.mark.parametrize(
    ("kind", "path"), FILES, ids=lambda value: value.stem if isinstance(value, Path) else ""
)
def test_every_file_of_the_project_is_valid(kind: str, path: Path) -> None:
    """As an editor reads it."""
    assert faults(kind, path.read_text("utf-8")) == []


def test_all_files_are_looked_at() -> None:
    """The test above leaves none out."""
    folders = ("events", "seeds", "vocabulary")
    expected = {path for name in folders for path in (ROOT / name).glob("*.yml")}
    assert {path for _, path in FILES} == expected | {ROOT / "docs" / "retired.yml"}


# ---- equal to the records


@pytest.mark.parametrize(("kind", "model"), RECORDS, ids=NAMES)
def test_a_record_is_described_field_by_field(kind: str, model: type[Record]) -> None:
    """The same keys in the same order, the same are needed, and each says what the record says."""
    made = SCHEMAS[kind]["$defs"][model.__name__]
    assert list(made["properties"]) == list(model.order())
    assert made["additionalProperties"] is False
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    assert set(made.get("required", ())) == needed
    assert made["description"] == " ".join((model.__doc__ or "").split())
    for name, field in model.model_fields.items():
        part = made["properties"][name]
        assert part["description"] == field.description
        assert part["title"]


@pytest.mark.parametrize(("kind", "model"), RECORDS, ids=NAMES)
def test_every_field_has_examples_that_are_valid(kind: str, model: type[Record]) -> None:
    """In the record itself; a schema shows those for which there is no list to choose from."""
    made = SCHEMAS[kind]["$defs"][model.__name__]["properties"]
    for name, field in model.model_fields.items():
        assert field.examples or model.inner(name), name
        for example in field.examples or ():
            whole = TypeAdapter(dict[str, field.rebuild_annotation()])  # type: ignore[valid-type]
            whole.validate_python({name: example})
        part = made[name]
        inner = part.get("items", part)
        assert ("examples" in part) != bool({"enum", "$ref"} & {*inner, *part}), name
        for example in part.get("examples", ()):
            assert Draft202012Validator(part | {"$defs": SCHEMAS[kind]["$defs"]}).is_valid(example)


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping within a schema."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(inner)


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_there_are_no_unions(kind: str) -> None:
    """A validator says of a union that nothing of it fits, and not what is wrong."""
    assert [part for part in parts(SCHEMAS[kind]) if {"anyOf", "oneOf", "allOf"} & set(part)] == []


def test_ids_are_offered_with_names() -> None:
    """The vocabulary and the sources, in the order of their files; `nobody` where there may be none."""
    definitions = FREEDONIAN["event"]["$defs"]
    actors = definitions["Event"]["properties"]["actors"]["items"]
    assert actors["enum"] == ["freedonia", "sylvania", "firefly"]
    assert actors["enumDescriptions"] == ["Freedonia", "Sylvania", "Rufus Firefly"]
    assert definitions["Event"]["properties"]["themes"]["items"]["enum"] == ["borders", "ducks"]
    assert definitions["Event"]["properties"]["places"]["items"]["enum"] == ["fredville"]
    assert definitions["Claim"]["properties"]["source"]["enum"] == ["almanac", "gazette"]
    assert definitions["Claim"]["properties"]["speaker"]["enum"] == ["freedonia", "sylvania", "firefly", None]
    assert definitions["Position"]["properties"]["speaker"]["enumDescriptions"][-1] == "nobody"
    assert "evidence-names" in definitions["Answer"]["properties"]["rule"]["enum"]
    fields = FREEDONIAN["source"]["$defs"]["Inferred"]["properties"]["field"]["enum"]
    assert "publisher" in fields


# ---- files as an editor reads them

GOOD = """\
title: Freedonia counts its ducks
kind: figure
date: "1932/1933"
themes: [ducks]
summary: A count.
date_note: Somewhere between.
places: []
measures: [{name: a, value: 17.40, unit: b, of: c, as_of: "1933-03"}]
claims:
  - {text: A count., source: gazette, at: [3, fn1, "2"], speaker: null}
"""
BROKEN = {
    "a key that is misspelt": (("summary:", "sumary:"), ["$ additionalProperties", "$ required"]),
    "a key that is missing": (("kind: figure\n", ""), ["$ required"]),
    "a kind that is none": (("kind: figure", "kind: rumour"), ["$.kind enum"]),
    "a date without quotes": (('as_of: "1933-03"', "as_of: 1933"), ["$.measures[0].as_of type"]),
    "a theme that is none": (("[ducks]", "[duck]"), ["$.themes[0] enum"]),
    "no theme": (("[ducks]", "[]"), ["$.themes minItems"]),
    "four themes": (("[ducks]", "[ducks, borders, ducks, borders]"), ["$.themes maxItems"]),
    "a source that is none": (("gazette", "gazete"), ["$.claims[0].source enum"]),
    "a speaker that is none": (("speaker: null", "speaker: harpo"), ["$.claims[0].speaker enum"]),
    "paragraph 0": (("[3,", "[0,"), ["$.claims[0].at[0] minimum"]),
    "a paragraph that is half a one": (("[3,", "[3.5,"), ["$.claims[0].at[0] type"]),
    "a footnote without a number": (("fn1", "fn"), ["$.claims[0].at[1] pattern"]),
    "a title of two lines": (("title: Freedonia", 'title: "A\\nb"\n#'), ["$.title pattern"]),
    "a long title": (("title: Freedonia", "title: " + "x" * 90), ["$.title maxLength"]),
    "a list as summary": (("A count.\ndate", "[[x]]\ndate"), ["$.summary type"]),
    "a key that is gone": (("places: []", "date_within: true"), ["$ additionalProperties"]),
    "a value in words": (("17.40", "many"), ["$.measures[0].value pattern"]),
    "an event that was withdrawn": (("title:", "withdrawn: why\ntitle:"), ["$ additionalProperties"]),
}


def test_an_event_is_valid_in_whatever_way_its_scalars_are_read() -> None:
    """Numbers, truth values and nothing, where the check sees what was written."""
    assert faults("event", GOOD, FREEDONIAN["event"]) == []
    assert faults("retired", "1931-a: {title: A, withdrawn: Why.}\n", FREEDONIAN["retired"]) == []
    assert faults("retired", "1931-a: {title: A, moved_to: 1932-treaty}\n", FREEDONIAN["retired"]) == []
    assert faults("retired", "", FREEDONIAN["retired"]) == []
    assert faults("places", "", FREEDONIAN["places"]) == []


@pytest.mark.parametrize(("change", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_event_is_invalid_for_the_schema_and_for_the_check(
    change: tuple[str, str], expected: list[str], freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """The schema finds the one thing that is wrong in its place, and so does the check.

    Only the check can read a date without quotes.
    """
    assert change[0] in GOOD
    broken = GOOD.replace(change[0], change[1], 1)
    assert faults("event", broken, FREEDONIAN["event"]) == expected
    root = freedonia({"events/1933-broken.yml": broken})
    main(["check", "--root", str(root)])
    found = re.search(
        r"events/1933-broken.yml.* error\[(schema|length|date|unknown-.*)\]", capsys.readouterr().out
    )
    assert bool(found) != ("as_of: 1933" in change)


OTHERS = {
    "source": ("title: A\nlabel: B\nmark: bc\n", ["$ required", "$.mark pattern"]),
    "themes": ("ducks: {name: Ducks}\n", ["$.ducks required"]),
    "actors": (
        "Firefly: {name: F, kind: person, names: {Latin: L}}\n",
        ["$ pattern", "$.Firefly.names additionalProperties"],
    ),
    "places": ("- fredville\n", ["$ type"]),
}


@pytest.mark.parametrize(("kind", "text", "expected"), [(kind, *rest) for kind, rest in OTHERS.items()])
def test_other_broken_files_are_not_valid(kind: str, text: str, expected: list[str]) -> None:
    """Each kind of file has a schema that finds something."""
    found = faults(kind, text)
    assert sorted(set(found)) == expected


# ---- where they are found


def test_the_command_writes_what_the_editor_is_told_to_read(tmp_path: Path) -> None:
    """Settings name every schema and every kind of file; what has not changed is not written again."""
    target = tmp_path / "cache" / "schema"
    assert main(["schema", "--write", str(target), "--root", str(ROOT)]) == 0
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {f"./.cache/schema/{path.name}" for path in target.iterdir()} == set(settings)
    for path, pattern in settings.items():
        assert pattern == "/" + schemas.FILES[Path(path).stem]
    assert "--write .cache/schema" in (ROOT / "GNUmakefile").read_text("utf-8")
    before = {path: path.stat().st_mtime_ns for path in target.iterdir()}
    assert main(["schema", "--write", str(target), "--root", str(ROOT)]) == 0
    assert {path: path.stat().st_mtime_ns for path in target.iterdir()} == before


def test_every_schema_is_published() -> None:
    """Under the address that the schema itself names."""
    paths = {exporter.PATH for exporter in EXPORTERS}
    assert {f"schema/v1/{kind}.json" for kind in schemas.KINDS} <= paths


def test_a_schema_without_a_site_has_no_address() -> None:
    """For an editor it is a file, and a relative address would lead it astray."""
    assert "$id" not in schemas.schema("event", load(FREEDONIA), Site())
