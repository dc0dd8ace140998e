"""Macros of hand-written pages: what the build could not carry out is found before it, all at once."""

from __future__ import annotations

import pytest
from chronology.exports import catalogue
from chronology.loading import handwritten
from chronology.mkdocs_plugin import guide
from chronology.mkdocs_plugin.macros import MACROS

from . import LAPSE, SILENT, TREATY, Report

PAGE = "docs/ducks.md"
FRONT = "---\ntitle: Ducks\nrender_macros: true\n---\n"
RETIRED = {
    "events/1930-gone.yml": "title: Gone\nwithdrawn: It was a goose.\n",
    "events/1931-old.yml": "title: Old\nmoved_to: 1932-treaty\n",
}


def said(report: Report, body: str, front: str = FRONT) -> list[str]:
    """Return place and message of each finding on a page."""
    lines = report({PAGE: front + body, **RETIRED}).splitlines()
    return [line.removeprefix(PAGE + ":") for line in lines if line.startswith(PAGE)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{{ evnt("1932-treaty") }}', '5:4: error[macros]: no macro "evnt"; did you mean «event»?'),
        ('{{ event("1932-treat") }}', '5:4: error[macros]: no event "1932-treat"; did you mean «1932-treaty»?'),
        ('A {{ event_card("1930-gone") }}', '5:6: error[macros]: the event "1930-gone" was withdrawn'),
        ("\n{{ event() }}", '6:4: error[macros]: the macro "event" is not given its event_id'),
        ('{{ event("1932-treaty", "a", "b") }}', '5:4: error[macros]: the macro "event" takes at most 2, and is given 3'),
        ('{{ event("1932-treaty", 5) }}', '5:4: error[macros]: the words "5" are no text'),
        ('{{ event("1932-treaty", word="x") }}', '5:4: error[macros]: the macro "event" takes no "word"'),
        ('{{ cite("gazete", 2) }}', '5:4: error[macros]: no source "gazete"; did you mean «gazette»?'),
        ('{{ cite("gazette", 2, 200) }}', '5:4: error[macros]: source "gazette" has no paragraph 200'),
        ('{{ cite("gazette") }}', '5:4: error[macros]: the macro "cite" is not given its paragraphs'),
        ('{{ theme_events("duck") }}', '5:4: error[macros]: no theme "duck"; did you mean «ducks»?'),
        ('{{ disagreement("1932-treaty", "d0") }}', '5:4: error[macros]: event "1932-treaty" has no disagreement "d0"'),
        ('{{ data_files("table") }}', '5:4: error[macros]: no group "table"; did you mean «tables»?'),
        ('{{ guide("rule") }}', '5:4: error[macros]: no part "rule"; did you mean «rules»?'),
        ("One\n{{ typo }}", '6:4: error[macros]: no name "typo"'),
        ("{{ page.typo }} {{ timeline }}", '5:20: error[macros]: the macro "timeline" is not called'),
        ("{{ page.title | uper }}", "5:1: error[macros]: the macros cannot be read: No filter named 'uper'."),
        ('{{ count("event") }}', '5:4: error[macros]: no count "event"; did you mean «events»?'),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_a_call_and_where(report: Report, body: str, expected: str) -> None:
    """At the name of the macro."""
    assert said(report, body) == [expected]


def test_reports_every_call_of_every_page(report: Report) -> None:
    """Two on one line and one below."""
    body = '{{ event("a") }}, {{ event("b") }}\n{{ cite("c", 1) }}'
    assert [line[:4] for line in said(report, body)] == ["5:4:", "5:22", "6:4:"]


def test_reports_what_jinja_cannot_read(report: Report) -> None:
    """At the braces on the line that Jinja names."""
    (line,) = said(report, 'One\nTwo {{ event("1932-treaty" }}')
    assert line.startswith("6:5: error[macros]: the macros cannot be read: ")


def test_reports_a_call_on_a_page_that_renders_none(report: Report) -> None:
    """Code, in which macros are shown on purpose, is left out."""
    body = "Macros: {{ timeline() }}\n`{{ timeline() }}`\n```\n{{ timeline() }}\n```\n"
    message = 'error[macros]: readers would see the call of "timeline" as it is written'
    assert said(report, body, "---\ntitle: Ducks\n---\n") == [f"4:12: {message}"]


def test_reports_a_page_that_renders_none_once(report: Report) -> None:
    """One line mends all of its calls."""
    body = "{{ timeline() }}\n{{ heat_grid() }}\n{{ coverage() }}\n"
    message = 'readers would see the call of "timeline", and 2 more on the page, as it is written'
    assert said(report, body, "---\ntitle: Ducks\n---\n") == [f"4:4: error[macros]: {message}"]


@pytest.mark.parametrize(
    "body",
    [
        '{{ event("1931-old") }} {{ event_card("1931-old") }} {{ disagreement("1931-old", "d69j7") }}',
        '{{ event(page.meta.event) }} {{ event(*page.meta.all) }} {{ count(what=page.meta.what) }}',
        '{{ cite("gazette", 2, "fn1") }} {{ density() }} {{ density(theme="ducks") }} {{ data_files() }}',
        '{% for id in ["1932-treaty"] %}{{ event(id) }}{% endfor %}{% raw %}{{ event("x") }}{% endraw %}',
        "{% set a = 1 %}{{ a }} {{ extra.name }} {{ title }} {{ page.title | relative_url }} {{ config.site_name }}",
        "{% macro own(x) %}{{ x }}{% endmacro %}{{ own(1) }} {{ range(3) }} {# {{ event() }} #}",
    ],
)  # fmt: skip
def test_takes_what_is_right_or_known_to_the_build_only(report: Report, body: str) -> None:
    """An event that has moved is followed; what is computed is not judged."""
    assert report({PAGE: FRONT + body, **RETIRED}) == SILENT


def test_a_withdrawal_is_found_on_every_page_that_names_the_event(report: Report) -> None:
    """Together with what else leads to it."""
    call = '{{ event("1934-lapse") }}\n'
    changes = {PAGE: FRONT + call, "docs/more.md": FRONT + call, LAPSE: "title: Gone\nwithdrawn: So.\n"}
    lines = report(changes).splitlines()
    assert [line for line in lines if "[macros]" in line] == [
        'docs/ducks.md:5:4: error[macros]: the event "1934-lapse" was withdrawn',
        'docs/more.md:5:4: error[macros]: the event "1934-lapse" was withdrawn',
    ]


def test_the_table_of_signatures_is_that_of_the_macros() -> None:
    """Each macro, and the words that some take, have one more place, which agrees with it."""
    assert tuple(handwritten.SIGNATURES) == MACROS
    assert handwritten.WORDS["group"] == catalogue.GROUPS
    assert handwritten.WORDS["part"] == tuple(guide.PARTS)


def test_an_event_with_a_fault_is_known(report: Report) -> None:
    """Only the fault is reported."""
    lines = report({PAGE: FRONT + '{{ event("1932-treaty") }}', TREATY: {"kind: event": "kind: none"}})
    assert lines.count("error[") == 1
