"""Texts: titles, names, summaries and cross-references."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, ALMANAC, COUNT, LAPSE, SILENT, TREATY, Changes, Report

SUMMARY = "The treaty ends when the river freezes."

# ---- duplicate-title


def test_reports_the_same_title_twice(report: Report) -> None:
    """Capitals make no difference; the later event is the one reported."""
    expected = """
        events/1934-lapse.yml:1:8: error[duplicate-title]: the title is the same as that of `1933-count`
            Say what distinguishes one from the other.
        1 error, 0 warnings in Freedonia
        """
    title = {"The Duck Treaty comes to an end": "FREEDONIA counts its ducks"}
    assert cleandoc(expected) == report({LAPSE: title})


@pytest.mark.parametrize(
    "title",
    [
        "Freedonia counts  its ducks",
        "Freedonia counts\u00a0its ducks",
        "Freedonia counts its du\u0323cks",
        "Ｆreedonia counts its ducks",
        "Freedonia counts its ducks\u0301",
    ],
    ids=ascii,
)
def test_reports_a_title_that_only_looks_like_another(report: Report, title: str) -> None:
    """Neither a space of another kind, an accent nor a full-width letter makes another title."""
    assert "the title is the same as that of `1933-count`" in report(
        {LAPSE: {"The Duck Treaty comes to an end": title}}
    )


def test_reports_a_title_with_a_joiner(report: Report) -> None:
    """A joiner may stand in a word of such a script, and makes no other of it."""
    changes = {
        LAPSE: {"The Duck Treaty comes to an end": "می\u200cخواهم"},
        COUNT: {"Freedonia counts its ducks": "میخواهم"},
    }
    assert "the title is the same as that of `1933-count`" in report(changes)


def test_reports_sources_that_readers_cannot_tell_apart(report: Report) -> None:
    """Labels and marks stand for a source in every citation."""
    expected = """
        seeds/gazette.yml:2:8: error[duplicate-title]: the label is the same as that of `almanac`
            Choose another label.
        seeds/gazette.yml:3:7: error[duplicate-title]: the mark is the same as that of `almanac`
            Choose another mark.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ALMANAC: {"label: Almanac": "label: Gazette", "mark: A": "mark: G"}})


def test_takes_two_sources_of_one_title(report: Report) -> None:
    """Two documents may have the same title, for labels and marks tell them apart."""
    assert report({ALMANAC: {"title: Almanac of Freedonia": "title: The treaty and after"}}) == SILENT


# ---- alias


def test_reports_a_spelling_of_two_actors(report: Report) -> None:
    """The second actor to claim it is the one reported, whether by alias or by name."""
    expected = """
        vocabulary/actors.yml:6:9: error[alias]: `Freedonian` is already a spelling of `freedonia`
            Keep it for the actor whom it usually means, and use a longer form for the other.
        vocabulary/actors.yml:13:13: error[alias]: `Sylvanian` is already a spelling of `sylvania`
            Keep it for the actor whom it usually means, and use a longer form for the other.
        2 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "name: Sylvania": "name: Freedonian",
        "[Sylvanian]": "[Sylvanian, Sylvania]",
        "[Firefly]": "[Sylvanian, Firefly]",
    }
    assert cleandoc(expected) == report({ACTORS: spoilt})


def test_reports_a_spelling_that_stands_twice(report: Report) -> None:
    """An alias need not repeat the name."""
    expected = """
        vocabulary/actors.yml:8:24: error[alias]: `Sylvania` is already a spelling of `sylvania`
            Remove it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ACTORS: {"[Sylvanian]": "[Sylvanian, Sylvania]"}})


def test_takes_a_spelling_within_another(report: Report) -> None:
    """`Sylvanian Republic` is another spelling than `Sylvanian`."""
    assert report({ACTORS: {"[Sylvanian]": "[Sylvanian, Sylvanian Republic]"}}) == SILENT


