"""Rules on dates: that they can be read, are stated in the sources, and agree with other dates."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, claim_sources
from chronology.model.ordering import cause_and_effect, disjoint
from chronology.model.records import Event, Source
from chronology.rules.base import rule
from chronology.rules.evidence import cited, supported
from chronology.rules.findings import Finding


@rule(
    name="date",
    severity="error",
    description="Every date is EDTF of the supported subset; a source has no interval as its date.",
    tip=f"Write {edtf.EXPECTED}.",
    bad="""
        date: "17 June 1932"
    """,
    good="""
        date: "1932-06-17"
    """,
)
def date(chronology: Chronology) -> Iterator[Finding]:
    """Yield each date that cannot be read, and each source with an interval as its date."""
    for file in chronology.files.values():
        for error in file.errors:
            if error["type"] == "date":
                yield date.at(file.path, *file.parsed.at(error["loc"]), error["msg"])
    for entry in chronology.sources.values():
        published = entry.record.date
        if published.form == "interval" and not entry.lacks("date"):
            message = f"`{published.text}` is a duration, and a source is published at one moment"
            hint = "Write a set, such as [2014..2016] or [2014..]."
            yield date.finding(entry, ("date",), message, hint)


@rule(
    name="evidence-date",
    severity="error",
    needs=("date", "date_note"),
    description=(
        "The year, month and day of an event's date stand in a paragraph that one of its claims cites, "
        "or `date_note` says how they were deduced."
    ),
    tip="Cite the paragraph that dates the event, or say in date_note how the date is known.",
    bad="""
        date: "1933"
    """,
    good="""
        date: "1932"
    """,
)
def evidence_date(chronology: Chronology) -> Iterator[Finding]:
    """Yield each year, month and day of an event's date that no paragraph cited by its claims contains."""
    for entry in chronology.timeline:
        event = entry.record
        if event.date_note:
            continue
        grounds = chronology.grounds(*event.claims)
        for words, keys in _parts(event.date):
            if not supported(chronology, grounds, keys):
                message = f"{words} does not stand in {cited(chronology, grounds)}"
                yield evidence_date.finding(entry, ("date",), message)


def _parts(value: edtf.Edtf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each part of a date in words, with the words of the evidence index that would state it."""
    for point in value.points:
        start = point.earliest
        yield f"the year {start.year}", (f"#{start.year}",)
        if point.precision in {"month", "day"}:
            month = edtf.MONTHS[start.month - 1]
            yield f"the month {month}", (month.lower(), month[:3].lower(), month[:4].lower())
        if point.precision == "day":
            yield f"the day {start.day}", (f"#{start.day}",)


@rule(
    name="foretold",
    severity="error",
    needs=("kind", "date", "claims.source", "measures.as_of"),
    description=(
        "What happened or was measured is told by a source that can have been written after it; what no "
        "source can have seen is a plan."
    ),
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
    """Yield each event or figure that begins after the last day on which its sources can have been written.

    One claim by a later source is enough, and so is one by a source whose date has no end. The time of
    each value of a figure is compared in the same way.
    """
    for entry in chronology.timeline:
        event = entry.record
        source = _latest_source(chronology, entry)
        if event.kind == "plan" or source is None:
            continue
        written = source.record.date
        last = f'the last source that its claims cite, "{source.id}", is of {written.words()}'
        if event.date.earliest > written.latest:
            message = f'kind is "{event.kind}" and the date {event.date.words()}, but {last}'
            yield foretold.finding(entry, ("kind",), message)
            continue
        for number, measure in enumerate(event.measures):
            if measure.as_of.earliest > written.latest:
                message = f"the value is of {measure.as_of.words()}, but {last}"
                yield foretold.finding(entry, ("measures", number, "as_of"), message)


def _latest_source(chronology: Chronology, entry: Entry[Event]) -> Entry[Source] | None:
    """Return the source cited by an event's claims that can be the latest; None if one is unknown."""
    ids = list(claim_sources(entry.record))
    known = [source for source in map(chronology.sources.get, ids) if source]
    if not known or len(known) < len(ids):
        return None
    return max(known, key=lambda source: source.record.date.latest)


@rule(
    name="relation-dates",
    severity="error",
    description="What follows from an event, or answers, continues or reverses it, is not dated before it.",
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
    """Yield each relation whose effect ends before its cause begins."""
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
