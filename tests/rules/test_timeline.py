"""The timeline: dates, and the relations between events."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.loading.loader import load
from chronology.rules.timeline import foretold

from . import ALMANAC, COUNT, GAZETTE, LAPSE, SILENT, TREATY, Build, Changes, Report

# ---- date


FORMS = (
    "Write YYYY, YYYY-MM, YYYY-MM-DD, a decade such as 199X, a season such as 2019-21, an interval such as "
    "2014/2016 or 2014/.., one of several such as [2010,2011], or a moment within bounds such as "
    "[2014..2016], [2014..] or [..2014]; any date outside such bounds may be followed by ~ ? or %."
)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("1932-02-30", "`1932-02-30` has a day, month or year that does not exist"),
        ("1932-13", "`1932-13` has a day, month or year that does not exist"),
        ("1934/1932", "`1934/1932` ends before it begins; write the earlier date first"),
        ("1932/1933/1934", "`1932/1933/1934` has more than one `/`; an interval has a start and an end"),
        ("[1932]", "`[1932]` must name two or more different dates"),
        ("[1932,1933", "`[1932,1933` opens a set with `[` but does not close it"),
        ("[1933,1932]", "`[1933,1932]` must name its dates from the earliest to the latest"),
        ("193X-06", "`193X-06` names a month of a decade; write the decade alone, such as 199X"),
        ("17 June 1932", "`17 June 1932` is not a date in a supported form"),
        ("", "`` is not a date in a supported form"),
    ],
)
def test_reports_a_date_that_cannot_be(report: Report, written: str, message: str) -> None:
    """The message says what is wrong with it, and the hint how dates are written."""
    expected = f"""
        events/1934-lapse.yml:3:7: error[date]: {message}
            {FORMS}
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {'date: "1934"': f'date: "{written}"'}})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                COUNT: {'as_of: "1933-03"': 'as_of: "1933-3"', "themes: [ducks]": "theme: [ducks]"},
                GAZETTE: {'"1935-02"': '"1935-02-29"'},
            },
            f"""
            events/1933-count.yml:1:1: error[schema]: `themes` is missing
                Add `themes:`. One to three themes, from vocabulary/themes.yml.
            events/1933-count.yml:5:1: error[schema]: no key `theme` here; did you mean `themes`?
                The field reference lists every key and what it holds.
            events/1933-count.yml:12:12: error[date]: `1933-3` is not a date in a supported form
                {FORMS}
            seeds/gazette.yml:6:7: error[date]: `1935-02-29` has a day, month or year that does not exist
                {FORMS}
            4 errors, 0 warnings in Freedonia
            """,
            id="in a measure and a source, beside other faults",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': "date:"}},
            f"""
            events/1934-lapse.yml:3:6: error[date]: a date in quotes is expected
                {FORMS}
            1 error, 0 warnings in Freedonia
            """,
            id="none at all",
        ),
        pytest.param(
            {GAZETTE: {'"1935-02"': '"1935-02/.."'}},
            """
            seeds/gazette.yml:6:7: error[date]: `1935-02/..` is a duration, but a source is published at one moment
                Write a set, such as [2014..2016] or [2014..].
            1 error, 0 warnings in Freedonia
            """,
            id="a source that was published for years",
        ),
    ],
)
def test_reports_dates_wherever_they_stand(report: Report, changes: Changes, expected: str) -> None:
    """Dates of measures and sources are dates too, and a moment is a set."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "written",
    [
        "1934~",
        "1934?",
        "1934%",
        "193X",
        "1934-23",
        "1934-06/1934-07",
        "1932/..",
        "[1932,1934]",
        "1934-02-28",
        *("[1934..1935]", "[1934-02..]", "[..1934]"),
    ],
)
def test_takes_every_form_of_the_subset(report: Report, written: str) -> None:
    """Level 0, and what we use of levels 1 and 2."""
    assert report({LAPSE: {'date: "1934"': f'date: "{written}"\ndate_note: So it was.'}}) == SILENT


# ---- evidence-date


EVIDENCE_DATE_HINT = "Cite the paragraph that dates the event, or say in date_note how the date is known."
CITED = "`gazette` ¶ 2, 3, fn1, 4; `almanac` ¶ 2"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"1932-06-17": "1931-07-18"}},
            f"""
            events/1932-treaty.yml:3:7: error[evidence-date]: the day 18 is not in {CITED}
                {EVIDENCE_DATE_HINT}
            events/1932-treaty.yml:3:7: error[evidence-date]: the month July is not in {CITED}
                {EVIDENCE_DATE_HINT}
            events/1932-treaty.yml:3:7: error[evidence-date]: the year 1931 is not in {CITED}
                {EVIDENCE_DATE_HINT}
            3 errors, 0 warnings in Freedonia
            """,
            id="a day of which nothing is stated",
        ),
        pytest.param(
            {COUNT: {'date: "1933-03"': 'date: "1933-04"'}},
            f"""
            events/1933-count.yml:3:7: error[evidence-date]: the month April is not in `almanac` ¶ 3
                {EVIDENCE_DATE_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="a month that another paragraph would have to state",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': 'date: "1933/1935"'}},
            f"""
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1933 is not in `gazette` ¶ 5, fn3; `almanac` ¶ 4
                {EVIDENCE_DATE_HINT}
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1935 is not in `gazette` ¶ 5, fn3; `almanac` ¶ 4
                {EVIDENCE_DATE_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="both ends of an interval",
        ),
        pytest.param(
            {LAPSE: {'date: "1934"': 'date: "[1934,1937]"'}},
            f"""
            events/1934-lapse.yml:3:7: error[evidence-date]: the year 1937 is not in `gazette` ¶ 5, fn3; `almanac` ¶ 4
                {EVIDENCE_DATE_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="one of several years",
        ),
    ],
)
def test_reports_each_part_that_is_not_stated(report: Report, changes: Changes, expected: str) -> None:
    """Year, month and day are sought one by one."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize("date", ["1934~", "1934-24", "1934/..", "[1934,1934-12]"])
def test_takes_a_date_that_is_stated(report: Report, date: str) -> None:
    """An open end needs nothing, and a season no more than its year."""
    changes = {
        LAPSE: {'date: "1934"': f'date: "{date}"'},
        "texts/almanac.txt": {"In the winter of 1934": "In the winter of 1934, by Dec. 31,"},
    }
    assert report(changes) == SILENT


def test_takes_a_date_whose_note_says_how_it_was_deduced(report: Report) -> None:
    """Nothing need be stated then."""
    assert (
        report({LAPSE: {'date: "1934"': 'date: "1935-05-09"\ndate_note: A year after the frost.'}}) == SILENT
    )


# ---- foretold


NOTED = {"kind: event\n": "kind: event\ndate_note: So the treaty says.\n"}
LATE = {**NOTED, 'date: "1934"': 'date: "1938"'}


def test_reports_an_event_after_the_last_of_its_sources(report: Report) -> None:
    """At its kind, with both dates."""
    expected = """
        events/1934-lapse.yml:2:7: error[foretold]: kind is "event" and the date is 1938, but the latest source that its claims cite, "almanac", is dated 1936
            Change `kind` to plan, or cite a source that was written after it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: LATE})


