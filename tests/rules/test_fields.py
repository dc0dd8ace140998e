"""Fields that depend on each other: ids, voice and speaker, kind and measures, names of authors."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ALMANAC, COUNT, GAZETTE, LAPSE, SILENT, TREATY, Changes, Report

# ---- duplicate-id


FIRST = {"  - text: Freedonia and Sylvania signed": "  - id: c1\n    text: Freedonia and Sylvania signed"}
SECOND = {"  - text: The treaty let 2,500": "  - id: c1\n    text: The treaty let 2,500"}
QUESTION = {"  - about: How many": "  - id: c1\n    about: How many"}
POSITION = {"      - says: They were 2,000.": "      - id: c1\n        says: They were 2,000."}
HINT = "Give the second one another id, or leave it out: chronology fmt adds one."


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
        events/1932-treaty.yml:{place}: error[duplicate-id]: this {kind} has the id "c1", as a claim before it has
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    if changes == {TREATY: QUESTION | POSITION}:
        expected = expected.replace("as a claim", "as a disagreement")
    assert report(changes) == cleandoc(expected)


def test_two_events_may_use_the_same_id(report: Report) -> None:
    """An id is looked up in its event; the address of the event stands before it."""
    other = {"  - text: The treaty lapsed": "  - id: c1\n    text: The treaty lapsed"}
    assert report({TREATY: FIRST, LAPSE: other}) == SILENT


# ---- voice


def test_reports_a_voice_without_a_speaker(report: Report) -> None:
    """In claims and in positions."""
    expected = """
        events/1932-treaty.yml:19:12: error[voice]: voice is `quoted`, and nobody is named as speaker
            Name the actor in `speaker`, or remove `speaker` where the source's author speaks.
        events/1932-treaty.yml:31:16: error[voice]: voice is `reported`, and nobody is named as speaker
            Name the actor in `speaker`, or remove `speaker` where the source's author speaks.
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
        events/1932-treaty.yml:20:14: error[voice]: `firefly` is named as speaker, and voice is `author`
            Name the actor in `speaker`, or remove `speaker` where the source's author speaks.
        events/1932-treaty.yml:29:18: error[voice]: `sylvania` is named as speaker, and voice is `author`
            Name the actor in `speaker`, or remove `speaker` where the source's author speaks.
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
TIP = "Write `family` and `given` for a person, or `family` for one with a single name, or `organisation`."


@pytest.mark.parametrize(
    ("written", "column", "message"),
    [
        ("[{given: Bob}]", 19, 'a person with "given" and no "family"'),
        (
            "[{family: Roland}, {family: Bob, organisation: Roland & Sons}]",
            57,
            "both a person and an organisation",
        ),
        ("[{given: Bob, organisation: Roland & Sons}]", 38, "both a person and an organisation"),
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


def test_says_how_an_author_is_written_now(report: Report) -> None:
    """Where a file still has the key that there was before."""
    expected = """
        seeds/gazette.yml:4:1: error[schema]: there is no key `author` any more
            Write a list with an entry for each author, a person or an organisation: `authors: [{family: Roland, given: Bob}]` or `authors: [{organisation: Ministry of Ducks}]`; leave it out where no author is known.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({GAZETTE: {AUTHORS: "author: Bob Roland"}})


# ---- container


@pytest.mark.parametrize("kind", ["chapter", "newspaper-article", "opinion-article"])
def test_reports_a_part_of_nothing(report: Report, kind: str) -> None:
    """No style of citation can name it without."""
    expected = f"""
        seeds/almanac.yml:5:7: error[container]: kind is "{kind}", without a "container"
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
