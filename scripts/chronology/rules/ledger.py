"""A paragraph that is neither cited nor accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.evidence import Evidence, Marks
from chronology.model.records import Source
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="ledger",
    severity="error",
    needs=("uncited.at",),
    description="Every paragraph of a source is cited by a claim, or stands in `uncited` with the reason.",
    tip="Cite the paragraph in a claim, or add it to «uncited» with the reason.",
    bad="""
        # seeds/gazette.yml
        uncited:
          - at: [1]
            reason: heading
          - at: [fn2, fn4]
            reason: reference only
    """,
    good="""
        # seeds/gazette.yml
        uncited:
          - at: [1, 6]
            reason: heading
          - at: [fn2, fn4]
            reason: reference only
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each paragraph that is in neither place, and the first of each span that is in both or twice.

    While an event cannot be read, or cites no known source, it may cite what seems to be in neither place.
    """
    for key, entry in chronology.sources.items():
        if evidence := chronology.evidence.get(key):
            yield from _source(chronology, entry, evidence)


def _source(chronology: Chronology, entry: Entry[Source], evidence: Evidence) -> Iterator[Finding]:
    resting = chronology.by_paragraph.get(entry.id, {})
    cited = {n: claims for n, found in resting.items() if (claims := [s for s in found if s.kind == "claim"])}
    used, listed = Marks(evidence), Marks(evidence)
    used.add(cited)
    for i, uncited in enumerate(entry.record.uncited):
        for j, span in enumerate(uncited.at):
            path = ("uncited", i, "at", j)
            numbers = evidence.numbers(span)
            if not numbers:
                yield RULE.finding(entry, path, f"no paragraph {span}", "Correct or remove it.")
                continue
            if number := listed.first(numbers):
                message = f"paragraph {evidence.label(number)} a second time"
                yield RULE.finding(entry, path, message, "List it once.")
            elif number := used.first(numbers):
                claim = f"«{cited[number][0].event.id}» cites it"
                message = f"paragraph {evidence.label(number)} is listed as uncited, but {claim}"
                yield RULE.finding(entry, path, message, "Remove it from the ledger.")
            listed.add(numbers)
    if chronology.broken["event"] or not chronology.by_source.keys() <= chronology.known("source"):
        return
    listed.add(cited)
    missing = listed.add(range(1, len(evidence.paragraphs) + 1))
    for label in dict.fromkeys(map(evidence.label, missing)):
        yield RULE.finding(entry, ("uncited",), f"paragraph {label} is neither cited nor in the ledger")
