"""The two rules that need the source documents: the indexes match them, and quotations are verbatim.

An evidence index is a set of words: it does not record their order, nor that a word is missing between
two others. These rules run only if the documents are at hand. No finding repeats a document's text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronology.authoring.reindexing import Differences, compare
from chronology.model import evidence
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Grounds, citations
from chronology.model.parsed_yaml import Path as Where
from chronology.model.records import Event, Source
from chronology.model.text import plain
from chronology.model.tokens import QUOTATION_MARKS, quotations
from chronology.rules.base import Rule
from chronology.rules.findings import Finding

DOCUMENTS = Rule(
    name="documents",
    severity="error",
    description=(
        "With `--texts` or `CHRONOLOGY_TEXTS`: each paragraph of each document is the one that was indexed. "
        "A document that is not in that folder gives a warning."
    ),
    tip="Find the document that was indexed, or index this one: chronology index DOCUMENT.",
    bad="""
        # seeds/gazette.yml
        document:
          file: gazette-second-edition.txt
          sha256: afb01b6ba439c951f7a1a74ab01b466a00d8fe95b31672678a53175c50db0264
    """,
    good="""
        # seeds/gazette.yml
        document:
          file: gazette.txt
          sha256: afb01b6ba439c951f7a1a74ab01b466a00d8fe95b31672678a53175c50db0264
    """,
)
QUOTATIONS = Rule(
    name="document-quotations",
    severity="error",
    description=(
        "With `--texts` or `CHRONOLOGY_TEXTS`: each quotation appears word for word in the cited paragraphs, "
        "except for what `…` or square brackets leave out or add."
    ),
    tip="Quote the words in the order of the document, with … where some are left out, or do not quote them.",
    bad="""
        claims:
          - text: Firefly called the treaty of 1932 “a bargain between neighbours”.
            source: gazette
            at: [2, 4]
    """,
    good="""
        claims:
          - text: Firefly called the treaty of 1932 “a bargain between … neighbours”.
            source: gazette
            at: [2, 4]
    """,
)
_UNIFORM = str.maketrans(
    {**dict.fromkeys(QUOTATION_MARKS, "'"), "\u00ad": None, "\u200b": None, "\u2060": None}
)
_DASHES = re.compile(r"\s*[‐‑‒–—―−-]+\s*")
_GAP = re.compile(r"\s*(?:\.\s?){2,}\.\s*|\[[^\]]*\]")
_AT_THE_ENDS = " .,;:!?'"

Texts = Mapping[str, Mapping[int, str]]
"""By source and number, the normalised text of each paragraph that is the one that was indexed."""


def check(chronology: Chronology, folder: Path) -> Iterator[Finding]:
    """Yield what differs between the documents in `folder` and their indexes and quotations.

    Raises ValueError if there is no such folder.
    """
    if not folder.is_dir():
        raise ValueError(f'the folder of documents, "{folder}", does not exist')
    texts: dict[str, Mapping[int, str]] = {}
    for key, entry in chronology.sources.items():
        known = chronology.evidence.get(key)
        if known is None:  # has a finding already
            continue
        try:
            raw = _read(folder, entry.record)
            made = evidence.index(raw)
        except (OSError, ValueError) as error:
            yield _missing(entry, error)
            continue
        found = compare(known, made)
        yield from _findings(key, entry, found)
        paragraphs = evidence.split(raw.decode("utf-8-sig"))
        same = (number for number, new in found.unchanged.items() if number == new)
        texts[key] = {n: _normalised(paragraphs[n - 1]) for n in same}
    yield from _quotations(chronology, texts)


def _read(folder: Path, source: Source) -> bytes:
    """Return the bytes of a source's document, which must be a file of `folder` itself."""
    path = folder / source.document.file
    if path.parent != folder or not path.is_file():
        raise FileNotFoundError("there is no such file in the folder of documents")
    return path.read_bytes()


def _missing(entry: Entry[Source], error: Exception) -> Finding:
    reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
    message = f'"{entry.record.document.file}" was not compared: {reason}'
    hint = "Put the document there under this name; without it, only words and numbers are checked."
    return DOCUMENTS.finding(entry, ("document", "file"), message, hint)._replace(severity="warning")


