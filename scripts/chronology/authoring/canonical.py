"""The canonical form of a file, in which files differ only in what they say, and the formatter.

Keys come in the order of the records' fields, unknown ones last. Lists of words stand in brackets, records
on lines of their own; retired events have one line each, in the order of their ids. A text has quotation
marks only where the strict reader or an editor's YAML 1.1 reader would take it for something else: `no` for
false, `1991` for a number, `a: b` for a mapping.

Every comment has a line to itself, for the reader refuses any other. It belongs to the entry below it or,
if it is indented deeper than that entry, to the one above.

The formatter adds nothing but the ids of claims, disagreements and positions that have none.
"""

from __future__ import annotations

import json
import re
import textwrap
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, groupby, zip_longest
from pathlib import PurePosixPath
from typing import Any

import yaml

from chronology.loading import strict_yaml
from chronology.loading.loader import RETIRED, VOCABULARY
from chronology.model import utf8
from chronology.model.chronology import Chronology
from chronology.model.entries import Comment, ParsedYaml, Path, Value, complete_ids
from chronology.model.records import Event, Record, Retired, Source
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
WIDTH = 100
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_STARTS = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`=<~]|-(?:\s|$|--)|\.\.\.""")
_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n\r]|^\s|\s$")
_IN_BRACKETS = re.compile(r"[\[\]{},:?]")
_RESOLVER: Any = yaml.resolver.Resolver()


class UnchangeableError(ValueError):
    """A file that cannot be put into canonical form; the message says why."""


def canonical(raw: bytes, path: str) -> bytes:
    """Return the canonical form of a file's bytes, by its path from the root.

    Raises `UnchangeableError` if it is not a data file, has faults, or would no longer say the same.
    """
    try:
        document = read(raw)
    except ValueError as error:
        raise UnchangeableError(f"{error}; `chronology check` explains how to fix it") from None
    shape = shape_of(path)
    if shape is None:
        raise UnchangeableError("not a data file of events/, seeds/ or vocabulary/, nor the retired events")
    if shape.model is Event:
        complete_ids(PurePosixPath(path).stem, document.data)
    return verified(document, shape, raw)


def verified(document: CommentedYaml, shape: Shape, before: bytes = b"") -> bytes:
    """Return a document as a file in canonical form, and verify it, unless it is the same as `before`.

    Raises `UnchangeableError` if the file would be too large, or would not say the same when read again.
    """
    raw = render(document, shape).encode()
    if raw == before:
        return raw
    if len(raw) > utf8.MAX_BYTES:
        raise UnchangeableError(f"it would have {len(raw):,} bytes; at most {utf8.MAX_BYTES:,} are allowed")
    try:
        again = read(raw)
    except ValueError as error:
        raise UnchangeableError(f"its canonical form cannot be read: {error}") from None
    if again.data != document.data or Counter(again.comments()) != Counter(document.comments()):
        raise UnchangeableError("its canonical form would not say the same; please report this bug")
    return raw


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each file without other faults that is not in canonical form, at the first line that differs."""
    for path, file in chronology.files.items():
        if shape_of(path) and not file.parsed.faults and not file.errors:
            raw = (chronology.root / path).read_bytes()
            try:
                wanted = canonical(raw, path)
            except UnchangeableError as error:
                yield RULE.at(path, 1, 1, f"cannot be put into canonical form: {error}")
            else:
                yield from differences(path, raw, wanted)


def differences(path: str, raw: bytes, wanted: bytes) -> Iterator[Finding]:
    """Yield one finding, at the first line that differs, if the bytes of a file are not as wanted."""
    if raw == wanted:
        return
    lines = zip_longest(raw.split(b"\n"), wanted.split(b"\n"))
    number, line = next((n, new) for n, (old, new) in enumerate(lines, 1) if old != new)
    expected = f'expected "{line.decode().strip()}"' if line and line.strip() else "unexpected line"
    yield RULE.at(path, number, 1, f"not in canonical form: {expected}", RULE.tip)


# ---- reading


@dataclass(slots=True)
class CommentedYaml:
    """The data of a YAML file and its comments, as whole lines that begin with `#`; blank lines are empty.

    `above` and `below` hold the comments of the entry at a path, and `end` those after the last entry.
    """

    data: Value
    above: dict[Path, list[str]] = field(default_factory=dict)
    below: dict[Path, list[str]] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)

    def comments(self) -> Iterator[str]:
        """Yield every comment, without blank lines."""
        return filter(None, chain(*self.above.values(), *self.below.values(), self.end))


def read(raw: bytes) -> CommentedYaml:
    """Return the data and comments of a file; raise ValueError, with its first fault, if it has any."""
    parsed = strict_yaml.parse(raw)
    if parsed.faults:
        raise ValueError(f"line {parsed.faults[0].line}: {parsed.faults[0].message}")
    document = CommentedYaml(parsed.data, defaultdict(list), defaultdict(list))
    entries = [path for path in parsed.positions if path]  # in the order of the file
    lines = [parsed.keys.get(path, parsed.positions[path])[0] for path in entries]
    for number, group in groupby(parsed.comments, lambda comment: bisect(lines, comment.line)):
        before = entries[number - 1] if number else ()
        after = entries[number] if number < len(entries) else ()
        deeper, rest = _split(list(group), _column(parsed, after) if after else parsed.at(())[1])
        if after[: len(before)] == before:  # the comments stand within an entry, above its first part
            deeper, rest = [], deeper + rest
        waiting: list[str] = []
        for comment in deeper:
            waiting.append(comment.text)
            if comment.text:
                before = _owner(parsed, before, comment.column)
                document.below[before] += waiting
                waiting = []
        (document.above[after] if after else document.end).extend(comment.text for comment in rest)
    return document


def _column(parsed: ParsedYaml, path: Path) -> int:
    """Return the column of an entry: that of its key, or of the dash or bracket of its list."""
    return parsed.keys[path][1] if path in parsed.keys else parsed.positions[path[:-1]][1]


def _split(comments: list[Comment], column: int) -> tuple[list[Comment], list[Comment]]:
    """Return the lines before the first comment that is not deeper than `column`, and the rest."""
    shallow = (n for n, comment in enumerate(comments) if comment.text and comment.column <= column)
    place = next(shallow, len(comments))
    while place and not comments[place - 1].text:
        place -= 1
    return comments[:place], comments[place:]


def _owner(parsed: ParsedYaml, entry: Path, column: int) -> Path:
    """Return the innermost of an entry and those around it that begins to the left of a column."""
    around = [entry[:length] for length in range(1, len(entry) + 1)]
    return next((path for path in reversed(around) if _column(parsed, path) < column), around[0])


# ---- writing


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of a value, as far as it decides how the value is written.

    The value, or each entry of a list, is a record of `model`; or there is a record of `by_id` under each
    key. `quoted` is set for dates, which look like numbers, `bare` for what has no quotes though it looks
    like a number, and `one_line` for records that have a line each, in the order of their ids.
    """

    model: type[Record] | None = None
    by_id: type[Record] | None = None
    quoted: bool = False
    bare: bool = False
    one_line: bool = False

    def of(self, key: str) -> Shape:
        """Return the shape of the value under a key."""
        if self.by_id:
            return Shape(self.by_id, one_line=self.one_line)
        return _field(self.model, key) if self.model else Shape()


