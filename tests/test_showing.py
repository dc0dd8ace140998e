"""The command show: one event as text, with what it rests on and where it appears."""

from __future__ import annotations

import re

import pytest
from chronology.cli.show import event_text
from chronology.loading.loader import load

from .rules import COUNT, TREATY, Build

SHOWN = """\
1932-treaty
  Freedonia and Sylvania sign the Duck Treaty
  event, 17 June 1932 (1932-06-17)
  Freedonia and Sylvania sign a treaty on ducks, which ends with the frozen river.
  claims:
    Freedonia and Sylvania signed the treaty on 17 June 1932. [gazette ¶ 2]
    The treaty let 2,500 ducks cross the river. [gazette ¶ 3, fn1]
    Firefly called it “a bargain”. [gazette ¶ 4]
    It let 2,000 ducks cross. [almanac ¶ 2]
  disagreements:
    How many ducks could cross?
      They were 2,500. [gazette ¶ 3]
      They were 2,000. [almanac ¶ 2]
  related from:
    1933-count responds-to → this [almanac ¶ 3]
    1934-lapse reverses → this [gazette ¶ 5]
  sources:
    almanac: Almanac of Freedonia
    gazette: The treaty and after
  appears on:
    timeline/
    events/1932-treaty/
    themes/borders/
    actors/freedonia/
    actors/sylvania/
    actors/firefly/
    sources/almanac/
    sources/gazette/
"""


def test_an_event_is_shown_with_all_that_belongs_to_it(freedonia: Build) -> None:
    """Claims with their paragraphs, disagreements, relations from the other end, sources, pages."""
    assert event_text(load(freedonia({})), "1932-treaty") == SHOWN


def test_relations_and_mentions_are_shown_at_the_event_that_ends_them(freedonia: Build) -> None:
    """From this event to others, and who refers to it."""
    shown = event_text(load(freedonia({})), "1934-lapse")
    assert "  relations:\n    reverses → 1932-treaty [gazette ¶ 5]\n" in shown
    assert "  mentioned in:\n    1932-treaty\n" in shown


def test_a_deduced_date_is_shown_with_its_note(freedonia: Build) -> None:
    """A set that bounds a moment reads so, and the note follows."""
    date = 'date: "1932-06-17"'
    dated = 'date: "[1932..1933]"\ndate_note: After the war.'
    shown = event_text(load(freedonia({TREATY: {date: dated}})), "1932-treaty")
    assert "  event, between 1932 and 1933 ([1932..1933])\n  After the war.\n" in shown


def test_an_event_without_a_known_source_is_shown(freedonia: Build) -> None:
    """Faulty data can be looked at: the source that is missing is named."""
    changes = {
        COUNT: {'    source: almanac\n    at: ["3"]\nrelations': '    source: gone\n    at: ["3"]\nrelations'}
    }
    assert "    gone: no such source\n" in event_text(load(freedonia(changes)), "1933-count")


RETIRED = {
    "moved_to: 1932-treaty": "1931-old\n  An old title\n  moved to 1932-treaty\n",
    "withdrawn: It never happened.": "1931-old\n  An old title\n  withdrawn: It never happened.\n",
}


@pytest.mark.parametrize(("field", "shown"), RETIRED.items())
def test_a_retired_event_is_shown_with_what_became_of_it(freedonia: Build, field: str, shown: str) -> None:
    """Its title, and where it went or why."""
    chronology = load(freedonia({"events/1931-old.yml": f"title: An old title\n{field}\n"}))
    assert event_text(chronology, "1931-old") == shown


MISSING = {
    "1932-treety": 'no event "1932-treety"; did you mean «1932-treaty»?',
    "zebra": 'no event "zebra"',
    "1933-count": 'event "1933-count" has errors; `chronology check` lists them',
}


@pytest.mark.parametrize(("event", "message"), MISSING.items())
def test_an_event_that_cannot_be_shown_is_a_value_error(freedonia: Build, event: str, message: str) -> None:
    """Unknown ids have the nearest known one, and a faulty file is not called unknown."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        event_text(load(freedonia({COUNT: b"title: [\n"})), event)
