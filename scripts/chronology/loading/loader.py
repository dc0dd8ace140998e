"""Load a chronology from its folder: read every file once, and keep its faults with it."""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path, PurePath
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from chronology.loading import handwritten, strict_yaml
from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, File, ParsedYaml, Released, Value, complete_ids, mapping
from chronology.model.entries import Path as Where
from chronology.model.evidence import Evidence, EvidenceError
from chronology.model.evidence import load as load_evidence
from chronology.model.records import Actor, Change, Event, Place, Record, Retired, Source, Theme
from chronology.model.text import did_you_mean

R = TypeVar("R", bound=Record)
MAX_BYTES = 4 * 1024 * 1024  # of a file that is not YAML
MOST_FILES = 12_000  # of a folder; the largest chronology of the benchmarks has 10,000 events
VOCABULARY: Mapping[str, type[Record]] = {"themes": Theme, "actors": Actor, "places": Place}
CHANGES = "docs/changes.yml"
RETIRED = "docs/retired.yml"
RECORDS: Mapping[str, type[Record]] = {
    "event": Event,
    "retired": Retired,
    "source": Source,
    "theme": Theme,
    "actor": Actor,
    "place": Place,
    "change": Change,
}
"""The record of each kind of file."""
_FOLDERS = ("events", "seeds", "vocabulary", "docs")
_OTHERS = {"events": {"IDS"}, "seeds": {"evidence"}, "vocabulary": {f"{name}.yml" for name in VOCABULARY}}


def require_events(root: Path) -> None:
    """Raise FileNotFoundError unless `root` has a folder `events`, and so may hold a chronology."""
    if not (root / "events").is_dir():
        raise FileNotFoundError(
            f"{root.absolute()} is not the folder of a chronology: it has no folder events/. "
            "Change to that folder, or name it with --root"
        )


def load(root: Path) -> Chronology:
    """Load the chronology in `root`; a fault in a file is kept with the file, not raised.

    Raises FileNotFoundError if `root` has no folder `events`.
    """
    require_events(root)
    loader = _Loader(root)
    for folder in _FOLDERS:
        if (root / folder).is_symlink():
            loader.note_link(folder)
    events = {entry.id: entry for entry in loader.files_in("events", "event")}
    sources = {entry.id: entry for entry in loader.files_in("seeds", "source")}
    for name in loader.paths("vocabulary"):
        hint = f"Here are only {', '.join(sorted(_OTHERS['vocabulary']))}."
        loader.strays.append((name, "a file that is not read", hint))
    vocabulary: dict[str, dict[str, Entry[Any]]] = {}
    for name in VOCABULARY:
        entries = loader.several(f"vocabulary/{name}.yml", name.removesuffix("s"), dict, needed=True)
        vocabulary[name] = {entry.id: entry for entry in entries}
    changes = loader.several(CHANGES, "change", list)
    retired = loader.several(RETIRED, "retired", dict)
    docs = loader.docs()
    evidence, evidence_errors = _evidence(root)
    return Chronology(
        root=root,
        files=loader.files,
        strays=tuple(loader.strays),
        broken={kind: frozenset(ids) for kind, ids in loader.broken.items()},
        events=events,
        retired={entry.id: entry for entry in retired},
        sources=sources,
        themes=vocabulary["themes"],
        actors=vocabulary["actors"],
        places=vocabulary["places"],
        evidence=evidence,
        evidence_errors=evidence_errors,
        released=_released(root),
        changes=tuple(changes),
        salvaged=loader.salvaged,
        docs=docs,
    )


# ---- records


