"""The paragraphs of a source: which statements cite each, on which page of the source, and the original.

A text fragment (https://wicg.github.io/scroll-to-text-fragment/) makes a browser scroll to words of a page.
Browsers that know none show the page from its top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Statement
from chronology.model.evidence import Evidence, Marks
from chronology.model.records import Assertion, Disagreement, Event, Source, Uncited
from chronology.model.text import paragraph_words
from chronology.pages.paging import Part, grouped, parts

# Limits per page. A statement takes 3 to 5 elements, or up to 16 with the headings of its paragraph and
# event; a ledger paragraph takes 1 to 4.
_STATEMENTS = 400
_LEDGER = 1000
_LEDGER_BELOW = 500  # maximum number of ledger paragraphs on a source's first page
ENGINE = "DuckDuckGo"
_SEARCH = "https://duckduckgo.com/"

T = TypeVar("T")

# The anchor of the section of an event's page that shows statements without an id.
_ANCHORS = {"measure": "values", "relation": "connections", "apparent": "apparent"}


class CitedStatement(NamedTuple):
    """A claim, value, relation, position or comparison that cites a paragraph."""

    label: str
    statement: Statement

    @property
    def anchor(self) -> str:
        """Return the anchor of the statement on its event's page."""
        record = self.statement.record
        return record.id if isinstance(record, Assertion) else _ANCHORS[self.statement.kind]

    @property
    def question(self) -> str:
        """Return the question that a position answers; empty for any other statement."""
        place = int(self.statement.where[1])
        is_position = self.statement.kind == "position"
        return self.statement.event.record.disagreements[place].about if is_position else ""


class Paragraph(NamedTuple):
    """A cited paragraph: its statements by event, and the ledger's reason if no claim cites it."""

    label: str
    events: list[tuple[Entry[Event], list[CitedStatement]]]
    reason: str


class LedgerParagraph(NamedTuple):
    """A paragraph that no claim cites, and the ledger entry that explains why."""

    label: str
    uncited: Uncited


class Division(NamedTuple):
    """The pages of a source: those of statements, those of a long ledger, and the page of each paragraph."""

    cited: tuple[Part[CitedStatement], ...]
    ledger: tuple[Part[LedgerParagraph], ...]
    addresses: Mapping[str, str]


def address(chronology: Chronology, source: str, label: str) -> str:
    """Return the address of a paragraph, with its anchor, relative to the site root.

    An unknown paragraph is assumed to be on the first page of the source.
    """
    page = division(chronology, source).addresses.get(label) or f"sources/{source}/"
    return f"{page}#p{label}"


def division(chronology: Chronology, source: str) -> Division:
    """Return the pages of a source."""
    return _divisions(chronology)[source]


def anchor_of(dispute: Disagreement) -> str:
    """Return the anchor of the section of an event's page that shows a disagreement."""
    return "one-source-differs" if dispute.one_source else "where-sources-differ"


def by_paragraph(chronology: Chronology, source: str, part: Part[CitedStatement]) -> list[Paragraph]:
    """Return the paragraphs on a page, with the statements that cite each."""
    uncited = reasons(chronology, source)
    return [
        Paragraph(label, grouped(same, lambda one: one.statement.event), uncited.get(label, ""))
        for label, same in grouped(part.items, _label)
    ]


def reasons(chronology: Chronology, source: str) -> Mapping[str, str]:
    """Return the ledger's reason for each paragraph that no claim cites."""
    return {label: uncited.reason for uncited, labels in _ledger(chronology, source) for label in labels}


def cited(chronology: Chronology, source: str) -> int:
    """Return the number of paragraphs of a source that are cited by claims; a footnote counts as one."""
    parts = division(chronology, source).cited
    return len({one.label for part in parts for one in part.items if one.statement.kind == "claim"})


def by_entry(part: Part[LedgerParagraph]) -> list[tuple[Uncited, list[str]]]:
    """Return the ledger entries on a page, each with its paragraphs on that page."""
    entries = grouped(part.items, lambda one: id(one.uncited))
    return [(same[0].uncited, [one.label for one in same]) for _, same in entries]


