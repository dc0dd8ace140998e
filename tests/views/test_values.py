"""Who states a measured value, and the label that it has in a chart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from chronology.loading.loader import load
from chronology.model.edtf import parse as edtf
from chronology.model.records import Measure
from chronology.model.site import Links, Site
from chronology.pages import events
from chronology.pages.charts.values import Value, label, ordered
from chronology.pages.rendering import date_in_year, subject

from tests.rules import Build
from tests.views import SURVEY, cells


def ponds(build: Build, claims: Sequence[tuple[str, str]]) -> Value:
    """Return the value that says that there were 3 ponds, in an event of these claims."""
    head, rest = SURVEY.split("claims:\n")
    told = "".join(f'  - {{text: "{text}", source: {source}, at: ["5"]}}\n' for source, text in claims)
    relations = rest[rest.index("relations:") :]
    found = load(build({"events/1960-survey.yml": f"{head}claims:\n{told}{relations}"}))
    entry = found.events["1960-survey"]
    return Value(entry.record.measures[-1], entry, found.sources)


@pytest.mark.parametrize(
    ("claims", "sources"),
    [
        ([("almanac", "There were 30 ponds."), ("gazette", "Of 3 ponds.")], ("gazette",)),
        ([("almanac", "30."), ("gazette", "3 ponds."), ("almanac", "3 ponds.")], ("gazette", "almanac")),
        ([("gazette", "3 ponds."), ("gazette", "3, again."), ("almanac", "Three.")], ("gazette", "almanac")),
        ([("gazette", "Ponds."), ("almanac", "30."), ("gazette", "30.")], ("gazette", "almanac")),
        ([("gazette", "Ponds."), ("gazette", "30.")], ("gazette",)),
    ],
)
def test_a_value_is_of_those_who_state_it_first_or_of_all_where_none_does(
    freedonia: Build, claims: list[tuple[str, str]], sources: tuple[str, ...]
) -> None:
    assert ponds(freedonia, claims).sources == sources


def other(own: Value, **changes: object) -> Value:
    """Return a value that differs from another in what was measured, or when."""
    return Value(own.measure.model_copy(update=changes), own.entry, own.all_sources)


def test_a_label_begins_with_what_sets_a_value_apart(freedonia: Build) -> None:
    """What all values have in common is said once; over time, the date comes first."""
    value = ponds(freedonia, [("gazette", "3 ponds.")])
    earlier, elsewhere = edtf("1950"), "Sylvania"
    assert label([value, other(value, of=elsewhere)], over_time=False) == (
        "1960 · Gazette",
        ["Freedonia", "Sylvania"],
    )
    assert label([other(value, as_of=earlier), value], over_time=True) == (
        "Freedonia · Gazette",
        ["1950", "1960"],
    )
    assert label([value, other(value, as_of=earlier, of=elsewhere)], over_time=False) == (
        "Gazette",
        ["Freedonia · 1960", "Sylvania · 1950"],
    )


def test_values_are_ordered_by_date_if_one_thing_was_measured_several_times(freedonia: Build) -> None:
    """Otherwise by size, even if they are not of the same year."""
    value = ponds(freedonia, [("gazette", "3 ponds.")])
    later = other(value, as_of=edtf("1970"), value=2)
    assert ordered([later, value]) == (True, [value, later])
    elsewhere = other(later, of="Sylvania")
    assert ordered([elsewhere, value]) == (False, [value, elsewhere])


@pytest.mark.parametrize(
    ("value", "shown"), [("2500", "2,500"), ("0.7", "0.7"), ("1234567.5", "1,234,567.5")]
)
def test_the_page_of_an_event_groups_the_thousands_of_a_value(
    freedonia: Build, value: str, shown: str
) -> None:
    found = load(freedonia({"events/1933-count.yml": {"value: 40": f"value: {value}"}}))
    html = events.event_page(found, found.events["1933-count"], Links("events/1933-count/"), Site())
    assert shown in [cell for row in cells(html) for cell in row]


@pytest.mark.parametrize(
    ("name", "of", "said"),
    [
        ("Ducks in Freedonia", "Freedonia", ""),
        ("Soldiers of the Duck League", "the Duck League", ""),
        ("Share of ducks", "Freedonia", ": Freedonia"),
    ],
)
def test_a_value_says_of_what_it_is_unless_its_name_does(name: str, of: str, said: str) -> None:
    measure = Measure.model_validate({"name": name, "value": "1", "unit": "ducks", "of": of, "as_of": "1932"})
    assert subject(measure) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1932", ""),
        ("1932-06-17", "17 June"),
        ("[1932-04..1932-12]", "between April and December"),
        ("1932-06-17/1932-06-19", "17 to 19 June"),
        ("1932-06~", "about June 1932"),
        ("[1932-06..]", "June 1932 or later"),
        ("1932/1934", "1932 to 1934"),
    ],
)
def test_below_its_year_a_date_does_not_repeat_it(text: str, words: str) -> None:
    assert date_in_year(edtf(text), 1932) == words
