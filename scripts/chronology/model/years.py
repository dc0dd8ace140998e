"""Where the timeline shows a year: on its one page, or, in a long chronology, on a page of its own."""

from __future__ import annotations

from chronology.model.chronology import Chronology

# Events; of more, the timeline is an overview, and each year has its own page. A card has about 26 elements,
# and no page has more than 6,000.
MOST_ON_ONE_PAGE = 220


def is_long(chronology: Chronology) -> bool:
    """Say whether the timeline is an overview with a page for each year."""
    return len(chronology.timeline) > MOST_ON_ONE_PAGE


def year_address(chronology: Chronology, year: int) -> str:
    """Return where the events that begin in a year stand; there are some."""
    return f"timeline/{year}/" if is_long(chronology) else f"timeline/#y{year}"
