"""The registry: every rule of the package, run over all data, whatever happens to one of them."""

from __future__ import annotations

import logging
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from inspect import cleandoc

import pytest
from chronology import rules
from chronology.loading import strict_yaml
from chronology.loading.loader import load
from chronology.model import utf8
from chronology.model.chronology import Chronology
from chronology.model.evidence import MOST_PARAGRAPHS
from chronology.model.macros import STORYLINE
from chronology.model.records import ID_PATTERN
from chronology.model.text import UNWRITTEN
from chronology.rules import evidence, registry
from chronology.rules.base import Rule
from chronology.rules.findings import Finding

from . import COUNT, LAPSE, SILENT, TREATY, Build, Changes, Report

MODULES = [import_module(f"chronology.rules.{name}") for _, name, _ in pkgutil.iter_modules(rules.__path__)]
RULES = (*registry.RULES, registry.ANSWERS)


def test_holds_every_rule_of_the_package_once() -> None:
    defined = {one for module in MODULES for one in vars(module).values() if isinstance(one, Rule)}
    assert defined == set(RULES)
    assert len(set(RULES)) == len(RULES)


def test_gives_each_rule_a_name_of_its_own() -> None:
    """Written as an id, because findings and answers name a rule by it."""
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch(ID_PATTERN, name)] == []


def test_describes_each_rule_in_sentences() -> None:
    """What it requires, and how to fix a violation."""
    texts = [text for rule in RULES for text in (rule.description, rule.tip)]
    assert [text for text in texts if not text.endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("yaml", f"at most {utf8.MAX_BYTES // 1024} KiB and {strict_yaml.MAX_DEPTH} levels"),
        ("unknown-paragraph", f"at most {MOST_PARAGRAPHS} paragraphs"),
        ("unwritten", f"`{UNWRITTEN}`"),
        ("evidence-numbers", f"At most {evidence.MOST_ABSENT} numbers"),
        ("evidence-quotations", f"At most {evidence.MOST_ABSENT} words"),
        ("macros", f"{STORYLINE[0]} to {STORYLINE[-1]} events"),
    ],
)
def test_states_the_limit_that_holds(name: str, limit: str) -> None:
    """Descriptions are written by hand, and have the numbers in words."""
    (rule,) = (rule for rule in RULES if rule.name == name)
    assert limit in rule.description


def test_finds_nothing_wrong_with_freedonia(report: Report) -> None:
    """What other tests spoil is without a fault before."""
    assert report({}) == SILENT


