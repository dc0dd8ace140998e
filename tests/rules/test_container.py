"""What a chapter or an article is a part of."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ALMANAC, SILENT, Report


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
