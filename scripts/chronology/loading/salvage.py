"""Salvage what can still be checked of an invalid record: its sound parts, with neutral values elsewhere.

Only rules see such a record, so that one fault hides no other in the same file; no page and no published
file is made from it. An empty text, an empty list or a date that may be any stands for what is lost, and
no rule reports those.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import islice
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from chronology.model import edtf
from chronology.model.entries import Path, Value, mapping
from chronology.model.records import Record
from chronology.model.text import did_you_mean

ANY_DATE = edtf.parse("0001/9999")
_MOST_MISSPELT = 20  # keys of a record that may be a field's misspelt name
_USABLE = {"string_too_long"}  # types of errors with which a value is still whole


def salvage(model: type[Record], data: Value, spoilt: Collection[Path]) -> tuple[Record, frozenset[str]]:
    """Return a record made from the sound parts of `data`, and the names of the fields that are lost.

    `spoilt` are the paths of values that a YAML fault spoils. The name of a field within others has dots
    and no numbers: `claims.at`.
    """
    salvager = _Salvager(spoilt)
    record = salvager.record(model, data, ())
    names = (".".join(part for part in path if isinstance(part, str)) for path in salvager.lost)
    return record, frozenset(names)


class _Salvager:
    """Builds a record from the sound parts of the data, and collects the paths of those that are lost."""

    def __init__(self, spoilt: Collection[Path]) -> None:
        self._spoilt = spoilt
        self.lost: set[Path] = set()

    def record(self, model: type[Record], data: Value, path: Path) -> Record:
        """Return a record of a model; a field is lost, not absent, if a key is nearly its name."""
        given = mapping(data)
        if not isinstance(data, dict) or (given and not given.keys() & model.model_fields.keys()):
            self.lost.add(path)
        absent = model.model_fields.keys() - given.keys()
        others = islice((key for key in given if key not in model.model_fields), _MOST_MISSPELT)
        misspelt = [key for key in others if did_you_mean(key, absent)]
        values = {}
        for name, field in model.model_fields.items():
            here = (*path, name)
            if name in given:
                values[name] = self._field(model, name, given[name], here)
            elif field.is_required() or any(did_you_mean(key, [name]) for key in misspelt):
                values[name] = self._placeholder(model, name, here)
        return model.model_construct(**values)

    def _field(self, model: type[Record], name: str, value: Any, path: Path) -> Any:
        field = model.model_fields[name]
        if get_origin(field.annotation) is not tuple:
            return self._one(model, name, value, path)
        if not isinstance(value, list) or path in self._spoilt:
            return self._placeholder(model, name, path)
        most = model.max_length(name) or len(value)
        if (not value and field.is_required()) or len(value) > most:
            self.lost.add(path)
        # Entries beyond the limit must go in any case, and would only take time.
        return tuple(self._one(model, name, one, (*path, place)) for place, one in enumerate(value[:most]))

    def _one(self, model: type[Record], name: str, value: Any, path: Path) -> Any:
        """Return the value of a field, or an entry of its list, if it is sound, and else a placeholder."""
        if path in self._spoilt:
            return self._placeholder(model, name, path, entry=True)
        if inner := model.inner(name):
            return self.record(inner, value, path)
        try:
            return _validator(model, name).validate_python(value)
        except ValidationError as error:
            if {wrong["type"] for wrong in error.errors()} <= _USABLE:
                return value
            return self._placeholder(model, name, path, entry=True)

    def _placeholder(self, model: type[Record], name: str, path: Path, *, entry: bool = False) -> Any:
        """Return the neutral value of a field, or of an `entry` of its list, and note that it is lost."""
        self.lost.add(path)
        kind = get_origin(model.model_fields[name].annotation)
        if kind is tuple and not entry:
            return ()
        if inner := model.inner(name):
            return self.record(inner, {}, path)
        if model.is_date(name):
            return ANY_DATE
        return {} if kind is dict else ""


@cache
def _validator(model: type[Record], name: str) -> TypeAdapter[Any]:
    """Return the validator of a field, or of an entry of its list."""
    field = model.model_fields[name]
    kind: Any = field.annotation
    if get_origin(kind) is tuple:
        return TypeAdapter(get_args(kind)[0])
    return TypeAdapter(Annotated[kind, *field.metadata] if field.metadata else kind)