def test_reports_the_same_words_written_otherwise(report: Report) -> None:
    """A curly apostrophe or an accent makes no other spelling."""
    expected = """
        vocabulary/actors.yml:13:13: error[alias]: `Sylvánian’s` is already a spelling of `sylvania`
            Keep it for the actor whom it usually means, and use a longer form for the other.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ACTORS: {"[Firefly]": "[Sylvánian’s, Firefly]"}})


# ---- wordless


TITLE = "The Duck Treaty comes to an end"


def test_reports_titles_labels_and_names_without_a_letter(report: Report) -> None:
    """By the characters that they hold."""
    changes = {
        LAPSE: {TITLE: '"\u0301"'},
        ALMANAC: {"label: Almanac": 'label: "…—…"'},
        ACTORS: {"name: Rufus Firefly": 'name: "?!"'},
    }
    expected = """
        events/1934-lapse.yml:1:8: error[wordless]: the title has no letter or digit, only U+0301 (COMBINING ACUTE ACCENT)
            Write it in words.
        seeds/almanac.yml:2:8: error[wordless]: the label has no letter or digit, only U+2026 (HORIZONTAL ELLIPSIS), U+2014 (EM DASH)
            Write it in words.
        vocabulary/actors.yml:10:9: error[wordless]: the name has no letter or digit, only U+003F (QUESTION MARK), U+0021 (EXCLAMATION MARK)
            Write it in words.
        """
    assert cleandoc(expected) == "\n".join(
        line for pair in _pairs(report(changes)) if "[wordless]" in pair[0] for line in pair
    )


def _pairs(text: str) -> list[list[str]]:
    lines = text.splitlines()
    return [lines[at : at + 2] for at in range(0, len(lines) - 1, 2)]


@pytest.mark.parametrize("title", ["漢", "Ж", "a\u0301"])
def test_takes_a_title_in_any_script(report: Report, title: str) -> None:
    """One letter or digit is enough."""
    assert report({LAPSE: {TITLE: f'"{title}"'}}) == SILENT


# ---- unwritten


def test_reports_each_text_that_is_to_be_written(report: Report) -> None:
    """In events and sources, wherever it stands in them."""
    changes = {
        LAPSE: {"summary: The treaty ends": "summary: TODO, the treaty ends"},
        TREATY: {"- text: It let 2,000 ducks cross.": "- text: TODO"},
        ALMANAC: {"synopsis: One year": "synopsis: TODO, one year"},
    }
    expected = """
        events/1932-treaty.yml:21:11: error[unwritten]: `text` is still to be written
            Write the text in your own words.
        events/1934-lapse.yml:5:10: error[unwritten]: `summary` is still to be written
            Write the text in your own words.
        seeds/almanac.yml:7:11: error[unwritten]: `synopsis` is still to be written
            Write the text in your own words.
        3 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(changes)


def test_leaves_what_has_another_finding(report: Report) -> None:
    """A date that is to be written is no date, and that is said already."""
    assert report({LAPSE: {'date: "1934"': "date: TODO"}}).count("error[") == 1


def test_takes_the_word_within_a_text(report: Report) -> None:
    """Only at the start is it the mark."""
    assert report({LAPSE: {"The treaty ends when": "The treaty (TODO) ends when"}}) == SILENT


# ---- cross-references


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {SUMMARY: "The [[treaty|treaty] ends."}, COUNT: {"40% of": "40% ]] of"}},
            """
            events/1933-count.yml:14:11: error[cross-references]: `]] of the ducks of Freedonia w` is not part of a complete cross-reference
                Write [[event-id]] or [[event-id|words]].
            events/1934-lapse.yml:5:10: error[cross-references]: `[[treaty|treaty] ends.` is not part of a complete cross-reference
                Write [[event-id]] or [[event-id|words]].
            2 errors, 0 warnings in Freedonia
            """,
            id="not closed, or not opened",
        ),
        pytest.param(
            {TREATY: {"[[1934-lapse|the frozen river]]": "[[1934-collapse|the frozen river]] or [[a-thaw]]"}},
            """
            events/1932-treaty.yml:7:10: error[cross-references]: no event `1934-collapse`; did you mean `1934-lapse`?
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:7:10: error[cross-references]: no event `a-thaw`
                Write [[event-id]] or [[event-id|words]].
            2 errors, 0 warnings in Freedonia
            """,
            id="to no event that exists",
        ),
        pytest.param(
            {LAPSE: {SUMMARY: "The treaty [[|ends]]."}},
            """
            events/1934-lapse.yml:5:10: error[cross-references]: a cross-reference without an event
                Write [[event-id]] or [[event-id|words]].
            1 error, 0 warnings in Freedonia
            """,
            id="to nothing",
        ),
        pytest.param(
            {LAPSE: {SUMMARY: "The treaty [[1934-lapse|ends]]."}},
            """
            events/1934-lapse.yml:5:10: error[cross-references]: a cross-reference to the event itself
                Remove it.
            1 error, 0 warnings in Freedonia
            """,
            id="to the event itself",
        ),
        pytest.param(
            {
                TREATY: {
                    'date: "1932-06-17"': 'date: "1932-06-17"\ndate_note: See [[x]].',
                    "It let 2,000 ducks": "It let 2,000 [[x]] ducks",
                    "They were 2,000.": "They were 2,000 [[x]].",
                },
                LAPSE: {"Both words stand": "Both [[x]] words stand"},
            },
            """
            events/1932-treaty.yml:4:12: error[cross-references]: no event `x`
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:22:11: error[cross-references]: no event `x`
                Write [[event-id]] or [[event-id|words]].
            events/1932-treaty.yml:32:15: error[cross-references]: no event `x`
                Write [[event-id]] or [[event-id|words]].
            events/1934-lapse.yml:27:13: error[cross-references]: no event `x`
                Write [[event-id]] or [[event-id|words]].
            4 errors, 0 warnings in Freedonia
            """,
            id="in a note on the date, a claim, a position and a reason",
        ),
    ],
)
def test_reports_cross_references_that_cannot_be_followed(
    report: Report, changes: Changes, expected: str
) -> None:
    """The piece of the text or the id is told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "summary", ["[[1932-treaty]] ends.", "[[ 1932-treaty | The treaty ]] ends.", "“The treaty [sic] ends.”"]
)
def test_takes_references_with_and_without_words(report: Report, summary: str) -> None:
    """Single brackets are no cross-reference."""
    assert report({LAPSE: {SUMMARY: f"'{summary}'"}}) == SILENT


# ---- summary


def test_reports_a_number_that_no_claim_carries(report: Report) -> None:
    """In the title as in the summary, though a paragraph may well hold it."""
    expected = """
        events/1934-lapse.yml:1:8: error[summary]: second in `title` is not in any claim
            State it in a claim that cites a paragraph, or leave it out.
        events/1934-lapse.yml:5:10: error[summary]: 2,500 in `summary` is not in any claim
            State it in a claim that cites a paragraph, or leave it out.
        events/1934-lapse.yml:5:10: error[summary]: 25 per cent in `summary` is not in any claim
            State it in a claim that cites a paragraph, or leave it out.
        3 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "The Duck Treaty comes to an end": "The second Duck Treaty comes to an end",
        SUMMARY: "The treaty on 2,500 ducks ends, with 25 per cent of them left.",
    }
    assert cleandoc(expected) == report({LAPSE: spoilt})


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LAPSE, SUMMARY, "The treaty ends, and a fifth of the ducks is lost."),
        (LAPSE, SUMMARY, "One treaty ends in 1934."),
        (LAPSE, SUMMARY, "The treaty of [[1932-treaty]] ends."),
        (TREATY, "Freedonia and Sylvania sign the Duck Treaty", "The 17th of June 1932"),
        (TREATY, "sign a treaty on ducks", "sign a treaty on 2000 or 2500 ducks"),
        (COUNT, "Of the ducks", "Of the ducks, counted in 1933,"),
    ],
    ids=["a claim", "the date, and `one`", "an id", "the date's day", "positions", "a claim's year"],
)
def test_takes_a_number_that_is_carried(report: Report, path: str, old: str, new: str) -> None:
    """By value, as everywhere."""
    assert report({path: {old: new}}) == SILENT


