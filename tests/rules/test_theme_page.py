"""Pages of themes: each theme has one, and each page a theme."""

from __future__ import annotations

from inspect import cleandoc

from . import THEMES, Report


def test_reports_a_theme_without_a_page_and_a_page_without_a_theme(report: Report) -> None:
    """A page that is misnamed is both."""
    expected = """
        docs/themes/duck.md:1:1: error[theme-page]: no theme «duck»
            Rename the page, or add the theme.
        vocabulary/themes.yml:5:3: error[theme-page]: docs/themes/ducks.md is missing
            Write the page, with an introduction and the macro theme_events.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({"docs/themes/ducks.md": None, "docs/themes/duck.md": "# Ducks\n"})


def test_takes_the_page_of_a_theme_whose_entry_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        vocabulary/themes.yml:6:15: error[schema]: text expected, nothing found
            What belongs here, in one sentence.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({THEMES: {"Ducks, and how many there are.": ""}})


def test_takes_all_pages_while_the_themes_cannot_be_read(report: Report) -> None:
    """Only that they cannot be read is reported."""
    expected = """
        vocabulary/themes.yml:1:1: error[yaml]: byte 0xff is not UTF-8
            Save the file with the encoding UTF-8.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({THEMES: b"\xff"})
