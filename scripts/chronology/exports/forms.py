"""The published form of records, derived from their fields that are marked `Published`.

A form lists the keys under which a kind of record is published: its published fields, and computed keys.
Every key is always present and has one type; a missing value is an empty string or list, never null. The JSON
API and its schemas, the tables and the database are all derived from the forms. In version 1.0 of the API's
schema, keys are only ever added.

To publish a new field, mark it in its record. Its key and its column come last, unless `published` or
`tables` gives them another place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry
from chronology.model.records import Record, Unpublished
from chronology.model.records.base import IDENTIFIER_PATTERNS
from chronology.model.site import Site

Json = dict[str, Any]
Kind = Literal["", "text", "id", "integer", "number", "date", "boolean", "list"]
Url = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Precision = Literal["day", "month", "season", "year", "decade", "interval", "one-of"]
Qualifier = Literal["", "approximate", "uncertain", "uncertain and approximate"]


class Model(BaseModel):
    """Base class of the types of the published form, which are used only to make JSON Schemas."""

    model_config = ConfigDict(defer_build=True)


class TranslatedName(Model):
    """A name in another language."""

    language: str = Field(description="Language (BCP 47).")
    name: str = Field(description="The name.")


class Context(NamedTuple):
    """The context of a published value: the `id` of its entry, and the `number` in its list, from 1."""

    chronology: Chronology
    site: Site
    id: str = ""
    number: int = 0

    def url(self, folder: str, id: str = "") -> str:
        """Return the URL of the page of an entry, by default the current one."""
        return f"{self.site.url}{folder}/{id or self.id}/"


Value = Callable[[Any, Context], Any]


class Key(NamedTuple):
    """One key of a form, and one column of a table.

    type, description: of the value in the JSON Schema.
    value: returns the value for a record in a context.
    kind: type of the column. `text` is free text; `id` is text for programs, such as an id or a URL, and NULL
        if empty; `list` is a list of ids; an empty kind means that there is no column.
    field: the published field of the record, empty for a computed key.
    refers, one: as in `Published`.
    """

    name: str
    type: Any
    description: str
    value: Value
    kind: Kind = ""
    field: str = ""
    refers: str = ""
    one: str = ""


class Form:
    """The published form of a kind of record; `model` is its type, for JSON Schemas."""

    def __init__(
        self,
        name: str,
        record: type[Record],
        description: str,
        *order: str | Key,
        inner: Mapping[str, Form] | None = None,
    ) -> None:
        """Derive the keys of a record.

        order: computed keys and names of fields, in order; the other published fields follow.
        inner: forms of nested records, by field.
        """
        placed = {key if isinstance(key, str) else key.field for key in order}
        rest = [field for field in record.model_fields if field not in placed]
        self.keys = tuple(
            key
            for one in (*order, *rest)
            for key in ([one] if isinstance(one, Key) else _keys(record, one, inner or {}))
        )
        fields: Any = {key.name: (key.type, Field(description=key.description or None)) for key in self.keys}
        self.model = create_model(name, __base__=Model, __doc__=description, **fields)
        self._values = [(key.name, key.value) for key in self.keys]

    def __getitem__(self, name: str) -> Key:
        """Return the key of this name."""
        return next(key for key in self.keys if key.name == name)

    def of(self, record: Record, context: Context) -> Json:
        """Return the published form of a record."""
        return {name: value(record, context) for name, value in self._values}

    def each(self, records: Iterable[Record], context: Context) -> list[Json]:
        """Return the published forms of records, numbered from 1."""
        chronology, site, id, _ = context
        return [self.of(record, Context(chronology, site, id, n)) for n, record in enumerate(records, 1)]

    def entries(self, entries: Iterable[Entry[Any]], chronology: Chronology, site: Site) -> tuple[Json, ...]:
        """Return the published forms of entries, numbered from 1."""
        return tuple(
            self.of(entry.record, Context(chronology, site, entry.id, number))
            for number, entry in enumerate(entries, 1)
        )


# ---- the keys of a field


def _keys(record: type[Record], field: str, inner: Mapping[str, Form]) -> Iterator[Key]:
    """Yield the keys under which a field is published; none if it is not published."""
    mark, info = record.publication(field), record.model_fields[field]
    if isinstance(mark, Unpublished):
        return
    get: Callable[[Any], Any] = attrgetter(field)
    annotation, optional = _without_none(info.annotation)
    description = mark.description or info.description or ""
    if optional and not mark.description:
        description = f"{description.removesuffix('.')}; or empty."
    key = Key(
        mark.name or field, str, description, lambda record, _: get(record) or "",
        kind="text", field=field, refers=mark.refers, one=mark.one,
    )  # fmt: skip
    if record.is_date(field):
        yield from _date_keys(key, get)
    elif annotation is Decimal:
        yield key._replace(type=float, value=lambda record, _: float(get(record)), kind="number")
        yield key._replace(
            name=f"{key.name}_text",
            description="The value in decimal digits, exactly as it was written.",
            value=lambda record, _: f"{get(record):f}",
            kind="id",
        )
    elif get_origin(annotation) is dict:
        yield key._replace(
            type=list[TranslatedName],
            value=lambda record, _: [{"language": tag, "name": name} for tag, name in get(record).items()],
            kind="",
        )
    elif nested := record.inner(field):
        if get_origin(annotation) is tuple:
            yield _nested(key, inner[field], get)
        else:  # a single record: its keys join those of the outer form
            for its in (its for one in nested.model_fields for its in _keys(nested, one, inner)):
                yield its._replace(
                    name=f"{key.name}_{its.name}", field=field, value=_of_inner(get, its.value)
                )
    elif get_origin(annotation) is Literal:
        words = ("", *get_args(annotation)) if optional else get_args(annotation)
        yield key._replace(type=Literal[words], kind="id")
    elif get_origin(annotation) is tuple:
        # A list of free texts is not a column, because a text may contain the separator.
        yield key._replace(
            type=tuple[str, ...],
            value=lambda record, _: get(record),
            kind="list" if _is_identifier(annotation) else "",
        )
    elif mark.marked:
        yield key._replace(value=lambda record, at: at.chronology.in_words(get(record) or ""))
        yield key._replace(
            name=f"{key.name}_marked",
            description="The same text with its cross-references, [[event-id|words]], as it was written.",
        )
    elif annotation is str:
        yield key._replace(kind="id" if _is_identifier(info.annotation, *info.metadata) else "text")
    else:
        raise TypeError(f"{record.__name__}.{field} has a type that has no published form yet: {annotation}")


def _nested(key: Key, form: Form, get: Callable[[Any], Any]) -> Key:
    """Return a key for a list of records in their own form."""
    type_: Any = GenericAlias(list, form.model)
    return key._replace(type=type_, value=lambda record, at: form.each(get(record), at), kind="")


def _of_inner(get: Callable[[Any], Any], value: Value) -> Value:
    return lambda record, at: value(get(record), at)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a field without None and metadata, and whether the field is optional."""
    optional = get_origin(annotation) in {Union, UnionType}
    if optional:
        (annotation,) = (one for one in get_args(annotation) if one is not NoneType)
    return (get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation), optional


