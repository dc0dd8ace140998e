"""Fields: the ids and paragraphs in them exist, and fields that depend on each other agree."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.rules.base import MOST_SUGGESTED

from . import (
    ACTORS,
    ALMANAC,
    COUNT,
    FREEDONIA,
    GAZETTE,
    LAPSE,
    PLACES,
    SILENT,
    THEMES,
    TREATY,
    Changes,
    Report,
)

# ---- unknown-id


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                TREATY: {
                    'source: gazette\n    at: ["3", fn1]': 'source: gazete\n    at: ["3", fn1]',
                    "They were 2,000.\n        source: almanac": "They were 9,000.\n        source: alamanac",
                },
                COUNT: {"kind: responds-to\n    source: almanac": "kind: responds-to\n    source: rumour"},
                LAPSE: {"      - source: almanac": "      - source: almanack"},
            },
            """
            events/1932-treaty.yml:14:13: error[unknown-id]: no source `gazete`; did you mean `gazette`?
                Use the name of a file in seeds/, without .yml.
            events/1932-treaty.yml:32:17: error[unknown-id]: no source `alamanac`; did you mean `almanac`?
                Use the name of a file in seeds/, without .yml.
            events/1933-count.yml:20:13: error[unknown-id]: no source `rumour`
                Use the name of a file in seeds/, without .yml.
            events/1934-lapse.yml:31:17: error[unknown-id]: no source `almanack`; did you mean `almanac`?
                Use the name of a file in seeds/, without .yml.
            4 errors, 0 warnings in Freedonia
            """,
            id="a source in claims, relations, positions and apparent differences",
        ),
        pytest.param(
            {COUNT: {"[ducks]": "[duck, weather]"}},
            """
            events/1933-count.yml:5:10: error[unknown-id]: no theme `duck`; did you mean `ducks`?
                Use an id from vocabulary/themes.yml.
            events/1933-count.yml:5:16: error[unknown-id]: no theme `weather`
                Use an id from vocabulary/themes.yml.
            2 errors, 0 warnings in Freedonia
            """,
            id="a theme",
        ),
        pytest.param(
            {
                TREATY: {
                    "speaker: firefly": "speaker: firefy",
                    "- says: They were 2,000.\n": "- says: They were 2,000.\n        voice: reported\n        speaker: compilers\n",
                },
                COUNT: {"[freedonia]": "[freedonia, sylvanian]"},
            },
            """
            events/1932-treaty.yml:20:14: error[unknown-id]: no actor `firefy`; did you mean `firefly`?
                Use an id from vocabulary/actors.yml, or add the actor there.
            events/1932-treaty.yml:33:18: error[unknown-id]: no actor `compilers`
                Use an id from vocabulary/actors.yml, or add the actor there.
            events/1933-count.yml:4:21: error[unknown-id]: no actor `sylvanian`; did you mean `sylvania`?
                Use an id from vocabulary/actors.yml, or add the actor there.
            vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor `firefly`
                Remove it, or use it.
            4 errors, 0 warnings in Freedonia
            """,
            id="an actor and speakers, who are not looked for in the paragraphs as well",
        ),
        pytest.param(
            {TREATY: {"[fredville]": "[fredville, fredvile]"}},
            """
            events/1932-treaty.yml:5:21: error[unknown-id]: no place `fredvile`; did you mean `fredville`?
                Use an id from vocabulary/places.yml, or add the place there.
            1 error, 0 warnings in Freedonia
            """,
            id="a place",
        ),
        pytest.param(
            {
                COUNT: {"to: 1932-treaty": "to: 1932-treatise"},
                LAPSE: {"to: 1933-count": "to: a-hard-winter"},
            },
            """
            events/1933-count.yml:18:9: error[unknown-id]: no event `1932-treatise`; did you mean `1932-treaty`?
                Use the name of a file in events/, without .yml.
            events/1934-lapse.yml:21:9: error[unknown-id]: no event `a-hard-winter`
                Use the name of a file in events/, without .yml.
            2 errors, 0 warnings in Freedonia
            """,
            id="the event of a relation",
        ),
    ],
)
def test_reports_an_id_that_no_record_has(report: Report, changes: Changes, expected: str) -> None:
    """The nearest id is suggested, where one is near."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {ALMANAC: {"synopsis: One year of Freedonia in figures.": "synopsis:"}},
            """
            seeds/almanac.yml:7:10: error[schema]: text expected, nothing found
                What it says, in our own words.
            1 error, 0 warnings in Freedonia
            """,
            id="a source",
        ),
        pytest.param(
            {THEMES: {"  name: Ducks\n": ""}},
            """
            vocabulary/themes.yml:5:3: error[schema]: `name` is missing
                Add `name:`. Name of the theme.
            1 error, 0 warnings in Freedonia
            """,
            id="a theme",
        ),
        pytest.param(
            {ACTORS: {"name: Freedonia\n  kind: state": "name: Freedonia\n  kind: states"}},
            """
            vocabulary/actors.yml:3:9: error[schema]: `states` is not one of the values of `kind`; did you mean `state`?
                Use one of: state, organisation, company, media, group, person.
            1 error, 0 warnings in Freedonia
            """,
            id="an actor, who made an answer necessary",
        ),
        pytest.param(
            {PLACES: {"name: Fredville": "nmae: Fredville"}},
            """
            vocabulary/places.yml:2:3: error[schema]: `name` is missing
                Add `name:`. The name shown on pages.
            vocabulary/places.yml:2:3: error[schema]: no key `nmae` here; did you mean `name`?
                The field reference lists every key and what it holds.
            2 errors, 0 warnings in Freedonia
            """,
            id="a place",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind: evnt"}},
            """
            events/1932-treaty.yml:2:7: error[schema]: `evnt` is not one of the values of `kind`; did you mean `event`?
                Use one of: event, plan, figure.
            1 error, 0 warnings in Freedonia
            """,
            id="an event, which alone uses a paragraph and a place",
        ),
    ],
)
def test_takes_the_id_of_a_record_with_a_fault(report: Report, changes: Changes, expected: str) -> None:
    """Only the fault is reported, not what refers to the record."""
    assert cleandoc(expected) == report(changes)


