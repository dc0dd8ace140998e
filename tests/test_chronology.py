"""The chronology: order, links in both directions, and nothing that can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, cited_places, located_texts, speakers
from chronology.model.records import Event
from pydantic import ValidationError

from .rules import COUNT, LAPSE, TREATY, Build


@pytest.fixture
def chronology(freedonia: Build) -> Chronology:
    """Return Freedonia as it is."""
    return load(freedonia({}))


SECOND = """\
  - text: The count was the talk of the town.
    source: gazette
    at: ["5"]
"""


def ids(grouped: Mapping[str, Iterable[Entry[Event]]]) -> dict[str, list[str]]:
    """Return the events' ids of an index."""
    return {key: [entry.id for entry in entries] for key, entries in grouped.items()}


def test_the_timeline_is_in_order_of_earliest_latest_and_id(freedonia: Build) -> None:
    """A day before the month that it begins, and equal dates by id."""
    chronology = load(
        freedonia(
            {
                COUNT: {'date: "1933-03"': 'date: "1932-06"'},
                TREATY: {'date: "1932-06-17"': 'date: "1932-06-01"'},
                LAPSE: {'date: "1934"': 'date: "1932-06"'},
            }
        )
    )
    assert [entry.id for entry in chronology.timeline] == ["1932-treaty", "1933-count", "1934-lapse"]


def test_events_are_found_by_all_that_they_name(chronology: Chronology) -> None:
    """Themes, actors who take part or speak, places, and sources, each in the order of the timeline."""
    assert ids(chronology.by_theme) == {
        "borders": ["1932-treaty", "1934-lapse"],
        "ducks": ["1933-count", "1934-lapse"],
    }
    assert ids(chronology.by_actor) == {
        "freedonia": ["1932-treaty", "1933-count"],
        "sylvania": ["1932-treaty"],
        "firefly": ["1932-treaty"],  # who only speaks
    }
    assert ids(chronology.by_place) == {"fredville": ["1932-treaty"]}
    assert ids(chronology.by_source) == {
        "gazette": ["1932-treaty", "1934-lapse"],
        "almanac": ["1932-treaty", "1933-count", "1934-lapse"],
    }


def test_an_event_that_repeats_itself_is_listed_once(freedonia: Build) -> None:
    """A theme or place that stands twice in a file is one."""
    changes = {
        TREATY: {
            "themes: [borders]": "themes: [borders, borders]",
            "places: [fredville]": "places: [fredville, fredville]",
        }
    }
    chronology = load(freedonia(changes))
    assert ids(chronology.by_theme)["borders"] == ["1932-treaty", "1934-lapse"]
    assert ids(chronology.by_place) == {"fredville": ["1932-treaty"]}


def test_relations_and_references_are_known_from_the_other_end(chronology: Chronology) -> None:
    """What leads to an event, by which kind of relation, and what mentions it."""
    inverse = {
        key: [(entry.id, relation.kind) for entry, relation in found]
        for key, found in chronology.relations_to.items()
    }
    assert inverse == {
        "1932-treaty": [("1933-count", "responds-to"), ("1934-lapse", "reverses")],
        "1933-count": [("1934-lapse", "continues")],
    }
    assert ids(chronology.mentions) == {"1934-lapse": ["1932-treaty"]}


def test_statements_are_known_by_the_paragraphs_that_they_rest_on(chronology: Chronology) -> None:
    """Footnotes by all their paragraphs; a question is known by its positions."""
    found = {
        source: {number: [(s.kind, s.where[1]) for s in statements] for number, statements in by.items()}
        for source, by in chronology.by_paragraph.items()
    }
    assert found == {
        "gazette": {
            2: [("claim", 0)],
            3: [("claim", 1), ("position", 0)],
            4: [("claim", 2)],
            5: [("claim", 0), ("relation", 0), ("apparent", 0)],
            7: [("claim", 1)],
            10: [("claim", 1), ("relation", 1)],
        },
        "almanac": {
            2: [("claim", 3), ("position", 0)],
            3: [("claim", 0), ("measure", 0), ("relation", 0)],
            4: [("claim", 2), ("apparent", 0)],
        },
    }


def test_a_value_rests_on_the_paragraphs_of_the_claims_that_state_it(freedonia: Build) -> None:
    """Of two claims one says 40 per cent; where none does, the value rests on both."""
    root = freedonia({COUNT: {"claims:\n": "claims:\n" + SECOND}})
    for value, expected in ((40, {"almanac"}), (41, {"almanac", "gazette"})):
        text = (root / COUNT).read_text("utf-8")
        (root / COUNT).write_text(text.replace("value: 40", f"value: {value}"), "utf-8")
        by_source = load(root).by_paragraph
        found = {
            source
            for source, by in by_source.items()
            if any(s.kind == "measure" for v in by.values() for s in v)
        }
        assert found == expected


def test_the_sources_of_an_event_are_those_of_its_claims(freedonia: Build) -> None:
    """One that only takes a position, supports a relation or serves a comparison stands apart."""
    chronology = load(freedonia({}))
    lapse = chronology.events["1934-lapse"]
    own = lapse.record.model_copy(update={"claims": lapse.record.claims[:2]})  # of the gazette
    alone = replace(chronology, events=dict(chronology.events) | {lapse.id: lapse._replace(record=own)})
    entry = alone.events[lapse.id]
    assert alone.sources_of(entry) == ("gazette",)
    assert alone.other_sources_of(entry) == ("almanac",)  # of the comparison
    assert ids(alone.by_source)["almanac"] == ["1932-treaty", "1933-count"]
    assert ids(alone.by_other_source) == {"almanac": ["1934-lapse"]}


