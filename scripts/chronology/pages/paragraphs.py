"""Paragraphs of a source: what rests on each, and on which page of the source it appears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Statement
from chronology.model.evidence import Evidence, Marks
from chronology.model.records import Claim, Disagreement, Event, Position, Uncited
from chronology.pages.paging import Part, grouped, parts

# Limits for one page. A statement takes three to five elements, with its event and paragraph up to 16; a
# paragraph of the ledger takes one to four.
_STATEMENTS = 400
_LEDGER = 1000
_LEDGER_BELOW = 500  # paragraphs of a ledger that still fits on the first page of its source


# The section of the event's page for statements that have no id.
_ANCHORS = {"measure": "values", "relation": "connections", "apparent": "apparent"}


class CitedStatement(NamedTuple):
    """A claim, value, relation, position or comparison that rests on a paragraph."""

    label: str
    statement: Statement

    @property
    def anchor(self) -> str:
        """Return the anchor of the statement on the page of its event."""
        record = self.statement.record
        return record.id if isinstance(record, Claim | Position) else _ANCHORS[self.statement.kind]

    @property
    def question(self) -> str:
        """Return the question that a position answers; empty for any other statement."""
        place = int(self.statement.where[1])
        is_position = self.statement.kind == "position"
        return self.statement.event.record.disagreements[place].about if is_position else ""


class Paragraph(NamedTuple):
    """What rests on a paragraph, by event, and the ledger's reason if no claim cites it."""

    label: str
    events: list[tuple[Entry[Event], list[CitedStatement]]]
    reason: str


class LedgerParagraph(NamedTuple):
    """A paragraph that nothing rests on, and the entry of the ledger that says why."""

    label: str
    uncited: Uncited


class Division(NamedTuple):
    """The pages of a source: of what rests on it and of a long ledger; and the page of each paragraph."""

    cited: tuple[Part[CitedStatement], ...]
    ledger: tuple[Part[LedgerParagraph], ...]
    addresses: Mapping[str, str]


def address(chronology: Chronology, source: str, label: str) -> str:
    """Return the address of a paragraph, from the root of the site, with its anchor.

    An unknown paragraph gets the first page of the source.
    """
    page = division(chronology, source).addresses.get(label) or f"sources/{source}/"
    return f"{page}#p{label}"


def division(chronology: Chronology, source: str) -> Division:
    """Return the pages of a source."""
    return _divisions(chronology)[source]


def anchor_of(dispute: Disagreement) -> str:
    """Return the anchor of the section for a disagreement on its event's page."""
    return "one-source-differs" if dispute.one_source else "where-sources-differ"


def by_paragraph(chronology: Chronology, source: str, part: Part[CitedStatement]) -> list[Paragraph]:
    """Return what rests on each paragraph of a page."""
    entries = _ledger(chronology, source)
    reasons = {label: uncited.reason for uncited, labels in entries for label in labels}
    return [
        Paragraph(label, grouped(same, lambda one: one.statement.event), reasons.get(label, ""))
        for label, same in grouped(part.items, _label)
    ]


def cited(chronology: Chronology, source: str) -> int:
    """Return how many paragraphs of a source claims cite; the paragraphs of one footnote count once."""
    parts = division(chronology, source).cited
    return len({one.label for part in parts for one in part.items if one.statement.kind == "claim"})


def by_entry(part: Part[LedgerParagraph]) -> list[tuple[Uncited, list[str]]]:
    """Return the entries of the ledger on a page, each with its paragraphs on that page."""
    entries = grouped(part.items, lambda one: id(one.uncited))
    return [(same[0].uncited, [one.label for one in same]) for _, same in entries]


def ledger(chronology: Chronology, source: str) -> list[tuple[Uncited, list[str]]]:
    """Return the entries of a ledger, each with the labels of those paragraphs on which nothing rests."""
    resting = {one.label for part in division(chronology, source).cited for one in part.items}
    entries = _ledger(chronology, source)
    return [(entry, [label for label in labels if label not in resting]) for entry, labels in entries]


def _ledger(chronology: Chronology, source: str) -> list[tuple[Uncited, list[str]]]:
    """Return the entries of a ledger, each with the labels of the single paragraphs that it spans."""
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
    return Division(cited, apart, addresses)


def _statements(chronology: Chronology, source: str, evidence: Evidence | None) -> Iterator[CitedStatement]:
    """Yield what rests on a source, paragraph by paragraph; a footnote counts as one paragraph."""
    found: dict[str, dict[object, Statement]] = {}
    for number, statements in chronology.by_paragraph.get(source, {}).items():
        label = evidence.label(number) if evidence else str(number)
        found.setdefault(label, {}).update({(s.event.id, s.where): s for s in statements})
    for label, listed in found.items():
        yield from (CitedStatement(label, statement) for statement in listed.values())


def _label(one: CitedStatement | LedgerParagraph) -> str:
    return one.label