def test_suggests_a_name_for_the_first_wrong_ones_only(report: Report) -> None:
    """However many files they stand in: each takes as long as there are names."""
    names = ", ".join(f"freedoni{letter}" for letter in "bcdefghijklmnop")
    found = report({TREATY: {"[freedonia, sylvania]": f"[{names}]"}, COUNT: {"[freedonia]": f"[{names}]"}})
    assert found.count("no actor `freedoni") == 30
    assert found.count("did you mean `freedonia`") == MOST_SUGGESTED


# ---- unknown-paragraph


PARAGRAPH_HINT = "Paragraphs are non-empty lines, counted from 1; footnotes are written fn373."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                LAPSE: {
                    'reason: Both words stand for the same end.\n    cites:\n      - source: gazette\n        at: ["5"]': 'reason: Both words stand for the same end.\n    cites:\n      - source: gazette\n        at: ["12", fn5]'
                }
            },
            f"""
            events/1934-lapse.yml:30:14: error[unknown-paragraph]: `gazette` has no paragraph 12
                It has paragraphs 1 to 11. {PARAGRAPH_HINT}
            events/1934-lapse.yml:30:20: error[unknown-paragraph]: `gazette` has no paragraph fn5
                It has paragraphs 1 to 11. {PARAGRAPH_HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="beyond the end",
        ),
        pytest.param(
            {
                TREATY: {
                    '- says: They were 2,000.\n        source: almanac\n        at: ["2"]': '- says: They were 2,000.\n        source: almanac\n        at: ["99999"]'
                }
            },
            f"""
            events/1932-treaty.yml:33:14: error[unknown-paragraph]: `almanac` has no paragraph 99999
                It has paragraphs 1 to 5. {PARAGRAPH_HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in a position, whose number then is not missed in no paragraph",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", "7"]'}},
            """
            events/1932-treaty.yml:15:15: error[unknown-paragraph]: paragraph 7 is the footnote fn1
                Write fn1.
            1 error, 0 warnings in Freedonia
            """,
            id="a footnote by the number of its paragraph",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", "9", fn1]'}, "seeds/gazette.yml": {"[fn2, fn4]": "[fn4]"}},
            """
            events/1932-treaty.yml:15:15: error[unknown-paragraph]: paragraph 9 is the footnote fn2
                Write fn2.
            seeds/gazette.yml:16:3: error[ledger]: paragraph fn2 is neither cited nor in the ledger
                Cite the paragraph in a claim, or add it to `uncited` with a reason.
            2 errors, 0 warnings in Freedonia
            """,
            id="the second paragraph of a footnote",
        ),
        pytest.param(
            {TREATY: {'["3", fn1]': '["3", fn1, "3"]'}},
            """
            events/1932-treaty.yml:15:20: error[unknown-paragraph]: paragraph 3 is cited twice
                Cite it once.
            1 error, 0 warnings in Freedonia
            """,
            id="twice in one citation",
        ),
    ],
)
def test_reports_paragraphs_that_are_not_there(report: Report, changes: Changes, expected: str) -> None:
    """The hint says how many there are, and how they are counted."""
    assert cleandoc(expected) == report(changes)


