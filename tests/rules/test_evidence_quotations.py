"""Quotations: every quoted word stands in the paragraphs."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import SILENT, TREATY, Changes, Report

HINT = "Quote the source's own words, or leave out the quotation marks."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"“a bargain”": "“a great bargain between bad neighbours”"}},
            f"""
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted «great, bad» does not stand in «gazette» ¶ 4
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="each word that the paragraph lacks",
        ),
        pytest.param(
            {TREATY: {"“a bargain”": "‘a swindle’, «a trick» and 'a ruse'"}},
            f"""
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted «ruse» does not stand in «gazette» ¶ 4
                {HINT}
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted «swindle» does not stand in «gazette» ¶ 4
                {HINT}
            events/1932-treaty.yml:16:5: error[evidence-quotations]: quoted «trick» does not stand in «gazette» ¶ 4
                {HINT}
            3 errors, 0 warnings in Freedonia
            """,
            id="whatever the marks",
        ),
        pytest.param(
            {
                TREATY: {
                    "They were 2,000.": "'They were \"exactly 2,000\".'",
                    "How many ducks could cross?": "Could “geese” cross?",
                }
            },
            f"""
            events/1932-treaty.yml:25:5: error[evidence-quotations]: quoted «geese» does not stand in «gazette» ¶ 3; «almanac» ¶ 2
                {HINT}
            events/1932-treaty.yml:31:9: error[evidence-quotations]: quoted «exactly» does not stand in «almanac» ¶ 2
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="in positions and questions",
        ),
    ],
)
def test_reports_quoted_words_that_the_paragraphs_lack(
    report: Report, changes: Changes, expected: str
) -> None:
    """The missing words and the paragraphs are told, at the text."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize(
    "quoted",
    [
        "“Bargain between Good neighbours”",
        "“the neighbours’ bargain”",
        "'the bargain' of Firefly's neighbours",
        "a swindle",
    ],
)
def test_takes_the_sources_own_words(report: Report, quoted: str) -> None:
    """Capitals and endings of possession make no difference, and what is not quoted is our own."""
    changes = {
        "texts/gazette.txt": {"President Rufus Firefly": "The President Rufus Firefly"},
        TREATY: {"Firefly called it “a bargain”.": f"Firefly called it {quoted}."},
    }
    assert report(changes) == SILENT


@pytest.mark.parametrize(
    "quoted",
    [
        "„a steal“",
        "‹a steal›",
        "＂a steal＂",
        "「a steal」",
        "『a steal』",
        "❝a steal❞",
        "’a steal’",
        "'a steal's end'",
    ],
)
def test_knows_the_marks_of_all_languages(report: Report, quoted: str) -> None:
    """Whatever a reader takes for a quotation is one."""
    said = report({TREATY: {"Firefly called it “a bargain”.": f"Firefly called it {quoted}."}})
    assert "error[evidence-quotations]: quoted «steal" in said


def test_reports_a_mark_that_makes_no_quotation(report: Report) -> None:
    """One that is not closed, or of a kind that is not read."""
    said = report({TREATY: {"Firefly called it “a bargain”.": "Firefly called it “a steal, <<a bargain>>."}})
    assert "«“» is a quotation mark that begins or ends no quotation" in said
    assert "«<<» is a quotation mark that begins or ends no quotation" in said


def test_names_the_first_twenty_words_of_a_quotation(report: Report) -> None:
    quoted = " ".join(f"goose{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    said = report({TREATY: {"“a bargain”": f"“{quoted}”"}})
    assert said.count("goose") == 20
    assert "gooset" in said