def ledger(chronology: Chronology, source: str) -> list[tuple[Uncited, list[str]]]:
    """Return the ledger entries, each with the labels of its paragraphs that no statement cites."""
    labels_cited = {one.label for part in division(chronology, source).cited for one in part.items}
    entries = _ledger(chronology, source)
    return [(entry, [label for label in labels if label not in labels_cited]) for entry, labels in entries]


def _ledger(chronology: Chronology, source: str) -> list[tuple[Uncited, list[str]]]:
    """Return the ledger entries, each with the labels of all its paragraphs."""
    evidence, uncited = chronology.evidence.get(source), chronology.sources[source].record.uncited
    if evidence is None:
        return [(entry, []) for entry in uncited]
    listed = Marks(evidence)
    return [(entry, _labels(evidence, entry, listed)) for entry in uncited]


def _labels(evidence: Evidence, uncited: Uncited, listed: Marks) -> list[str]:
    numbers = (number for span in uncited.at for number in listed.add(evidence.numbers(span)))
    return list(dict.fromkeys(evidence.label(number) for number in numbers))


@lru_cache(maxsize=1)
def _divisions(chronology: Chronology) -> Mapping[str, Division]:
    """Return the pages of every source."""
    return {source: _divide(chronology, source) for source in chronology.sources}


def _divide(chronology: Chronology, source: str) -> Division:
    evidence = chronology.evidence.get(source)
    paragraphs = [
        LedgerParagraph(label, entry) for entry, labels in _ledger(chronology, source) for label in labels
    ]
    folder = f"sources/{source}/"
    cited = parts(list(_statements(chronology, source, evidence)), folder, _label, _STATEMENTS)
    apart = parts(paragraphs, f"{folder}uncited/", _label, _LEDGER) if len(paragraphs) > _LEDGER_BELOW else ()
    pages: tuple[Part[CitedStatement] | Part[LedgerParagraph], ...] = (*cited, *apart)
    addresses: dict[str, str] = {}
    for page in pages:
        for one in page.items:
            addresses.setdefault(one.label, page.address)
    return Division(_in_words(cited), _in_words(apart), addresses)


def _in_words(pages: tuple[Part[T], ...]) -> tuple[Part[T], ...]:
    """Return the pages, with labels that readers know: `¶ 3–43` instead of `3–43`."""
    return tuple(page._replace(label=paragraph_words(page.label)) if page.label else page for page in pages)


def _statements(chronology: Chronology, source: str, evidence: Evidence | None) -> Iterator[CitedStatement]:
    """Yield the statements that cite a source, by paragraph; a footnote counts as one paragraph."""
    found: dict[str, dict[object, Statement]] = {}
    for number, statements in chronology.by_paragraph.get(source, {}).items():
        label = evidence.label(number) if evidence else str(number)
        found.setdefault(label, {}).update({(s.event.id, s.where): s for s in statements})
    for label, listed in found.items():
        yield from (CitedStatement(label, statement) for statement in listed.values())


def _label(one: CitedStatement | LedgerParagraph) -> str:
    return one.label


# ---- the original


def original_address(source: Source, paragraph: str = "") -> str:
    """Return the address of a source, with a text fragment for the paragraph; empty if it has no address."""
    url = source.url or ""
    words = next((one.words for one in source.fragments if one.at == paragraph), "")
    if not url or not words:
        return url
    # `-`, `,` and `&` have a meaning in a text directive; `quote` leaves a hyphen as it is.
    text = quote(words, safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def web_search(source: Source) -> str:
    """Return the address of a web search for the title, authors and outlet of a source.

    A title in brackets describes a document that has none: its words are not looked for as a phrase. Nor are
    names, which a page may spell without their accents.
    """
    title, outlet = source.title, source.container or source.publisher or ""
    words = title.strip("[]") if title.startswith("[") else _phrase(title)
    parts = words, *(author.name for author in source.authors), _phrase(outlet)
    return f"{_SEARCH}?{urlencode({'q': ' '.join(filter(None, parts))}, quote_via=quote)}"


def _phrase(words: str) -> str:
    """Return words in the quotation marks of a search engine, which cannot hold such marks themselves."""
    return f'"{words.replace(chr(34), "")}"' if words else ""
