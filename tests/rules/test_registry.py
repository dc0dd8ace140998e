"""The registry: every rule of the package, run over all data, whatever happens to one of them."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from chronology import rules
from chronology.loading.loader import load
from chronology.model.chronology import Chronology
from chronology.model.records import ID_PATTERN
from chronology.rules import answers, registry
from chronology.rules.findings import Finding

from . import COUNT, LAPSE, SILENT, TREATY, Build, Report

MODULES = {
    name: import_module(f"chronology.rules.{name}") for _, name, _ in pkgutil.iter_modules(rules.__path__)
}
RULES = {name: module.RULE for name, module in MODULES.items() if hasattr(module, "RULE")}


def test_holds_every_rule_of_the_package() -> None:
    """Each module with a `RULE` is run once; `answers` is run last, over what the others found."""
    registered = Counter(rule.name for rule, _ in registry.RULES)
    assert Counter(rule.name for rule in RULES.values()) == registered + Counter([answers.RULE.name])


def test_gives_each_rule_a_name_of_its_own() -> None:
    """Findings and answers name a rule by it, as an id is written."""
    names = [rule.name for rule in RULES.values()]
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch(ID_PATTERN, name)] == []


@pytest.mark.parametrize("module", sorted(RULES))
def test_describes_each_rule(module: str) -> None:
    """What it asks for and how a breach is mended are sentences."""
    rule = RULES[module]
    assert [text for text in (rule.description, rule.tip) if not text.endswith(".")] == []


@pytest.mark.parametrize("module", sorted(RULES))
def test_has_a_test_file_for_each_rule(module: str) -> None:
    """One rule, one module, one test file."""
    assert (Path(__file__).parent / f"test_{module}.py").is_file()


def test_finds_nothing_wrong_with_freedonia(report: Report) -> None:
    """What other tests spoil is without a fault before."""
    assert report({}) == SILENT


def test_reports_a_rule_that_crashes(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The crash is a finding of the rule, beside those of all other rules."""

    def crash(chronology: Chronology) -> Iterator[Finding]:
        yield Finding(LAPSE, 1, 1, "error", "voice", "found before the crash", "Lost.")
        raise KeyError("duck")

    voice = next(rule for rule, _ in registry.RULES if rule.name == "voice")
    spoilt = [(rule, crash if rule is voice else check) for rule, check in registry.RULES]
    monkeypatch.setattr(registry, "RULES", tuple(spoilt))
    chronology = load(freedonia({"docs/themes/swans.md": "# Swans\n"}))
    assert registry.findings(chronology) == [
        Finding(
            ".",
            1,
            1,
            "error",
            "voice",
            "the rule crashed: KeyError: 'duck'",
            "This is a fault of the rule; report it.",
        ),
        Finding(
            "docs/themes/swans.md",
            1,
            1,
            "error",
            "theme-page",
            "no theme «swans»",
            "Rename the page, or add the theme.",
        ),
    ]


def test_sorts_findings_by_file_line_and_column(freedonia: Build) -> None:
    """In whatever order the rules find them."""
    changes = {
        LAPSE: {"to: 1933-count": "to: 1939-count", "The Duck Treaty comes": "The third Duck Treaty comes"},
        COUNT: {"[freedonia]": "[fredonia, feedonia]", "[ducks]": "[duck]"},
        TREATY: {"[fredville]": "[fredvile]"},
    }
    places = [(f.path, f.line, f.column, f.rule) for f in registry.findings(load(freedonia(changes)))]
    assert places == [
        (TREATY, 5, 10, "unknown-place"),
        (COUNT, 4, 10, "unknown-actor"),
        (COUNT, 4, 20, "unknown-actor"),
        (COUNT, 5, 10, "unknown-theme"),
        (LAPSE, 1, 8, "summary"),
        (LAPSE, 21, 9, "unknown-event"),
        ("vocabulary/places.yml", 2, 3, "unused-vocabulary"),
    ]
