"""All rules, and the function that runs them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from chronology.model.chronology import Chronology
from chronology.rules import changes, evidence, fields, files, pages, texts, timeline
from chronology.rules.base import Check, Rule
from chronology.rules.findings import Finding

_MODULES = (files, fields, texts, timeline, evidence, pages, changes)  # in the order of the guide
RULES: Sequence[Rule] = [one for module in _MODULES for one in vars(module).values() if isinstance(one, Rule)]
ANSWERS = Rule(
    name="answers",
    description="Every entry of `answers` answers a warning.",
    tip="Remove the answer, or correct its `rule` and `about`.",
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
"""Checked after all other rules, against their findings."""

Answer = tuple[str, str, str]
"""An answer: the path of its file, its rule and its subject."""

_log = logging.getLogger(__name__)


def findings(chronology: Chronology) -> list[Finding]:
    """Run every rule and return the findings sorted by position, without answered warnings."""
    chronology = chronology.to_check
    found = [finding for rule in RULES for finding in _run(rule, rule.check, chronology)]
    unanswered, used = _unanswered(chronology, found)
    needless = _run(ANSWERS, lambda checked: _needless(checked, used), chronology)
    return sorted({*unanswered, *needless})


def _run(rule: Rule, check: Check, chronology: Chronology) -> list[Finding]:
    """Return a rule's findings; a crash becomes a finding, and its traceback is logged."""
    try:
        found = list(check(chronology))
        return [one for one in found if not rule.needs or not chronology.lacks(one.path, *rule.needs)]
    except Exception as error:
        _log.exception('the rule "%s" crashed', rule.name)
        message = f"the rule crashed: {type(error).__name__}: {error}"
        return [
            Finding(".", 1, 1, "error", rule.name, message, "This is a bug in the rule; please report it.")
        ]


def _unanswered(chronology: Chronology, found: Sequence[Finding]) -> tuple[list[Finding], set[Answer]]:
    """Return the findings without those that an answer suppresses, and the answers that suppress one.

    If an answer is unreadable, all warnings in its file that could be answered count as answered.
    """
    given = {
        (entry.file.path, answer.rule, answer.about)
        for entry in chronology.timeline
        for answer in entry.record.answers
    }
    unanswered, used = [], set[Answer]()
    for finding in found:
        answer = (finding.path, finding.rule, finding.about)
        if finding.severity == "warning" and answer in given:
            used.add(answer)
        elif not (finding.about and chronology.lacks(finding.path, "answers.rule", "answers.about")):
            unanswered.append(finding)
    return unanswered, used


def _needless(chronology: Chronology, used: set[Answer]) -> Iterator[Finding]:
    """Yield each answer that suppresses no warning, if every record and index can be read."""
    if not chronology.complete:
        return
    for entry in chronology.timeline:
        for number, answer in enumerate(entry.record.answers):
            if (entry.file.path, answer.rule, answer.about) not in used:
                message = f"there is no warning {answer.rule} about `{answer.about}` to answer"
                yield ANSWERS.finding(entry, ("answers", number), message)
