"""The registry: every rule, in the order of the documentation, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chronology.model.chronology import Chronology
from chronology.rules import (
    Rule,
    addresses,
    alias,
    answers,
    authors,
    changes,
    container,
    cross_references,
    date,
    duplicate_id,
    duplicate_title,
    evidence_date,
    evidence_index,
    evidence_names,
    evidence_numbers,
    evidence_quotations,
    file_name,
    foretold,
    ledger,
    length,
    lost_id,
    lost_item,
    macros,
    measures,
    part_of_circle,
    relation_cycle,
    relation_dates,
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
    unlogged,
    unused_vocabulary,
    unwritten,
    voice,
    wordless,
    yaml_faults,
)
from chronology.rules.findings import Finding

Check = Callable[[Chronology], Iterator[Finding]]
RULES: tuple[tuple[Rule, Check], ...] = tuple(
    (module.RULE, module.check)
    for module in (
        yaml_faults, schema, length, date, file_name, addresses, duplicate_title, duplicate_id, alias,
        unknown_source, unknown_paragraph, unknown_theme, unknown_actor, unknown_place, unknown_event,
        relations, part_of_circle, relation_cycle, relation_dates,
        retired, lost_id, lost_item, cross_references, voice, measures, unwritten,
        foretold, authors, container, wordless,
        evidence_index, evidence_numbers, evidence_quotations, evidence_names, evidence_date,
        summary, summary_names, ledger, unused_vocabulary, theme_page, macros,
        changes, unlogged,
    )
)  # fmt: skip


def findings(chronology: Chronology) -> list[Finding]:
    """Run every rule and return all findings, sorted by place; answered warnings are left out."""
    chronology = chronology.to_check
    return _answered(chronology, [one for rule, check in RULES for one in _run(rule, check, chronology)])


def _answered(chronology: Chronology, found: list[Finding]) -> list[Finding]:
    """Return findings without the warnings that an answer answers, with the answers that answer none."""
    kept, used = answers.apply(chronology, found)
    return sorted({*kept, *_run(answers.RULE, lambda c: answers.check(c, used), chronology)})


def _run(rule: Rule, check: Check, chronology: Chronology) -> list[Finding]:
    """Return a rule's findings; a rule that crashes is itself a finding."""
    try:
        found = list(check(chronology))
        return [one for one in found if not rule.needs or not chronology.lacks(one.path, *rule.needs)]
    except Exception as error:
        message = f"the rule crashed: {type(error).__name__}: {error}"
        return [Finding(".", 1, 1, "error", rule.name, message, "This is a fault of the rule; report it.")]
