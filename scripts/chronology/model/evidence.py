"""The evidence index: which words each paragraph of a source contains, without its text.

A paragraph is a non-empty line, numbered from 1. Footnotes are the longest run of paragraphs that begin
with consecutive numbers, each with up to nine paragraphs that continue it. For each paragraph, the index
holds its SHA-256 and the unordered set of its words and numbers (see `tokens`) as 24-bit BLAKE2 hashes,
salted with that SHA-256. The index can tell whether a paragraph contains a word, but the text cannot be
read from it. About one absent word in 80,000 is found by chance.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chronology.model import tokens

_FOOTNOTE = re.compile(r"([1-9]\d{0,3})[.\s]\s*\S", re.ASCII)
_ENTRY = re.compile(r"(\d+)\t(fn\d+|)\t([0-9a-f]{64})\t((?:[\w-]{4}(?: [\w-]{4})*+)?)", re.ASCII)
MOST_PARAGRAPHS = 10  # of one footnote, and of one citation
MOST_WORDS = 5_000  # of one paragraph, as an index holds them
_HEADER = "number\tfootnote\tsha256\twords"


class EvidenceError(ValueError):
    """The evidence index cannot be read; the message says where and why."""


class Paragraph(NamedTuple):
    """One paragraph: its number, the label of its footnote, its SHA-256 and the hashes of its words.

    `hashes` are four characters each, separated by spaces as in the file: a string takes a twentieth of the
    memory of a set, and because no hash contains a space, `in` finds whole hashes only.
    """

    number: int
    footnote: str | None
    sha256: str
    hashes: str

    def holds(self, key: str) -> bool:
        """Return whether this paragraph contains a word or number, given as its index key (see `tokens`)."""
        return _hash(self.sha256, key) in self.hashes


@dataclass(frozen=True)
class Evidence:
    """The index of one document: the SHA-256 of its bytes and its paragraphs in order."""

    sha256: str
    paragraphs: tuple[Paragraph, ...]

    def numbers(self, reference: str) -> Sequence[int]:
        """Return the paragraph numbers for `9`, `fn373`, `3-5` or `fn360-fn363`; empty where unknown."""
        if "-" not in reference:
            return self._labelled(reference)
        start, _, end = reference.partition("-")
        first, last = self._labelled(start), self._labelled(end)
        if not first or not last or last[-1] < first[0]:
            return ()
        return range(first[0], last[-1] + 1)

    def _labelled(self, label: str) -> tuple[int, ...]:
        if label.startswith("fn"):
            return self._footnotes.get(label, ())
        number = int(label) if label.isascii() and label.isdigit() and len(label) < 10 else 0
        return (number,) if 1 <= number <= len(self.paragraphs) else ()

    @cached_property
    def _footnotes(self) -> Mapping[str, tuple[int, ...]]:
        """The paragraphs of each footnote, by its label."""
        found: dict[str, list[int]] = {}
        for p in self.paragraphs:
            if p.footnote:
                found.setdefault(p.footnote, []).append(p.number)
        return {label: tuple(numbers) for label, numbers in found.items()}

    def label(self, number: int) -> str:
        """Return how a paragraph is cited: `fn373` for a footnote, otherwise its number."""
        return self.paragraphs[number - 1].footnote or str(number)

    def holds(self, numbers: Iterable[int], keys: Iterable[str]) -> bool:
        """Return whether one of the paragraphs `numbers` contains one of the index keys."""
        wanted = tuple(keys)
        return any(self.paragraphs[n - 1].holds(key) for n in numbers for key in wanted)


class Marks:
    """A set of paragraphs of a document, in which overlapping spans are added and searched quickly."""

    def __init__(self, evidence: Evidence) -> None:
        self._free = bytearray(b"\1") * (len(evidence.paragraphs) + 1)  # 1 by number if not marked

    def first(self, numbers: Sequence[int]) -> int:
        """Return the first marked paragraph of `numbers`, which `Evidence.numbers` returned, or 0."""
        if isinstance(numbers, range):
            return max(0, self._free.find(0, numbers.start, numbers.stop))
        return next((number for number in numbers if not self._free[number]), 0)

    def add(self, numbers: Iterable[int]) -> list[int]:
        """Mark paragraphs, and return those that were not marked before."""
        if isinstance(numbers, range):
            numbers = self._free_in(numbers)
        added = []
        for number in numbers:
            if self._free[number]:
                self._free[number] = 0
                added.append(number)
        return added

    def _free_in(self, span: range) -> Iterator[int]:
        number = span.start - 1
        while (number := self._free.find(1, number + 1, span.stop)) >= 0:
            yield number


def split(text: str) -> list[str]:
    """Return the paragraphs of a document: its non-empty lines, stripped."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def index(raw: bytes) -> Evidence:
    """Make the evidence index of a document; raise UnicodeDecodeError if it is not UTF-8."""
    texts = split(raw.decode("utf-8-sig"))
    footnotes = _footnotes(texts)
    marks = "|".join(sorted({label[2:] for label in footnotes if label}, key=len, reverse=True))
    paragraphs = tuple(
        _paragraph(number, text, label, marks)
        for number, (text, label) in enumerate(zip(texts, footnotes, strict=True), 1)
    )
    return Evidence(hashlib.sha256(raw).hexdigest(), paragraphs)