@lru_cache(maxsize=1024)
def _field(model: type[Record], key: str) -> Shape:
    return Shape(model.inner(key), quoted=model.is_date(key), bare=model.is_unquoted(key))


def shape_of(path: str) -> Shape | None:
    """Return the shape of a file by its path from the root; None if it is no data file."""
    if path == RETIRED:
        return Shape(by_id=Retired, one_line=True)
    place = PurePosixPath(path)
    if place.suffix == ".yml":
        match place.parent.as_posix():
            case "events":
                return Shape(Event)
            case "seeds":
                return Shape(Source)
            case "vocabulary" if place.stem in VOCABULARY:
                return Shape(by_id=VOCABULARY[place.stem])
    return None


def render(document: CommentedYaml, shape: Shape) -> str:
    """Return the text of a file in canonical form."""
    if shape.one_line and isinstance(document.data, dict) and document.data:
        document = _by_id(document)
    data, lines = document.data, list[str]()
    if isinstance(data, dict | list) and data:
        lines = _Writer(document).block((), data, shape, 0)
    elif data is not None:
        lines = [inline(data, shape)]
    text = "\n".join([*lines, *_single_blanks(document.end)]).strip("\n")
    return text + "\n" if text else ""


def _by_id(document: CommentedYaml) -> CommentedYaml:
    """Return a file of records in the order of their ids; what stands at its top stays there."""
    data = {key: document.data[key] for key in sorted(document.data, key=str)}
    old_first, first = next(iter(document.data)), next(iter(data))
    above = {**document.above}
    above[(first,)] = [*above.pop((old_first,), []), *above.get((first,), [])]
    return replace(document, data=data, above=above)


