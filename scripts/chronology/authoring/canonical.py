"""The formatter: puts a file into canonical form without changing what it says.

It adds only the ids of claims, disagreements and positions that have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath

from chronology.authoring import yaml_format
from chronology.authoring.yaml_format import CommentedYaml, Shape
from chronology.model import item_ids, utf8
from chronology.model.chronology import Chronology
from chronology.model.records import Event
from chronology.rules.base import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="canonical",
    severity="warning",
    description="Every file is written in the canonical form, so that files differ only in what they say.",
    tip="Run `chronology fmt`, or leave it to the maintainers.",
    bad="""
        date: '1932'
        title: "Freedonia and Sylvania sign a treaty"
        themes:
        - borders
    """,
    good="""
        title: Freedonia and Sylvania sign a treaty
        date: "1932"
        themes: [borders]
    """,
)


class UnchangeableError(ValueError):
    """A file that cannot be put into canonical form; the message says why."""


def canonical(raw: bytes, path: str) -> bytes:
    """Return the canonical form of a file's bytes, by its path from the root.

    Raises `UnchangeableError` if it is not a data file, has faults, or would no longer say the same.
    """
    try:
        document = yaml_format.read(raw)
    except ValueError as error:
        raise UnchangeableError(f"{error}; `chronology check` explains how to fix it") from None
    shape = yaml_format.shape_of(path, document.data)
    if shape is None:
        raise UnchangeableError("not a data file of events/, seeds/ or vocabulary/")
    if shape.model is Event:
        item_ids.complete(PurePosixPath(path).stem, document.data)
    return write(document, shape, raw)


def write(document: CommentedYaml, shape: Shape, before: bytes = b"") -> bytes:
    """Return a document as a file in canonical form, with `before` as what stood there.

    Raises `UnchangeableError` if the file would be too large, or would not say the same when read again.
    """
    raw = yaml_format.write(document, shape).encode()
    if raw == before:
        return raw
    if len(raw) > utf8.MAX_BYTES:
        raise UnchangeableError(f"it would have {len(raw):,} bytes, and at most {utf8.MAX_BYTES:,} are read")
    try:
        again = yaml_format.read(raw)
    except ValueError as error:
        raise UnchangeableError(f"its canonical form cannot be read: {error}") from None
    if again.data != document.data or Counter(again.comments()) != Counter(document.comments()):
        raise UnchangeableError("its canonical form would not say the same; please report this bug")
    return raw


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each file without other faults that is not in canonical form, at the first line that differs."""
    for path, file in chronology.files.items():
        if yaml_format.shape_of(path, file.parsed.data) and not file.parsed.faults and not file.errors:
            raw = (chronology.root / path).read_bytes()
            yield from differences(path, raw, canonical(raw, path))


def differences(path: str, raw: bytes, wanted: bytes) -> Iterator[Finding]:
    """Yield one finding, at the first line that differs, if the bytes of a file are not as wanted."""
    if raw == wanted:
        return
    lines = zip_longest(raw.split(b"\n"), wanted.split(b"\n"))
    number, line = next((n, new) for n, (old, new) in enumerate(lines, 1) if old != new)
    expected = f'expected "{line.decode().strip()}"' if line and line.strip() else "expected no such line"
    yield RULE.at(path, number, 1, f"not in canonical form: {expected}", RULE.tip)
