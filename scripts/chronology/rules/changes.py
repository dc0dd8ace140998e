"""Rules on changes since the last release: the log of changes, retired events, and published ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chronology.loading.loader import RETIRED
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, items
from chronology.model.records import ALL, ID_PATTERN, ITEM_ID_PATTERN, Change, Retired
from chronology.rules.base import Suggestions, rule, unknown
from chronology.rules.findings import Finding


@rule(
    tip="Give either the reason in `withdrawn` or the new id in `moved_to`.",
    bad="""
        # docs/retired.yml
        1931-old-treaty: {title: Freedonia signs a treaty, moved_to: 1932-treatie}
    """,
    good="""
        # docs/retired.yml
        1931-old-treaty: {title: Freedonia signs a treaty, moved_to: 1932-treaty}
    """,
)
def retired(chronology: Chronology) -> Iterator[Finding]:
    """An event in `docs/retired.yml` has `withdrawn`, or `moved_to` an event that stands.

    It has no file in events/, and nothing relates to it.
    """
    suggestions = Suggestions()
    for entry in chronology.retired.values():
        yield from _retirement(chronology, entry, suggestions)
    for event in chronology.timeline:
        for number, relation in enumerate(event.record.relations):
            gone = chronology.retired.get(relation.to)
            if gone and not gone.lacks("moved_to", "withdrawn"):
                target = gone.record.moved_to
                message = f"relation to `{relation.to}`, which was {_fate(gone.record)}"
                hint = f"Relate it to `{target}`." if target else "Remove the relation."
                yield retired.finding(event, ("relations", number, "to"), message, hint)


def _retirement(chronology: Chronology, entry: Entry[Retired], suggestions: Suggestions) -> Iterator[Finding]:
    target = entry.record.moved_to
    if entry.id in chronology.events:
        message = f"`{entry.id}` has a file in events/, too"
        yield retired.finding(entry, (), message, "Remove the file, or this line.")
    if entry.lacks("moved_to", "withdrawn"):
        return
    if (target is None) == (entry.record.withdrawn is None):
        yield retired.finding(entry, (), "exactly one of `withdrawn` and `moved_to` is expected")
    elif target == entry.id:
        yield retired.finding(entry, ("moved_to",), "the event moved to itself")
    elif target is not None and target in chronology.retired:
        message = f"moved to `{target}`, which was itself {_fate(chronology.retired[target].record)}"
        yield retired.finding(entry, ("moved_to",), message, "Name the event that stands now.")
    elif target is not None and target not in chronology.known("event"):
        suggestion = suggestions.nearest(target, chronology.events)
        message = f"moved to `{target}`, which does not exist{suggestion}"
        yield retired.finding(entry, ("moved_to",), message, "Name an event that exists.")


def _fate(record: Retired) -> str:
    return "moved" if record.moved_to else "withdrawn"


_RETIRED_LINES = """\
{id}: {{title: "The title that it had", moved_to: id-of-another-event}}
{id}: {{title: "The title that it had", withdrawn: "Why, in a sentence."}}"""
_IDS_FORM = "Write the id of an event on each line, then the ids of its claims, disagreements and positions."


@rule(
    tip="Put the file back, or add a line to docs/retired.yml that says what became of the event.",
    bad="""
        # events/IDS
        1931-old-treaty
        1932-treaty
    """,
    good="""
        # events/IDS
        1931-old-treaty
        1932-treaty
        # docs/retired.yml
        1931-old-treaty: {title: Freedonia signs a treaty, moved_to: 1932-treaty}
    """,
)
def lost_id(chronology: Chronology) -> Iterator[Finding]:
    """Every id of the last release, in `events/IDS`, is that of an event or stands in `docs/retired.yml`."""
    released = chronology.released
    if released.error:
        hint = "Restore the file; chronology release-ids writes it."
        yield lost_id.at(released.path, 1, 1, f"the list of ids cannot be read: {released.error}", hint)
    known = chronology.known("event")
    for name, line in released.lines.items():
        names = released.items[name]
        if not (re.fullmatch(ID_PATTERN, name) and all(re.fullmatch(ITEM_ID_PATTERN, one) for one in names)):
            message = f"`{' '.join((name, *names))[:80]}` is no id"
            yield lost_id.at(released.path, line, 1, message, _IDS_FORM)
        elif name not in known and "event" not in chronology.unread:
            message = f"the event `{name}` was published, and has no file now"
            hint = f"Put the file back, or add one of these lines to {RETIRED}."
            found = lost_id.at(released.path, line, 1, message, hint)
            yield found._replace(example=_RETIRED_LINES.format(id=name))


@rule(
    severity="warning",
    tip="Put the id back, for others link to it; or say in an answer why it was withdrawn.",
    bad="""
        # events/IDS
        1932-treaty c7k3m
    """,
    good="""
        # events/IDS
        1932-signing c7k3m
        # events/1932-signing.yml
        answers:
          - rule: lost-item
            about: c7k3m
            reason: The source speaks of another treaty.
    """,
)
def lost_item(chronology: Chronology) -> Iterator[Finding]:
    """Every claim, disagreement and position of the last release, in `events/IDS`, is still in its event,
    under its id, or in the event to which that was moved.
    """
    reported = set()
    for name, released in chronology.released.items.items():
        entry = chronology.standing(name)
        if entry is None or not released:  # withdrawn, or missing, which `lost_id` reports
            continue
        there = {item.id for _, _, item in items(entry.record)}
        of = f'the event "{name}", which was moved here' if entry.id != name else "this event"
        for one in dict.fromkeys(released):
            if one not in there and re.fullmatch(ITEM_ID_PATTERN, one) and (entry.id, one) not in reported:
                reported.add((entry.id, one))
                message = (
                    f'"{one}", the id of a claim, disagreement or position of {of}, was published and is gone'
                )
                yield lost_item.finding(entry, (), message, about=one)


@rule(
    tip="Correct the entry in docs/changes.yml; a new entry goes at the end.",
    bad="""
        # docs/changes.yml
        - date: "1936-05"
          kind: added
          events: [all]
    """,
    good="""
        # docs/changes.yml
        - date: "1936-05-01"
          kind: added
          events: [all]
    """,
)
def changes(chronology: Chronology) -> Iterator[Finding]:
    """The log of changes names days in order, and events and themes that exist; an event is added once, and
    what was withdrawn is retired.
    """
    last, added = date.min, dict[str, Entry[Change]]()
    suggestions = Suggestions()
    for number, entry in enumerate(chronology.changes):
        record, day = entry.record, entry.record.date
        if not entry.lacks("date"):
            if day.precision != "day" or day.qualifier:
                message = f"`{day.text}` is no day"
                yield changes.finding(entry, ("date",), message, "Write it so: 2032-06-17")
            elif day.earliest < last:
                message = f"{day.text} stands after {last.isoformat()}"
                hint = "Put the entries in order; the newest is the last."
                yield changes.finding(entry, ("date",), message, hint)
        last = max(last, day.earliest)
        events = () if ALL in record.events else record.events
        for kind, field, names in (("theme", "themes", record.themes), ("event", "events", events)):
            for place, name in enumerate(names):
                if message := unknown(chronology, kind, name, suggestions):
                    yield changes.finding(entry, (field, place), message)
        if ALL not in record.events:
            yield from _contradictions(chronology, entry, added)
        elif number or record.kind != "added" or len(record.events) > 1:
            message = "`all` stands only in the first entry, alone, and with `added`"
            yield changes.finding(entry, ("events",), message, "Name the events.")


def _contradictions(
    chronology: Chronology, entry: Entry[Change], added: dict[str, Entry[Change]]
) -> Iterator[Finding]:
    """Yield each event of an entry that is added a second time, or withdrawn but not retired.

    `added` maps events to the entries that added them, and is updated.
    """
    for number, event in enumerate(entry.record.events):
        if event and entry.record.kind == "added" and event in added:
            line = added[event].at()[1]
            message = f"`{event}` is added a second time; the first is in the entry of line {line}"
            yield changes.finding(entry, ("events", number), message, "Keep one.")
        elif entry.record.kind == "added":
            added[event] = entry
        elif entry.record.kind == "withdrawn" and event in chronology.events:
            message = f"`{event}` is said to be withdrawn, but it has a file in events/"
            hint = f"Say why in {RETIRED}, with `withdrawn`, and remove the file."
            yield changes.finding(entry, ("events", number), message, hint)


@rule(
    severity="warning",
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
def unlogged(chronology: Chronology) -> Iterator[Finding]:
    """Where there is a log of changes, it says when each event was added or withdrawn."""
    log = next((file for file in chronology.files.values() if file.kind == "change"), None)
    if log is None or chronology.lacks(log.path, "kind", "events"):
        return
    # Other faults of the log may hide a whole entry.
    if () in {error["loc"] for error in log.errors} or (log.parsed.data is None and log.parsed.faults):
        return
    named: dict[str, set[str]] = {"added": set(), "corrected": set(), "withdrawn": set()}
    for change in chronology.changes:
        named[change.record.kind].update(change.record.events)
    for event in chronology.timeline:
        if not {event.id, ALL} & named["added"]:
            yield unlogged.finding(event, (), "the log of changes does not say when the event was added")
    for gone in chronology.retired.values():
        if gone.id not in named["withdrawn"]:
            yield unlogged.finding(gone, (), "the log of changes does not say when the event was withdrawn")
