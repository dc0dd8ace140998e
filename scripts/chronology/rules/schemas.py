"""JSON Schemas (draft 2020-12) of the authored files, made from the records and the vocabulary.

They are for editors, whose YAML parsers may read a paragraph as a number and `true` as a boolean. They
contain no unions, because an editor's messages about them are useless; optional values may be null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from chronology.loading.loader import RECORDS, RETIRED, VOCABULARY
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import ID_PATTERN, Record, Source
from chronology.model.records.base import LONGEST_ID
from chronology.model.site import Site
from chronology.rules.registry import RULES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
FILES: Mapping[str, str] = {
    "event": "events/*.yml",
    "source": "seeds/*.yml",
    **{name: f"vocabulary/{name}.yml" for name in VOCABULARY},
    "retired": RETIRED,
}
"""The files of each kind, as a pattern."""
KINDS = tuple(FILES)
_MODELS: Mapping[str, type[Record]] = {**RECORDS, **VOCABULARY}


def schema(kind: str, chronology: Chronology, site: Site) -> Schema:
    """Return the schema of a kind of file, with the ids that its fields may hold."""
    head: Schema = {"$schema": DRAFT}
    if site.url:
        head["$id"] = f"{site.url}schema/v1/{kind}.json"
    head["title"] = FILES[kind]
    found = definitions(kind)
    ids = _ids(chronology)
    for name, definition in found.items():
        for key, field in definition["properties"].items():
            known = ids.get(f"{name}.{key}", ids.get(key))
            if known is not None:
                _enumerate(field, known)
    return head | _root(kind) | {"$defs": found}


def written(kind: str, chronology: Chronology, site: Site) -> bytes:
    """Return the schema of a kind of file as indented JSON."""
    return (json.dumps(schema(kind, chronology, site), ensure_ascii=False, indent=2) + "\n").encode()


def records(kind: str) -> list[type[Record]]:
    """Return the record classes of a kind of file, the outer ones first, each once."""
    found = [_MODELS[kind]]
    for one in found:
        found += [inner for key in one.order() if (inner := one.inner(key)) and inner not in found]
    return found


def definitions(kind: str) -> Schema:
    """Return the definitions of the record classes of a kind of file, by name."""
    return deepcopy(_definitions(kind))


@cache
def _definitions(kind: str) -> Schema:
    """Make the definitions, which takes pydantic up to 20 ms."""
    outer = _MODELS[kind]
    _, made = models_json_schema([(outer, "validation")])
    within = {model.__name__: model for model in records(kind)}
    inner = [name for name in made["$defs"] if name in within and name != outer.__name__]
    found: Schema = {}
    for name in (*inner, outer.__name__):
        found[name] = _plain(made["$defs"][name])
        properties = found[name]["properties"]
        found[name]["properties"] = {key: _field(key, properties[key]) for key in within[name].order()}
    return found


def _root(kind: str) -> Schema:
    """Return the schema of a whole file: a record, or records by id."""
    reference = {"$ref": f"#/$defs/{_MODELS[kind].__name__}"}
    if kind in {"event", "source"}:
        return reference
    ids = {"pattern": ID_PATTERN, "maxLength": LONGEST_ID}
    return {"type": ["object", "null"], "propertyNames": ids, "additionalProperties": reference}


def _plain(value: Any) -> Any:
    """Return a schema without unions with null, without `const` and without null or empty defaults."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(one) for key, one in value.items() if key != "default" or one}
    if "anyOf" in plain:
        (wanted,) = (one for one in plain.pop("anyOf") if one != {"type": "null"})
        plain = {**wanted, **plain}
        plain["type"] = [plain["type"], "null"]
    if "patternProperties" in plain:
        plain["additionalProperties"] = False
    if "const" in plain:
        plain["enum"] = [plain.pop("const")]
    if "enum" in plain and "null" in plain.get("type", ()):
        plain["enum"] = [*plain["enum"], None]
    return plain


def _field(key: str, field: Schema) -> Schema:
    """Return the schema of a field as an editor reads its value."""
    field = {"title": key.replace("_", " ").capitalize(), **field}
    if "enum" in field or "$ref" in field.get("items", field):  # an editor lists the choices itself
        field.pop("examples", None)
    return field


def _ids(chronology: Chronology) -> Mapping[str, Mapping[str, str]]:
    """Return the ids that fields may hold, each with its name, by the name of the field."""

    def named(kind: str, entries: Mapping[str, Entry[Any]], field: str = "name") -> Mapping[str, str]:
        names = {key: getattr(entry.record, field) for key, entry in entries.items()}
        return names | {key: key for key in sorted(chronology.known(kind) - names.keys())}

    actors = named("actor", chronology.actors)
    return {
        "actors": actors,
        "speaker": actors,
        "themes": named("theme", chronology.themes),
        "places": named("place", chronology.places),
        "source": named("source", chronology.sources, "label"),
        "Answer.rule": {rule.name: rule.description for rule in RULES if rule.severity == "warning"},
        "Inferred.field": {key: field.description or "" for key, field in Source.model_fields.items()},
    }


def _enumerate(field: Schema, known: Mapping[str, str]) -> None:
    """List the ids that a field may hold, with their names."""
    at = field.get("items", field)
    optional = "null" in at.get("type", ())
    at["enum"] = [*known, None] if optional else list(known)
    at["enumDescriptions"] = [*known.values(), "nobody"] if optional else list(known.values())
    for owner in (field, at):
        owner.pop("examples", None)
