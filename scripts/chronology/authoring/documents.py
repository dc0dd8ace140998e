"""Source documents and their evidence indexes: what has changed, what is verbatim, and what is copied.

`compare` finds what differs between the indexes of two versions of a document, and `citing` what cites the
paragraphs that differ. `check` compares the documents themselves, where they are at hand, with indexes,
quotations and all authored texts: an index is a set of words, which records neither their order nor a word
missing between two others. No finding repeats a document's text, except words that the project has already.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from chronology.loading import handwritten
from chronology.model import evidence
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Grounds, citations, cited_places, stating, strings
from chronology.model.entries import Path as Where
from chronology.model.evidence import Evidence
from chronology.model.records import Event, Source
from chronology.model.text import plain
from chronology.model.tokens import QUOTATION_MARKS, quotations
from chronology.rules.base import Rule
from chronology.rules.evidence import cited
from chronology.rules.findings import Finding

DOCUMENTS = Rule(
    name="documents",
    description=(
        "With `--texts` or `CHRONOLOGY_TEXTS`: every paragraph of every document is as it was when indexed. "
        "A document that is missing from that folder gives a warning."
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
RUNS = Rule(
    name="document-runs",
    description=(
        "With `--texts` or `CHRONOLOGY_TEXTS`: no text of an event, a source, the vocabulary, a log in "
        "`docs/` or a hand-written page has nine words in a row in common with a document, quoted or not. "
        "Case and punctuation make no difference."
    ),
    tip="Say it in your own words, or quote at most eight of the document's.",
    bad="""
        claims:
          - text: The treaty let 2,500 ducks cross the river each year.
            source: gazette
            at: [2, 3]
    """,
    good="""
        claims:
          - text: The treaty allowed 2,500 ducks a year to cross.
            source: gazette
            at: [2, 3]
    """,
)
FRAGMENTS = Rule(
    name="document-fragments",
    description=(
        "With `--texts` or `CHRONOLOGY_TEXTS`: each fragment is in its paragraph exactly as written, and "
        "nowhere else in the document, whatever the case, because a browser goes to the first place."
    ),
    tip="Copy the first words of the paragraph, or others in it that the document has nowhere else.",
    bad="""
        # seeds/gazette.yml
        url: https://gazette.example/ducks
        fragments:
          - at: 3
            words: the river
    """,
    good="""
        # seeds/gazette.yml
        url: https://gazette.example/ducks
        fragments:
          - at: 3
            words: It let 2,500 ducks
    """,
)
RULES = (DOCUMENTS, QUOTATIONS, RUNS, FRAGMENTS)
LONGEST_RUN = 8  # words in a row that a text may have in common with a document
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_KINDS = {
    "claims": "claim",
    "relations": "relation",
    "disagreements": "position",
    "apparent": "apparent note",
}
_UNIFORM = str.maketrans(
    {**dict.fromkeys(QUOTATION_MARKS, "'"), "\u00ad": None, "\u200b": None, "\u2060": None}
)
_DASHES = re.compile(r"\s*[‐‑‒–—―−-]+\s*")
_GAP = re.compile(r"\s*(?:\.\s?){2,}\.\s*|\[[^\]]*\]")
_AT_THE_ENDS = " .,;:!?'"

Texts = Mapping[str, Mapping[int, str]]
"""By source and number, the normalised text of each paragraph that is the one that was indexed."""
Runs = Mapping[tuple[str, ...], str]
"""Where each run of `LONGEST_RUN + 1` words stands in the documents, in words: `gazette` ¶ 4."""


# ---- two versions of a document


@dataclass(frozen=True)
class Differences:
    """How the indexes of two versions of a document differ, in numbers of paragraphs.

    `unchanged` maps the number before to the number now of paragraphs with the same words; `changed` are
    pairs in the same place with different words.
    """

    before: Evidence
    after: Evidence
    unchanged: Mapping[int, int]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    def described(self) -> Iterator[tuple[int, str]]:
        """Yield each change in words, with the paragraph's number before, or 0 for a new paragraph.

        Moved paragraphs come in runs.
        """
        for old, new in self.changed:
            now = "" if old == new else f" (now ¶ {self.after.label(new)})"
            yield old, f"¶ {self.before.label(old)} has changed{now}"
        yield from ((old, f"¶ {self.before.label(old)} is gone") for old in self.removed)
        yield from ((0, f"¶ {self.after.label(new)} is new") for new in self.added)
        before, after = self.before.label, self.after.label
        moved = ((old, new) for old, new in self.unchanged.items() if before(old) != after(new))
        # In a run, both numbers go up by one from pair to pair, as does the place.
        for _, group in groupby(enumerate(moved), lambda one: (one[1][0] - one[0], one[1][1] - one[0])):
            run = [pair for _, pair in group]
            (first, new_first), (last, new_last) = run[0], run[-1]
            was, now, verb = before(first), after(new_first), "is"
            if len(run) > 1:
                was, now, verb = f"{was} to {before(last)}", f"{now} to {after(new_last)}", "are"
            yield first, f"¶ {was} {verb} now ¶ {now}, with the same words"

    def concerns(self, reference: str) -> bool:
        """Return whether the paragraphs of a reference differ."""
        were = [self.before.paragraphs[number - 1].sha256 for number in self.before.numbers(reference)]
        return were != [self.after.paragraphs[number - 1].sha256 for number in self.after.numbers(reference)]


def compare(before: Evidence, after: Evidence) -> Differences:
    """Return how an index of a document differs from an earlier one.

    Paragraphs are matched by SHA-256 and order, which tells a paragraph that moved from one that is new, and
    a new one from one whose words changed.
    """
    old = {number: paragraph.sha256 for number, paragraph in enumerate(before.paragraphs, 1)}
    new = {number: paragraph.sha256 for number, paragraph in enumerate(after.paragraphs, 1)}
    unchanged: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, list(old.values()), list(new.values()), autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        both = zip(range(start + 1, end + 1), range(new_start + 1, new_end + 1), strict=False)
        if kind == "equal":
            unchanged.update(both)
        else:
            pairs += both
    # A paragraph that moved is missing in one place and new in another.
    arrived = set(unchanged.values())
    free = {sha256: number for number, sha256 in reversed(new.items()) if number not in arrived}
    for number, sha256 in old.items():
        if number not in unchanged and sha256 in free:
            unchanged[number] = free.pop(sha256)
    arrived = set(unchanged.values())
    changed = {one: other for one, other in pairs if one not in unchanged and other not in arrived}
    arrived.update(changed.values())
    return Differences(
        before,
        after,
        unchanged=dict(sorted(unchanged.items())),
        changed=tuple(changed.items()),
        removed=tuple(number for number in old if number not in unchanged and number not in changed),
        added=tuple(number for number in new if number not in arrived),
    )


class _Citing(NamedTuple):
    """Something that cites a source: where it is, what it is, and the paragraphs as it cites them."""

    path: str
    line: int
    column: int
    what: str
    at: tuple[str, ...]


def citing(chronology: Chronology, source: str, differences: Differences) -> Iterator[str]:
    """Yield a line for everything that cites paragraphs of a source that changed, went, moved or came.

    That is claims, relations, positions, measures and apparent notes of events; the ledger and the
    fragments of the source; citation marks in hand-written pages.
    """
    for place in sorted(_citing(chronology, source)):
        if concerned := list(filter(differences.concerns, place.at)):
            yield f"{place.path}:{place.line}:{place.column}: {place.what}: ¶ {', '.join(concerned)}"


def _citing(chronology: Chronology, source: str) -> Iterator[_Citing]:
    for entry in chronology.timeline:
        for where, citation in cited_places(entry.record):
            if citation.source == source:
                yield _Citing(*entry.at(*where), _KINDS[str(where[0])], citation.at)
        for i, measure in enumerate(entry.record.measures):
            claims = (claim for claim in stating(entry.record, measure) if claim.source == source)
            at = tuple(dict.fromkeys(one for claim in claims for one in claim.at))
            yield _Citing(*entry.at("measures", i), f'measure "{measure.name}", through the claims', at)
    if record := chronology.sources.get(source):
        for i, uncited in enumerate(record.record.uncited):
            yield _Citing(*record.at("uncited", i), "ledger", uncited.at)
        for i, fragment in enumerate(record.record.fragments):
            yield _Citing(*record.at("fragments", i), "fragment", (fragment.at,))
    for path, text in chronology.docs.items():
        found = handwritten.calls(text) if handwritten.renders_macros(text) else []
        for call in () if isinstance(found, handwritten.SyntaxFault) else found:
            if isinstance(call, handwritten.Call) and call.name == "cite" and source in call.arguments[:1]:
                at = tuple(map(str, call.arguments[1:]))
                yield _Citing(path, call.line, 1, "citation mark", at)


# ---- documents at hand


def check(chronology: Chronology, folder: Path) -> Iterator[Finding]:
    """Yield what differs between the documents in `folder` and their indexes and quotations.

    Raises ValueError if there is no such folder.
    """
    if not folder.is_dir():
        raise ValueError(f'the folder of documents, "{folder}", does not exist')
    texts: dict[str, Mapping[int, str]] = {}
    runs: dict[tuple[str, ...], str] = {}
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
        runs |= runs_of(key, made, paragraphs)
        yield from _fragments(entry, made, paragraphs)
    yield from _quotations(chronology, texts)
    yield from _copied(chronology, runs)


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
    """Yield each paragraph that differs from the index, and each run of paragraphs that moved."""
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
                message = f"“{quotation}” does not appear word for word in {cited(chronology, grounds)}"
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
    """Return whether one source has a quotation in the cited paragraphs, or is not at hand to be searched."""
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


# ---- fragments


def _fragments(entry: Entry[Source], index: Evidence, paragraphs: Sequence[str]) -> Iterator[Finding]:
    """Yield each fragment that does not stand in its paragraph, or not only there."""
    for i, fragment in enumerate(entry.record.fragments):
        whole = rf"(?<![^\W_]){re.escape(fragment.words)}(?![^\W_])"
        exact, alike = re.compile(whole), re.compile(whole, re.IGNORECASE)
        message = ""
        if not any(exact.search(paragraphs[number - 1]) for number in index.numbers(fragment.at)):
            message = f"it does not stand word for word in ¶ {fragment.at}"
        elif (times := sum(len(alike.findall(text)) for text in paragraphs)) > 1:
            message = f"it stands {times} times in the document"
        if message:
            yield FRAGMENTS.finding(entry, ("fragments", i, "words"), message)


# ---- runs of words in common with a document


class Run(NamedTuple):
    """Words of a text that also stand in a document: the place of the first, their number, and where."""

    start: int
    words: int
    shown: str
    where: str


def runs_of(source: str, index: Evidence, paragraphs: Sequence[str]) -> Runs:
    """Return every run of words of a document that is too long to be repeated, also across paragraphs."""
    spoken = [(word, n) for n, text in enumerate(paragraphs, 1) for word, _, _ in _words(text)]
    found: dict[tuple[str, ...], str] = {}
    for place in range(len(spoken) - LONGEST_RUN):
        run = tuple(word for word, _ in spoken[place : place + LONGEST_RUN + 1])
        found.setdefault(run, f"`{source}` ¶ {index.label(spoken[place][1])}")
    return found


def copied(text: str, runs: Runs) -> Iterator[Run]:
    """Yield each longest run of words of a text that consists of `runs`."""
    words, place, length = list(_words(text)), 0, LONGEST_RUN + 1
    keys = [word for word, _, _ in words]
    while place + length <= len(words):
        where = runs.get(tuple(keys[place : place + length]))
        if where is None:
            place += 1
            continue
        end = place + length
        while end < len(words) and tuple(keys[end - length + 1 : end + 1]) in runs:
            end += 1
        shown = text[words[place][1] : words[place + length - 1][2]]
        yield Run(words[place][1], end - place, shown + (" …" if end - place > length else ""), where)
        place = end


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text as it is compared, with its start and end."""
    for match in _WORD.finditer(text):
        yield match[0].casefold().replace("’", "'"), match.start(), match.end()


def _copied(chronology: Chronology, runs: Runs) -> Iterator[Finding]:
    for file in chronology.files.values():
        for where, text in strings(file.parsed.data):
            for run in copied(plain(text), runs):
                yield RUNS.at(file.path, *file.parsed.at(where), _common(run))
    for path, text in chronology.docs.items():
        for run in copied(text, runs):
            line, column = text.count("\n", 0, run.start) + 1, run.start - text.rfind("\n", 0, run.start)
            yield RUNS.at(path, line, column, _common(run))


def _common(run: Run) -> str:
    return f"{run.words} words in a row also stand in {run.where}: {run.shown}"