def dump(evidence: Evidence) -> str:
    """Return the text of an evidence file: the document's SHA-256, a header and a line a paragraph."""
    lines = [f"document\t{evidence.sha256}", _HEADER]
    for p in evidence.paragraphs:
        lines.append(f"{p.number}\t{p.footnote or ''}\t{p.sha256}\t{p.hashes}")
    return "\n".join(lines) + "\n"


def load(text: str) -> Evidence:
    """Read an evidence file; raise `EvidenceError` with the first line that is malformed."""
    lines = text.splitlines()
    if not lines or not re.fullmatch(r"document\t[0-9a-f]{64}", lines[0]):
        raise EvidenceError("line 1: not an evidence index")
    if len(lines) < 2 or lines[1] != _HEADER:
        raise EvidenceError("line 2: not the header of an evidence index")
    paragraphs = []
    notes = Counter[str]()
    for number, line in enumerate(lines[2:], 1):
        match = _ENTRY.fullmatch(line)
        if not match or match[1] != str(number):
            raise EvidenceError(f"line {number + 2}: not the entry of paragraph {number}")
        if len(match[4]) >= 5 * MOST_WORDS:
            raise EvidenceError(f"line {number + 2}: paragraph {number} has over {MOST_WORDS:,} words")
        notes[match[2]] += 1
        if match[2] and notes[match[2]] > MOST_PARAGRAPHS:
            raise EvidenceError(
                f"line {number + 2}: footnote {match[2]} has over {MOST_PARAGRAPHS} paragraphs"
            )
        paragraphs.append(Paragraph(number, match[2] or None, match[3], match[4]))
    return Evidence(lines[0].partition("\t")[2], tuple(paragraphs))


def _paragraph(number: int, text: str, footnote: str | None, marks: str) -> Paragraph:
    keys = tokens.index_keys(text)
    if marks:  # in `in 2017.364`, 364 may refer to a footnote
        unmarked = re.sub(rf"(?<=[.,;:)’])(?:{marks})(?!\d)", " ", text)
        keys |= tokens.index_keys(unmarked) if unmarked != text else set()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(number, footnote, sha256, " ".join(sorted({_hash(sha256, key) for key in keys})))


def _footnotes(texts: list[str]) -> list[str | None]:
    """Return the footnote label of each paragraph, which only the longest run of consecutive numbers has."""
    leads = [int(match[1]) if (match := _FOOTNOTE.match(text)) else None for text in texts]
    best: list[int] = []
    for start, lead in enumerate(leads):
        if lead is None:
            continue
        run, expected = [], lead
        for place in range(start, len(leads)):
            if leads[place] == expected:
                run.append(place)
                expected += 1
        if len(run) >= len(
            best
        ):  # the last of equally long runs, because a list in the text may precede the notes
            best = run
    labels: list[str | None] = [None] * len(texts)
    if len(best) < 3:
        return labels
    starts, start = set(best), best[0]
    for place in range(best[0], len(texts)):
        start = place if place in starts else start
        labels[place] = f"fn{leads[start]}" if place - start < MOST_PARAGRAPHS else None
    return labels


def _hash(salt: str, key: str) -> str:
    digest = hashlib.blake2b(key.encode(), digest_size=3, salt=bytes.fromhex(salt[:32])).digest()
    return urlsafe_b64encode(digest).decode()
