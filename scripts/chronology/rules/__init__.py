"""The rules: one check over the data each, one module each, registered in `registry`.

A rule module has `RULE`, which describes it, and `check(chronology)`, which yields findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Grounds
from chronology.model.parsed_yaml import Path
from chronology.model.text import did_you_mean
from chronology.rules.findings import Finding, Severity

MOST_STEPS = 20  # of a cycle that a message names
MOST_ABSENT = 20  # numbers of a text, or words of a quotation; each is looked up in every cited paragraph
MOST_SUGGESTED = 20  # for a rule; each takes as long as there are names


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, as in findings and answers, what it asks for, and how to mend a breach.

    `bad` and `good` are pieces of a file that break the rule and keep to it, for the page on the rules.
    Where no line such as `# seeds/gazette.yml` names the file, they belong to an event. `needs` are the
    fields without which the rule would report what may well be there: while one of them is lost to
    another fault, the rule says nothing of the file.
    """

    name: str
    severity: Severity
    description: str
    tip: str
    bad: str = ""
    good: str = ""
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take the indentation of the code out of the examples."""
        object.__setattr__(self, "bad", cleandoc(self.bad))
        object.__setattr__(self, "good", cleandoc(self.good))

    def finding(
        self, entry: Entry[Any], path: Path, message: str, hint: str = "", about: str = ""
    ) -> Finding:
        """Return a finding at the part `path` of a record; the rule's tip is the usual hint."""
        return self.at(*entry.at(*path), message, hint, about)

    def at(self, path: str, line: int, column: int, message: str, hint: str = "", about: str = "") -> Finding:
        """Return a finding at a line and column of a file."""
        hint = hint or self.tip
        if self.severity == "warning" and about:
            hint += f" The answer: {{rule: {self.name}, about: {about}, reason: …}}"
        return Finding(path, line, column, self.severity, self.name, message, hint, about)


class Nearest:
    """The nearest known name, for the first wrong names of a rule only."""

    def __init__(self) -> None:
        self._left = MOST_SUGGESTED

    def to(self, wrong: str, known: Iterable[str]) -> str:
        """Return "; did you mean …?" as a message ends, or an empty text."""
        self._left -= 1
        return did_you_mean(wrong, sorted(known)) if self._left >= 0 else ""


def unknown(
    rule: Rule,
    chronology: Chronology,
    kind: str,
    entry: Entry[Any],
    named: Iterable[tuple[Path, str]],
    nearest: Nearest,
) -> Iterator[Finding]:
    """Yield a finding for each id of `named` that no record of this kind has."""
    if kind in chronology.unread:  # that file has findings of its own
        return
    known = chronology.known(kind)
    missing = [(path, name) for path, name in named if name and name not in known]
    for path, name in missing:
        yield rule.finding(entry, path, f"no {kind} «{name}»{nearest.to(name, known)}")


def steps(cycle: Sequence[str]) -> str:
    """Return the words for a cycle of ids, of which the last is the first; most of a long one is counted."""
    if len(cycle) <= MOST_STEPS:
        return " → ".join(cycle)
    return f"{' → '.join(cycle[:MOST_STEPS])} → … {len(cycle) - MOST_STEPS - 1:,} more … → {cycle[-1]}"


def supported(chronology: Chronology, grounds: Grounds, keys: Iterable[str]) -> bool:
    """Say whether a paragraph of `grounds` holds one of `keys`.

    Unknown or lost sources and paragraphs, which other rules report, hold whatever is asked.
    """
    wanted = tuple(keys)
    evidence = chronology.evidence
    return not grounds or any(
        source not in evidence or not at or evidence[source].holds(at, wanted) for source, at in grounds
    )


def names_actor(chronology: Chronology, grounds: Grounds, actor: str) -> bool:
    """Say whether an actor is named, in any spelling, in `grounds` or the two paragraphs before each."""
    for source, numbers in grounds:
        evidence = chronology.evidence.get(source)
        if evidence is None or not numbers:
            return True
        # The cited paragraphs first, for mostly one of them has the name.
        near = dict.fromkeys(n - back for back in range(3) for n in numbers if n - back >= 1)
        for words in chronology.names.spellings(actor):
            if any(all(evidence.paragraphs[n - 1].holds(word) for word in words) for n in near):
                return True
    return not grounds or not any(chronology.names.spellings(actor))


def cited(chronology: Chronology, grounds: Grounds) -> str:
    """Return the words for what is cited: «some-source» ¶ 7, 9; «another» ¶ 2."""
    parts: dict[str, dict[str, None]] = {}
    for source, numbers in grounds:
        evidence = chronology.evidence.get(source)
        labels = (evidence.label(n) for n in numbers) if evidence else ()
        parts.setdefault(source, {}).update(dict.fromkeys(labels))
    return "; ".join(f"«{source}» ¶ {', '.join(labels)}" for source, labels in parts.items())
