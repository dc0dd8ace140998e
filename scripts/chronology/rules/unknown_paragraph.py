"""A paragraph that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.entries import cited_places
from chronology.model.evidence import MOST_PARAGRAPHS
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="unknown-paragraph",
    severity="error",
    description=(
        "Every cited paragraph is one of the source's evidence index, and cited once; "
        f"a citation has at most {MOST_PARAGRAPHS} paragraphs, those of its footnotes counted."
    ),
    tip="Paragraphs are non-empty lines, counted from 1; footnotes are written fn373.",
    bad="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazette
            at: [200]
    """,
    good="""
        claims:
          - text: The Duck Treaty was signed in 1932.
            source: gazette
            at: [2]
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each reference to a paragraph that is not there, or that stands twice in one citation."""
    for entry in chronology.timeline:
        for where, cited in cited_places(entry.record):
            evidence = chronology.evidence.get(cited.source)
            if evidence is None:
                continue
            if (size := sum(len(evidence.numbers(reference)) for reference in cited.at)) > MOST_PARAGRAPHS:
                message = f"{size:,} paragraphs are cited; at most {MOST_PARAGRAPHS}"
                hint = "A footnote may have several. Cite fewer, or divide the text."
                yield RULE.finding(entry, (*where, "at"), message, hint)
            for i, reference in enumerate(cited.at):
                path = (*where, "at", i)
                if not reference:  # it is lost to another fault
                    continue
                if not (numbers := evidence.numbers(reference)):
                    message = f"«{cited.source}» has no paragraph {reference}"
                    hint = f"It has paragraphs 1 to {len(evidence.paragraphs)}. {RULE.tip}"
                    yield RULE.finding(entry, path, message, hint)
                elif reference != (label := evidence.label(numbers[0])):
                    hint = f"Write {label}."
                    yield RULE.finding(entry, path, f"paragraph {reference} is the footnote {label}", hint)
                elif reference in cited.at[:i]:
                    message = f"paragraph {reference} a second time"
                    yield RULE.finding(entry, path, message, "Cite it once.")
