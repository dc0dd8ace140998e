"""An id of the last release that no file has any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.records import ID_PATTERN, ITEM_ID_PATTERN
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="lost-id",
    severity="error",
    description="Every id of the last release, in `events/IDS`, still has an event or a retired one.",
    tip="Put the file back, with «title» and either «moved_to: new-id» or «withdrawn: reason».",
    bad="""
        # events/IDS
        1931-old-treaty
        1932-treaty
    """,
    good="""
        # events/IDS
        1931-old-treaty
        1932-treaty
        # events/1931-old-treaty.yml
        title: Freedonia signs a treaty
        moved_to: 1932-treaty
    """,
)

_FORM = "Write the id of an event on each line, then the ids of its claims, disagreements and positions."


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each id of the list that no event has; a list that cannot be read is one finding."""
    released = chronology.released
    if released.error:
        hint = "Restore the file; chronology release-ids writes it."
        yield RULE.at(released.path, 1, 1, f"the list of ids cannot be read: {released.error}", hint)
    known = chronology.known("event")
    for name, line in released.lines.items():
        items = released.items[name]
        if not (re.fullmatch(ID_PATTERN, name) and all(re.fullmatch(ITEM_ID_PATTERN, one) for one in items)):
            message = f"«{' '.join((name, *items))[:80]}» is no id"
            yield RULE.at(released.path, line, 1, message, _FORM)
        elif name not in known:
            yield RULE.at(released.path, line, 1, f"the event «{name}» was published, and has no file now")
