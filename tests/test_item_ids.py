"""The ids of claims, disagreements and positions: given where there is none, and kept from then on."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from chronology.cli.main import main
from chronology.loading.loader import load
from chronology.model.entries import complete_ids, derived_id
from chronology.model.records import ITEM_ID_PATTERN, Event

from .rules import COUNT, TREATY, Build, Changes

ROOT = Path(__file__).parents[1]


def ids(event: Event) -> list[str]:
    """Return the ids of an event's items, in the order of the file."""
    found = [claim.id for claim in event.claims]
    for dispute in event.disagreements:
        found += [dispute.id, *(position.id for position in dispute.positions)]
    return found


def test_an_id_depends_on_event_kind_and_text_alone() -> None:
    """The same on every machine and at every time, so that who publishes a file and who formats it agree."""
    one = derived_id("1932-treaty", "claim", "It let 2,000 ducks cross.", ())
    assert one == derived_id("1932-treaty", "claim", "It let 2,000 ducks cross.", {"c0000"})
    others = {
        derived_id("1933-count", "claim", "It let 2,000 ducks cross.", ()),
        derived_id("1932-treaty", "disagreement", "It let 2,000 ducks cross.", ()),
        derived_id("1932-treaty", "position", "It let 2,000 ducks cross.", ()),
        derived_id("1932-treaty", "claim", "It let 2,500 ducks cross.", ()),
    }
    assert len({one, *others}) == 5
    assert {each[0] for each in (one, *others)} == {"c", "d", "p"}


def test_a_taken_id_gives_way_to_a_longer_one() -> None:
    """However many items have the same text, each gets an id of the pattern that no other has."""
    taken: list[str] = []
    for _ in range(40):
        taken.append(derived_id("1932-treaty", "claim", "Ducks.", taken))
    assert len(set(taken)) == 40
    assert all(re.fullmatch(ITEM_ID_PATTERN, one) for one in taken)
    assert taken[1].startswith(taken[0])


def test_a_file_without_ids_has_the_ids_that_fmt_writes(freedonia: Build) -> None:
    root = freedonia({})
    assert "id:" not in (root / TREATY).read_text("utf-8")
    before = load(root)
    assert main(["fmt", "--root", str(root)]) == 0
    after = load(root)
    assert len(ids(after.events["1932-treaty"].record)) == 7
    assert len(set(ids(after.events["1932-treaty"].record))) == 7
    for key, entry in after.events.items():
        assert entry.record == before.events[key].record
        text = (root / entry.file.path).read_text("utf-8")
        assert all(f"id: {one}\n" in text for one in ids(entry.record))


def test_an_id_that_was_written_stays_when_the_text_is_edited(freedonia: Build) -> None:
    """And when items change places, or others are added and formatted."""
    root = freedonia({})
    main(["fmt", "--root", str(root)])
    before = load(root).events["1932-treaty"].record
    path = root / TREATY
    text = path.read_text("utf-8").replace("It let 2,000 ducks cross.", "By the almanac, it was 2,000.")
    first = "claims:\n"
    new = "  - text: The treaty let 2,500 ducks cross the river.\n    source: gazette\n    at: [3]\n"
    path.write_text(text.replace(first, first + new), "utf-8")
    main(["fmt", "--root", str(root)])
    after = load(root).events["1932-treaty"].record
    assert ids(after)[1:] == ids(before)
    assert ids(after)[0] not in ids(before)
    formatted = path.read_bytes()
    main(["fmt", "--root", str(root)])
    assert path.read_bytes() == formatted


def test_merging_events_carries_ids_over(freedonia: Build) -> None:
    """The claims of one event, put into the file of another, keep their ids, and none is there twice."""
    root = freedonia({})
    main(["fmt", "--root", str(root)])
    before = load(root)
    count = (root / COUNT).read_text("utf-8")
    claims = re.search(r"^claims:\n((?:[ ].*\n)+)", count, re.MULTILINE)
    assert claims
    treaty = (root / TREATY).read_text("utf-8")
    (root / TREATY).write_text(treaty.replace("claims:\n", f"claims:\n{claims[1]}"), "utf-8")
    main(["fmt", "--root", str(root)])
    merged = ids(load(root).events["1932-treaty"].record)
    moved = [claim.id for claim in before.events["1933-count"].record.claims]
    assert merged == moved + ids(before.events["1932-treaty"].record)
    assert len(set(merged)) == len(merged)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {"claims": None},
        {"claims": {"text": "A"}},
        {"claims": ["A", None, {}, {"text": None}, {"text": ["A"]}]},
        {"disagreements": [{"about": "A?", "id": "d1", "positions": "none"}]},
    ],
)
def test_whatever_a_file_holds_no_id_is_given_to_what_is_no_item(data: Any) -> None:
    before = deepcopy(data)
    complete_ids("1932-treaty", data)
    assert data == before


def test_every_item_of_the_project_has_an_id_in_its_file() -> None:
    """So that no edit of a text can move its address."""
    for entry in load(ROOT).timeline:
        written = (ROOT / entry.file.path).read_text("utf-8")
        found = ids(entry.record)
        assert len(set(found)) == len(found) > 0
        assert re.findall(r"^ +-? +id: (.*)$", written, re.MULTILINE) == found


CHANGES: Changes = {TREATY: {"  - text: It let 2,000": "  - id: c-1\n    text: It let 2,000"}}


def test_an_id_that_is_none_is_refused(report: Any) -> None:
    assert report(CHANGES).splitlines()[0] == (
        "events/1932-treaty.yml:21:9: error[schema]: `c-1` is not a valid value of `id`"
    )
