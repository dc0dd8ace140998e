"""A file whose name is no id, or that no one reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from chronology.model.chronology import Chronology
from chronology.model.records import ID_PATTERN
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="file-name",
    severity="error",
    description="The name of a file is its id: small letters, digits and single hyphens, and .yml.",
    tip="Rename the file, such as 1932-duck-treaty.yml: small Latin letters, digits, hyphens.",
    bad="""
        # events/Duck Treaty.yml
        title: Fredville sees a treaty signed
    """,
    good="""
        # events/1932-fredville.yml
        title: Fredville sees a treaty signed
    """,
)
_LONGEST = 80


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each file in a data folder that is not read, or whose name is no id."""
    for path, message, hint in chronology.strays:
        yield RULE.at(path, 1, 1, message, hint)
    for path, file in chronology.files.items():
        if file.kind not in {"event", "source"}:
            continue
        name = PurePosixPath(path).stem
        if not re.fullmatch(ID_PATTERN, name):
            yield RULE.at(path, 1, 1, f"«{name}» is no id", RULE.tip)
        elif len(name) > _LONGEST:
            message = f"the id has {len(name)} characters; at most {_LONGEST}"
            yield RULE.at(path, 1, 1, message, "Choose a shorter name.")
    for ids in (chronology.themes, chronology.actors, chronology.places):
        for key, entry in ids.items():
            if not re.fullmatch(ID_PATTERN, key) or len(key) > _LONGEST:
                hint = f"Use small Latin letters, digits and single hyphens, at most {_LONGEST}."
                yield RULE.finding(entry, (), f"«{key}» is no id", hint)