def _is_identifier(*types: Any) -> bool:
    """Return whether all strings in some types are identifiers, judging by their patterns."""
    patterns = set(_patterns(types))
    return bool(patterns) and patterns <= IDENTIFIER_PATTERNS


def _patterns(types: Iterable[Any]) -> Iterator[str]:
    """Yield the patterns of all strings in some types and their metadata."""
    for one in types:
        if isinstance(one, StringConstraints):
            yield str(one.pattern)
        yield from _patterns((*get_args(one), *getattr(one, "__metadata__", ())))


def _date_keys(key: Key, get: Callable[[Any], Edtf]) -> Iterator[Key]:
    """Yield the keys of a date: its EDTF, first and last day, precision, qualifier, and words."""
    edtf = "The date in EDTF (ISO 8601-2)." if key.field == "date" else key.description
    parts: tuple[tuple[str, Any, Kind, str, Callable[[Edtf], str]], ...] = (
        ("edtf", str, "id", edtf, lambda date: date.text),
        ("earliest", Day, "date", "The first day that the date may mean; 0001-01-01 where none is known.",
         lambda date: date.bounds[0].isoformat()),
        ("latest", Day, "date", "The last day that the date may mean; 9999-12-31 where there is no end.",
         lambda date: date.bounds[1].isoformat()),
        ("precision", Precision, "id", "How precise it is; interval: a duration; one-of: one moment.",
         lambda date: date.precision),
        ("qualifier", Qualifier, "text", "Whether the date is approximate or uncertain, or empty.",
         lambda date: date.qualifier),
        ("words", str, "text", "The date as people write it: about June 2022.", lambda date: date.words()),
    )  # fmt: skip
    for part, type_, kind, description, value in parts:
        yield key._replace(
            name=f"{key.name}_{part}",
            type=type_,
            description=description,
            kind=kind,
            value=_of_date(get, value),
        )


def _of_date(get: Callable[[Any], Edtf], value: Callable[[Edtf], str]) -> Value:
    return lambda record, _: value(get(record))
