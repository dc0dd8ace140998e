"""The parts of the contributors' guide that are generated: the rules and the field reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from chronology.authoring import canonical, documents
from chronology.authoring.canonical import Shape, render_data
from chronology.model.chronology import Chronology
from chronology.model.records import Record
from chronology.model.site import Links
from chronology.pages.rendering import render
from chronology.rules import schemas
from chronology.rules.base import Rule
from chronology.rules.registry import ANSWERS, RULES

ALL_RULES: tuple[Rule, ...] = (
    *RULES,
    *documents.RULES,
    *(ANSWERS, canonical.RULE),
)


def rules(chronology: Chronology, links: Links) -> str:
    """Return every rule with its description, its tip, and a bad and a good example."""
    return render("guide_rules.html", chronology, links, rules=ALL_RULES, with_code=with_code)


def fields(kind: str, chronology: Chronology, links: Links) -> str:
    """Return the field reference of a kind of file: event, source, themes, actors, places or retired."""
    made = schemas.definitions(kind)
    records = [(model, list(_fields(model, made[model.__name__]))) for model in schemas.records(kind)]
    return render("guide_fields.html", chronology, links, records=records, with_code=with_code)


PARTS: Mapping[str, Callable[[Chronology, Links], str]] = {
    "rules": rules,
    **{kind: partial(fields, kind) for kind in schemas.KINDS},
}


def _fields(model: type[Record], definition: schemas.Schema) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield key, description, limits in words and example of each field; `definition` is the JSON Schema."""
    for key in model.order():
        description = model.model_fields[key].description or ""
        limits = [limit for limit in _limits(key, definition) if limit not in description]
        yield key, description, limits, example(model, key).rstrip("\n")


def example(model: type[Record], key: str) -> str:
    """Return the first example of a field as YAML."""
    return render_data({key: _first_example(model, key)}, Shape(model))


def _first_example(model: type[Record], key: str) -> Any:
    """Return the first example of a field.

    A list of records without an example gets one record, with examples of the required fields.
    """
    field, inner = model.model_fields[key], model.inner(key)
    if inner and not field.examples:
        required = [name for name in inner.order() if inner.model_fields[name].is_required()]
        return [{name: _first_example(inner, name) for name in required}]
    return (field.examples or [None])[0]


def _limits(key: str, definition: schemas.Schema) -> Iterator[str]:
    field = definition["properties"][key]
    yield "required" if key in definition.get("required", ()) else "optional"
    if field.get("type") == "array":
        least, most = field.get("minItems"), field.get("maxItems")
        if most:
            yield f"a list of {least or 0} to {most}"
        else:
            yield f"a list, at least {least}" if least else "a list"
    elif most := field.get("maxProperties"):
        yield f"at most {most} entries"
    if words := [str(value) for value in field.get("enum", ()) if isinstance(value, str)]:
        yield f"one of: {', '.join(words)}"
    elif length := field.get("maxLength"):
        yield f"at most {length} characters"


def with_code(text: str) -> Markup:
    """Return a text as HTML, with words between backticks as code."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