def test_every_text_with_its_grounds_is_a_statement(chronology: Chronology) -> None:
    """Claims, measures, relations, questions, positions and apparent differences, event by event."""
    found = [(s.event.id, s.kind, s.where, s.grounds) for s in chronology.statements]
    gazette, almanac = "gazette", "almanac"
    assert found == [
        ("1932-treaty", "claim", ("claims", 0), ((gazette, (2,)),)),
        ("1932-treaty", "claim", ("claims", 1), ((gazette, (3, 7)),)),
        ("1932-treaty", "claim", ("claims", 2), ((gazette, (4,)),)),
        ("1932-treaty", "claim", ("claims", 3), ((almanac, (2,)),)),
        ("1932-treaty", "question", ("disagreements", 0), ((gazette, (3,)), (almanac, (2,)))),
        ("1932-treaty", "position", ("disagreements", 0, "positions", 0), ((gazette, (3,)),)),
        ("1932-treaty", "position", ("disagreements", 0, "positions", 1), ((almanac, (2,)),)),
        ("1933-count", "claim", ("claims", 0), ((almanac, (3,)),)),
        ("1933-count", "measure", ("measures", 0), ((almanac, (3,)),)),
        ("1933-count", "relation", ("relations", 0), ((almanac, (3,)),)),
        ("1934-lapse", "claim", ("claims", 0), ((gazette, (5,)),)),
        ("1934-lapse", "claim", ("claims", 1), ((gazette, (10,)),)),
        ("1934-lapse", "claim", ("claims", 2), ((almanac, (4,)),)),
        ("1934-lapse", "relation", ("relations", 0), ((gazette, (5,)),)),
        ("1934-lapse", "relation", ("relations", 1), ((gazette, (10,)),)),
        ("1934-lapse", "apparent", ("apparent", 0), ((gazette, (5,)), (almanac, (4,)))),
    ]
    assert {s.kind: s.text for s in chronology.statements}["measure"] == "40 per cent, the ducks of Freedonia"


def test_unknown_sources_and_paragraphs_are_no_grounds(chronology: Chronology) -> None:
    """They are left out, for rules of their own to report."""
    assert chronology.paragraphs("gazette", ("2", "99", "fn2")) == (2, 8, 9)
    assert chronology.paragraphs("nothing", ("2",)) == ()


def test_known_ids_include_those_that_are_broken_or_retired(freedonia: Build) -> None:
    """Whatever may be referred to without a second finding."""
    chronology = load(
        freedonia(
            {
                COUNT: b"\xff",
                "docs/retired.yml": "1931-moved: {title: Moved, moved_to: 1932-treaty}\n"
                "1930-gone: {title: Gone, withdrawn: It never was.}\n"
                "1929-odd: {title: Odd, moved: 1932-treaty}\n",
            }
        )
    )
    assert sorted(chronology.events) == ["1932-treaty", "1934-lapse"]
    assert sorted(chronology.retired) == ["1930-gone", "1931-moved"]
    everything = {"1929-odd", "1930-gone", "1931-moved", "1932-treaty", "1933-count", "1934-lapse"}
    assert chronology.known("event") == everything
    assert chronology.known("source") == {"almanac", "gazette"}


def test_a_chronology_cannot_be_changed(chronology: Chronology) -> None:
    """Neither its parts, nor its mappings, nor its records."""
    indexes: list[Any] = [getattr(chronology, field.name) for field in fields(chronology)]
    indexes += [chronology.by_theme, chronology.by_actor, chronology.by_place, chronology.by_source]
    indexes += [
        chronology.by_other_source,
        chronology.mentions,
        chronology.relations_to,
        chronology.by_paragraph,
    ]
    indexes += chronology.by_paragraph.values()
    mappings = [index for index in indexes if isinstance(index, Mapping)]
    assert len(mappings) == 22
    for mapping in mappings:
        with pytest.raises(TypeError, match="does not support item assignment"):
            mapping["x"] = "y"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        chronology.events = {}  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        chronology.timeline[0].record.title = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="can't set attribute"):
        chronology.timeline[0].id = "x"  # type: ignore[misc]


def test_indexes_are_made_once(chronology: Chronology) -> None:
    """Asking again gives the same object."""
    assert chronology.by_theme is chronology.by_theme
    assert chronology.timeline is chronology.timeline
    assert chronology.statements is chronology.statements


def test_every_citation_and_text_of_an_event_has_its_path(chronology: Chronology) -> None:
    """What the walks over an event yield, in order."""
    lapse, treaty = (chronology.events[key].record for key in ("1934-lapse", "1932-treaty"))
    assert [path for path, _ in cited_places(lapse)] == [
        ("claims", 0),
        ("claims", 1),
        ("claims", 2),
        ("relations", 0),
        ("relations", 1),
        ("apparent", 0, "cites", 0),
        ("apparent", 0, "cites", 1),
    ]
    assert [path for path, _ in located_texts(treaty)] == [
        ("summary",),
        ("claims", 0, "text"),
        ("claims", 1, "text"),
        ("claims", 2, "text"),
        ("claims", 3, "text"),
        ("disagreements", 0, "positions", 0, "says"),
        ("disagreements", 0, "positions", 1, "says"),
    ]
    assert list(speakers(treaty)) == ["firefly"]
