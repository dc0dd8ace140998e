"""Measures: every figure has them, and nothing else has."""

from __future__ import annotations

from inspect import cleandoc

from . import COUNT, LAPSE, SILENT, Report

MEASURES = 'measures:\n  - name: Ducks\n    value: {}\n    unit: {}\n    of: the river\n    as_of: "1934"\n'


def test_reports_a_figure_without_measures(report: Report) -> None:
    """A figure is there to be charted."""
    expected = """
        events/1934-lapse.yml:2:7: error[measures]: a figure without «measures»
            Add «measures» to a figure, or move them to a file of kind figure.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({LAPSE: {"kind: event": "kind: figure"}})


def test_reports_measures_of_what_is_no_figure(report: Report) -> None:
    """A plan has none either."""
    expected = """
        events/1933-count.yml:8:3: error[measures]: «measures» in a file of kind «plan»
            Add «measures» to a figure, or move them to a file of kind figure.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({COUNT: {"kind: figure": "kind: plan"}})


def test_takes_a_figure_with_several(report: Report) -> None:
    """Each rests on any of the claims' paragraphs."""
    spoilt = {"kind: event": "kind: figure", "claims:\n": MEASURES.format("20", "per cent") + "claims:\n"}
    assert report({LAPSE: spoilt}) == SILENT