def test_takes_a_footnote_that_continues_over_a_second_paragraph(report: Report) -> None:
    """`fn2` stands for both of its paragraphs: the town hall is in the second."""
    changes = {
        TREATY: {
            "- text: Firefly called it “a bargain”.": "- text: Its minutes lie on the “third shelf”.\n    source: gazette\n    at: [fn2]\n  - text: Firefly called it “a bargain”."
        },
        "seeds/gazette.yml": {"[fn2, fn4]": "[fn4]"},
    }
    assert report(changes) == SILENT


def test_takes_the_same_paragraph_in_two_claims(report: Report) -> None:
    """Only within one citation is it once too often."""
    assert (
        report(
            {LAPSE: {"at: [fn3]\n  - text: The treaty lapsed": 'at: [fn3, "5"]\n  - text: The treaty lapsed'}}
        )
        == SILENT
    )


def test_reports_a_citation_of_too_many_paragraphs(report: Report) -> None:
    """A footnote counts with all its paragraphs, though it is one entry of the list."""
    notes = "".join(f"{number}. Note {number}.\n" + "More.\n" * 5 for number in range(1, 5))
    text = "Heading\nIn 1932 there were 2,500 ducks.\n" + notes
    found = report({"texts/gazette.txt": text, TREATY: {'["3", fn1]': "[fn1, fn2]"}})
    assert (
        "events/1932-treaty.yml:15:9: error[unknown-paragraph]: 12 paragraphs are cited; at most 10\n"
        "    A footnote may have several. Cite fewer, or split the text.\n"
    ) in found


# ---- unused-vocabulary


SWANS = "swans:\n  name: Swans\n  description: Swans.\n"


def test_reports_what_no_event_uses(report: Report) -> None:
    """An actor whom texts name, but who neither takes part nor speaks, is not in use."""
    expected = """
        seeds/rumour.yml:1:1: error[unused-vocabulary]: no event uses the source `rumour`
            Remove it, or use it.
        vocabulary/actors.yml:6:3: error[unused-vocabulary]: no event uses the actor `sylvania`
            Remove it, or use it.
        vocabulary/places.yml:2:3: error[unused-vocabulary]: no event uses the place `fredville`
            Remove it, or use it.
        vocabulary/themes.yml:8:3: error[unused-vocabulary]: no event uses the theme `swans`
            Remove it, or use it.
        4 errors, 0 warnings in Freedonia
        """
    rumour = (FREEDONIA / ALMANAC).read_text("utf-8").replace("label: Almanac", "label: Rumour")
    changes = {
        "texts/rumour.txt": "A rumour\nMore of it\nAnd more\nStill more\nThe end\n",
        "seeds/rumour.yml": rumour.replace("mark: A", "mark: R").replace('["1", "5"]', '["1-5"]'),
        TREATY: {"[freedonia, sylvania]": "[freedonia]", "places: [fredville]\n": ""},
        THEMES: (FREEDONIA / THEMES).read_text("utf-8") + SWANS,
        "docs/themes/swans.md": '---\nrender_macros: true\n---\n{{ theme_events("swans") }}\n',
    }
    assert cleandoc(expected) == report(changes)


