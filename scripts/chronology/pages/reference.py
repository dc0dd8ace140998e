"""The pages of sources, of two sources compared, and of actors; the lists of all; and citations in prose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import combinations, zip_longest
from typing import Any, NamedTuple, TypeVar

from chronology.model import bibliography
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Actor, Citation, Disagreement, Event, Source
from chronology.model.site import Links, Site
from chronology.model.tokens import fold
from chronology.pages import charts, paragraphs
from chronology.pages.citing import answer_with_source, claim_with_source, source_citations
from chronology.pages.events import event_list, list_parts, written_before
from chronology.pages.paging import Part, year_of
from chronology.pages.rendering import environment, macros, render, with_sources

_HEADINGS = {
    "state": "States",
    "organisation": "Organisations",
    "company": "Companies",
    "media": "Media",
    "group": "Groups",
    "person": "People",
}
_THEMES = 3
_LISTED = 200  # maximum length of a list of events that only the source covers, or leaves out
_PAIRS = 100  # maximum number of pairs of sources that have a page
_COMPARED = 110  # maximum number of claims per page of two sources, and of positions; one has 12 elements


def source_page(chronology: Chronology, entry: Entry[Source], links: Links) -> str:
    """Return the body of a source's page: its record, the statements that cite it, and its ledger."""
    evidence = chronology.evidence.get(entry.id)
    division = paragraphs.division(chronology, entry.id)
    events = chronology.by_source.get(entry.id, ())
    alone = [e for e in events if chronology.sources_of(e) == (entry.id,)]
    covered = {e.id for e in events}
    silent = [e for e in chronology.timeline if e.id not in covered]
    return render(
        "source.html",
        chronology,
        links,
        entry=entry,
        source=entry.record,
        kind=bibliography.kind_words(entry.record),
        citations=source_citations(entry),
        search=paragraphs.web_search(entry.record),
        engine=paragraphs.ENGINE,
        footnote=next((one.footnote for one in evidence.paragraphs if one.footnote), "") if evidence else "",
        first=paragraphs.reasons(chronology, entry.id).get("1", ""),
        cited=paragraphs.cited(chronology, entry.id),
        parts=division.cited,
        current=1,
        paragraphs=paragraphs.by_paragraph(chronology, entry.id, division.cited[0]),
        ledger=[] if division.ledger else paragraphs.ledger(chronology, entry.id),
        ledger_parts=division.ledger,
        count=len(evidence.paragraphs) if evidence else 0,
        events=events,
        compared=[
            (pair, pair.other if pair.one == entry.id else pair.one)
            for pair in pairs(chronology)
            if entry.id in (pair.one, pair.other)
        ],
        others=chronology.by_other_source.get(entry.id, ()),
        alone=alone,
        alone_years=_by_year(alone) if len(alone) > _LISTED else [],
        silent=silent,
        silent_years=_by_year(silent) if len(silent) > _LISTED else [],
    )


def further_title(entry: Entry[Source], part: Part[Any]) -> str:
    """Return the title of a further page of a source: the source's label and the paragraphs on the page."""
    return f"{entry.record.label}: {part.label}"


def further_source_page(
    chronology: Chronology, entry: Entry[Source], parts: Sequence[Part[Any]], current: int, links: Links
) -> str:
    """Return the body of a further page of a source.

    parts: the statements that cite it, or a long ledger of paragraphs that no claim cites.
    """
    part = parts[current - 1]
    cited = isinstance(part.items[0], paragraphs.CitedStatement)
    return render(
        "source_continued.html",
        chronology,
        links,
        entry=entry,
        title=further_title(entry, part),
        parts=parts,
        current=current,
        paragraphs=paragraphs.by_paragraph(chronology, entry.id, part) if cited else [],
        ledger=[] if cited else paragraphs.by_entry(part),
    )


def _by_year(events: Sequence[Entry[Event]]) -> list[tuple[int, int]]:
    """Return (year, number of events that begin in it), sorted."""
    return sorted(Counter(map(year_of, events)).items())


# ---- two sources, compared

T = TypeVar("T")


class Pair(NamedTuple):
    """Two sources in the order of their ids, with the events and the questions on which both speak."""

    one: str
    other: str
    events: tuple[Entry[Event], ...]
    questions: tuple[tuple[Entry[Event], Disagreement], ...]

    @property
    def address(self) -> str:
        """Return the address of the page that compares them."""
        return f"sources/{self.one}/{self.other}/"

    @property
    def alone(self) -> int:
        """Return the number of questions that no other source answers."""
        return sum(not _has_third_source(question) for question in self.questions)

    def parts(self) -> tuple[Part[Any], ...]:
        """Return the pages on which they are compared; the items of each are its events and its questions."""
        events = self._chunks(self.events, lambda entry: entry.record.claims)
        questions = self._chunks(self.questions, lambda question: question[1].positions)
        return tuple(
            Part(number, self.address if number == 1 else f"{self.address}{number}/", f"{number}", items)
            for number, items in enumerate(zip_longest(events, questions, fillvalue=()), 1)
        )

    def _chunks(self, items: Iterable[T], cited: Callable[[T], Iterable[Citation]]) -> list[list[T]]:
        """Split a list so that the items of each part cite the two sources at most `_COMPARED` times."""
        chunks: list[list[T]] = []
        size = 0
        for item in items:
            weight = sum(one.source in (self.one, self.other) for one in cited(item))
            if not chunks or size + weight > _COMPARED:
                chunks.append([])
                size = 0
            chunks[-1].append(item)
            size += weight
        return chunks


def pairs(chronology: Chronology) -> tuple[Pair, ...]:
    """Return the pairs of sources with the most events that both cover, most first; at most `_PAIRS`."""
    return _pairs(chronology)[0]


