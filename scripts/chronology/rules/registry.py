"""The registry: every rule, in the order of the documentation, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronology.loading.forks import Second, can_fork
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
from chronology.rules.findings import Finding, has_errors

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


# Rules that ask what texts say, and what paragraphs hold; no page needs to know it.
_DEEP = {
    *("evidence-numbers", "evidence-quotations", "evidence-names", "evidence-date"),
    *("summary", "summary-names"),
}
# About half of the work, and the half that asks which numbers stand in a text.
_FOR_A_SECOND = {"evidence-numbers", "evidence-quotations", "evidence-date", "summary"}
_MANY = 2_000  # events, from which on a second process saves more than it costs


def findings(chronology: Chronology, *, alone: bool = False) -> list[Finding]:
    """Run every rule and return all findings, sorted by place; answered warnings are left out.

    Where there are many events, a second process runs half of the rules, unless this one is to be `alone`.
    """
    chronology = chronology.to_check
    found = _found(chronology, RULES) if alone or len(chronology.events) < _MANY else _shared(chronology)
    return _answered(chronology, found)


def fails(chronology: Chronology) -> bool:
    """Say whether an error is found by the rules that look at all but what texts say.

    Where they find none, every page can be made. Rules that only warn are not asked.
    """
    return has_errors(_found(chronology.to_check, filter(_is_first, RULES)))


def fails_in_texts(chronology: Chronology) -> bool:
    """Say whether an error is found by all that `fails` did not ask, such as an answer without a warning."""
    chronology = chronology.to_check
    found = _found(chronology, (rule for rule in RULES if not _is_first(rule)))
    return has_errors(_answered(chronology, found))


def _is_first(rule: tuple[Rule, Check]) -> bool:
    return rule[0].name not in _DEEP and rule[0].severity == "error"


def _answered(chronology: Chronology, found: list[Finding]) -> list[Finding]:
    """Return findings without the warnings that an answer answers, with the answers that answer none."""
    kept, used = answers.apply(chronology, found)
    return sorted({*kept, *_run(answers.RULE, lambda c: answers.check(c, used), chronology)})


def _found(chronology: Chronology, rules: Iterable[tuple[Rule, Check]]) -> list[Finding]:
    return [one for rule, check in rules for one in _run(rule, check, chronology)]


def _shared(chronology: Chronology) -> list[Finding]:
    """Run every rule, half of them in a second process where there can be one."""
    if not can_fork():
        return _found(chronology, RULES)
    _ = chronology.statements  # made once, before there are two
    theirs = [rule for rule in RULES if rule[0].name in _FOR_A_SECOND]
    second = Second(lambda line: line.say(_found(chronology, theirs)))
    ours = _found(chronology, [rule for rule in RULES if rule not in theirs])
    found: list[Finding] = second.hear()
    second.join()
    return ours + found


def _run(rule: Rule, check: Check, chronology: Chronology) -> list[Finding]:
    """Return a rule's findings; a rule that crashes is itself a finding."""
    try:
        found = list(check(chronology))
        return [one for one in found if not rule.needs or not chronology.lacks(one.path, *rule.needs)]
    except Exception as error:
        message = f"the rule crashed: {type(error).__name__}: {error}"
        return [Finding(".", 1, 1, "error", rule.name, message, "This is a fault of the rule; report it.")]
