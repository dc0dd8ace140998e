"""The patterns of all schemas: the browser, the records and Python read each of them alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from chronology import exports
from chronology.loading.loader import load
from chronology.model.site import Site
from playwright.sync_api import Page
from pydantic import StringConstraints, TypeAdapter, ValidationError

ROOT = Path(__file__).parents[2]
COMPILES = """patterns => patterns.map(pattern => {
    try { new RegExp(pattern, "u"); return ""; } catch (error) { return String(error); }
})"""
MATCHES = "([pattern, samples]) => samples.map(sample => new RegExp(pattern, 'u').test(sample))"

WELL_WRITTEN = (
    *(
        "a-1",
        "1932-duck-treaty",
        "A",
        "G",
        "9",
        "fn373",
        "3-5",
        "fn360-fn363",
        "17.4",
        "-3.50",
        "en",
        "c7k3m",
    ),
    *(
        "c7k3m",
        "kk-Cyrl",
        "two words",
        "Карчич",
        "0" * 64,
        "https://gazette.example/ducks?a=b#c",
        "http://xn--9ca.example/é",
    ),
)
SPACES = (
    *(" ", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\xa0", "\u1680", "\u180e", "\u200a"),
    *("\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\ufeff"),
)
SAMPLES = (
    *WELL_WRITTEN,
    *(text + space for text in WELL_WRITTEN for space in SPACES),
    *(space + text for text in WELL_WRITTEN for space in SPACES),
    *(f"{text}{space}{text}" for text in WELL_WRITTEN for space in SPACES),
    *("", "-", "a--b", "3-", "٣", "fn٣", "١٧", "Ａ", "ſ", "ı", "1e5", ".5", "5.", "https://", 'https://a"b'),
    *("https://a'b", "https://a<b", "https://a\\b", "ftp://a", "javascript:alert(1)", "𝒜", "a\u0301"),
)


@pytest.fixture(scope="module")
def patterns() -> list[str]:
    """Every pattern of the schemas of authored and published files, and of the OpenAPI description."""
    files = exports.files(load(ROOT), Site("Multivector", "https://example.org/", ""))
    read = [name for name in files if name.startswith("schema/") or name.endswith("openapi.json")]
    assert {"schema/v1/source.json", "schema/v1/api-events.json", "api/v1/openapi.json"} <= set(read)
    found = {pattern for name in read for pattern in _patterns(json.loads(files[name]))}
    assert len(found) > 5
    return sorted(found)


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        if isinstance(schema.get("patternProperties"), dict):
            yield from schema["patternProperties"]
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for value in inner:
        yield from _patterns(value)


def test_every_pattern_compiles_in_the_browser(page: Page, patterns: list[str]) -> None:
    """As editors compile it, which is stricter than without the flag."""
    assert dict(zip(patterns, page.evaluate(COMPILES, patterns), strict=True)) == dict.fromkeys(patterns, "")


def test_browser_records_and_python_take_the_same_texts(page: Page, patterns: list[str]) -> None:
    """Also one that ends with the end of a line, or with a space that only some of them take for one."""
    for pattern in patterns:
        adapter = TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])
        in_browser = page.evaluate(MATCHES, [pattern, list(SAMPLES)])
        assert any(in_browser), pattern
        assert not all(in_browser), pattern
        for sample, taken in zip(SAMPLES, in_browser, strict=True):
            said = f"{pattern} {sample!r}"
            assert _takes(adapter, sample) == taken, said
            assert bool(re.fullmatch(pattern, sample)) == taken, said


def _takes(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True
