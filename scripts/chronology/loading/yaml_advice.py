"""What to do about a file that cannot be read as YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml

from chronology.model.utf8 import Fault

REFERENCE = "Put a text that begins with [[ in quotes, or write it on the lines below «>-»."
REST = "The rest of the file is checked once this is right."
COMMENT = 'a comment after a value: what follows "#" is not part of the value'
APART = 'Put the value in quotes if the "#" belongs to it, or the comment on a line of its own.'
_REFERENCE_FIRST = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?\[\[")


def fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return libyaml's complaint about `text` as a fault."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault(1, 1, f"not readable as YAML: {error}", f"{advice('', text)} {REST}")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = " ".join(filter(None, (error.context, error.problem)))
    hint = advice(problem, text, error.problem_mark, error.context_mark)
    return Fault(line, column, f"not readable as YAML: {problem}", f"{hint} {REST}")


def advice(problem: str, text: str, *marks: Any) -> str:
    """Return how to mend what libyaml calls `problem`, at some marks in `text`."""
    if any(map(_REFERENCE_FIRST.match, _near(text, *marks))):
        return REFERENCE
    if "mapping values are not allowed" in problem:
        return "Put quotes around a text that contains a colon, or check the indentation."
    if "cannot start any token" in problem:
        return "Indent with spaces, not tabs, and put quotes around a text that begins with @, ` or %."
    if "block" in problem:
        return "Check the indentation: entries of one list or mapping begin in the same column."
    return "Check quotes, brackets and indentation on this line and the one above."


def is_reference(value: object) -> bool:
    """Say whether a value is the list in a list that YAML makes of a text that begins with «[[»."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


def _near(text: str, *marks: Any) -> list[str]:
    """Return the lines at some marks, and those before."""
    lines = text.split("\n")
    return [line for mark in marks if mark for line in lines[max(0, mark.line - 1) : mark.line + 1]]
