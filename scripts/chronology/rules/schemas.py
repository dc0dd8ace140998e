"""JSON Schemas (draft 2020-12) of the authored files, made from the records and the vocabulary.

They serve editors, which read a file with an ordinary YAML reader: a paragraph may be a number there, and
`true` a truth value. There is no union in them, because of which an editor could not say what is wrong;
what is optional may also be null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from chronology.loading.loader import VOCABULARY
from chronology.model.chronology import Chronology
from chronology.model.records import ID_PATTERN, NUMBER_PATTERN, Event, Record, Retired, Source
from chronology.model.site import Site

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
FILES: Mapping[str, str] = {
    "event": "events/*.yml",
    "source": "seeds/*.yml",
    **{name: f"vocabulary/{name}.yml" for name in VOCABULARY},
}
KINDS = tuple(FILES)
_MODELS: Mapping[str, tuple[type[Record], ...]] = {
    "event": (Event, Retired),
    "source": (Source,),
    **{name: (model,) for name, model in VOCABULARY.items()},
}


def schema(kind: str, chronology: Chronology, site: Site) -> Schema:
    """Return the schema of a kind of file: event, source, themes, actors or places."""
    head: Schema = {"$schema": DRAFT}
    if site.url:
        head["$id"] = f"{site.url}schema/v1/{kind}.json"
    head["title"] = FILES[kind]
    models = _MODELS[kind]
    found: Schema = {}
    for model in models:
        found |= definitions(model)
    for name, definition in found.items():
        _enumerate(name, definition, chronology)
    return head | _root(kind, models) | {"$defs": found}


def records(kind: str) -> list[type[Record]]:
    """Return the records of a kind of file, and those within them, each once, the outer ones first."""
    return _within(*_MODELS[kind])


def written(kind: str, chronology: Chronology, site: Site) -> bytes:
    """Return a schema as JSON, indented, for people read it too."""
    return (json.dumps(schema(kind, chronology, site), ensure_ascii=False, indent=2) + "\n").encode()


def _root(kind: str, models: tuple[type[Record], ...]) -> Schema:
    """Return what a whole file is: a record, one of two told apart by their keys, or records by id."""
    references = [{"$ref": f"#/$defs/{model.__name__}"} for model in models]
    if kind in VOCABULARY:
        ids = {"pattern": ID_PATTERN, "maxLength": 80}
        return {"type": ["object", "null"], "propertyNames": ids, "additionalProperties": references[0]}
    if len(references) == 1:
        return references[0]
    neither = {"properties": {"withdrawn": False, "moved_to": False}}
    return {"type": "object", "if": neither, "then": references[0], "else": references[1]}


def definitions(model: type[Record]) -> Schema:
    """Return the definitions of a record and of those within it, by name."""
    found: Schema = json.loads(_of_code()["definitions"][model.__name__])
    return found


@cache
def _of_code() -> dict[str, dict[str, str]]:
    """Return what only the code determines, and what would take a tenth of the time of a small build.

    That is the definitions of each record, as JSON, and the rules that warn, with what they ask for.
    """
    made: dict[str, dict[str, str]] = _made()
    return made


def _made() -> dict[str, dict[str, str]]:
    from chronology.rules.registry import RULES  # forty modules that a build of sound data does not wait for

    models = dict.fromkeys(model for kind in KINDS for model in records(kind))
    return {
        "definitions": {model.__name__: json.dumps(_defined(model)) for model in models},
        "warnings": {rule.name: rule.description for rule, _ in RULES if rule.severity == "warning"},
    }


def _defined(model: type[Record]) -> Schema:
    made = model.model_json_schema()
    found: Schema = {name: _plain(one) for name, one in made.pop("$defs", {}).items()}
    found[model.__name__] = _plain(made)
    for name, one in found.items():
        keys = next(m for m in _within(model) if m.__name__ == name).order()
        one["properties"] = {key: _field(key, one["properties"][key]) for key in keys}
    return found


def _within(*models: type[Record]) -> list[type[Record]]:
    """Return records and those within them, each once, the outer ones first."""
    found = list(models)
    for one in found:
        found += [inner for key in one.order() if (inner := one.inner(key)) and inner not in found]
    return found


def _plain(value: Any) -> Any:
    """Return a schema in which «this or nothing» is one type, and nothing is the default of anything."""
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


# What an ordinary reader makes of a scalar without quotes.
_READ: Mapping[str, Schema] = {
    "at": {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999},
    "value": {"type": ["number", "string"], "pattern": NUMBER_PATTERN, "maxLength": 20},
}


def _field(key: str, field: Schema) -> Schema:
    """Return the schema of a field as an editor reads its value."""
    field = {"title": key.replace("_", " ").capitalize(), **field}
    if key == "at":
        return field | {"items": field["items"] | _READ[key]}
    field = field | _READ.get(key, {})
    if "enum" in field or "$ref" in field.get("items", field):  # what there is to choose shows itself
        field.pop("examples", None)
    return field


def _enumerate(name: str, definition: Schema, chronology: Chronology) -> None:
    """Put the ids that there are, with their names, where an id of the vocabulary or a source is asked."""
    for key, field in definition["properties"].items():
        listing = _IDS.get(f"{name}.{key}") or _IDS.get(key)
        if listing is None:
            continue
        known = listing(chronology)
        at = field.get("items", field)
        optional = "null" in at.get("type", ())
        at["enum"] = [*known, None] if optional else list(known)
        at["enumDescriptions"] = [*known.values(), "nobody"] if optional else list(known.values())
        for owner in (field, at):
            owner.pop("examples", None)


Listing = Callable[[Chronology], Mapping[str, str]]


def _ids(kind: str, entries: str, name: str) -> Listing:
    """Return what lists the ids of a kind with their names; a record with faults is named by its id."""

    def listing(chronology: Chronology) -> Mapping[str, str]:
        found: Mapping[str, Any] = getattr(chronology, entries)
        names = {key: getattr(entry.record, name) for key, entry in found.items()}
        return names | {key: key for key in sorted(chronology.known(kind) - names.keys())}

    return listing


_IDS: Mapping[str, Listing] = {
    "actors": _ids("actor", "actors", "name"),
    "speaker": _ids("actor", "actors", "name"),
    "themes": _ids("theme", "themes", "name"),
    "places": _ids("place", "places", "name"),
    "source": _ids("source", "sources", "label"),
    "Answer.rule": lambda _: _of_code()["warnings"],
    "Inferred.field": lambda _: {key: f.description or "" for key, f in Source.model_fields.items()},
}
