"""Rules on the timeline: dates, and the relations between events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, claim_sources
from chronology.model.ordering import cause_and_effect, disjoint
from chronology.model.records import Event, Relation, Source
from chronology.rules.base import rule
from chronology.rules.evidence import cited, supported
from chronology.rules.findings import Finding

MOST_STEPS = 20  # of a cycle, in a message


@rule(
    tip=f"Write {edtf.EXPECTED}.",
    bad='date: "17 June 1932"',
    good='date: "1932-06-17"',
)
def date(chronology: Chronology) -> Iterator[Finding]:
    """Every date is in the supported subset of EDTF; that of a source is not an interval."""
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] == "date":
                yield date.at(file.path, *file.parsed.at(error["loc"]), error["msg"])
    for entry in chronology.sources.values():
        published = entry.record.date
        if published.form == "interval" and not entry.lacks("date"):
            message = f"`{published.text}` is a duration, but a source is published at one moment"
            hint = "Write a set, such as [2014..2016] or [2014..]."
            yield date.finding(entry, ("date",), message, hint)


@rule(
    needs=("date", "date_note"),
    tip="Cite the paragraph that dates the event, or say in date_note how the date is known.",
    bad='date: "1933"',
    good='date: "1932"',
)
def evidence_date(chronology: Chronology) -> Iterator[Finding]:
    """The year, month and day of an event's date appear in a paragraph that one of its claims cites, or
    `date_note` says how they were deduced.
    """
    for entry in chronology.timeline:
        event = entry.record
        if event.date_note:
            continue
        grounds = chronology.grounds(*event.claims)
        for words, keys in _parts(event.date):
            if not supported(chronology, grounds, keys):
                message = f"{words} is not in {cited(chronology, grounds)}"
                yield evidence_date.finding(entry, ("date",), message)


def _parts(value: edtf.Edtf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each part of a date in words, with the index keys of paragraphs that state it."""
    for point in value.points:
        start = point.earliest
        yield f"the year {start.year}", (f"#{start.year}",)
        if point.precision in {"month", "day"}:
            month = edtf.MONTHS[start.month - 1]
            yield f"the month {month}", (month.lower(), month[:3].lower(), month[:4].lower())
        if point.precision == "day":
            yield f"the day {start.day}", (f"#{start.day}",)


@rule(
    needs=("kind", "date", "claims.source", "measures.as_of"),
    tip="Change `kind` to plan, or cite a source that was written after it.",
    bad="""
        kind: event
        date: "1938"
        date_note: The treaty says that it ends in 1938.
    """,
    good="""
        kind: plan
        date: "1938"
        date_note: The treaty says that it ends in 1938.
    """,
)
def foretold(chronology: Chronology) -> Iterator[Finding]:
    """An event or figure cites a source that can have been written after it.

    What no source can have seen is a plan.
    """
    for entry in chronology.timeline:
        event = entry.record
        source = _latest_source(chronology, entry)
        if event.kind == "plan" or source is None:
            continue
        written = source.record.date
        last = f'the latest source that its claims cite, "{source.id}", is dated {written.words()}'
        if event.date.earliest > written.latest:
            message = f'kind is "{event.kind}" and the date is {event.date.words()}, but {last}'
            yield foretold.finding(entry, ("kind",), message)
            continue
        for number, measure in enumerate(event.measures):
            if measure.as_of.earliest > written.latest:
                message = f"the value is dated {measure.as_of.words()}, but {last}"
                yield foretold.finding(entry, ("measures", number, "as_of"), message)


def _latest_source(chronology: Chronology, entry: Entry[Event]) -> Entry[Source] | None:
    """Return the source of an event's claims with the latest possible date; None if a source is unknown."""
    ids = list(claim_sources(entry.record))
    known = [source for source in map(chronology.sources.get, ids) if source]
    if not known or len(known) < len(ids):
        return None
    return max(known, key=lambda source: source.record.date.latest)


