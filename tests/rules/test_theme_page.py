"""Pages of themes: each theme has one, and each page a theme."""

from __future__ import annotations

from inspect import cleandoc

import pytest
from chronology.rules import theme_page

from . import SILENT, THEMES, Report


def test_reports_a_theme_without_a_page_and_a_page_without_a_theme(report: Report) -> None:
    """A page that is misnamed is both."""
    expected = """
        docs/themes/duck.md:1:1: error[theme-page]: no theme «duck»
            Rename the page, or add the theme.
        vocabulary/themes.yml:5:3: error[theme-page]: docs/themes/ducks.md is missing
            Write the page, with an introduction and the macro theme_events, such as the one below.
            ---
            title: Ducks
            render_macros: true
            hide: [navigation, toc]
            ---

            # Ducks

            {{ density("ducks") }}

            An introduction in your own words.

            ## Events

            {{ theme_events("ducks") }}

            Something missing? {{ add_event("ducks") }} in the browser.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({"docs/themes/ducks.md": None, "docs/themes/duck.md": "# Ducks\n"})


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("# Ducks\n", ", for its front matter lacks `render_macros: true`"),
        ("---\nrender_macros: true\n---\n# Ducks\n", ""),
        ('---\nrender_macros: true\n---\n{{ theme_events("borders") }}\n', ""),
    ],
)
def test_reports_a_page_without_the_events_of_its_theme(report: Report, page: str, why: str) -> None:
    """And shows a whole page, which is right as it stands."""
    lines = report({"docs/themes/ducks.md": page}).splitlines()
    place = "docs/themes/ducks.md:1:1: error[theme-page]"
    assert lines[0] == f'{place}: the page does not list the events of the theme "ducks"{why}'
    assert lines[-1] == "1 error, 0 warnings in Freedonia"


def test_shows_a_page_that_is_right(report: Report) -> None:
    """What is pasted is without a finding."""
    page = theme_page.PAGE.format(name="Ducks", id="ducks")
    assert report({"docs/themes/ducks.md": page}) == SILENT


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
