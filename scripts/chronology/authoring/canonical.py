"""Whether a file is in canonical form, and putting it there without changing what it says.

Only the ids of claims, disagreements and positions are added, where they are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath

from chronology.authoring import known, layout, moments, reading
from chronology.authoring.shapes import Shape, shape
from chronology.authoring.tree import Collection, Entry, Node, Scalar, Tree, comments
from chronology.loading import strict_yaml
from chronology.model import item_ids
from chronology.model.chronology import Chronology
from chronology.model.entries import File
from chronology.model.parsed_yaml import mapping
from chronology.model.records import Event
from chronology.rules.base import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="canonical",
    severity="warning",
    description="Every file is written in the canonical form, so that files differ only in what they say.",
    tip="Run «chronology fmt», or leave it to the maintainers.",
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
    """A file that is not brought into canonical form; the message says why."""


def canonical(raw: bytes, path: str) -> bytes:
    """Return the canonical form of a file's bytes, by its path from the root.

    An interval that bounds a moment becomes a set (see `moments`); nothing else that the file says changes.

    Raises `UnchangeableError` where the file is no data, has faults, or would say something else then.
    """
    parsed = strict_yaml.parse(raw)
    form = shape(path, mapping(parsed.data))
    if form is None:
        raise UnchangeableError("no file of events/, seeds/ or vocabulary/")
    if parsed.faults:
        fault = parsed.faults[0]
        raise UnchangeableError(f"line {fault.line}: {fault.message}; «chronology check» says what to do")
    tree = reading.read(raw)
    before = Counter(_all_comments(tree))
    try:
        migrated = moments.migrate(tree, form.model)
    except ValueError as error:
        raise UnchangeableError(str(error)) from None
    gone = _without_former(tree, form)
    _add_ids(tree, raw, path, form)
    text = layout.written(tree, form).encode()
    said = parsed.data
    if gone:
        said = {key: value for key, value in mapping(said).items() if key not in gone}
    if form.model is Event:
        item_ids.complete(PurePosixPath(path).stem, said)
    again = strict_yaml.parse(text)
    same = migrated or again.data == said
    if again.faults or not same or Counter(_all_comments(reading.read(text))) != before:
        raise UnchangeableError("its canonical form would not say the same; report this fault of fmt")
    return text


def _without_former(tree: Tree, form: Shape) -> set[str]:
    """Take the keys that a record had once out of a tree where they say nothing; return those taken out."""
    if not form.model or not isinstance(tree.root, Collection):
        return set()
    entries = tree.root.entries
    gone = {
        entry.key
        for entry in entries
        if entry.key in form.model.FORMER and entry.value == Scalar(None) and not list(comments(entry))
    }
    tree.root.entries = [entry for entry in entries if entry.key not in gone]
    return {key for key in gone if key}


def former(raw: bytes, path: str) -> Iterator[str]:
    """Yield what to write in place of each key of a file that its record had once, and has no more."""
    keys = mapping(strict_yaml.parse(raw).data)
    form = shape(path, keys)
    told = form.model.FORMER if form and form.model else {}
    yield from (f'"{key}" is not rewritten. {told[key]}' for key in keys if key in told)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each file without other faults that is not in canonical form, at the first line that differs."""
    before, now = known.known(chronology.root), set[str]()
    for path, file in chronology.files.items():
        line = f"{file.parsed.sha256} {path}"
        if line in before:
            now.add(line)
        elif (form := shape(path, mapping(file.parsed.data))) and not _faulty(file):
            raw = (chronology.root / path).read_bytes()
            found = list(differing(path, raw, _written(raw, path, form)))
            yield from found
            now.update(() if found else (line,))
    if now != before:
        known.remember(chronology.root, now)


def _written(raw: bytes, path: str, form: Shape) -> bytes:
    """Return the canonical form of a file's bytes, with the ids that are missing from an event."""
    tree = reading.read(raw)
    _add_ids(tree, raw, path, form)
    return layout.written(tree, form).encode()


def _add_ids(tree: Tree, raw: bytes, path: str, form: Shape) -> None:
    """Give each claim, disagreement and position of an event's tree that has no id its own."""
    data = strict_yaml.parse(raw).data if form.model is Event else None
    for where, name in item_ids.missing(PurePosixPath(path).stem, data):
        item: Node = tree.root
        for key in where:
            assert isinstance(item, Collection)
            place = (entry for entry in item.entries if entry.key == key)
            item = (item.entries[key] if isinstance(key, int) else next(place)).value
        assert isinstance(item, Collection)
        item.entries.insert(0, Entry("id", Scalar(name)))


def _faulty(file: File) -> bool:
    return bool(file.parsed.faults or file.errors)


def differing(path: str, raw: bytes, wanted: bytes) -> Iterator[Finding]:
    """Yield one finding where the bytes of a file are not what is wanted."""
    if raw == wanted:
        return
    lines = zip_longest(raw.split(b"\n"), wanted.split(b"\n"))
    number, line = next((n, new) for n, (old, new) in enumerate(lines, 1) if old != new)
    here = f"«{line.decode().strip()}» stands here" if line and line.strip() else "there is no such line"
    yield RULE.at(path, number, 1, f"not in canonical form, in which {here}", RULE.tip)


def _all_comments(read: Tree) -> Iterator[str]:
    yield from filter(None, read.end)
    waiting: list[Node] = [read.root]
    while waiting:
        node = waiting.pop()
        for entry in node.entries if isinstance(node, Collection) else ():
            yield from comments(entry)
            waiting.append(entry.value)
