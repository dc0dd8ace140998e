"""Where the timeline shows a year."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from chronology.model.years import is_long, year_address


def of(events: int) -> Any:
    """Return what these functions read of a chronology with so many events."""
    return SimpleNamespace(timeline=(None,) * events)


@pytest.mark.parametrize(("events", "address"), [(220, "timeline/#y1994"), (221, "timeline/1994/")])
def test_above_220_events_a_year_has_a_page_of_its_own(events: int, address: str) -> None:
    assert year_address(of(events), 1994) == address
    assert is_long(of(events)) == (events > 220)
