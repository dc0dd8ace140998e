"""The registry: every rule, in the order of the documentation, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.rules import (
    Rule,
    alias,
    answers,
    cross_references,
    date,
    duplicate_title,
    evidence_date,
    evidence_index,
    evidence_names,
    evidence_numbers,
    evidence_quotations,
    file_name,
    ledger,
    length,
    measures,
    part_of_circle,
    relations,
    retired,
    schema,
    summary,
    summary_names,
    theme_page,
    unknown_actor,
    unknown_event,
    unknown_paragraph,
    unknown_place,
    unknown_source,
    unknown_theme,
    unused_vocabulary,
    voice,
    yaml_faults,
)

Check = Callable[[Chronology], Iterator[Finding]]
RULES: tuple[tuple[Rule, Check], ...] = tuple(
    (module.RULE, module.check)
    for module in (
        yaml_faults, schema, length, date, file_name, duplicate_title, alias,
        unknown_source, unknown_paragraph, unknown_theme, unknown_actor, unknown_place, unknown_event,
        relations, part_of_circle, retired, cross_references, voice, measures,
        evidence_index, evidence_numbers, evidence_quotations, evidence_names, evidence_date,
        summary, summary_names, ledger, unused_vocabulary, theme_page,
    )
)  # fmt: skip


def findings(chronology: Chronology) -> list[Finding]:
    """Run every rule and return all findings, sorted by place; answered warnings are left out."""
    found = [one for rule, check in RULES for one in _run(rule, check, chronology)]
    kept, used = answers.apply(chronology, found)
    return sorted({*kept, *_run(answers.RULE, lambda c: answers.check(c, used), chronology)})


def _run(rule: Rule, check: Check, chronology: Chronology) -> list[Finding]:
    """Return a rule's findings; a rule that crashes is itself a finding."""
    try:
        return list(check(chronology))
    except Exception as error:
        message = f"the rule crashed: {type(error).__name__}: {error}"
        return [Finding(".", 1, 1, "error", rule.name, message, "This is a fault of the rule; report it.")]