def test_reports_a_value_of_a_time_after_its_sources(report: Report) -> None:
    """A figure is measured, and nobody measures what is still to come."""
    expected = """
        events/1933-count.yml:12:12: error[foretold]: the value is dated 1938, but the latest source that its claims cite, "almanac", is dated 1936
            Change `kind` to plan, or cite a source that was written after it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({COUNT: {'as_of: "1933-03"': 'as_of: "1938"'}})


def test_takes_a_plan(report: Report) -> None:
    """Which is what it then is."""
    assert (
        report({LAPSE: {**LATE, "kind: event\n": "kind: plan\ndate_note: So the treaty says.\n"}}) == SILENT
    )


DATES = {
    "1938": [],
    "1938-12-31": [],
    "1937/1938": [],
    "[1936,1938]": [],
    "193X": [],
    "1936/..": [],
    "1937": [TREATY, LAPSE],
    "[1935,1937]": [TREATY, LAPSE],
    "1936/1937": [TREATY, LAPSE],
}


@pytest.mark.parametrize(("written", "found"), DATES.items())
def test_compares_with_the_last_day_on_which_the_source_can_have_been_written(
    freedonia: Build, written: str, found: list[str]
) -> None:
    """A date of a source without an end says nothing against any event."""
    root = freedonia(
        {
            ALMANAC: {'date: "1936"': f'date: "{written}"'},
            TREATY: {**NOTED, 'date: "1932-06-17"': 'date: "1938-12"'},
            LAPSE: {**NOTED, 'date: "1934"': 'date: "1938-12-31"'},
        }
    )
    assert sorted(one.path for one in foretold.check(load(root))) == found


def test_one_later_source_is_enough(freedonia: Build) -> None:
    """The other sources then told of a plan, and this one of what became of it."""
    late = {
        TREATY: {**NOTED, 'date: "1932-06-17"': 'date: "1938"'},
        GAZETTE: {'date: "1935-02"': 'date: "1939"'},
    }
    assert list(foretold.check(load(freedonia(late)))) == []


# ---- relation-dates


def test_reports_an_effect_that_is_dated_before_its_cause(report: Report) -> None:
    expected = """
        events/1934-lapse.yml:18:9: error[relation-dates]: `1934-lapse` (1931) cannot follow from `1932-treaty` (17 June 1932), which is dated later
            Correct one of the dates, or put the relation into the file of the later event.
        events/1934-lapse.yml:22:9: error[relation-dates]: `1934-lapse` (1931) cannot follow from `1933-count` (March 1933), which is dated later
            Correct one of the dates, or put the relation into the file of the later event.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {'date: "1934"': 'date: "1931"\ndate_note: So.'}})


