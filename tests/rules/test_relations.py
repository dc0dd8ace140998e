"""Relations: not to the event itself, and not the same twice."""

from __future__ import annotations

from inspect import cleandoc

from . import LAPSE, SILENT, Report


def test_reports_a_relation_of_an_event_to_itself(report: Report) -> None:
    """Of whatever kind; as `part-of` it is no circle besides."""
    expected = """
        events/1934-lapse.yml:17:9: error[relations]: the event is related to itself (part-of)
            Remove it.
        1 error, 0 warnings in Freedonia
        """
    spoilt = {"to: 1932-treaty\n    kind: reverses": "to: 1934-lapse\n    kind: part-of"}
    assert cleandoc(expected) == report({LAPSE: spoilt})


def test_reports_a_relation_that_one_source_draws_twice(report: Report) -> None:
    """The paragraphs belong into one relation."""
    expected = """
        events/1934-lapse.yml:21:9: error[relations]: reverses «1932-treaty» a second time from the same source
            Put all paragraphs into one relation.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {LAPSE: {"to: 1933-count\n    kind: continues": "to: 1932-treaty\n    kind: reverses"}}
    )


def test_takes_another_kind_and_another_source(report: Report) -> None:
    """Two sources may draw the same link, and one source two links of different kinds."""
    other = "- to: 1932-treaty\n    kind: responds-to\n    source: gazette\n    at: [fn3]\n"
    other += '  - to: 1932-treaty\n    kind: reverses\n    source: almanac\n    at: ["4"]\n'
    spoilt = {"- to: 1933-count\n    kind: continues\n    source: gazette\n    at: [fn3]\n": other}
    assert report({LAPSE: spoilt}) == SILENT
