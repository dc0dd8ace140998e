"""Pydantic models of the authored files: the only definition of their fields.

Validation, the JSON Schemas, the field reference, the published form, the tables and the database are all
derived from these models. Every scalar arrives as text (see `strict_yaml`). The name of a file is the id of
its event or source; claims, disagreements and positions have their ids in the file.
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
    Assertion,
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
from chronology.model.records.source import Author, Document, Fragment, Inferred, Source, SourceKind, Uncited
from chronology.model.records.vocabulary import Actor, Place, Theme
