"""YAML with its comments: the data of a file, and the comments that belong to each part of it.

The data and the place of each part come from the strict reader. Every comment has a line of its own, for
the reader refuses any other. It belongs to the entry below it or, if it is indented deeper than that
entry, to the one above.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from chronology.loading import strict_yaml
from chronology.model import utf8
from chronology.model.parsed_yaml import ParsedYaml, Path, Value

_COMMENT = re.compile(r"#[^\n]*")


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
    spans = strict_yaml.Spans()
    parsed = strict_yaml.parse(raw, spans)
    text = utf8.decode(raw, parsed.faults)
    if parsed.faults or text is None:
        raise ValueError(f"line {parsed.faults[0].line}: {parsed.faults[0].message}")
    return _Reader(text, parsed, spans).read()


class _Reader:
    """Walks the data in the order of the file and collects the comments between its parts.

    `_end` is the end of the last part; `_waiting` holds the comments after it, each with its column, until
    the entry they belong to is known.
    """

    def __init__(self, text: str, parsed: ParsedYaml, spans: strict_yaml.Spans) -> None:
        self._text, self._parsed, self._spans = text, parsed, spans
        self._above: dict[Path, list[str]] = defaultdict(list)
        self._below: dict[Path, list[str]] = defaultdict(list)
        self._waiting: list[tuple[int, str]] = []
        self._end = 0

    def read(self) -> CommentedYaml:
        data, root = self._parsed.data, self._spans.values.get(())
        if root is not None:
            self._collect(root.start)
            self._value((), data)
        self._collect(len(self._text))
        is_collection = isinstance(data, dict | list)
        deeper, end = self._split(self._column(()) if is_collection else -1)
        if is_collection and data:
            last = next(reversed(data)) if isinstance(data, dict) else len(data) - 1
            self._below[(last,)] += deeper
        else:
            end = deeper + end
        around_root = filter(None, [*self._above.pop((), []), *self._below.pop((), [])])
        return CommentedYaml(data, dict(self._above), dict(self._below), [*around_root, *end])

    def _column(self, path: Path) -> int:
        return self._parsed.positions[path][1] - 1

    def _collect(self, upto: int) -> None:
        """Collect the comments and blank lines between the last part and the next."""
        gap = self._text[self._end : upto]
        self._end = max(self._end, upto)
        if "#" not in gap and gap.count("\n") < 2:
            return
        lines = gap.split("\n")
        for number, line in enumerate(lines if upto == len(self._text) else lines[:-1]):
            if match := _COMMENT.search(line):
                self._waiting.append((match.start(), match[0].rstrip()))
            elif number and not line.strip():
                self._waiting.append((0, ""))

    def _take(self) -> list[str]:
        """Return the waiting comments without blank lines."""
        taken = [text for _, text in self._waiting if text]
        self._waiting.clear()
        return taken

    def _split(self, column: int) -> tuple[list[str], list[str]]:
        """Return the waiting lines before the first comment not deeper than `column`, and the rest."""
        texts = [text for _, text in self._waiting]
        shallow = (n for n, (at, text) in enumerate(self._waiting) if text and at <= column)
        place = next(shallow, len(texts))
        while place and not texts[place - 1]:
            place -= 1
        self._waiting.clear()
        return texts[:place], texts[place:]

    def _value(self, path: Path, data: Value) -> None:
        """Read the comments of a value and within it; the strict reader has bounded the depth."""
        span = self._spans.values[path]
        if span.style != "-":
            self._above[path] += self._take()
        if isinstance(data, dict | list):
            self._end = max(self._end, span.start)
            self._entries(path, data, span)
            return
        self._end = max(self._end, span.end)
        block = self._text[span.start : span.end]
        if span.style in {"|", ">"} and "+" not in block.partition("\n")[0]:
            self._end = span.start + len(block.rstrip())  # blank lines below a block are not part of it

    def _entries(self, path: Path, data: dict[str, Value] | list[Value], span: strict_yaml.Span) -> None:
        before: Path | None = None
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            here = (*path, key)
            first = self._spans.keys[here] if isinstance(data, dict) else self._spans.values[here]
            self._collect(first.start)
            if span.style == "[":
                self._above[here] += self._take()
            else:
                deeper, above = self._split(self._column(path))
                self._below[before or here] += deeper if before else []
                self._above[here] += above if before else deeper + above
            if isinstance(data, dict):
                self._end = first.end
                self._collect(self._spans.values[here].start)
            self._value(here, value)
            before = here
        if span.style == "[":
            self._collect(span.end)
            self._below[path] += self._take()
