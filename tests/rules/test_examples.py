"""The examples of the rules: what is shown as wrong gives that rule's finding, what is shown as right none."""

from __future__ import annotations

import re

import pytest
from chronology.authoring import canonical
from chronology.loading.loader import load
from chronology.rules import registry
from chronology.rules.base import Rule

from . import FREEDONIA, Build

SIGNING = "events/1932-signing.yml"
# The event to which an example belongs that names no file: valid, and cited by nobody.
BASE = """\
title: A treaty is signed
kind: event
date: "1932"
themes: [borders]
summary: The Duck Treaty is signed.
claims:
  - text: Freedonia and Sylvania signed the Duck Treaty in 1932.
    source: gazette
    at: [2]
"""
RULES = (*registry.RULES, registry.ANSWERS)
NAMES = [rule.name for rule in RULES]


def example(text: str) -> dict[str, str]:
    """Return the files of an example by path: its keys in the place of those that the file has."""
    parts = re.split(r"^# ((?:events|seeds|vocabulary|docs)/.+)$", text, flags=re.MULTILINE)
    pieces = dict(zip(parts[1::2], parts[2::2], strict=True)) if len(parts) > 1 else {SIGNING: text}
    return {path: laid_over(path, piece.strip("\n") + "\n") for path, piece in pieces.items()}


def laid_over(path: str, piece: str) -> str:
    """Return a file of Freedonia, or the event above, with some of its keys replaced by those of a piece."""
    file = FREEDONIA / path
    if not re.search(r"events/.*\.yml|seeds/|vocabulary/", path):
        return piece
    keys = set(re.findall(r"^[\w-]+(?=:)", piece, re.MULTILINE))
    blocks = re.split(
        r"^(?=[\w-]+:)", file.read_text("utf-8") if file.is_file() else BASE, flags=re.MULTILINE
    )
    return "".join(block for block in blocks if block.partition(":")[0] not in keys) + piece


LOGGED = '- {date: "1936-06-01", kind: corrected, events: [1932-treaty], colour: red}\n'
FAULTY = {
    "events/IDS": "",
    "events/": "colour: red\n",
    "seeds/": "colour: red\n",
    "vocabulary/": "  colour: red\n",
    "docs/changes.yml": LOGGED,
    "docs/retired.yml": "1930-gone: {title: The goose, withdrawn: It was a swan., colour: red}\n",
    "": "",
}
"""What adds a key that is not in the schema to a file, by the start of its path."""


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_what_is_shown_as_wrong_gives_one_finding_of_the_rule(rule: Rule, freedonia: Build) -> None:
    """And no other; an error of the schema in the same file does not hide it."""
    files = example(rule.bad)
    root = freedonia(files)
    alone = registry.findings(load(root))
    assert [finding.rule for finding in alone] == [rule.name], [finding.message for finding in alone]
    path = next(iter(files))
    extra = next(extra for start, extra in FAULTY.items() if path.startswith(start))
    (root / path).write_bytes((root / path).read_bytes() + extra.encode())
    found = registry.findings(load(root))
    assert set(alone) <= set(found)
    assert not extra or {finding.rule for finding in found} >= {"schema", rule.name}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_what_is_shown_as_right_gives_no_finding(rule: Rule, freedonia: Build) -> None:
    """Of this rule or any other."""
    assert registry.findings(load(freedonia(example(rule.good)))) == []


def test_the_examples_of_a_rule_belong_to_the_same_folder() -> None:
    """A reader compares them line by line; a file may have another name, and a second one be added."""
    folders = [
        [next(iter(example(text))).rpartition("/")[0] for text in (rule.bad, rule.good)] for rule in RULES
    ]
    assert [pair for pair in folders if pair[0] != pair[1]] == []


def test_the_example_of_the_canonical_form_is_what_the_wrong_one_becomes() -> None:
    """That rule is not among the others: it looks at how a file is written, not at what it says."""
    made = canonical.canonical(canonical.RULE.bad.encode(), SIGNING).decode()
    assert made == canonical.RULE.good + "\n"
    assert canonical.canonical(made.encode(), SIGNING).decode() == made


def test_the_event_of_the_examples_is_without_a_fault(freedonia: Build) -> None:
    """So whatever is found comes from the example."""
    assert registry.findings(load(freedonia({SIGNING: BASE}))) == []
