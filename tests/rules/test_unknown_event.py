"""Unknown events: relations that lead nowhere."""

from __future__ import annotations

from inspect import cleandoc

from . import COUNT, LAPSE, TREATY, Report


def test_reports_a_relation_to_no_event(report: Report) -> None:
    """The nearest event is suggested, where one is near."""
    expected = """
        events/1933-count.yml:18:9: error[unknown-event]: no event «1932-treatise»; did you mean «1932-treaty»?
            Use the name of a file in events/, without .yml.
        events/1934-lapse.yml:21:9: error[unknown-event]: no event «a-hard-winter»
            Use the name of a file in events/, without .yml.
        2 errors, 0 warnings in Freedonia
        """
    changes = {
        COUNT: {"to: 1932-treaty": "to: 1932-treatise"},
        LAPSE: {"to: 1933-count": "to: a-hard-winter"},
    }
    assert cleandoc(expected) == report(changes)


def test_takes_an_event_whose_file_has_a_fault(report: Report) -> None:
    """Two events relate to the treaty; only its own fault is reported, and no paragraph or word it alone uses."""
    expected = """
        events/1932-treaty.yml:2:7: error[schema]: «evnt» is none of the values of «kind»; did you mean «event»?
            Use one of: event, plan, figure.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({TREATY: {"kind: event": "kind: evnt"}})