def test_takes_an_actor_who_only_speaks(report: Report) -> None:
    """A speaker is in use, though no event lists the actor as taking part."""
    changes = {
        TREATY: {
            "[freedonia, sylvania]": "[freedonia]",
            "They were 2,500.\n": "They were 2,500.\n        voice: reported\n        speaker: sylvania\n",
        }
    }
    assert report(changes) == SILENT


def test_waits_until_every_event_can_be_read(report: Report) -> None:
    """The broken event may use the place."""
    expected = """
        events/1932-treaty.yml:3:7: error[date]: `1932-06-31` has a day, month or year that does not exist
            Write YYYY, YYYY-MM, YYYY-MM-DD, a decade such as 199X, a season such as 2019-21, an interval such as 2014/2016 or 2014/.., one of several such as [2010,2011], or a moment within bounds such as [2014..2016], [2014..] or [..2014]; any date outside such bounds may be followed by ~ ? or %.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({TREATY: {"1932-06-17": "1932-06-31"}})


# ---- duplicate-id


FIRST = {"  - text: Freedonia and Sylvania signed": "  - id: c1\n    text: Freedonia and Sylvania signed"}
SECOND = {"  - text: The treaty let 2,500": "  - id: c1\n    text: The treaty let 2,500"}
QUESTION = {"  - about: How many": "  - id: c1\n    about: How many"}
POSITION = {"      - says: They were 2,000.": "      - id: c1\n        says: They were 2,000."}
HINT = "Give the second one a different id, or leave its id out: `chronology fmt` adds one."


@pytest.mark.parametrize(
    ("changes", "place", "kind"),
    [
        pytest.param({TREATY: FIRST | SECOND}, "14:9", "claim", id="two claims"),
        pytest.param({TREATY: FIRST | QUESTION}, "26:9", "disagreement", id="a claim and a disagreement"),
        pytest.param({TREATY: FIRST | POSITION}, "32:13", "position", id="a claim and a position"),
        pytest.param(
            {TREATY: QUESTION | POSITION}, "32:13", "position", id="a disagreement and its position"
        ),
    ],
)
def test_reports_the_second_of_two_items_with_one_id(
    report: Report, changes: Changes, place: str, kind: str
) -> None:
    expected = f"""
        events/1932-treaty.yml:{place}: error[duplicate-id]: this {kind} has the id "c1" of an earlier claim
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    if changes == {TREATY: QUESTION | POSITION}:
        expected = expected.replace("earlier claim", "earlier disagreement")
    assert report(changes) == cleandoc(expected)


def test_two_events_may_use_the_same_id(report: Report) -> None:
    """An id is looked up in its event; the address of the event stands before it."""
    other = {"  - text: The treaty lapsed": "  - id: c1\n    text: The treaty lapsed"}
    assert report({TREATY: FIRST, LAPSE: other}) == SILENT


# ---- voice


def test_reports_a_voice_without_a_speaker(report: Report) -> None:
    """In claims and in positions."""
    expected = """
        events/1932-treaty.yml:19:12: error[voice]: voice is `quoted`, but no speaker is named
            Name the actor in `speaker`, or remove `speaker` if the source's author says it.
        events/1932-treaty.yml:31:16: error[voice]: voice is `reported`, but no speaker is named
            Name the actor in `speaker`, or remove `speaker` if the source's author says it.
        vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor `firefly`
            Remove it, or use it.
        3 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "    speaker: firefly\n": "",
        "They were 2,000.\n": "They were 2,000.\n        voice: reported\n",
    }
    assert cleandoc(expected) == report({TREATY: spoilt})


def test_reports_a_speaker_beside_the_authors_voice(report: Report) -> None:
    """Whether the voice is written or left out."""
    expected = """
        events/1932-treaty.yml:20:14: error[voice]: `firefly` is named as speaker, but voice is `author`
            Name the actor in `speaker`, or remove `speaker` if the source's author says it.
        events/1932-treaty.yml:29:18: error[voice]: `sylvania` is named as speaker, but voice is `author`
            Name the actor in `speaker`, or remove `speaker` if the source's author says it.
        2 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "voice: quoted": "voice: author",
        "They were 2,500.\n": "They were 2,500.\n        speaker: sylvania\n",
    }
    assert cleandoc(expected) == report({TREATY: spoilt})