def test_reports_and_logs_a_rule_that_crashes(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The crash is a finding beside those of all other rules, and a maintainer sees the traceback."""

    def crash(chronology: Chronology) -> Iterator[Finding]:
        yield Finding(LAPSE, 1, 1, "error", "voice", "found before the crash", "Lost.")
        raise KeyError("duck")

    spoilt = [replace(rule, check=crash) if rule.name == "voice" else rule for rule in registry.RULES]
    monkeypatch.setattr(registry, "RULES", spoilt)
    chronology = load(freedonia({"docs/themes/swans.md": "# Swans\n"}))
    message, hint = "the rule crashed: KeyError: 'duck'", "This is a bug in the rule; please report it."
    assert registry.findings(chronology) == [
        Finding(".", 1, 1, "error", "voice", message, hint),
        Finding(
            "docs/themes/swans.md",
            1,
            1,
            "error",
            "theme-page",
            "no theme `swans`",
            "Rename the page, or add the theme.",
        ),
    ]
    (record,) = caplog.records
    assert (record.levelno, record.getMessage()) == (logging.ERROR, 'the rule "voice" crashed')
    assert 'raise KeyError("duck")' in caplog.text


def test_sorts_findings_by_file_line_and_column(freedonia: Build) -> None:
    """In whatever order the rules find them."""
    changes = {
        LAPSE: {"to: 1933-count": "to: 1939-count", "The Duck Treaty comes": "The third Duck Treaty comes"},
        COUNT: {"[freedonia]": "[fredonia, feedonia]", "[ducks]": "[duck]"},
        TREATY: {"[fredville]": "[fredvile]"},
    }
    places = [(f.path, f.line, f.column, f.rule) for f in registry.findings(load(freedonia(changes)))]
    assert places == [
        (TREATY, 5, 10, "unknown-id"),
        (COUNT, 4, 10, "unknown-id"),
        (COUNT, 4, 20, "unknown-id"),
        (COUNT, 5, 10, "unknown-id"),
        (LAPSE, 1, 8, "summary"),
        (LAPSE, 21, 9, "unknown-id"),
        ("vocabulary/places.yml", 2, 3, "unused-vocabulary"),
    ]


# ---- answers


HINT = "Remove the answer, or correct its `rule` and `about`."
WARNING = """events/1934-lapse.yml:7:5: warning[evidence-names]: `freedonia` is not named in `gazette` ¶ 5 or the two paragraphs before
                Cite the paragraph that names the actor, or give the reason under `answers`. The answer: {rule: evidence-names, about: freedonia, reason: …}"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {"The treaty of Freedonia ended": "The treaty ended"}},
            f"""
            events/1934-lapse.yml:34:5: error[answers]: there is no warning evidence-names about `freedonia` to answer
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="to a warning that is no longer given",
        ),
        pytest.param(
            {LAPSE: {"about: freedonia": "about: Freedonia"}},
            f"""
            {WARNING}
            events/1934-lapse.yml:34:5: error[answers]: there is no warning evidence-names about `Freedonia` to answer
                {HINT}
            1 error, 1 warning in Freedonia
            """,
            id="about something else",
        ),
        pytest.param(
            {LAPSE: {"rule: evidence-names": "rule: names"}},
            f"""
            {WARNING}
            events/1934-lapse.yml:34:5: error[answers]: there is no warning names about `freedonia` to answer
                {HINT}
            1 error, 1 warning in Freedonia
            """,
            id="to a rule that does not exist",
        ),
        pytest.param(
            {
                LAPSE: {
                    "rule: evidence-names\n    about: freedonia": "rule: evidence-numbers\n    about: '77'",
                    "treaty of Freedonia": "treaty of 77 ducks",
                }
            },
            f"""
            events/1934-lapse.yml:7:5: error[evidence-numbers]: 77 is not in `gazette` ¶ 5
                Cite the paragraph that has the number, or leave the number out.
            events/1934-lapse.yml:34:5: error[answers]: there is no warning evidence-numbers about `77` to answer
                {HINT}
            2 errors, 0 warnings in Freedonia
            """,
            id="to an error, which no answer can settle",
        ),
        pytest.param(
            {
                TREATY: {
                    "disagreements:\n": "answers:\n  - rule: evidence-names\n    about: freedonia\n    reason: None.\ndisagreements:\n"
                },
            },
            f"""
            events/1932-treaty.yml:25:5: error[answers]: there is no warning evidence-names about `freedonia` to answer
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="in another file than the warning",
        ),
    ],
)
def test_reports_an_answer_that_is_not_needed(report: Report, changes: Changes, expected: str) -> None:
    """An exception that has become needless must go."""
    assert cleandoc(expected) == report(changes)


def test_one_answer_settles_every_such_warning_of_its_file(report: Report) -> None:
    """The answer speaks of a rule and an actor, and not of one claim."""
    assert report({LAPSE: {"The count fell by": "The count of Freedonia fell by"}}) == SILENT


def test_waits_until_everything_can_be_read(report: Report) -> None:
    """Without the index of the source no warning is given, and the answer is not said to be needless."""
    expected = """
        seeds/gazette.yml:13:3: error[evidence-index]: `seeds/evidence/gazette.tsv` is missing
            Make the index from the document: chronology index DOCUMENT.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({"seeds/evidence/gazette.tsv": None})
