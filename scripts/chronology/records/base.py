"""What every authored model is made of: identifiers, dates, lines and prose."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

from chronology import edtf

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
LINE_PATTERN = r"^\S(?:[^\n]*\S)?$"
_NUMBER = "[1-9][0-9]{0,5}"
PARAGRAPH_PATTERN = rf"^(?:fn)?{_NUMBER}$"
SPAN_PATTERN = rf"^(?:{_NUMBER}(?:-{_NUMBER})?|fn{_NUMBER}(?:-fn{_NUMBER})?)$"


def _date(value: Any) -> Any:
    if isinstance(value, edtf.Edtf):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date", "a date in quotes is expected")
    try:
        return edtf.parse(value)
    except edtf.EdtfError as error:
        raise PydanticCustomError("date", "{reason}", {"reason": str(error)}) from None


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Paragraph = Annotated[str, StringConstraints(pattern=PARAGRAPH_PATTERN)]
Paragraphs = Annotated[tuple[Paragraph, ...], Field(min_length=1)]
Date = Annotated[
    edtf.Edtf,
    BeforeValidator(_date, json_schema_input_type=str),
    PlainSerializer(lambda value: value.text, return_type=str),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]+)*$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=600)]


class Record(BaseModel):
    """Base of every authored model: frozen, and no key that is not defined."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
