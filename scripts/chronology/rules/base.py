"""Rules: a description, two examples, and a check that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, Path
from chronology.model.text import did_you_mean
from chronology.rules.findings import Finding, Severity

MOST_SUGGESTED = 20  # for each rule, because a suggestion compares a name with all known ones

Check = Callable[[Chronology], Iterator[Finding]]


def _no_check(chronology: Chronology) -> Iterator[Finding]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name in findings and answers, what it requires, how to fix a violation, and its check.

    bad, good: parts of a file that break the rule and keep it, for the contributors' guide. They belong to
        an event unless a line such as `# seeds/gazette.yml` names their file.
    needs: fields that the check relies on. If a fault makes one of them unreadable, findings in that file
        could be false and are dropped.
    check: yields the findings; a rule that other code applies has none.
    """

    name: str
    description: str
    tip: str
    bad: str = ""
    good: str = ""
    severity: Severity = "error"
    needs: tuple[str, ...] = ()
    check: Check = _no_check

    def __post_init__(self) -> None:
        """Remove the indentation of the code from the examples."""
        object.__setattr__(self, "bad", cleandoc(self.bad))
        object.__setattr__(self, "good", cleandoc(self.good))

    def finding(
        self, entry: Entry[Any], path: Path, message: str, hint: str = "", about: str = ""
    ) -> Finding:
        """Return a finding at the value at `path` in a record; the default hint is the rule's tip."""
        return self.at(*entry.at(*path), message, hint, about)

    def at(self, path: str, line: int, column: int, message: str, hint: str = "", about: str = "") -> Finding:
        """Return a finding at a line and column (from 1) of a file; the default hint is the rule's tip.

        If the finding is a warning with `about`, its hint ends with the answer that suppresses it.
        """
        hint = hint or self.tip
        if self.severity == "warning" and about:
            hint += f" The answer: {{rule: {self.name}, about: {about}, reason: …}}"
        return Finding(path, line, column, self.severity, self.name, message, hint, about)


def rule(
    *,
    tip: str,
    bad: str,
    good: str,
    severity: Severity = "error",
    needs: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Return a decorator that turns a check into a rule.

    The rule is called as the check is, with hyphens, and described by its docstring.
    """

    def decorate(check: Check) -> Rule:
        name, description = check.__name__.replace("_", "-"), " ".join((check.__doc__ or "").split())
        return Rule(name, description, tip, bad, good, severity, needs, check)

    return decorate


class Suggestions:
    """Suggests the nearest known name for a wrong one, at most `MOST_SUGGESTED` times."""

    def __init__(self) -> None:
        self._left = MOST_SUGGESTED

    def nearest(self, wrong: str, known: Iterable[str]) -> str:
        """Return `; did you mean …?` for the end of a message, or an empty string."""
        self._left -= 1
        return did_you_mean(wrong, sorted(known)) if self._left >= 0 else ""


def field_name(where: Path) -> str:
    """Return the name of the field at or around `where`."""
    return next((part for part in reversed(where) if isinstance(part, str)), "")


def unknown(chronology: Chronology, kind: str, name: str, suggestions: Suggestions) -> str:
    """Return the message that no record of a kind has the id `name`; empty if one has.

    Empty, too, if the name or the file that lists the ids cannot be read.
    """
    known = chronology.known(kind)
    if not name or name in known or kind in chronology.unread:
        return ""
    return f"no {kind} `{name}`{suggestions.nearest(name, known)}"
