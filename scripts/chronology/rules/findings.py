"""Findings, which are problems in the data, and the reporters that format them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Literal, NamedTuple

from chronology.model.text import on_one_line, plural, shown

Severity = Literal["error", "warning"]
MOST = 1_000  # findings in a report, because GitHub accepts summaries of at most one megabyte


class Finding(NamedTuple):
    """A problem: its position (line and column from 1), severity, rule, message and hint.

    `about` is the subject that an answer to a warning names; `example` is what to paste: a file, or lines.
    """

    path: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str
    hint: str
    about: str = ""
    example: str = ""


def has_errors(findings: Sequence[Finding]) -> bool:
    """Return whether any finding is an error."""
    return any(finding.severity == "error" for finding in findings)


def listed(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings that a report lists: all, or `MOST` of them, errors first."""
    if len(findings) <= MOST:
        return findings
    return sorted(findings, key=lambda finding: finding.severity != "error")[:MOST]


def as_text(findings: Sequence[Finding], checked: str) -> str:
    """Return two lines for each finding, the second with the hint, and a line with the counts."""
    lines = []
    for f in listed(findings):
        lines.append(f"{shown(f.path)}:{f.line}:{f.column}: {f.severity}[{f.rule}]: {on_one_line(f.message)}")
        lines.append(f"    {on_one_line(f.hint)}")
        lines += [f"    {shown(line)}".rstrip() for line in f.example.split("\n") if f.example]
    return "\n".join([*lines, *_counts(findings, checked)]) + "\n"


def as_github(findings: Sequence[Finding], checked: str) -> str:
    """Return a GitHub workflow command for each finding, which annotates its line, and the counts."""
    lines = [
        f"::{f.severity} file={_property(shown(f.path))},line={f.line},col={f.column}"
        f",title={_property(f.rule)}"
        f"::{_data(on_one_line(f.message))}%0A{_data(on_one_line(f.hint))}"
        + "".join(f"%0A{_data(shown(line))}" for line in f.example.split("\n") if f.example)
        for f in listed(findings)
    ]
    return "\n".join([*lines, *_counts(findings, checked)]) + "\n"


def as_json(findings: Sequence[Finding], checked: str) -> str:
    """Return a JSON object with the findings, in ASCII so that any terminal can show it.

    `left_out` is the number of findings that are not listed.
    """
    rows = [finding._asdict() for finding in listed(findings)]
    for one in rows:
        if not one["example"]:
            del one["example"]
    report: dict[str, object] = {"checked": checked, "findings": rows}
    if len(findings) > MOST:
        report["left_out"] = len(findings) - MOST
    return json.dumps(report, indent=2) + "\n"


def as_markdown(findings: Sequence[Finding], checked: str) -> str:
    """Return the text report as preformatted text in Markdown."""
    report = as_text(findings, checked).splitlines()
    return "\n".join(["## What the check found", "", "<pre>", *map(escape, report), "</pre>", ""])


REPORTERS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}


def _counts(findings: Sequence[Finding], checked: str) -> Iterator[str]:
    """Yield the lines at the end of a report: the number of findings left out, if any, and all counts."""
    if len(findings) > MOST:
        yield f"… and {len(findings) - MOST:,} more findings"
    counts = Counter(finding.severity for finding in findings)
    yield f"{plural(counts['error'], 'error')}, {plural(counts['warning'], 'warning')} in {shown(checked)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