def _findings(key: str, entry: Entry[Source], found: Differences) -> Iterator[Finding]:
    """Yield each paragraph that is not as it was indexed, and each run of paragraphs that moved."""
    file, path = entry.record.document.file, f"seeds/evidence/{key}.tsv"
    for number, words in found.described():
        where = (path, number + 2, 1) if number else entry.at("document", "file")
        yield DOCUMENTS.at(*where, f'in "{file}" {words}')
    for old, new in found.unchanged.items():
        before, after = found.before.paragraphs[old - 1], found.after.paragraphs[new - 1]
        if before.hashes != after.hashes:
            message = f'¶ {found.before.label(old)}: the words in the index are not those of "{file}"'
            yield DOCUMENTS.at(path, old + 2, 1, message)


def _quotations(chronology: Chronology, texts: Texts) -> Iterator[Finding]:
    for entry, where, text, grounds in _texts(chronology):
        for quotation in quotations(plain(text)):
            if not _stands(quotation, grounds, texts):
                message = f"“{quotation}” does not appear word for word in {_cited(chronology, grounds)}"
                yield QUOTATIONS.finding(entry, where, message)


def _texts(chronology: Chronology) -> Iterator[tuple[Entry[Event], Where, str, Grounds]]:
    """Yield every text of an event that may quote, with the paragraphs that it rests on."""
    for statement in chronology.statements:
        yield statement.event, statement.where, statement.text, statement.grounds
    for entry in chronology.timeline:
        event = entry.record
        grounds = chronology.grounds(*citations(event))
        for key in ("title", "summary", "date_note"):
            yield entry, (key,), getattr(event, key) or "", grounds


def _stands(quotation: str, grounds: Grounds, texts: Texts) -> bool:
    """Say whether a quotation stands in paragraphs of one source; it may stand in any that is not at hand."""
    pieces = [piece for piece in _pieces(_normalised(quotation)) if piece]
    for source, numbers in grounds:
        at_hand = texts.get(source, {})
        if not numbers or not all(number in at_hand for number in numbers):
            return True
        if _in_order(pieces, "\n".join(at_hand[number] for number in sorted(set(numbers)))):
            return True
    return False


def _pieces(text: str) -> Iterator[str]:
    """Yield a pattern for each piece of a quotation between its omissions, in order.

    A bracket may begin or end within a word, as in `[t]reaty`; a full stop or comma at an end is ours.
    """
    start = 0
    for gap in (*_GAP.finditer(text), None):
        piece = text[start : gap.start() if gap else len(text)]
        inside = start and text[start - 1] == "]" and piece[:1].isalnum()
        ends_inside = gap and gap[0].startswith("[") and piece[-1:].isalnum()
        yield _pattern(piece.strip(_AT_THE_ENDS), bool(inside), bool(ends_inside))
        start = gap.end() if gap else 0


def _pattern(piece: str, inside: bool, ends_inside: bool) -> str:
    if not piece:
        return ""
    first = re.escape(piece[0].lower()) + re.escape(piece[0].upper())
    rest = re.escape(piece[1:])
    # The number of a footnote may stand after a mark: “the river,3 each year”.
    rest = re.sub(r"(?<=[.,;:)'])\\ ", r"\\d{0,4}\\ ", rest)
    before, after = "" if inside else r"(?<![^\W_])", "" if ends_inside else r"(?![^\W_])"
    return f"{before}[{first}]{rest}{after}"


def _in_order(pieces: list[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        match = re.compile(piece).search(text, place)
        if not match:
            return False
        place = match.end()
    return True


def _normalised(text: str) -> str:
    """Return a text in Unicode's form NFKC with one kind of quotation mark, dash and space."""
    composed = unicodedata.normalize("NFKC", text.replace("…", " ... ")).translate(_UNIFORM)
    return " ".join(_DASHES.sub("-", composed).split())


def _cited(chronology: Chronology, grounds: Grounds) -> str:
    labels: dict[str, dict[str, None]] = {}
    for source, numbers in grounds:
        known = chronology.evidence[source]
        labels.setdefault(source, {}).update(dict.fromkeys(map(known.label, numbers)))
    return "; ".join(f'"{source}" ¶ {", ".join(found)}' for source, found in labels.items())