def test_takes_a_number_that_only_a_measure_carries(report: Report) -> None:
    """A figure's value need not be repeated in a claim."""
    assert report({COUNT: {"In March 1933, 40% of": "Of"}}) == SILENT


@pytest.mark.parametrize(("word", "silent"), [("Tens", True), ("Thousands", False)])
def test_takes_a_round_word_for_the_value_of_a_measure(report: Report, word: str, silent: bool) -> None:
    """Forty per cent may be tens, and never thousands; the year does not count."""
    assert (report({COUNT: {"Of the ducks": f"{word} of the ducks"}}) == SILENT) is silent


# ---- summary-names


HINT = "Name the actor in a claim, or give the reason under `answers`. The answer:"


def test_warns_of_an_actor_whom_no_claim_names(report: Report) -> None:
    """Once for the title and once for the summary, however often either names it."""
    expected = f"""
        events/1934-lapse.yml:1:8: warning[summary-names]: `firefly` in `title` is not named in any claim
            {HINT} {{rule: summary-names, about: firefly, reason: …}}
        events/1934-lapse.yml:5:10: warning[summary-names]: `firefly` in `summary` is not named in any claim
            {HINT} {{rule: summary-names, about: firefly, reason: …}}
        0 errors, 2 warnings in Freedonia
        """
    spoilt = {
        "The Duck Treaty comes to an end": "Rufus Firefly ends the Duck Treaty",
        "The treaty ends when the river freezes.": "Firefly, Rufus Firefly of all men, ends the treaty.",
    }
    assert cleandoc(expected) == report({LAPSE: spoilt})


def test_takes_an_actor_who_speaks_or_whom_a_position_names(report: Report) -> None:
    """The speaker of a claim and the Freedonians of a position may stand in the title."""
    changes = {
        TREATY: {
            "Freedonia and Sylvania sign the Duck Treaty": "Firefly signs the Duck Treaty of Freedonia",
            "Firefly called it “a bargain”.": "It was called “a bargain”.",
            "Freedonia and Sylvania signed the treaty": "They signed the treaty",
            "They were 2,500.": "For Freedonians and Sylvanians they were 2,500.",
        },
        "vocabulary/actors.yml": {"[Sylvanian]": "[Sylvanian, Sylvanians]"},
    }
    assert report(changes) == SILENT


def test_takes_an_answer(report: Report) -> None:
    """One answer covers title and summary of its event."""
    answer = "answers:\n  - rule: summary-names\n    about: firefly\n    reason: He was president.\n"
    assert (
        report({LAPSE: {"The Duck Treaty comes": "Firefly's Duck Treaty comes", "answers:\n": answer}})
        == SILENT
    )
