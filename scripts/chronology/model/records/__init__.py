"""What people write, as models: the one definition of every authored file.

Validation, the published JSON Schemas and the field reference all come from these models. Scalars
arrive as text (see `strict_yaml`). The id of an event or source is the name of its file; only claims,
disagreements and positions have theirs in the file.
"""

from chronology.model.records.base import (
    ID_PATTERN,
    ITEM_ID_PATTERN,
    LINE_PATTERN,
    NUMBER_PATTERN,
    PARAGRAPH_PATTERN,
    PROSE_PATTERN,
    SPAN_PATTERN,
    Record,
    checked_id,
)
from chronology.model.records.change import ALL, Change
from chronology.model.records.citation import Apparent, Citation, Claim, Disagreement, Position, Relation
from chronology.model.records.event import Answer, Event, Measure, Retired
from chronology.model.records.source import Author, Document, Inferred, Source, SourceKind, Uncited
from chronology.model.records.vocabulary import Actor, Place, Theme

__all__ = [
    "ALL",
    "ID_PATTERN",
    "ITEM_ID_PATTERN",
    "LINE_PATTERN",
    "NUMBER_PATTERN",
    "PARAGRAPH_PATTERN",
    "PROSE_PATTERN",
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
