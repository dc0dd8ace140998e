"""The base class of authored records, the types of their fields, and the marks that say what is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
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
MOST_FRAGMENT_WORDS = 8
FRAGMENT_PATTERN = rf"^[^{SPACES}]+(?: [^{SPACES}]+){{0,{MOST_FRAGMENT_WORDS - 1}}}$"
_LABEL = "[A-Za-z0-9_-]+"  # of a host; letters that look like others are not among them
URL_PATTERN = rf"""^https?://{_LABEL}(?:\.{_LABEL})*\.?(?::[1-9][0-9]{{0,4}})?(?:[/?#][^{SPACES}"'<>\\]*)?$"""
_NUMBER = "[1-9][0-9]{0,5}"
LONGEST_NUMBER = 20
NUMBER_PATTERN = r"^-?[0-9]+(?:\.[0-9]+)?$"
PARAGRAPH_PATTERN = rf"^(?:fn)?{_NUMBER}$"
SPAN_PATTERN = rf"^(?:{_NUMBER}(?:-{_NUMBER})?|fn{_NUMBER}(?:-fn{_NUMBER})?)$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z]+)*$"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
CAPITAL_PATTERN = r"^[A-Z]$"
IDENTIFIER_PATTERNS = frozenset(
    {
        ID_PATTERN,
        ITEM_ID_PATTERN,
        PARAGRAPH_PATTERN,
        SPAN_PATTERN,
        LANGUAGE_PATTERN,
        SHA256_PATTERN,
        CAPITAL_PATTERN,
    }
)
"""Patterns whose values a spreadsheet never reads as formulas."""


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
    """Return `name` unchanged; raise ValueError if it is not a valid id."""
    if not re.fullmatch(ID_PATTERN, name) or len(name) > LONGEST_ID:
        raise ValueError(
            f"`{name}` is not a valid id: use lower-case Latin letters, digits and single hyphens"
        )
    return name


@dataclass(frozen=True)
class Unquoted:
    """Marks a field that is written without quotes, although other YAML parsers may read it as a number."""


def _paragraphs(pattern: str) -> WithJsonSchema:
    """Return the JSON Schema of a paragraph reference, which other YAML parsers may read as a number."""
    numbers = {"minimum": 1, "maximum": 999_999}
    return WithJsonSchema({"type": ["integer", "string"], "pattern": pattern, **numbers})


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID_PATTERN)]
Paragraph = Annotated[
    str, StringConstraints(pattern=PARAGRAPH_PATTERN), _paragraphs(PARAGRAPH_PATTERN), Unquoted()
]
Span = Annotated[str, StringConstraints(pattern=SPAN_PATTERN), _paragraphs(SPAN_PATTERN), Unquoted()]
Paragraphs = Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=10)]
Date = Annotated[
    edtf.Edtf,
    BeforeValidator(_date, json_schema_input_type=str),
    PlainSerializer(lambda value: value.text, return_type=str),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": NUMBER_PATTERN, "maxLength": LONGEST_NUMBER}),
    Unquoted(),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=LINE_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=PROSE_PATTERN)]


@dataclass(frozen=True)
class Published:
    """Marks a field as published; `chronology.exports.forms` derives every exported file from it.

    description: what data users read, where the field's own description, which is for authors, would mislead
        them. An optional field is described as “…; or empty”.
    name: the key in the published form, if it differs from the name of the field.
    marked: the text may hold cross-references; it is published as plain words, and as written under
        a second key, `<name>_marked`.
    refers: the table that the field's ids belong to, such as `actors`.
    one: the name of a single value of a list, such as `actor`.
    """

    description: str = ""
    name: str = ""
    marked: bool = False
    refers: str = ""
    one: str = ""


@dataclass(frozen=True)
class Unpublished:
    """Marks a field as not published, with the reason."""

    reason: str


class Record(BaseModel):
    """Base class of the authored models: frozen, without unknown keys, with validators built on first use."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
    LEAD: ClassVar[tuple[str, ...]] = ()
    """Fields that come first in a file."""

    @classmethod
    def order(cls) -> tuple[str, ...]:
        """Return the names of the fields in the order in which they are written: those in `LEAD` first."""
        return tuple(dict.fromkeys((*cls.LEAD, *cls.model_fields)))

    @classmethod
    def inner(cls, name: str) -> type[Record] | None:
        """Return the record class of the field `name` or of its entries; None if it holds no records."""
        parts = cls._type_parts(name)
        return next((part for part in parts if isinstance(part, type) and issubclass(part, Record)), None)

    @classmethod
    def is_date(cls, name: str) -> bool:
        """Return whether the field `name` holds a date."""
        return edtf.Edtf in cls._type_parts(name)

    @classmethod
    def is_unquoted(cls, name: str) -> bool:
        """Return whether the values of the field `name` are marked as `Unquoted`."""
        return Unquoted() in cls._type_parts(name)

    @classmethod
    def max_length(cls, name: str) -> int | None:
        """Return the maximum length of the field `name`, in characters or entries; None if it has none.

        A limit within an optional type, such as `Line | None`, does not count.
        """
        limits = (getattr(one, "max_length", None) for one in cls.model_fields[name].metadata)
        return next(filter(None, limits), None)

    @classmethod
    def publication(cls, name: str) -> Published | Unpublished:
        """Return the mark of the field `name`; raise TypeError if it has none."""
        for mark in cls.model_fields[name].metadata:
            if isinstance(mark, Published | Unpublished):
                return mark
        raise TypeError(f"{cls.__name__}.{name} must be marked as Published or Unpublished")

    @classmethod
    def _type_parts(cls, name: str) -> Iterator[Any]:
        """Yield every class and every piece of metadata in the type of a field."""
        field = cls.model_fields.get(name)
        found: list[Any] = [field.annotation, *field.metadata] if field else []
        while found:
            part = found.pop()
            yield part
            found.extend((*getattr(part, "__args__", ()), *getattr(part, "__metadata__", ())))
