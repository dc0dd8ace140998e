"""Where the lists of the peers are cut into pages: as ours are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from chronology.model.chronology import Chronology
from chronology.model.site import MOST_ON_ONE_PAGE
from chronology.pages.paging import CARDS as CARDS

EVENTS = MOST_ON_ONE_PAGE  # of more, the timeline is an overview with a page for each year
DISPUTES = 200  # of more, the disagreements are an overview with pages for each kind
PARAGRAPHS = 240  # of a source, on one page

Paragraph = tuple[str, list[tuple[str, list[int]]]]
T = TypeVar("T")


def parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return a list in parts for its pages, of which there is always a first."""
    return [items[start : start + most] for start in range(0, len(items), most)] or [items]


def paragraphs(chronology: Chronology, source: str) -> list[Paragraph]:
    """Return each cited paragraph of a source, with the events that cite it and where in them."""
    evidence = chronology.evidence[source]
    return [
        (
            evidence.label(number),
            [
                (entry.id, [int(statement.where[1]) for statement in said])
                for entry, said in groupby(
                    (one for one in statements if one.kind == "claim"),
                    key=lambda statement: statement.event,
                )
            ],
        )
        for number, statements in chronology.by_paragraph.get(source, {}).items()
    ]


def disputes(chronology: Chronology) -> int:
    """Return how many disagreements there are."""
    return sum(len(entry.record.disagreements) for entry in chronology.timeline)
