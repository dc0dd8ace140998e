"""What rests on each paragraph of a source, on which page of the source, and at which address it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chronology.chronology import Chronology
from chronology.entries import Entry, Statement
from chronology.evidence import Evidence
from chronology.records import Event, Uncited
from chronology.views.kept import kept
from chronology.views.paging import Part, grouped, parts

# An event under a paragraph has eight elements or more, a paragraph of the ledger one to four.
_EVENTS = 240
_LEDGER = 1000
_LEDGER_BELOW = 500  # paragraphs of a ledger that has room below what rests on the others


class Resting(NamedTuple):
    """What an event says that rests on a paragraph."""

    label: str
    event: Entry[Event]
    statements: tuple[Statement, ...]


class Idle(NamedTuple):
    """A paragraph that nothing rests on, and the entry of the ledger that says why."""

    label: str
    uncited: Uncited


class Division(NamedTuple):
    """The pages of a source: of what rests on it, of a long ledger, and the address of each paragraph."""

    cited: tuple[Part[Resting], ...]
    ledger: tuple[Part[Idle], ...]
    addresses: Mapping[str, str]


def address(chronology: Chronology, source: str, label: str) -> str:
    """Return where a paragraph of a source stands, from the root of the site, with its anchor."""
    page = division(chronology, source).addresses.get(label) or f"sources/{source}/"
    return f"{page}#p{label}"


def division(chronology: Chronology, source: str) -> Division:
    """Return the pages of a source."""
    made: dict[str, Division] = kept(chronology)["divisions"]
    if source not in made:
        made[source] = _divided(chronology, source)
    return made[source]


def by_label(part: Part[Resting]) -> list[tuple[str, list[Resting]]]:
    """Return what stands on a page, paragraph by paragraph."""
    return grouped(part.items, _label)


def by_entry(part: Part[Idle]) -> list[tuple[Uncited, list[str]]]:
    """Return the entries of the ledger that stand on a page, each with the paragraphs that do."""
    entries = grouped(part.items, lambda one: id(one.uncited))
    return [(same[0].uncited, [one.label for one in same]) for _, same in entries]


def ledger(evidence: Evidence | None, uncited: tuple[Uncited, ...]) -> list[tuple[Uncited, list[str]]]:
    """Return the entries of a ledger, each with the labels of the single paragraphs that it spans."""
    return [(entry, _labels(evidence, entry) if evidence else []) for entry in uncited]


def _labels(evidence: Evidence, uncited: Uncited) -> list[str]:
    numbers = (number for span in uncited.at for number in evidence.numbers(span))
    return list(dict.fromkeys(evidence.label(number) for number in numbers))


def _divided(chronology: Chronology, source: str) -> Division:
    evidence = chronology.evidence.get(source)
    entries = ledger(evidence, tuple(chronology.sources[source].record.uncited))
    idle = [Idle(label, entry) for entry, labels in entries for label in labels]
    folder = f"sources/{source}/"
    cited = parts(list(_resting(chronology, source, evidence)), folder, _label, _EVENTS)
    apart = parts(idle, f"{folder}uncited/", _label, _LEDGER) if len(idle) > _LEDGER_BELOW else ()
    pages: tuple[Part[Resting] | Part[Idle], ...] = (*cited, *apart)
    addresses: dict[str, str] = {}
    for page in pages:
        for one in page.items:
            addresses.setdefault(one.label, page.address)
    return Division(cited, apart, addresses)


def _resting(chronology: Chronology, source: str, evidence: Evidence | None) -> Iterator[Resting]:
    """Yield what rests on a source, paragraph by paragraph; those of one footnote are one."""
    found: dict[str, dict[object, Statement]] = {}
    for number, statements in chronology.by_paragraph.get(source, {}).items():
        label = evidence.label(number) if evidence else str(number)
        found.setdefault(label, {}).update({(s.event.id, s.where): s for s in statements})
    for label, listed in found.items():
        for _, same in grouped(listed.values(), lambda statement: statement.event.id):
            yield Resting(label, same[0].event, tuple(same))


def _label(one: Resting | Idle) -> str:
    return one.label