class _Loader:
    """Reads the folders of records, and collects files, strays, broken ids and salvaged records."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, File] = {}
        self.strays: list[tuple[str, str, str]] = []
        kinds = ("event", "source", "theme", "actor", "place")
        self.broken: dict[str, set[str]] = {kind: set() for kind in kinds}
        self.salvaged: dict[str, dict[str, Entry[Any]]] = {}

    def paths(self, folder: str) -> Iterator[str]:
        """Yield the paths, from the root, of a folder's .yml files; note whatever else is there."""
        base = self.root / folder
        if base.is_symlink() or not base.is_dir():
            return
        with os.scandir(base) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        if len(listed) > MOST_FILES:
            message = f"{len(listed):,} files; at most {MOST_FILES:,}, and the rest are not read"
            self.strays.append((folder, message, "Remove what was added by mistake."))
            del listed[MOST_FILES:]
        for entry in listed:
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                self.note_link(path, "Put the file itself here.")
            elif entry.name.startswith(".") or entry.name in _OTHERS[folder]:
                continue
            elif not entry.is_file():
                hint = f"Move its files to {folder}/, and remove it."
                self.strays.append((path, f"a folder; files stand in {folder}/ itself", hint))
            elif not entry.name.endswith(".yml"):
                hint = "Remove it, or rename it to end in .yml."
                self.strays.append((path, "a file that does not end in .yml", hint))
            else:
                yield path

    def note_link(self, path: str, hint: str = "Put what it leads to here.") -> None:
        """Note that a path from the root is a symbolic link, which is not followed."""
        self.strays.append((path, "a symbolic link; only plain files are read", hint))

    def files_in(self, folder: str, kind: str) -> Iterator[Entry[Any]]:
        """Yield the valid records of a folder whose files hold one record each and are named after its id."""
        for path in self.paths(folder):
            parsed = strict_yaml.read(self.root / path)
            stem = PurePath(path).stem
            if kind == "event":
                complete_ids(stem, parsed.data)
            yield from self._records(path, kind, parsed, [(stem, (), parsed.data)])

    def several(
        self, path: str, kind: str, form: type[dict[Any, Any]] | type[list[Any]], *, needed: bool = False
    ) -> list[Entry[Any]]:
        """Return the valid records of a file that holds a `dict` of them by id, or a `list` of them.

        There are none if there is no such file, which is noted if the file is needed.
        """
        file = self.root / path
        if file.parent.is_symlink() or file.is_symlink():  # noted elsewhere
            return []
        if not file.is_file():
            if needed:
                self.strays.append((path, "the file is missing", "Add it; it may be empty."))
            elif file.exists():
                self.strays.append((path, "no plain file, so it is not read", "Put a file here, or nothing."))
            return []
        parsed, errors = strict_yaml.read(file), list[Any]()
        held = parsed.data if isinstance(parsed.data, form) else form()
        if parsed.data is not None and held is not parsed.data:
            expected = "model_type" if form is dict else "tuple_type"
            errors.append({"type": expected, "loc": (), "msg": "", "input": parsed.data})
        pairs = held.items() if isinstance(held, dict) else enumerate(held)
        records = [(str(key), (key,), data) for key, data in pairs]
        return self._records(path, kind, parsed, records, errors)

    def docs(self) -> dict[str, str]:
        """Return the text of each page in docs/, and "" for any other file, by path from the root."""
        found: dict[str, str] = {}
        folder = self.root / "docs"
        for base, folders, files in os.walk(folder) if not folder.is_symlink() else ():
            folders.sort()
            for name in sorted((*folders, *files)):
                path = Path(base, name)
                place = path.relative_to(self.root)
                if path.is_symlink():
                    self.note_link(place.as_posix())
                elif path.is_file() and not any(part.startswith(".") for part in place.parts):
                    found[place.as_posix()] = _page(path) if handwritten.is_page(name) else ""
        return found

    def _records(
        self,
        path: str,
        kind: str,
        parsed: ParsedYaml,
        records: Iterable[tuple[str, Where, Any]],
        errors: Iterable[Any] = (),
    ) -> list[Entry[Any]]:
        """Return the valid records of a file, of which id, path in the file and data are given.

        Any fault spoils the only record of a file, and those of a file with several only where they stand.
        Of a spoilt or invalid record, keep what can be salvaged.
        """
        model = RECORDS[kind]
        group, ids = ("retired", "event") if model is Retired else (f"{kind}s", kind)
        valid, salvaged, wrong = [], [], list(errors)
        for name, within, data in records:
            spoilt = {where[len(within) :] for where in parsed.lost if where[: len(within)] == within}
            unreadable = parsed.data is None and parsed.faults
            record, found = (None, ()) if unreadable else _validated(model, data)
            located = ({**error, "loc": (*within, *error["loc"])} for error in found)
            wrong += (error for error in located if not _is_within(error["loc"], parsed.lost))
            if record is not None and not (spoilt if within else parsed.faults):
                valid.append((name, record, within))
                continue
            if ids in self.broken:
                self.broken[ids].add(name)
            if within or isinstance(data, dict):
                salvaged.append((name, within, *salvage(model, data, spoilt)))
        file = self.files[path] = File(path, parsed, tuple(wrong), kind)
        for name, within, record, lost in salvaged:
            self.salvaged.setdefault(group, {})[name] = Entry(name, record, file, within, lost)
        return [Entry(name, record, file, within) for name, record, within in valid]


