"""What the page of an event says of the sources that do not mention it."""

from __future__ import annotations

import re

import pytest
from chronology.loading.loader import load
from chronology.model.edtf import parse
from chronology.model.records import Event, Source
from chronology.model.site import Links, Site
from chronology.pages.events import event_page, written_before

from tests.rules import ALMANAC, FREEDONIA, Build
from tests.views import parsed

YES = {
    ("1935-02", "1936"): "the whole month lies before the year",
    ("1935-02-03", "1935-02-04"): "by a day",
    ("1935", "[1936..1938]"): "whenever it was within its bounds",
    ("1935", "[1936..]"): "or after its one bound",
    ("1934/1935", "1936/.."): "the last part of the source is counted",
    ("[1934,1935]", "1936"): "whichever year the source is of",
}
NO = {
    ("1935-02", "1935-02"): "the same month",
    ("1935", "1935-12-31"): "within the year of the source",
    ("[1935..]", "1936"): "the source may be of any later year",
    ("[1934..1936]", "1936"): "the source may be of the same year",
    ("1935", "[..1936]"): "the event may be of any earlier year",
    ("1935~", "1950"): "about is no certainty",
    ("1935?", "1950"): "nor is perhaps",
    ("1935", "1950~"): "about the event",
    ("193X", "1939"): "the decade has not ended",
}


@pytest.mark.parametrize(("dates", "expected"), [*((d, True) for d in YES), *((d, False) for d in NO)])
def test_a_source_is_older_only_if_its_last_day_is_before_the_first_of_the_event(
    dates: tuple[str, str], expected: bool
) -> None:
    source = Source.model_construct(date=parse(dates[0]))
    assert written_before(source, Event.model_construct(kind="event", date=parse(dates[1]))) == expected


def test_a_plan_can_be_told_of_before_its_date() -> None:
    source, date = Source.model_construct(date=parse("1935")), parse("1950")
    assert written_before(source, Event.model_construct(kind="figure", date=date))
    assert not written_before(source, Event.model_construct(kind="plan", date=date))


WALK = """\
title: The ducks walk
kind: event
date: "{date}"
actors: [sylvania]
themes: [ducks]
summary: The ducks walk.
claims:
  - {{text: The ducks walked., source: gazette, at: ["5"]}}
"""
COMPARED = 'apparent:\n  - {about: Who?, reason: Both., cites: [{source: almanac, at: ["5"]}]}\n'
FOLLOWED = """\
title: The ducks rest
kind: event
date: "1940"
actors: [sylvania]
themes: [ducks]
summary: The ducks rest.
claims:
  - {text: The ducks rested., source: gazette, at: ["5"]}
relations:
  - {to: 1939-walk, kind: responds-to, source: almanac, at: ["5"]}
"""


def said(root_of: Build, files: dict[str, str]) -> str:
    """Return what the page of the walk says of the sources that do not mention it."""
    chronology = load(root_of(files))
    html = event_page(chronology, chronology.events["1939-walk"], Links("events/1939-walk/"), Site())
    _, found, rest = html.partition('<p class="evidence silent">')
    without_marks = re.sub(r"<span [^>]*aria-hidden[^>]*>.</span>", "", rest.partition("</p>")[0])
    document = parsed(without_marks)
    assert document.links == (["../../sources/almanac/"] if found else [])
    return document.text


@pytest.mark.parametrize(
    ("almanac", "expected"),
    [
        ("1936", "Written before it: Almanac 1936."),
        ("[1936..]", "Not mentioned by Almanac 1936 or later."),
        ("1941", "Not mentioned by Almanac 1941."),
    ],
)
def test_silence_is_told_apart_from_ignorance(freedonia: Build, almanac: str, expected: str) -> None:
    record = re.sub(r"(?m)^date: .*$", f'date: "{almanac}"', (FREEDONIA / ALMANAC).read_text("utf-8"))
    files = {"events/1939-walk.yml": WALK.format(date="1939"), ALMANAC: record}
    assert said(freedonia, files) == expected


@pytest.mark.parametrize("how", ["compared", "related"])
def test_a_source_that_compares_or_relates_an_event_mentions_it(freedonia: Build, how: str) -> None:
    files = {"events/1939-walk.yml": WALK.format(date="1939")}
    if how == "compared":
        files["events/1939-walk.yml"] += COMPARED
    else:
        files["events/1940-rest.yml"] = FOLLOWED
    assert said(freedonia, files) == ""
