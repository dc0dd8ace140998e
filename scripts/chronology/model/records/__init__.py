"""What people write, as pydantic models: the one definition of every authored file and its fields.

Validation, the JSON Schemas, the field reference, the published form, the tables and the database are all
derived from these models. Scalars arrive as text (see `strict_yaml`). The id of an event or source is the
name of its file; only claims, disagreements and positions have theirs in the file.
"""

from chronology.model.records.base import (
    ID_PATTERN,
    ITEM_ID_PATTERN,
    LINE_PATTERN,
    PARAGRAPH_PATTERN,
    PROSE_PATTERN,
    SPAN_PATTERN,
    Published,
    Record,
    Unpublished,
    checked_id,
)
from chronology.model.records.event import (
    ALL,
    Answer,
    Apparent,
    Change,
    Citation,
    Claim,
    Disagreement,
    Event,
    Measure,
    Position,
    Relation,
    Retired,
)
from chronology.model.records.source import Author, Document, Inferred, Source, SourceKind, Uncited
from chronology.model.records.vocabulary import Actor, Place, Theme

__all__ = [
    "ALL",
    "ID_PATTERN",
    "ITEM_ID_PATTERN",
    "LINE_PATTERN",
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
    "Published",
    "Record",
    "Relation",
    "Retired",
    "Source",
    "SourceKind",
    "Theme",
    "Uncited",
    "Unpublished",
    "checked_id",
]
