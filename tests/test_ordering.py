"""The order of the timeline: dates that are disjoint, relations where they overlap, and the key."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from chronology.loading.loader import load
from chronology.loading.strict_yaml import parse
from chronology.model.entries import Entry, File
from chronology.model.ordering import Order, cause_and_effect, order, standing_years
from chronology.model.records import Event
from edtf import parse_edtf

PROJECT = Path(__file__).parent.parent
FILE = File("events/x.yml", parse(b""))
Link = tuple[str, str, str]


def ordered(dates: dict[str, str], *links: Link) -> Order:
    """Order events with these dates and links: (from, kind, to)."""
    events = {}
    for name, when in dates.items():
        relations = [
            {"to": to, "kind": kind, "source": "s", "at": ["1"]} for start, kind, to in links if start == name
        ]
        record = Event.model_validate(
            {
                "title": name,
                "kind": "event",
                "date": when,
                "themes": ["t"],
                "summary": "s",
                "claims": [{"text": "t", "source": "s", "at": ["1"], "voice": "author"}],
                "relations": relations,
            }
        )
        events[name] = Entry(name, record, FILE)
    return order(events)


def names(made: Order) -> str:
    return " ".join(entry.id for entry in made.events)


def test_without_relations_a_less_precise_date_stands_after_what_it_holds() -> None:
    dates = [
        *("199X", "1999-12-31", "2010-01-01", "2010-01", "2010-02-28", "2010-02/..", "2010-02/2012"),
        *("2010-03-02", "[2010-03..2010-05]", "[2010-06..]", "2010-12-31", "2010-12"),
        *("2010", "[..2010]", "[2010..]", "[2010,2011]", "2010/2012", "2010/..", "2011-01-01"),
    ]
    made = ordered({f"{len(dates) - place:02}": date for place, date in enumerate(dates)})
    found = [entry.record.date.text for entry in made.events]
    # Three forms say 2010 alone, and stand by their ids.
    alone = {"2010", "[..2010]", "[2010..]"}
    assert [date for date in found if date not in alone] == [
        *("199X", "1999-12-31", "2010-01-01", "2010-01", "2010-02-28", "2010-02/2012", "2010-02/.."),
        *("2010-03-02", "[2010-03..2010-05]", "[2010-06..]", "2010-12-31", "2010-12"),
        *("[2010,2011]", "2010/2012", "2010/..", "2011-01-01"),
    ]
    assert set(found[found.index("2010-12") + 1 : found.index("[2010,2011]")]) == alone


@pytest.mark.parametrize("kind", ["responds-to", "continues", "reverses"])
def test_where_dates_overlap_the_target_of_these_comes_first(kind: str) -> None:
    assert names(ordered({"a": "2022-01", "b": "2022-01"}, ("a", kind, "b"))) == "b a"
    assert names(ordered({"a": "2022-01", "b": "2022"}, ("a", kind, "b"))) == "b a"


def test_where_dates_overlap_the_source_of_leads_to_comes_first() -> None:
    assert names(ordered({"a": "2022", "b": "2022"}, ("b", "leads-to", "a"))) == "b a"


@pytest.mark.parametrize("kind", ["part-of", "compared-with"])
def test_other_kinds_do_not_order(kind: str) -> None:
    assert names(ordered({"a": "2022", "b": "2022"}, ("a", kind, "b"))) == "a b"


def test_disjoint_dates_decide_against_a_relation() -> None:
    made = ordered({"a": "2021", "b": "2022"}, ("a", "responds-to", "b"))
    assert (names(made), made.cycles) == ("a b", ())


def test_a_vague_cause_stands_just_before_its_first_effect_over_any_number_of_steps() -> None:
    dates = {"a": "2022-02", "b": "2022-03", "c": "2022", "d": "2022", "e": "2022", "f": "2022-04"}
    links = ("b", "responds-to", "c"), ("d", "leads-to", "c")
    assert names(ordered(dates, *links)) == "a d c b f e"


def test_no_event_stands_before_its_first_day() -> None:
    """The effect may be of 2016; what it follows is of 2018, and so it stands under 2018."""
    dates = {"a": "[2016..2019]", "b": "2017", "c": "2018", "d": "2018-02"}
    made = ordered(dates, ("a", "responds-to", "c"))
    assert names(made) == "b c a d"
    assert standing_years(made.events) == [2017, 2018, 2018, 2018]


def test_a_cycle_is_reported_once_and_its_members_are_still_there() -> None:
    dates = {"a": "2022", "b": "2022", "c": "2022", "d": "2022-01-01"}
    made = ordered(dates, ("a", "continues", "b"), ("b", "continues", "c"), ("c", "continues", "a"))
    assert names(made) == "d a c b"
    assert [set(cycle) for cycle in made.cycles] == [{"a", "b", "c"}]


def test_two_cycles_are_two() -> None:
    links = [(one, "continues", other) for one, other in ("ab", "ba", "cd", "dc")]
    made = ordered(dict.fromkeys("abcd", "2022"), *links)
    assert sorted(map(sorted, made.cycles)) == [["a", "b"], ["c", "d"]]


def test_dates_may_be_part_of_a_cycle() -> None:
    """What happened in 2016 cannot follow from what followed from something of 2017."""
    dates = {"a": "[2016..2018]", "b": "2016", "c": "2017"}
    made = ordered(dates, ("a", "responds-to", "c"), ("b", "responds-to", "a"))
    assert [set(cycle) for cycle in made.cycles] == [{"a", "b", "c"}]
    assert sorted(names(made).split()) == ["a", "b", "c"]


def many(count: int, chance: random.Random) -> tuple[dict[str, str], list[Link]]:
    """Return events of all precisions, each linked to others of any date."""
    forms = "{y}", "{y}-{m:02}", "{y}-{m:02}-11", "{y}/..", "{y}/{z}", "[{y}..{z}]", "[{y}..]", "[..{y}]"
    dates = {}
    for number in range(count):
        year = chance.randint(1991, 2023)
        values = {"y": year, "m": chance.randint(1, 12), "z": year + chance.randint(1, 5)}
        dates[f"e{number}"] = chance.choice(forms).format(**values)
    kinds = "responds-to", "continues", "reverses", "leads-to", "part-of"
    ids = list(dates)
    links = [(chance.choice(ids), chance.choice(kinds), chance.choice(ids)) for _ in range(count)]
    return dates, list(dict.fromkeys(links))


@pytest.mark.parametrize("seed", range(40))
def test_every_constraint_holds_unless_it_is_part_of_a_cycle(seed: int) -> None:
    """Against all pairs of events; and the order does not depend on that of the files."""
    chance = random.Random(seed)
    dates, links = many(25, chance)
    made = ordered(dates, *links)
    place = {entry.id: number for number, entry in enumerate(made.events)}
    assert place.keys() == dates.keys()
    by_name = {entry.id: entry for entry in made.events}
    for one in made.events:
        for other in made.events:
            if one.record.date.sort_key[1] < other.record.date.sort_key[0]:
                assert place[one.id] < place[other.id]
    in_cycles = {name for cycle in made.cycles for name in cycle}
    for entry in made.events:
        for relation in entry.record.relations:
            pair = cause_and_effect(entry, relation)
            if pair is None or pair[0] == pair[1] or set(pair) & in_cycles:
                continue
            cause, effect = (by_name[name].record.date.sort_key for name in pair)
            if cause[0] <= effect[1] and effect[0] <= cause[1]:
                assert place[pair[0]] < place[pair[1]], pair
    shuffled = list(dates)
    chance.shuffle(shuffled)
    assert names(ordered({name: dates[name] for name in shuffled}, *links)) == names(made)
    years = standing_years(made.events)
    assert list(years) == sorted(years)


def test_a_thousand_events_take_less_than_a_tenth_of_a_second() -> None:
    chance = random.Random(1)
    dates, _ = many(1_000, chance)
    ids = list(dates)
    links = [(one, "responds-to", other) for one, other in zip(ids[1:], ids, strict=False)]
    events = {entry.id: entry for entry in ordered(dates, *links).events}
    started = time.process_time()
    order(events)
    assert time.process_time() - started < 0.1  # 0.01 on an idle machine


# ---- the real data


@pytest.fixture(scope="module")
def real() -> Sequence[Entry[Event]]:
    return load(PROJECT).timeline


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2022-01-unrest", "2022-01-csto-deployment"),
        ("2022-war-in-ukraine", "2022-russian-request-for-troops"),
        ("2022-war-in-ukraine", "2022-03-un-ukraine-abstention"),
        ("2022-war-in-ukraine", "2022-mediation-offer"),
        ("2022-06-constitutional-referendum", "2022-eu-welcomes-reforms"),
        ("2016-land-protests", "2016-land-lease-moratorium"),
        ("2016-land-protests", "2016-channel-one-eurasia-programme"),
    ],
)
def test_a_cause_stands_before_its_effect(real: Sequence[Entry[Event]], first: str, then: str) -> None:
    ids = [entry.id for entry in real]
    assert ids.index(first) < ids.index(then)


def test_every_relation_of_the_real_data_is_kept(real: Sequence[Entry[Event]]) -> None:
    place = {entry.id: number for number, entry in enumerate(real)}
    pairs = [cause_and_effect(entry, relation) for entry in real for relation in entry.record.relations]
    assert [pair for pair in pairs if pair and place[pair[0]] > place[pair[1]]] == []


def test_every_authored_date_is_accepted_by_the_edtf_library() -> None:
    chronology = load(PROJECT)
    dates = [entry.record.date.text for entry in (*chronology.timeline, *chronology.sources.values())]
    dates += [m.as_of.text for entry in chronology.timeline for m in entry.record.measures]
    dates += [change.record.date.text for change in chronology.changes]
    assert len(dates) > 160
    for text in dates:
        assert parse_edtf(text) is not None
