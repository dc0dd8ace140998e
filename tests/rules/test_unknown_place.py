"""Unknown places."""

from __future__ import annotations

from inspect import cleandoc

from . import PLACES, TREATY, Report


def test_reports_a_place_that_is_not_in_the_vocabulary(report: Report) -> None:
    """The nearest place is suggested."""
    expected = """
        events/1932-treaty.yml:5:21: error[unknown-place]: no place «fredvile»; did you mean «fredville»?
            Use an id of vocabulary/places.yml, or add the place there.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({TREATY: {"[fredville]": "[fredville, fredvile]"}})


def test_takes_a_place_whose_entry_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported."""
    expected = """
        vocabulary/places.yml:2:3: error[schema]: no key «nmae» here; did you mean «name»?
            The field reference lists every key and what it holds.
        vocabulary/places.yml:2:3: error[schema]: «name» is missing
            Add «name:». The name shown on pages.
        2 errors, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({PLACES: {"name: Fredville": "nmae: Fredville"}})
