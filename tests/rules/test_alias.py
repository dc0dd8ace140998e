"""Spellings: each stands for one actor."""

from __future__ import annotations

from inspect import cleandoc

from . import ACTORS, SILENT, Report


def test_reports_a_spelling_of_two_actors(report: Report) -> None:
    """The second actor to claim it is the one reported, whether by alias or by name."""
    expected = """
        vocabulary/actors.yml:6:9: error[alias]: «Freedonian» is a spelling of «freedonia» already
            Leave it with the actor that it names more often, and use a longer form for the other.
        vocabulary/actors.yml:13:13: error[alias]: «Sylvanian» is a spelling of «sylvania» already
            Leave it with the actor that it names more often, and use a longer form for the other.
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
        vocabulary/actors.yml:8:24: error[alias]: «Sylvania» is a spelling of «sylvania» already
            Remove it.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ACTORS: {"[Sylvanian]": "[Sylvanian, Sylvania]"}})


def test_takes_a_spelling_within_another(report: Report) -> None:
    """«Sylvanian Republic» is another spelling than «Sylvanian»."""
    assert report({ACTORS: {"[Sylvanian]": "[Sylvanian, Sylvanian Republic]"}}) == SILENT


def test_reports_the_same_words_written_otherwise(report: Report) -> None:
    """A curly apostrophe or an accent makes no other spelling."""
    expected = """
        vocabulary/actors.yml:13:13: error[alias]: «Sylvánian’s» is a spelling of «sylvania» already
            Leave it with the actor that it names more often, and use a longer form for the other.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({ACTORS: {"[Firefly]": "[Sylvánian’s, Firefly]"}})
