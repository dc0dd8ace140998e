"""Rules on files: their names, their YAML, and the keys and values of their records.

Pydantic validates the records; this module words its errors by their type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from chronology.loading import strict_yaml
from chronology.loading.loader import RECORDS
from chronology.model.chronology import Chronology
from chronology.model.entries import File, Path
from chronology.model.records import (
    ID_PATTERN,
    ITEM_ID_PATTERN,
    LINE_PATTERN,
    PARAGRAPH_PATTERN,
    PROSE_PATTERN,
    SPAN_PATTERN,
    Record,
)
from chronology.model.records.base import LONGEST_ID
from chronology.rules.base import Suggestions, field_name, rule
from chronology.rules.findings import Finding


@rule(
    tip="Use lower-case Latin letters, digits and hyphens, as in 1932-duck-treaty.yml.",
    bad="""
        # events/Duck Treaty.yml
        title: Fredville sees a treaty signed
    """,
    good="""
        # events/1932-fredville.yml
        title: Fredville sees a treaty signed
    """,
)
def file_name(chronology: Chronology) -> Iterator[Finding]:
    """The name of a file is its id (lower-case Latin letters, digits, single hyphens) and .yml."""
    for path, message, hint in chronology.strays:
        yield file_name.at(path, 1, 1, message, hint)
    for path, file in chronology.files.items():
        if file.kind not in {"event", "source"}:
            continue
        name = PurePosixPath(path).stem
        if not re.fullmatch(ID_PATTERN, name):
            yield file_name.at(path, 1, 1, f"`{name}` is not a valid id")
        elif len(name) > LONGEST_ID:
            message = f"the id has {len(name)} characters; at most {LONGEST_ID}"
            yield file_name.at(path, 1, 1, message, "Choose a shorter name.")
    for entries in (chronology.retired, chronology.themes, chronology.actors, chronology.places):
        for key, entry in entries.items():
            if not re.fullmatch(ID_PATTERN, key) or len(key) > LONGEST_ID:
                hint = f"Use at most {LONGEST_ID} lower-case Latin letters, digits and single hyphens."
                yield file_name.finding(entry, (), f"`{key}` is not a valid id", hint)


@rule(
    tip="Compare the file with one that works.",
    bad="""
        title: Freedonia signs a treaty
        title: Freedonia and Sylvania sign a treaty
    """,
    good="title: Freedonia and Sylvania sign a treaty",
)
def yaml(chronology: Chronology) -> Iterator[Finding]:
    """A file is YAML in UTF-8, at most 64 KiB and 12 levels deep, without duplicate keys, anchors, aliases,
    tags, further documents, invisible characters or tabs in values.

    A comment has a line of its own.
    """
    for file in chronology.files.values():
        for fault in file.parsed.faults:
            yield yaml.at(file.path, fault.line, fault.column, fault.message, fault.hint)


_PATTERNS = {
    ID_PATTERN: "an id of lower-case Latin letters and digits, with single hyphens between them",
    ITEM_ID_PATTERN: "a lower-case letter, a digit, and up to ten more letters and digits; or leave it out",
    LINE_PATTERN: "a single line, without spaces at its start or end",
    PROSE_PATTERN: "visible text without carriage returns",
    PARAGRAPH_PATTERN: "a paragraph such as 9, or a footnote such as fn373",
    SPAN_PATTERN: "a paragraph such as 9, a footnote such as fn373, or a span such as 3-5",
}
_EXPECTED = {
    "tuple_type": "a list",
    "string_type": "text",
    "model_type": "keys and values",
    "dict_type": "keys and values",
}


@rule(
    tip="The field reference lists every key and what it holds.",
    bad="kind: events",
    good="kind: event",
)
def schema(chronology: Chronology) -> Iterator[Finding]:
    """Every record has the keys and the kinds of values that the field reference lists, and no text or list
    is longer than it allows.
    """
    suggestions = Suggestions()
    for file in chronology.files.values():
        for error in file.errors:
            # A list with invalid entries counts as too short even if it has enough entries.
            follows = error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]
            if error["type"] != "date" and not follows:  # dates have a rule of their own
                yield _explained(file, error, suggestions)


def _explained(file: File, error: Mapping[str, Any], suggestions: Suggestions) -> Finding:
    where: Path = error["loc"]
    positions = file.parsed.keys if error["type"] == "extra_forbidden" else {}
    line, column = positions.get(where) or file.parsed.at(where)
    if where and where[-1] == "[key]":  # pydantic's location of an invalid key of a mapping
        line, column = file.parsed.keys[where[:-1]]
        where = where[:-2]
    message, hint = _words(file, error, where, suggestions)
    return schema.at(file.path, line, column, message, hint)


def _words(file: File, error: Mapping[str, Any], where: Path, suggestions: Suggestions) -> tuple[str, str]:
    """Return message and hint for a validation error of the value at `where`; the hint may be empty."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    key, description = str(where[-1]) if where else "", _description(file, where)
    if kind == "missing":
        return f"`{key}` is missing", f"Add `{key}:`. {description or schema.tip}"
    if kind == "extra_forbidden":
        model = _model(file, where[:-1])
        return f"no key `{key}` here{suggestions.nearest(key, model.order() if model else ())}", ""
    if kind == "literal_error":
        known = re.findall("'(.*?)'", context["expected"])
        message = (
            f"{_shown(value)} is not one of the values of `{key}`{suggestions.nearest(str(value), known)}"
        )
        return message if value else f"`{key}` is empty", f"Use one of: {', '.join(known)}."
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"])
        message = f"`{_short(value)}` is not a valid value of `{field_name(where)}`"
        return message, f"Expected: {expected}." if expected else description
    if kind in {"too_long", "string_too_long"}:
        unit = "entries" if kind == "too_long" else "characters"
        message = f"`{field_name(where)}` has {len(value)} {unit}; at most {context['max_length']}"
        return message, "Shorten it, or split it."
    if kind in {"too_short", "string_too_short"}:
        few = f"has {len(value)}; at least {context['min_length']} are needed" if value else "is empty"
        return f"`{field_name(where)}` {few}", description
    if kind == "number":
        return f"{_shown(value)} is not a number", description
    if kind == "string_type" and strict_yaml.is_reference(value):
        return f"text expected, {_shown(value)} found, because `[[` begins a list", strict_yaml.REFERENCE
    if kind in _EXPECTED:
        return f"{_EXPECTED[kind]} expected, {_shown(value)} found", description
    return str(error["msg"]), description  # for types of errors that no field gives at present


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _shown(value: object) -> str:
    names = {dict: "keys and values", list: "a list", type(None): "nothing"}
    return names.get(type(value), f"`{_short(value)}`")


def _model(file: File, where: Path) -> type[Record] | None:
    """Return the model that holds the keys at `where`; None if there is none."""
    model: type[Record] | None = RECORDS[file.kind]
    if file.kind not in {"event", "source"}:  # the path begins with the key of one of several records
        where = where[1:]
    for part in where:
        if isinstance(part, str) and model is not None:
            model = model.inner(part)
    return model


def _description(file: File, where: Path) -> str:
    """Return the field reference's description of the field at or around `where`, or an empty string."""
    places = [place for place, part in enumerate(where) if isinstance(part, str)]
    model = _model(file, where[: places[-1]]) if places else None
    field = model.model_fields.get(str(where[places[-1]])) if model else None
    return field.description or "" if field else ""