def render_data(data: Any, shape: Shape) -> str:
    """Return data in canonical form without comments; numbers are written as texts."""
    return render(CommentedYaml(_texts(data)), shape)


def inline(value: Value, shape: Shape = Shape(), *, in_brackets: bool = False) -> str:
    """Return a value on one line, with lists and mappings in flow style."""
    if isinstance(value, dict):
        pairs = (
            f"{inline(key, in_brackets=True)}: {inline(one, inner, in_brackets=True)}"
            for key, one, inner in _entries(value, shape)
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(inline(one, shape, in_brackets=True) for one in value)}]"
    return _scalar(value, in_brackets, shape.quoted, shape.bare)


def note(text: str) -> list[str]:
    """Return a text as lines of comment within the usual width."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH - 6, break_long_words=False)]


def _texts(data: Any) -> Value:
    if isinstance(data, Mapping):
        return {str(key): _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(value) for value in data]
    return None if data is None else str(data)


def _entries(value: Value, shape: Shape) -> list[tuple[str | int, Value, Shape]]:
    """Return key or index, value and shape of each entry, in canonical order."""
    if isinstance(value, list):
        return [(number, one, shape) for number, one in enumerate(value)]
    place = {key: number for number, key in enumerate(shape.model.order() if shape.model else ())}
    keys = sorted(value, key=lambda key: place.get(key, len(place)))
    return [(key, value[key], shape.of(key)) for key in keys]


class _Writer:
    """Writes lists and mappings in block style, with their comments."""

    def __init__(self, document: CommentedYaml) -> None:
        self._above, self._below = document.above, document.below

    def block(self, path: Path, value: Value, shape: Shape, indent: int) -> list[str]:
        """Return the lines of a collection in block style."""
        lines: list[str] = []
        for key, inner, inner_shape in _entries(value, shape):
            here = (*path, key)
            above = _single_blanks(self._above.get(here, ()))
            if not lines and above and not above[0]:
                del above[0]
            lines += _indented(above, indent)
            lines += self._entry(here, inner, inner_shape, indent)
            # A comment below a text must not have the indentation of its lines, or it would be part of it.
            deeper = 2 if isinstance(inner, dict | list) else 1
            lines += _indented(_single_blanks(self._below.get(here, ())), indent + deeper)
        return lines

    def _entry(self, path: Path, value: Value, shape: Shape, indent: int) -> list[str]:
        """Return the lines of one entry without the comments above and below."""
        key = path[-1]
        lead = " " * indent + ("-" if isinstance(key, int) else f"{inline(key)}:")
        if not isinstance(value, dict | list):
            return _text_entry(value, shape, indent, lead)
        if not self._is_block(path, value, shape):
            whole = f"{lead} {inline(value, shape)}"
            if len(whole) <= WIDTH or not value or shape.one_line:
                return [whole]
            if isinstance(value, list):
                return _wrapped(value, shape, indent, lead)
        lines = self.block(path, value, shape, indent + 2)
        if not isinstance(key, int):
            return [lead, *lines]
        # No comment can share the line of the dash, so those at the start stand above it.
        start = next(number for number, line in enumerate(lines) if line.strip() and line.strip()[0] != "#")
        comments = [line[2:] for line in lines[:start] if line]
        if isinstance(value, dict):
            return [*comments, f"{lead} {lines[start].lstrip(' ')}", *lines[start + 1 :]]
        return [*comments, lead, *lines[start:]]

    def _is_block(self, path: Path, value: Value, shape: Shape) -> bool:
        """Return whether a collection is written in block style even where it would fit on one line."""
        entries = _entries(value, shape)
        nested = any(isinstance(inner, dict | list) and inner for _, inner, _ in entries)
        commented = any(
            any((*self._above.get((*path, key), ()), *self._below.get((*path, key), ())))
            for key, _, _ in entries
        )
        keyed = isinstance(value, dict) and bool(shape.model or shape.by_id) and not shape.one_line
        return bool(entries) and (nested or commented or keyed)


def _text_entry(text: str | None, shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a text on the line of its key, or as a folded block if it is too long or has line breaks."""
    whole = f"{lead} {inline(text, shape)}"
    if text and not shape.quoted and not shape.bare and (len(whole) > WIDTH or "\n" in text):
        block = _folded(text, indent + 2)
        if block and (len(block) > 2 or len(block[1]) <= WIDTH):
            return [f"{lead} {block[0]}", *block[1:]]
    return [whole]


