"""An event or a figure of a time after its sources were written."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.records import Event, Source
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
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


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each event or figure that begins after the last day on which its sources can have been written.

    One claim by a later source is enough, and so is one by a source whose date has no end. The time of
    each value of a figure is compared in the same way.
    """
    for entry in chronology.timeline:
        event = entry.record
        source = _last(chronology, entry)
        if event.kind == "plan" or source is None:
            continue
        written = source.record.date
        last = f'the last source that its claims cite, "{source.id}", is of {written.words()}'
        if event.date.earliest > written.latest:
            message = f'kind is "{event.kind}" and the date {event.date.words()}, but {last}'
            yield RULE.finding(entry, ("kind",), message)
            continue
        for place, measure in enumerate(event.measures):
            if measure.as_of.earliest > written.latest:
                message = f"the value is of {measure.as_of.words()}, but {last}"
                yield RULE.finding(entry, ("measures", place, "as_of"), message)


def _last(chronology: Chronology, entry: Entry[Event]) -> Entry[Source] | None:
    """Return the source of the claims that can be the latest; None where one of them is not known."""
    named = {claim.source: chronology.sources.get(claim.source) for claim in entry.record.claims}
    known = [source for source in named.values() if source]
    if not known or len(known) < len(named):
        return None
    return max(known, key=lambda source: source.record.date.latest)
