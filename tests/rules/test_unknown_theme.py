"""Unknown themes."""

from __future__ import annotations

from inspect import cleandoc

from . import COUNT, THEMES, Report


def test_reports_a_theme_that_is_not_in_the_vocabulary(report: Report) -> None:
    """The nearest theme is suggested, where one is near."""
    expected = """
        events/1933-count.yml:5:10: error[unknown-theme]: no theme «duck»; did you mean «ducks»?
            Use an id of vocabulary/themes.yml.
        events/1933-count.yml:5:16: error[unknown-theme]: no theme «weather»
            Use an id of vocabulary/themes.yml.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({COUNT: {"[ducks]": "[duck, weather]"}})


def test_takes_a_theme_whose_entry_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        vocabulary/themes.yml:5:3: error[schema]: «name» is missing
            Add «name:». Name of the theme.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({THEMES: {"  name: Ducks\n": ""}})
