"""What people write, as models: the one definition of every authored file.

Validation, the published JSON Schemas and the field reference all come from these models. Scalars
arrive as text (see `strict_yaml`); an id is never in the file, it is the file's name.
"""

from chronology.records.base import (
    ID_PATTERN,
    LINE_PATTERN,
    NUMBER_PATTERN,
    PARAGRAPH_PATTERN,
    SPAN_PATTERN,
    Record,
    checked_id,
)
from chronology.records.change import ALL, Change
from chronology.records.citation import Apparent, Citation, Claim, Disagreement, Position, Relation
from chronology.records.event import Answer, Event, Measure, Retired
from chronology.records.source import Author, Document, Inferred, Source, SourceKind, Uncited
from chronology.records.vocabulary import Actor, Place, Theme

__all__ = [
    "ALL",
    "ID_PATTERN",
    "LINE_PATTERN",
    "NUMBER_PATTERN",
    "PARAGRAPH_PATTERN",
    "SPAN_PATTERN",
    "Actor",
    "Answer",
    "Apparent",
    "Author",
    "Change",
    "Citation",
    "Claim",
    "Disagreement",
    "Document",
    "Event",
    "Inferred",
    "Measure",
    "Place",
    "Position",
    "Record",
    "Relation",
    "Retired",
    "Source",
    "SourceKind",
    "Theme",
    "Uncited",
    "checked_id",
]
