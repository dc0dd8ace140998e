"""Findings as values, and reporters that only format them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

import pytest
from chronology.model.text import shown
from chronology.rules.findings import (
    MOST,
    REPORTERS,
    Finding,
    as_github,
    as_json,
    as_markdown,
    as_text,
    has_errors,
)
from hypothesis import given
from hypothesis import strategies as st

Reporter = Callable[[Sequence[Finding], str], str]
ERROR = Finding("events/a.yml", 14, 7, "error", "unknown-id", "no source `x`", "Use another.")
WARNING = Finding("events/a.yml", 2, 1, "warning", "unlogged", "too long", "Say it shorter.", "title")
HOSTILE = Finding(
    path="events/a,b:c%0A.yml",
    line=1,
    column=1,
    severity="error",
    rule="yaml",
    message="50% of\n::error::x\r\n\x1b[31m\u202e\ud800",
    hint="100%\n::set-env::",
)

COUNTS = {
    (): "0 errors, 0 warnings in it\n",
    (ERROR,): "1 error, 0 warnings in it\n",
    (WARNING, WARNING): "0 errors, 2 warnings in it\n",
    (ERROR, WARNING, ERROR): "2 errors, 1 warning in it\n",
}


@pytest.mark.parametrize(("findings", "last"), COUNTS.items(), ids=range(len(COUNTS)))
@pytest.mark.parametrize("reporter", [as_text, as_github])
def test_a_report_for_people_ends_with_the_counts(
    reporter: Reporter, findings: tuple[Finding, ...], last: str
) -> None:
    """Errors and warnings are counted apart, in the singular and plural."""
    assert reporter(findings, "it").splitlines(keepends=True)[-1] == last


def test_the_text_report_has_a_line_and_a_hint_for_each_finding() -> None:
    """File, line, column, severity, rule, message; the hint below."""
    assert as_text([ERROR, WARNING], "2 events") == (
        "events/a.yml:14:7: error[unknown-id]: no source `x`\n"
        "    Use another.\n"
        "events/a.yml:2:1: warning[unlogged]: too long\n"
        "    Say it shorter.\n"
        "1 error, 1 warning in 2 events\n"
    )


def test_the_github_report_has_a_workflow_command_for_each_finding() -> None:
    """The command annotates the line, with the hint on a second line of the annotation."""
    assert as_github([ERROR, WARNING], "2 events") == (
        "::error file=events/a.yml,line=14,col=7,title=unknown-id::no source `x`%0AUse another.\n"
        "::warning file=events/a.yml,line=2,col=1,title=unlogged::too long%0ASay it shorter.\n"
        "1 error, 1 warning in 2 events\n"
    )


def test_the_json_report_has_every_field_of_every_finding() -> None:
    assert json.loads(as_json([WARNING], "2 events")) == {
        "checked": "2 events",
        "findings": [
            {
                "path": "events/a.yml",
                "line": 2,
                "column": 1,
                "severity": "warning",
                "rule": "unlogged",
                "message": "too long",
                "hint": "Say it shorter.",
                "about": "title",
            }
        ],
    }


def test_hostile_text_stays_on_its_line() -> None:
    """A contributor's line feeds, controls and marks of direction are shown and do nothing."""
    assert as_text([HOSTILE], "it") == (
        "events/a,b:c%0A.yml:1:1: error[yaml]: 50% of ::error::x \\u001b[31m\\u202e\\ud800\n"
        "    100% ::set-env::\n"
        "1 error, 0 warnings in it\n"
    )


def test_hostile_text_is_no_workflow_command() -> None:
    """Percent signs are escaped everywhere, and colons and commas in the properties."""
    assert as_github([HOSTILE], "it") == (
        "::error file=events/a%2Cb%3Ac%250A.yml,line=1,col=1,title=yaml"
        "::50%25 of ::error::x \\u001b[31m\\u202e\\ud800%0A100%25 ::set-env::\n"
        "1 error, 0 warnings in it\n"
    )


def unescaped(text: str) -> str:
    """Return what GitHub's runner makes of an escaped property or message."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@given(st.text(), st.text(), st.text())
def test_any_text_makes_one_workflow_command_that_names_the_path(path: str, message: str, hint: str) -> None:
    """As the runner reads it: one line, one command, the path as it is shown, nothing left over."""
    lines = as_github([Finding(path, 3, 4, "error", "yaml", message, hint)], "it").split("\n")
    assert lines[1:] == ["1 error, 0 warnings in it", ""]
    command = re.fullmatch(r"::error file=([^,:\r]*),line=3,col=4,title=yaml::([^\r]*)", lines[0])
    assert command
    assert unescaped(command[1]) == shown(path)
    assert unescaped(command[2]).count("\n") == 1


@given(st.text(), st.text(), st.text())
def test_any_text_makes_two_lines_of_the_text_report(path: str, message: str, hint: str) -> None:
    """However lines may be counted, there is the finding, its hint and the count, and all can be seen."""
    report = as_text([Finding(path, 3, 4, "error", "yaml", message, hint)], "it")
    assert len(report.splitlines()) == 3
    assert report.replace("\n", "").isprintable()


@given(st.text(), st.text())
def test_any_text_comes_back_from_json(path: str, message: str) -> None:
    """JSON loses nothing."""
    finding = Finding(path, 3, 4, "error", "yaml", message, "")
    (row,) = json.loads(as_json([finding], "it"))["findings"]
    assert Finding(**row) == finding


def test_findings_sort_by_place() -> None:
    """Path, then line, then column, as numbers."""
    places = [("a", 2, 1), ("a", 10, 1), ("a", 10, 2), ("b", 1, 1)]
    made = [Finding(path, line, column, "error", "r", "m", "h") for path, line, column in places]
    backwards = made[::-1]
    assert sorted(backwards) == made


def test_only_errors_count_as_errors() -> None:
    """Warnings alone leave the data free of errors."""
    assert [has_errors(found) for found in ([], [WARNING], [WARNING, ERROR])] == [False, False, True]


def test_the_markdown_report_is_the_text_report_as_it_stands() -> None:
    """On a page, in an element in which Markdown reads nothing."""
    assert as_markdown([ERROR], "2 <events>") == (
        "## What the check found\n\n<pre>\n"
        "events/a.yml:14:7: error[unknown-id]: no source `x`\n"
        "    Use another.\n"
        "1 error, 0 warnings in 2 &lt;events&gt;\n</pre>\n"
    )


@given(st.text(), st.text())
def test_any_text_stays_in_the_markdown_report(path: str, message: str) -> None:
    """No markup of a contributor's, and no blank line that would end the element."""
    report = as_markdown([Finding(path, 3, 4, "error", "yaml", message, message)], "it")
    inside = report.removeprefix("## What the check found\n\n<pre>\n").removesuffix("</pre>\n")
    assert not re.search(r"[<>]|\n\n", inside)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_shows_so_many_findings_and_counts_the_rest(name: str) -> None:
    """Errors are shown before warnings; the totals are of all."""
    many = [*[WARNING] * MOST, *[ERROR] * 3]
    written = REPORTERS[name](many, "it")
    assert written.count("no source") == 3
    assert written.count("too long") == MOST - 3
    if name == "json":
        assert json.loads(written)["left_out"] == 3
    else:
        assert f"… and 3 more findings\n3 errors, {MOST:,} warnings in it\n" in written
