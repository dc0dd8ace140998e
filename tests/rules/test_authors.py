"""Authors of a source: each is a person or an organisation."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import GAZETTE, SILENT, Report

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
        seeds/gazette.yml:4:1: error[schema]: there is no key "author" any more
            Write a list with an entry for each author, a person or an organisation: `authors: [{family: Roland, given: Bob}]` or `authors: [{organisation: Ministry of Ducks}]`; leave it out where no author is known.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({GAZETTE: {AUTHORS: "author: Bob Roland"}})
