"""A record with a key or value that its model does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronology.loading import loader, yaml_advice
from chronology.model.chronology import Chronology
from chronology.model.entries import File
from chronology.model.parsed_yaml import mapping
from chronology.model.records import (
    ID_PATTERN,
    ITEM_ID_PATTERN,
    LINE_PATTERN,
    PARAGRAPH_PATTERN,
    PROSE_PATTERN,
    SPAN_PATTERN,
    Change,
    Event,
    Record,
    Retired,
    Source,
)
from chronology.rules import Nearest, Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="schema",
    severity="error",
    description="Every record has the keys and the kinds of values that the field reference lists.",
    tip="The field reference lists every key and what it holds.",
    bad="""
        kind: events
    """,
    good="""
        kind: event
    """,
)
_RETIRED = ("withdrawn", "moved_to")
ELSEWHERE = {"string_too_long", "too_long", "date"}  # have rules of their own
_PATTERNS = {
    ID_PATTERN: "an id is small Latin letters and digits, with single hyphens between",
    ITEM_ID_PATTERN: "a small letter, a digit, and up to ten more of both; or leave it out",
    LINE_PATTERN: "one line, with no space before or after it",
    PROSE_PATTERN: "text that can be seen, and no carriage return",
    PARAGRAPH_PATTERN: "a paragraph is a number such as 9, or a footnote such as fn373",
    SPAN_PATTERN: "paragraphs are numbers such as 9, footnotes such as fn373, or spans such as 3-5",
}
# Keys that files had once, each with what to write instead.
_GONE = {
    "date_within": "Write the bounds of a moment as a set, [2014..2016], [2014-05..] or [..2016], and remove "
    "the key; `chronology fmt` does both.",
}


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each error of the models, in our words."""
    nearest = Nearest()
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] not in ELSEWHERE and not _follows(error):
                yield _finding(file, error, nearest)


def _follows(error: Mapping[str, Any]) -> bool:
    """Say whether a list counts as too short only because its entries are faulty themselves."""
    if error["type"] != "too_short":
        return False
    return bool(len(error["input"]) >= error["ctx"]["min_length"])


def _finding(file: File, error: Mapping[str, Any], nearest: Nearest) -> Finding:
    where = error["loc"]
    key = where[-1] if where else ""
    positions = file.parsed.keys if error["type"] == "extra_forbidden" else {}
    line, column = positions.get(where) or file.parsed.at(where)
    if key == "[key]":  # pydantic's way to say that the key itself is faulty
        line, column = file.parsed.keys[where[:-1]]
        error = {**error, "loc": where[:-2]}
    message, hint = _words(file, error, str(key), nearest)
    return RULE.at(file.path, line, column, message, hint or RULE.tip)


def _words(file: File, error: Mapping[str, Any], key: str, nearest: Nearest) -> tuple[str, str]:
    """Return message and hint for one error of pydantic's."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"«{key}» is missing", f"Add «{key}:». {_description(file, error['loc'])}"
    if kind == "extra_forbidden" and key in _GONE:
        return f"there is no key `{key}` any more", _GONE[key]
    if kind == "extra_forbidden":
        model = _model(file, error["loc"][:-1])
        if model and key in model.FORMER:
            return f'there is no key "{key}" any more', model.FORMER[key]
        return f"no key «{key}» here{nearest.to(key, _fields(file, error['loc'][:-1]))}", RULE.tip
    if kind == "literal_error":
        known = [part.strip().strip("'") for part in context["expected"].replace(" or ", ", ").split(",")]
        message = f"{_is(value)} is none of the values of «{key}»{nearest.to(str(value), known)}"
        return message if value else f"«{key}» is empty", f"Use one of: {', '.join(known)}."
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"])
        return f"«{_short(value)}» is not written as «{_field(error)}» asks", (
            f"Write it anew: {expected}." if expected else _description(file, error["loc"])
        )
    if kind in {"too_short", "string_too_short"}:
        few = f"has {len(value)}; at least {context['min_length']} are needed" if value else "is empty"
        return f"«{_field(error)}» {few}", _description(file, error["loc"])
    if kind == "number":
        return f"{_is(value)} is not a number", _description(file, error["loc"])
    if kind == "url":
        return str(
            error["msg"]
        ), "Write the address as the address bar of a browser shows it, or leave it out."
    if kind == "string_type" and yaml_advice.is_reference(value):
        return f"text expected, {_is(value)} found, for «[[» begins a list", yaml_advice.REFERENCE
    wanted = {"tuple_type": "a list", "string_type": "text", "model_type": "keys and values"}
    wanted["dict_type"] = wanted["model_type"]
    if kind in wanted:
        return f"{wanted[kind]} expected, {_is(value)} found", _description(file, error["loc"])
    return str(error["msg"]), _description(file, error["loc"])


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _is(value: object) -> str:
    names = {dict: "keys and values", list: "a list", type(None): "nothing"}
    return names.get(type(value), f"«{_short(value)}»")


def _field(error: Mapping[str, Any]) -> str:
    return next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")


def _model(file: File, where: tuple[str | int, ...]) -> type[Record] | None:
    """Return the model that holds the keys at `where`."""
    authored: dict[str, type[Record]] = {"event": Event, "source": Source}
    model = authored.get(file.kind)
    if file.kind == "event" and not mapping(file.parsed.data).keys().isdisjoint(_RETIRED):
        model = Retired
    if model is None:  # a file that holds several records
        several: dict[str, type[Record]] = {**loader.VOCABULARY, "changes": Change}
        model, where = several.get(f"{file.kind}s"), where[1:]
    for part in where:
        if isinstance(part, str) and model is not None:
            model = model.inner(part)
    return model


def _fields(file: File, where: tuple[str | int, ...]) -> list[str]:
    model = _model(file, where)
    return list(model.order()) if model else []


def _description(file: File, where: tuple[str | int, ...]) -> str:
    """Return what the field reference says of the field at `where`."""
    names = [place for place, part in enumerate(where) if isinstance(part, str)]
    if not names:
        return RULE.tip
    model = _model(file, where[: names[-1]])
    field = model.model_fields.get(str(where[names[-1]])) if model else None
    return field.description or RULE.tip if field else RULE.tip