def _validated(model: type[R], data: Any) -> tuple[R | None, tuple[Any, ...]]:
    """Return a record and no errors, or None and pydantic's errors."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(error.errors(include_url=False))


def _is_within(where: Where, spoilt: Container[Where]) -> bool:
    """Return whether a path leads to or into a value that a YAML fault spoils."""
    return any(where[:length] in spoilt for length in range(len(where) + 1))


# ---- other files


class _UnreadableError(ValueError):
    """A file that cannot be read; the message says why."""


def _text(path: Path) -> str:
    """Return the text of a file; raises `_UnreadableError` if it is a link, too large or not UTF-8."""
    if path.is_symlink() or not path.is_file():
        raise _UnreadableError("it is no plain file")
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise _UnreadableError(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise _UnreadableError("it is not UTF-8 text") from None


def _evidence(root: Path) -> tuple[dict[str, Evidence], dict[str, str]]:
    """Return the evidence indexes by source, and why each of the others cannot be read."""
    found, errors = {}, {}
    folder = root / "seeds" / "evidence"
    linked = folder.is_symlink() or folder.parent.is_symlink()
    for path in () if linked else sorted(folder.glob("*.tsv")):
        try:
            found[path.stem] = load_evidence(_text(path))
        except (EvidenceError, _UnreadableError) as error:
            errors[path.stem] = str(error)
    return found, errors


def _released(root: Path) -> Released:
    """Return the ids of the last release; none before the first."""
    path = root / "events" / "IDS"
    if path.parent.is_symlink() or not (path.exists() or path.is_symlink()):
        return Released()
    try:
        text = _text(path)
    except _UnreadableError as error:
        return Released(error=str(error))
    lines: dict[str, int] = {}
    items: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        event, *names = line.split() or [""]
        if event:
            lines.setdefault(event, number)
            items[event] = (*items.get(event, ()), *names)
    return Released(lines=lines, items=items)


def _page(path: Path) -> str:
    """Return the text of a page, with U+FFFD for bytes that are not UTF-8."""
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES).decode("utf-8-sig", "replace").replace("\r\n", "\n")


# ---- salvage
#
# What can still be checked of an invalid record are its sound parts, with neutral values elsewhere. Only
# rules see such a record, so that one fault hides no other in the same file; no page and no published file is
# made from it. An empty text, an empty list or a date that may be any stands for what is lost, and no rule
# reports those.

ANY_DATE = edtf.parse("0001/9999")
_MOST_MISSPELT = 20  # keys of a record that may be a field's misspelt name
_USABLE = {"string_too_long"}  # types of errors with which a value is still whole


def salvage(model: type[Record], data: Value, spoilt: Collection[Where]) -> tuple[Record, frozenset[str]]:
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

    def __init__(self, spoilt: Collection[Where]) -> None:
        self._spoilt = spoilt
        self.lost: set[Where] = set()

    def record(self, model: type[Record], data: Value, path: Where) -> Record:
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

    def _field(self, model: type[Record], name: str, value: Any, path: Where) -> Any:
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

    def _one(self, model: type[Record], name: str, value: Any, path: Where) -> Any:
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

    def _placeholder(self, model: type[Record], name: str, path: Where, *, entry: bool = False) -> Any:
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
