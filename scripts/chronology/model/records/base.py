"""What every authored model is made of: identifiers, dates, lines and prose."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

from chronology.model import edtf

LONGEST_ID = 80
ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# Patterns are written so that Rust (pydantic), Python and ECMAScript (editors) read them alike: `\s`, `\d`
# and `\Z` differ between them, and ECMAScript allows no needless escape. In Python, use `re.fullmatch`.
SPACES = r"\t-\r\u001c-\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
ITEM_ID_PATTERN = r"^[a-z][0-9][a-z0-9]{0,10}$"  # a digit second: no page has another such anchor
LINE_PATTERN = rf"^[^{SPACES}](?:[^\t-\r\u0085\u2028\u2029]*[^{SPACES}])?$"
PROSE_PATTERN = rf"^[^\r]*[^{SPACES}][^\r]*$"
_NUMBER = "[1-9][0-9]{0,5}"
LONGEST_NUMBER = 20
NUMBER_PATTERN = r"^-?[0-9]+(?:\.[0-9]+)?$"
PARAGRAPH_PATTERN = rf"^(?:fn)?{_NUMBER}$"
SPAN_PATTERN = rf"^(?:{_NUMBER}(?:-{_NUMBER})?|fn{_NUMBER}(?:-fn{_NUMBER})?)$"


def _number(value: Any) -> Decimal:
    if isinstance(value, str) and len(value) <= LONGEST_NUMBER and re.fullmatch(NUMBER_PATTERN, value):
        return Decimal(value)
    raise PydanticCustomError("number", "a number in plain digits is expected")


def _date(value: Any) -> Any:
    if isinstance(value, edtf.Edtf):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date", "a date in quotes is expected")
    try:
        return edtf.parse(value)
    except edtf.EdtfError as error:
        raise PydanticCustomError("date", "{reason}", {"reason": str(error)}) from None


def checked_id(name: str) -> str:
    """Return a name that is an id; raises ValueError for one that is none."""
    if not re.fullmatch(ID_PATTERN, name) or len(name) > LONGEST_ID:
        raise ValueError(f"«{name}» is no id: small Latin letters, digits and single hyphens")
    return name


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID_PATTERN)]
Paragraph = Annotated[str, StringConstraints(pattern=PARAGRAPH_PATTERN)]
Paragraphs = Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=10)]
Date = Annotated[
    edtf.Edtf,
    BeforeValidator(_date, json_schema_input_type=str),
    PlainSerializer(lambda value: value.text, return_type=str),
]
Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=str)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]+)*$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=PROSE_PATTERN)]


# No plugin has a say in what a record is; to look for one takes longer than to load a small site's records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Record(BaseModel):
    """Base of every authored model: frozen, and no key that is not defined.

    What validates a model is built when it first does so, for most are only ever validated within others.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
    LEAD: ClassVar[tuple[str, ...]] = ()
    FORMER: ClassVar[Mapping[str, str]] = {}
    """Keys that there were, each with what to write in its place."""

    @classmethod
    def order(cls) -> tuple[str, ...]:
        """Return the names of the fields in the order in which a file has them: those of `LEAD` first."""
        return tuple(dict.fromkeys((*cls.LEAD, *cls.model_fields)))

    @classmethod
    def inner(cls, name: str) -> type[Record] | None:
        """Return the record that the field `name` holds, itself or in a tuple; None where it holds none."""
        return next((kind for kind in cls._kinds(name) if issubclass(kind, Record)), None)

    @classmethod
    def is_date(cls, name: str) -> bool:
        """Say whether the field `name` holds a date."""
        return edtf.Edtf in cls._kinds(name)

    @classmethod
    def _kinds(cls, name: str) -> Iterator[type[Any]]:
        """Yield every class in the type of a field."""
        field = cls.model_fields.get(name)
        found: list[Any] = [field.annotation] if field else []
        while found:
            kind = found.pop()
            if isinstance(kind, type):
                yield kind
            found.extend(getattr(kind, "__args__", ()))