def test_takes_a_reported_position_with_its_speaker(report: Report) -> None:
    """A position has a voice as a claim has."""
    spoilt = {"They were 2,500.\n": "They were 2,500.\n        voice: reported\n        speaker: sylvania\n"}
    assert report({TREATY: spoilt}) == SILENT


# ---- measures


MEASURES = 'measures:\n  - name: Ducks\n    value: {}\n    unit: {}\n    of: the river\n    as_of: "1934"\n'


def test_reports_a_figure_without_measures(report: Report) -> None:
    """A figure is there to be charted."""
    expected = """
        events/1934-lapse.yml:2:7: error[measures]: a figure without `measures`
            Add `measures`, or choose another kind.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {"kind: event": "kind: figure"}})


@pytest.mark.parametrize("kind", ["event", "plan"])
def test_takes_measures_of_an_event_of_any_kind(report: Report, kind: str) -> None:
    """A loan has a sum, and a plan a target."""
    assert report({COUNT: {"kind: figure": f"kind: {kind}"}}) == SILENT


def test_takes_a_figure_with_several(report: Report) -> None:
    """Each rests on any of the claims' paragraphs."""
    spoilt = {"kind: event": "kind: figure", "claims:\n": MEASURES.format("20", "per cent") + "claims:\n"}
    assert report({LAPSE: spoilt}) == SILENT


# ---- authors


AUTHORS = "authors: [{family: Roland, given: Bob}]"
TIP = "Write `family` and `given` for a person (only `family` for a single name), or `organisation`."


@pytest.mark.parametrize(
    ("written", "column", "message"),
    [
        ("[{given: Bob}]", 19, 'a person with "given" but no "family"'),
        (
            "[{family: Roland}, {family: Bob, organisation: Roland & Sons}]",
            57,
            "an author who is both a person and an organisation",
        ),
        (
            "[{given: Bob, organisation: Roland & Sons}]",
            38,
            "an author who is both a person and an organisation",
        ),
        ("[{family: Roland}, {}]", 29, "an author without a name"),
    ],
)
def test_reports_an_author_who_is_not_one_of_both(
    report: Report, written: str, column: int, message: str
) -> None:
    """At the name that is wrong."""
    expected = f"""
        seeds/gazette.yml:4:{column}: error[authors]: {message}
            {TIP}
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({GAZETTE: {AUTHORS: f"authors: {written}"}})


@pytest.mark.parametrize(
    "written",
    ["[]", "[{family: Plato}]", "[{family: van der Berg, given: Ján}, {organisation: Roland & Sons}]"],
)
def test_takes_persons_and_organisations(report: Report, written: str) -> None:
    """Also a person with a single name, and nobody."""
    assert report({GAZETTE: {AUTHORS: f"authors: {written}"}}) == SILENT


# ---- container


@pytest.mark.parametrize("kind", ["chapter", "newspaper-article", "opinion-article"])
def test_reports_a_part_of_nothing(report: Report, kind: str) -> None:
    """No style of citation can name it without."""
    expected = f"""
        seeds/almanac.yml:5:7: error[container]: kind is "{kind}", but there is no "container"
            Give its title as `container`, or choose another `kind`.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ALMANAC: {"kind: book": f"kind: {kind}"}})


@pytest.mark.parametrize(
    "kind", ["report", "web-page", "document", "chapter\ncontainer: Freedonia in Figures"]
)
def test_takes_what_stands_alone(report: Report, kind: str) -> None:
    """And a chapter with its book."""
    assert report({ALMANAC: {"kind: book": f"kind: {kind}"}}) == SILENT
