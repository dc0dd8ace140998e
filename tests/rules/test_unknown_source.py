"""Unknown sources: wherever one is cited."""

from __future__ import annotations

from inspect import cleandoc

from . import ALMANAC, COUNT, LAPSE, TREATY, Report


def test_reports_it_in_claims_relations_positions_and_apparent_differences(report: Report) -> None:
    """The nearest source is suggested; nothing is said of numbers, names or paragraphs of no source."""
    expected = """
        events/1932-treaty.yml:14:13: error[unknown-source]: no source «gazete»; did you mean «gazette»?
            Use the name of a file in seeds/, without .yml.
        events/1932-treaty.yml:32:17: error[unknown-source]: no source «alamanac»; did you mean «almanac»?
            Use the name of a file in seeds/, without .yml.
        events/1933-count.yml:20:13: error[unknown-source]: no source «rumour»
            Use the name of a file in seeds/, without .yml.
        events/1934-lapse.yml:31:17: error[unknown-source]: no source «almanack»; did you mean «almanac»?
            Use the name of a file in seeds/, without .yml.
        4 errors, 0 warnings in Freedonia
        """
    changes = {
        TREATY: {
            'source: gazette\n    at: ["3", fn1]': 'source: gazete\n    at: ["3", fn1]',
            "They were 2,000.\n        source: almanac": "They were 9,000.\n        source: alamanac",
        },
        COUNT: {"kind: responds-to\n    source: almanac": "kind: responds-to\n    source: rumour"},
        LAPSE: {"      - source: almanac": "      - source: almanack"},
    }
    assert cleandoc(expected) == report(changes)


def test_takes_a_source_whose_record_has_a_fault(report: Report) -> None:
    """Only the fault itself is reported, not every event that cites the source."""
    expected = """
        seeds/almanac.yml:7:10: error[schema]: text expected, nothing found
            What it says, in our own words.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {ALMANAC: {"synopsis: One year of Freedonia in figures.": "synopsis:"}}
    )
