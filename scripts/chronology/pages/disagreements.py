"""Views of disagreements: one, all on one page, or, if there are very many, a series of pages per kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Disagreement, Event
from chronology.model.site import Links, Site
from chronology.pages.citing import answer_with_source
from chronology.pages.paging import Part, grouped, parts
from chronology.pages.rendering import DISAGREEMENT_WORDS, dated_label, render, with_sources

ADDRESS = "disagreements/"
_TOGETHER = 140  # maximum on a single page; a disagreement takes 23 elements, and 38 on average
_PART = 120  # maximum per page where each kind has its own pages

Dispute = tuple[Entry[Event], Disagreement]
Parts = tuple[Part[Dispute], ...]


def disagreement(
    chronology: Chronology, entry: Entry[Event], dispute: Disagreement, links: Links, site: Site
) -> str:
    """Return one disagreement, with a link to it on its event's page."""
    copied = partial(answer_with_source, chronology, site=site)
    return render(
        "disagreement.html", chronology, links, entry=entry, dispute=dispute, answer_with_source=copied
    )


def disagreements(chronology: Chronology, links: Links, site: Site) -> str:
    """Return all disagreements with a filter, or, if there are many, links to the pages of each kind."""
    by_kind = _by_kind(chronology)
    disputes = [one for listed in by_kind.values() for one in listed]
    alone = sum(dispute.one_source for _, dispute in disputes)
    if divided := by_kind_in_parts(chronology):
        counts = {kind: sum(d.one_source for _, d in listed) for kind, listed in by_kind.items()}
        return render("disagreement_kinds.html", chronology, links, kinds=divided, alone=counts)
    sources = Counter(
        key for _, d in disputes for key in {p.source for p in d.positions} & {*chronology.sources}
    )
    themes = Counter(key for entry, _ in disputes for key in entry.record.themes if key in chronology.themes)
    html = render(
        "disagreements.html",
        chronology,
        links,
        disputes=disputes,
        between=[
            ("sources", "Different sources", len(disputes) - alone),
            ("one", "One source with itself", alone),
        ],
        kinds=[(kind, DISAGREEMENT_WORDS[kind], len(listed)) for kind, listed in by_kind.items()],
        sources=[(key, dated_label(chronology.sources[key].record), sources[key]) for key in sorted(sources)],
        themes=[(key, chronology.themes[key].record.name, themes[key]) for key in sorted(themes)],
        by_kind=list(by_kind.items()),
        answer_with_source=partial(answer_with_source, chronology, site=site),
    )
    return with_sources(chronology, html, links)


@lru_cache(maxsize=1)
def by_kind_in_parts(chronology: Chronology) -> Mapping[str, Parts]:
    """Return the disagreements of each kind in parts, one per page; empty if all fit on a single page."""
    by_kind = _by_kind(chronology)
    if sum(map(len, by_kind.values())) <= _TOGETHER:
        return {}
    return {
        kind: parts(listed, f"{ADDRESS}{kind}/", _year(chronology), _PART) for kind, listed in by_kind.items()
    }


def page_title(kind: str, listed: Parts, current: int) -> str:
    """Return the title of a page of disagreements of one kind."""
    words = f"Disagreements: {DISAGREEMENT_WORDS[kind].lower()}"
    return f"{words}, {listed[current - 1].label}" if len(listed) > 1 else words


def kind_page(chronology: Chronology, kind: str, current: int, links: Links, site: Site) -> str:
    """Return the body of a page of disagreements of one kind, by year."""
    listed = by_kind_in_parts(chronology)[kind]
    html = render(
        "disagreements_of_kind.html",
        chronology,
        links,
        title=page_title(kind, listed, current),
        overview=ADDRESS,
        kind=kind,
        years=grouped(listed[current - 1].items, _year(chronology)),
        parts=listed,
        current=current,
        answer_with_source=partial(answer_with_source, chronology, site=site),
    )
    return with_sources(chronology, html, links)


def _by_kind(chronology: Chronology) -> dict[str, list[Dispute]]:
    """Return the disagreements of each kind in timeline order, without empty kinds."""
    found: dict[str, list[Dispute]] = {kind: [] for kind in DISAGREEMENT_WORDS}
    for entry in chronology.timeline:
        for dispute in entry.record.disagreements:
            found[dispute.kind].append((entry, dispute))
    return {kind: listed for kind, listed in found.items() if listed}


def _year(chronology: Chronology) -> Callable[[Dispute], int]:
    return lambda dispute: chronology.year_of(dispute[0])