@pytest.mark.parametrize("date", ["1932", "[1931..1932]", "1932/..", "[..1932]"])
def test_takes_dates_that_overlap(report: Report, date: str) -> None:
    changes = {
        TREATY: {'date: "1932-06-17"': f'date: "{date}"\ndate_note: So.'},
        LAPSE: {'date: "1934"': 'date: "1932/1934"\ndate_note: So.'},
    }
    assert report(changes) == SILENT


# ---- relations


def test_reports_a_relation_of_an_event_to_itself(report: Report) -> None:
    """Of whatever kind; as `part-of` it is no circle besides."""
    expected = """
        events/1934-lapse.yml:17:9: error[relations]: the event is related to itself (part-of)
            Remove it.
        1 error, 0 warnings in Freedonia
        """
    spoilt = {"to: 1932-treaty\n    kind: reverses": "to: 1934-lapse\n    kind: part-of"}
    assert cleandoc(expected) == report({LAPSE: spoilt})


def test_reports_a_relation_that_one_source_draws_twice(report: Report) -> None:
    """The paragraphs belong into one relation."""
    expected = """
        events/1934-lapse.yml:21:9: error[relations]: a second `reverses` relation to `1932-treaty` from the same source
            Cite all paragraphs in one relation.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {LAPSE: {"to: 1933-count\n    kind: continues": "to: 1932-treaty\n    kind: reverses"}}
    )


def test_takes_another_kind_and_another_source(report: Report) -> None:
    """Two sources may draw the same link, and one source two links of different kinds."""
    other = "- to: 1932-treaty\n    kind: responds-to\n    source: gazette\n    at: [fn3]\n"
    other += '  - to: 1932-treaty\n    kind: reverses\n    source: almanac\n    at: ["4"]\n'
    spoilt = {"- to: 1933-count\n    kind: continues\n    source: gazette\n    at: [fn3]\n": other}
    assert report({LAPSE: spoilt}) == SILENT


# ---- relation-cycle: events that are part of each other


def part_of(*events: str) -> str:
    """Return the relations of an event that is part of others."""
    each = [f'  - to: {event}\n    kind: part-of\n    source: gazette\n    at: ["5"]\n' for event in events]
    return "relations:\n" + "".join(each)


FROM_TREATY = "disagreements:\n"
TO_TREATY = "to: 1932-treaty\n    kind: {}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1934-lapse") + FROM_TREATY},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:5: error[relation-cycle]: each of these is part of the next: 1932-treaty → 1934-lapse → 1932-treaty
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="of two, told once",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:5: error[relation-cycle]: each of these is part of the next: 1932-treaty → 1933-count → 1934-lapse → 1932-treaty
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="of three",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {"to: 1933-count\n    kind: continues": "to: 1933-count\n    kind: part-of"},
            },
            """
            events/1933-count.yml:18:5: error[relation-cycle]: each of these is part of the next: 1933-count → 1934-lapse → 1933-count
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="reached from an earlier event that is outside it",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count", "1934-lapse") + FROM_TREATY},
                COUNT: {TO_TREATY.format("responds-to"): TO_TREATY.format("part-of")},
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:25:5: error[relation-cycle]: each of these is part of the next: 1932-treaty → 1933-count → 1932-treaty
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="two through one event, of which one is told",
        ),
        pytest.param(
            {
                TREATY: {
                    FROM_TREATY: part_of("1934-lapse").replace("part-of", "leads-to")
                    + part_of("1934-lapse").removeprefix("relations:\n")
                    + FROM_TREATY
                },
                LAPSE: {TO_TREATY.format("reverses"): TO_TREATY.format("part-of")},
            },
            """
            events/1932-treaty.yml:29:5: error[relation-cycle]: each of these is part of the next: 1932-treaty → 1934-lapse → 1932-treaty
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="beside a relation of another kind to the same event",
        ),
        pytest.param(
            {
                TREATY: {FROM_TREATY: part_of("1933-count") + FROM_TREATY},
                COUNT: {"relations:\n": part_of("1934-lapse")},
                LAPSE: {
                    TO_TREATY.format("reverses"): TO_TREATY.format("part-of"),
                    "kind: continues": "kind: part-of",
                },
            },
            """
            events/1932-treaty.yml:25:5: error[relation-cycle]: each of these is part of the next: 1932-treaty → 1933-count → 1934-lapse → 1932-treaty
                Remove one of the part-of relations.
            1 error, 0 warnings in Freedonia
            """,
            id="of which all events stand in another circle",
        ),
    ],
)
def test_reports_a_circle_once(report: Report, changes: Changes, expected: str) -> None:
    """At a relation of it; a second one is told when the first is mended."""
    assert cleandoc(expected) == report(changes)


def test_leaves_out_the_middle_of_a_long_circle(report: Report) -> None:
    """Of 30 events, the first 20 and the first again are named."""
    names = [f"e{number:02}" for number in range(30)]
    text = (
        'title: Duck {}\nkind: event\ndate: "1932"\nthemes: [ducks]\nsummary: A duck.\n{}'
        'claims: [{{text: A duck., source: gazette, at: ["2"]}}]\n'
    )
    made = {
        f"events/{name}.yml": text.format(number, part_of(names[(number + 1) % 30]))
        for number, name in enumerate(names)
    }
    (found,) = (line for line in report(made).splitlines() if "relation-cycle" in line)
    assert found.endswith(f": {' → '.join(names[:20])} → … 10 more … → e00")


def test_takes_events_that_meet_without_a_circle(report: Report) -> None:
    """An event may be part of two others, of which one is part of the other; other kinds may go round."""
    changes = {
        LAPSE: {
            TO_TREATY.format("reverses"): TO_TREATY.format("part-of"),
            "kind: continues": "kind: part-of",
        },
        COUNT: {TO_TREATY.format("responds-to"): TO_TREATY.format("part-of")},
        TREATY: {FROM_TREATY: part_of("1934-lapse").replace("part-of", "leads-to") + FROM_TREATY},
    }
    assert report(changes) == SILENT


# ---- relation-cycle: events before each other


RELATED = 'relations:\n  - {{to: {}, kind: {}, source: gazette, at: ["5"]}}\n'


def test_reports_each_cycle_once_with_its_members(report: Report) -> None:
    """At one of its relations; the timeline still has all events."""
    changes = {
        TREATY: {
            'date: "1932-06-17"': 'date: "[1932..1935]"\ndate_note: So.',
            "claims:": RELATED.format("1934-lapse", "continues") + "claims:",
        },
        LAPSE: {'date: "1934"': 'date: "[1932..1935]"\ndate_note: So.'},
    }
    expected = """
        events/1932-treaty.yml:11:5: error[relation-cycle]: each of these comes before the next: 1932-treaty → 1934-lapse → 1932-treaty
            Remove or reverse one of the relations, or correct a date.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(changes)


def test_takes_a_chain_of_relations(report: Report) -> None:
    assert report({COUNT: {'date: "1933-03"': 'date: "1934"\ndate_note: So.'}}) == SILENT
