"""A source without an evidence index that fits its record."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="evidence-index",
    severity="error",
    needs=("document.sha256",),
    description="Every source has an evidence index, made from the document that its record names.",
    tip="Make the index from the document: chronology index DOCUMENT.",
    bad="""
        # seeds/gazette.yml
        document:
          file: gazette.txt
          sha256: 0000000000000000000000000000000000000000000000000000000000000000
    """,
    good="""
        # seeds/gazette.yml
        document:
          file: gazette.txt
          sha256: afb01b6ba439c951f7a1a74ab01b466a00d8fe95b31672678a53175c50db0264
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each source whose index is missing, unreadable or of another document, and each index of none."""
    for key, entry in chronology.sources.items():
        path = f"seeds/evidence/{key}.tsv"
        evidence = chronology.evidence.get(key)
        if key in chronology.evidence_errors:
            message = f"«{path}» cannot be read: {chronology.evidence_errors[key]}"
            yield RULE.finding(entry, ("document",), message)
        elif evidence is None:
            yield RULE.finding(entry, ("document",), f"«{path}» is missing")
        elif evidence.sha256 != entry.record.document.sha256:
            message = f"«{path}» was made from another document ({evidence.sha256[:12]}…)"
            yield RULE.finding(entry, ("document", "sha256"), message)
    for key in sorted({*chronology.evidence, *chronology.evidence_errors} - chronology.known("source")):
        path = f"seeds/evidence/{key}.tsv"
        yield RULE.at(path, 1, 1, f"no source «{key}»", "Remove it, or add the source.")
