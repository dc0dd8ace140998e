"""A claim whose speaker does not fit its voice."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.chronology import Chronology
from chronology.model.records import Claim, Position
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="voice",
    severity="error",
    description="A claim that is reported or quoted names its speaker; one in the author's voice names none.",
    tip="Name the actor in «speaker», or remove «speaker» where the source's author speaks.",
    bad="""
        claims:
          - text: Firefly called the treaty of 1932 a bargain.
            source: gazette
            at: [2, 4]
            voice: reported
    """,
    good="""
        claims:
          - text: Firefly called the treaty of 1932 a bargain.
            source: gazette
            at: [2, 4]
            voice: reported
            speaker: firefly
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each claim and position with a voice and no speaker, or a speaker and no voice."""
    for statement in chronology.statements:
        record = statement.record
        if isinstance(record, Claim | Position):
            if not record.voice or record.speaker == "":  # it is lost to another fault
                continue
            if record.voice != "author" and record.speaker is None:
                message = f"voice is «{record.voice}», and nobody is named as speaker"
                yield RULE.finding(statement.event, (*statement.where, "voice"), message)
            elif record.voice == "author" and record.speaker is not None:
                message = f"«{record.speaker}» is named as speaker, and voice is «author»"
                yield RULE.finding(statement.event, (*statement.where, "speaker"), message)