def _wrapped(values: list[Value], shape: Shape, indent: int, lead: str) -> list[str]:
    """Return a list in flow style over several lines."""
    words = [f"{inline(value, shape, in_brackets=True)}," for value in values]
    words[-1] = f"{words[-1][:-1]}]"
    return _filled(words[1:], indent + 2, [f"{lead} [{words[0]}"])


def _indented(texts: list[str], indent: int) -> list[str]:
    return [" " * indent + text if text else "" for text in texts]


def _single_blanks(texts: Iterable[str]) -> list[str]:
    """Return lines with no two blank ones in a row."""
    listed = list(texts)
    return [text for number, text in enumerate(listed) if text or not number or listed[number - 1]]


# ---- texts


@lru_cache(maxsize=4096)
def _scalar(text: str | None, in_brackets: bool, quoted: bool, bare: bool) -> str:
    """Return a text on one line, in quotes where it needs them."""
    if text is None:
        return "null"
    if not quoted and _may_be_plain(text, in_brackets) and (bare or not _reads_as_other(text)):
        return text
    if ('"' in text or "\\" in text) and not set(text) & set("\n\t\r"):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)  # YAML has the escapes of JSON


def _may_be_plain(text: str, in_brackets: bool) -> bool:
    if text in strict_yaml.NOTHING or _STARTS.match(text) or _INSIDE.search(text):
        return False
    return not (in_brackets and _IN_BRACKETS.search(text))


def _reads_as_other(text: str) -> bool:
    """Return whether a YAML 1.1 reader takes an unquoted text for a number, date, boolean or null."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag != "tag:yaml.org,2002:str" or text in {"y", "n", "Y", "N"}


def _folded(text: str, indent: int) -> list[str] | None:
    """Return the lines of a folded block, its header first, or None if the text cannot be folded."""
    body = text.removesuffix("\n")
    lines: list[str] = []
    for paragraph in body.split("\n"):
        if lines and lines[-1]:
            lines.append("")
        if paragraph != paragraph.strip() or (not paragraph and not lines):
            return None
        lines += _filled(_BREAK.split(paragraph), indent) if paragraph else [""]
    if body.endswith("\n") or not body or "\r" in text:
        return None
    return [">" if text.endswith("\n") else ">-", *lines]


def _filled(words: Iterable[str], indent: int, lines: Iterable[str] = ()) -> list[str]:
    """Return `lines`, continued by words; each further line begins with an indentation."""
    filled = list(lines)
    for word in words:
        if filled and len(filled[-1]) + 1 + len(word) <= WIDTH:
            filled[-1] += f" {word}"
        else:
            filled.append(" " * indent + word)
    return filled
