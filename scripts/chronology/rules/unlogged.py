"""An event that the log of changes does not know."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.records import ALL
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="unlogged",
    severity="warning",
    description="Where there is a log of changes, it says when each event was added or withdrawn.",
    tip="Add an entry at the end of docs/changes.yml, with the day on which the change is published.",
    bad="""
        # docs/changes.yml
        - date: "1936-05-01"
          kind: added
          events: [1932-treaty, 1934-lapse]
    """,
    good="""
        # docs/changes.yml
        - date: "1936-05-01"
          kind: added
          events: [1932-treaty, 1933-count, 1934-lapse]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each event that no entry adds, and each that was withdrawn without an entry.

    While the log itself has faults, it may say what seems to be missing.
    """
    log = next((file for file in chronology.files.values() if file.kind == "change"), None)
    if (
        log is None
        or () in {error["loc"] for error in log.errors}
        or chronology.lacks(log.path, "kind", "events")
    ):
        return
    if log.parsed.data is None and log.parsed.faults:
        return
    named: dict[str, set[str]] = {"added": set(), "corrected": set(), "withdrawn": set()}
    for change in chronology.changes:
        named[change.record.kind].update(change.record.events)
    for event in chronology.timeline:
        if not {event.id, ALL} & named["added"]:
            yield RULE.finding(event, (), "the log of changes does not say when the event was added")
    for gone in chronology.retired.values():
        if gone.id not in named["withdrawn"]:
            yield RULE.finding(gone, (), "the log of changes does not say when the event was withdrawn")