def source_pairs(chronology: Chronology, links: Links) -> str:
    """Return the table of pairs of sources, with links to the pages that compare them."""
    compared, more = _pairs(chronology)
    return render("source_pairs.html", chronology, links, pairs=compared, more=more)


def pair_title(chronology: Chronology, pair: Pair, current: int = 1) -> str:
    """Return the title of a page that compares two sources."""
    title = " and ".join(chronology.sources[source].record.label for source in (pair.one, pair.other))
    return title if current == 1 else f"{title}, page {current}"


def pair_page(chronology: Chronology, pair: Pair, current: int, links: Links, site: Site) -> str:
    """Return the body of a page that compares two sources; what only one covers is on the first."""
    parts = pair.parts()
    events, questions = parts[current - 1].items
    shared = Links("-/" * links.address.count("/"))  # or each pair would have a cache of macros of its own
    context = {
        **macros(chronology, shared),
        "links": links,
        "pair": pair,
        "title": pair_title(chronology, pair, current),
        "disputed": [
            (
                "differ",
                "Only these two answer",
                "On these questions the two differ.",
                pair.alone,
                [question for question in questions if not _has_third_source(question)],
            ),
            (
                "shared-questions",
                "Other sources answer too",
                "On these questions sources differ, though these two may agree with each other.",
                len(pair.questions) - pair.alone,
                [question for question in questions if _has_third_source(question)],
            ),
        ],
        "events": events,
        "only": [_only(chronology, pair, *way) for way in ((pair.one, pair.other), (pair.other, pair.one))],
        "parts": parts,
        "current": current,
        "claim_with_source": lambda entry: partial(claim_with_source, chronology, entry, site=site),
        "answer_with_source": lambda entry, dispute: partial(
            answer_with_source, chronology, entry, dispute, site=site
        ),
    }
    html = environment().get_template("comparison.html").render(context)
    return with_sources(chronology, html, shared)


def _only(chronology: Chronology, pair: Pair, source: str, other: str) -> tuple[object, ...]:
    """Return what one source covers and the other does not.

    The ids of both; the number of events of the first; those that only it covers, and how many of them begin
    in each year if they are very many; and of how many of them the other was written too early to know.
    """
    own, shared = chronology.by_source[source], {entry.id for entry in pair.events}
    alone = [entry for entry in own if entry.id not in shared]
    earlier = sum(written_before(chronology.sources[other].record, entry.record) for entry in alone)
    return source, other, len(own), alone, _by_year(alone) if len(alone) > _LISTED else [], earlier


def _has_third_source(question: tuple[Entry[Event], Disagreement]) -> bool:
    return len({position.source for position in question[1].positions}) > 2


@lru_cache(maxsize=1)
def _pairs(chronology: Chronology) -> tuple[tuple[Pair, ...], int]:
    """Return the pairs that have a page, and the number of those that have none."""
    covering = [(entry, sorted(chronology.sources_of(entry))) for entry in chronology.timeline]
    counts = Counter(pair for _, sources in covering for pair in combinations(sources, 2))
    chosen = sorted(counts, key=lambda pair: (-counts[pair], pair))[:_PAIRS]
    events = defaultdict[tuple[str, str], list[Entry[Event]]](list)
    questions = defaultdict[tuple[str, str], list[tuple[Entry[Event], Disagreement]]](list)
    for entry, sources in covering:
        for pair in combinations(sources, 2):
            events[pair].append(entry)
        for dispute in entry.record.disagreements:
            for pair in combinations(sorted({position.source for position in dispute.positions}), 2):
                questions[pair].append((entry, dispute))
    # First the questions that no other source answers: on these the two differ.
    made = tuple(
        Pair(*pair, tuple(events[pair]), tuple(sorted(questions[pair], key=_has_third_source)))
        for pair in chosen
    )
    return made, len(counts) - len(made)


# ---- actors, and lists


def actor_page(chronology: Chronology, entry: Entry[Actor], links: Links) -> str:
    """Return the body of an actor's page: names, values and events."""
    events = chronology.by_actor.get(entry.id, ())
    return render(
        "actor.html",
        chronology,
        links,
        entry=entry,
        actor=entry.record,
        events=events,
        years=_span(events),
        themes=Counter(theme for e in events for theme in e.record.themes).most_common(_THEMES),
        figures=charts.measures(chronology, events, links) if any(e.record.measures for e in events) else "",
        listed=event_list(chronology, list_parts(chronology, "actors", entry.id), links),
    )


def _span(events: Sequence[Entry[Event]]) -> tuple[int, int] | None:
    """Return the first and the last year of events, or None if there are none."""
    if not events:
        return None
    return min(map(year_of, events)), max(e.record.date.last_known.year for e in events)


def index(chronology: Chronology, links: Links, kind: str) -> str:
    """Return the list of all `themes` or `sources` (`kind`), with their numbers of events."""
    return render(f"{kind}.html", chronology, links)


def actor_index(chronology: Chronology, links: Links) -> str:
    """Return the list of all actors with their numbers of events, by kind and name; people by family name."""
    actors = sorted(chronology.actors.values(), key=lambda entry: fold(entry.record.sort_name))
    groups = [(heading, [e for e in actors if e.record.kind == kind]) for kind, heading in _HEADINGS.items()]
    return render("actors.html", chronology, links, groups=[group for group in groups if group[1]])


def cite(
    chronology: Chronology, source: str, paragraphs: Sequence[str], links: Links, *, short: bool = False
) -> str:
    """Return the citation of paragraphs of a source, with a link to each; a `short` one has only its mark."""
    return str(macros(chronology, links)["cite"](source, tuple(paragraphs), short))
