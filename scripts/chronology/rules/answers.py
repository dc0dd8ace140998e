"""An answer to a warning that is not, or no longer, given."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="answers",
    severity="error",
    description="Every answer to a warning in `answers` is needed.",
    tip="Remove the answer, or correct its «rule» and «about».",
    bad="""
        answers:
          - rule: evidence-names
            about: sylvania
            reason: Paragraph 2 names it.
    """,
    good="""
        date: "1934"
        claims:
          - text: Sylvania let the treaty end in 1934.
            source: gazette
            at: [5]
        answers:
          - rule: evidence-names
            about: sylvania
            reason: The treaty of paragraph 2 is meant, which Sylvania signed.
    """,
)
Key = tuple[str, str, str]


def apply(chronology: Chronology, findings: list[Finding]) -> tuple[list[Finding], set[Key]]:
    """Return the findings that no answer covers, and which answers (path, rule, about) were used.

    Where an answer cannot be read, it may cover any warning in its file.
    """
    given = {
        (entry.file.path, answer.rule, answer.about)
        for entry in chronology.timeline
        for answer in entry.record.answers
    }
    kept, used = [], set()
    for finding in findings:
        key = (finding.path, finding.rule, finding.about)
        if finding.severity == "warning" and key in given:
            used.add(key)
        elif not (finding.about and chronology.lacks(finding.path, "answers.rule", "answers.about")):
            kept.append(finding)
    return kept, used


def check(chronology: Chronology, used: set[Key]) -> Iterator[Finding]:
    """Yield each answer that no warning needed.

    While a record cannot be read, the warning may be missing because of that.
    """
    if not chronology.complete:
        return
    for entry in chronology.timeline:
        for i, answer in enumerate(entry.record.answers):
            if (entry.file.path, answer.rule, answer.about) not in used:
                message = f"no warning {answer.rule} about «{answer.about}» needs this answer"
                yield RULE.finding(entry, ("answers", i), message)