@rule(
    tip="Correct one of the dates, or put the relation into the file of the later event.",
    bad="""
        # events/1932-treaty.yml
        relations:
          - to: 1934-lapse
            kind: responds-to
            source: gazette
            at: [5]
    """,
    good="""
        # events/1932-treaty.yml
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5]
    """,
)
def relation_dates(chronology: Chronology) -> Iterator[Finding]:
    """An event that follows, responds to, continues or reverses another is not dated before it."""
    for entry in chronology.timeline:
        for number, relation in enumerate(entry.record.relations):
            pair = cause_and_effect(entry, relation)
            if pair is None or relation.to not in chronology.events:
                continue
            cause, effect = (chronology.events[name].record for name in pair)
            if disjoint(effect, cause):
                message = (
                    f"`{pair[1]}` ({effect.date.words()}) cannot follow from "
                    f"`{pair[0]}` ({cause.date.words()}), which is dated later"
                )
                yield relation_dates.finding(entry, ("relations", number, "to"), message)


@rule(
    tip="Remove it.",
    bad="""
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5]
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [fn3]
    """,
    good="""
        relations:
          - to: 1934-lapse
            kind: leads-to
            source: gazette
            at: [5, fn3]
    """,
)
def relations(chronology: Chronology) -> Iterator[Finding]:
    """An event has no relation to itself, and no two relations of the same kind to the same event from the
    same source.
    """
    for entry in chronology.timeline:
        seen: set[tuple[str, str, str]] = set()
        for number, relation in enumerate(entry.record.relations):
            path = ("relations", number, "to")
            key = (relation.to, relation.kind, relation.source)
            if relation.to == entry.id:
                yield relations.finding(entry, path, f"the event is related to itself ({relation.kind})")
            elif key in seen and all(key):
                message = f"a second `{relation.kind}` relation to `{relation.to}` from the same source"
                yield relations.finding(entry, path, message, "Cite all paragraphs in one relation.")
            seen.add(key)


@rule(
    tip="Remove or reverse one of the relations, or correct a date.",
    bad="""
        # events/1933-count.yml
        relations:
          - to: 1934-lapse
            kind: continues
            source: almanac
            at: [3]
        # events/1934-lapse.yml
        date: "[1933-03..1934-06]"
        date_note: After the count of March 1933, and before the almanac was printed.
        relations:
          - to: 1933-count
            kind: responds-to
            source: gazette
            at: [5]
    """,
    good="""
        # events/1933-count.yml
        relations:
          - to: 1932-treaty
            kind: continues
            source: almanac
            at: [3]
        # events/1934-lapse.yml
        date: "[1933-03..1934-06]"
        date_note: After the count of March 1933, and before the almanac was printed.
        relations:
          - to: 1933-count
            kind: responds-to
            source: gazette
            at: [5]
    """,
)
def relation_cycle(chronology: Chronology) -> Iterator[Finding]:
    """Relations, alone or with dates, put no event before itself, and make none a part of itself."""
    reported = set[str]()
    for cycle in chronology.order.cycles:
        if not reported.issuperset(cycle):
            reported.update(cycle)
            yield _cycle(chronology, cycle, cause_and_effect, "each of these comes before the next")
    wholes = {
        entry.id: [one.to for one in entry.record.relations if _part_and_whole(entry, one)]
        for entry in chronology.timeline
    }
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        parts_first = error.args[1][:0:-1]  # it begins and ends with the same event
        hint = "Remove one of the part-of relations."
        yield _cycle(chronology, parts_first, _part_and_whole, "each of these is part of the next", hint)


def _part_and_whole(entry: Entry[Event], relation: Relation) -> tuple[str, str] | None:
    """Return the ids of an event and of another that it is part of; None for a relation of another kind."""
    return (entry.id, relation.to) if relation.kind == "part-of" and relation.to != entry.id else None


def _cycle(
    chronology: Chronology,
    cycle: Sequence[str],
    step: Callable[[Entry[Event], Relation], tuple[str, str] | None],
    message: str,
    hint: str = "",
) -> Finding:
    """Return the finding on a cycle, which is written from its smallest id, as "a → b → a".

    `step` returns the two events of a relation in their order in the cycle; the finding is at such a
    relation. The middle of a long cycle is replaced by a number.
    """
    start = cycle.index(min(cycle))
    steps = [*cycle[start:], *cycle[: start + 1]]
    pairs = set(pairwise(steps))
    entry, number = next(
        (entry, number)
        for entry in map(chronology.events.__getitem__, sorted(cycle))
        for number, relation in enumerate(entry.record.relations)
        if step(entry, relation) in pairs
    )
    if len(steps) > MOST_STEPS:
        steps[MOST_STEPS:-1] = [f"… {len(steps) - MOST_STEPS - 1:,} more …"]
    return relation_cycle.finding(entry, ("relations", number), f"{message}: {' → '.join(steps)}", hint)
