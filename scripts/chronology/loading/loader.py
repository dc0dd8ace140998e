"""Load a chronology from its folder: read every file once, and keep its faults with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from chronology.loading import handwritten, salvage, strict_yaml
from chronology.model import item_ids
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, File, Released
from chronology.model.evidence import Evidence, EvidenceError
from chronology.model.evidence import load as load_evidence
from chronology.model.parsed_yaml import ParsedYaml, mapping
from chronology.model.parsed_yaml import Path as Where
from chronology.model.records import Actor, Change, Event, Place, Record, Retired, Source, Theme

R = TypeVar("R", bound=Record)
MAX_BYTES = 4 * 1024 * 1024  # of a file that is not YAML
MOST_FILES = 12_000  # of a folder; the largest chronology of the benchmarks has 10,000 events
VOCABULARY: Mapping[str, type[Record]] = {"themes": Theme, "actors": Actor, "places": Place}
CHANGES = "docs/changes.yml"
_FOLDERS = ("events", "seeds", "vocabulary", "docs")
_OTHERS = {"events": {"IDS"}, "seeds": {"evidence"}, "vocabulary": {f"{name}.yml" for name in VOCABULARY}}


def load(root: Path) -> Chronology:
    """Load the chronology in `root`; a fault in a file is kept with the file, not raised.

    Raises FileNotFoundError if `root` has no folder `events`.
    """
    if not (root / "events").is_dir():
        raise FileNotFoundError(f"{root} has no folder `events`")
    loader = _Loader(root)
    events: dict[str, Entry[Any]] = {}
    retired: dict[str, Entry[Any]] = {}
    for entry in loader.records("events", _event_model):
        (retired if isinstance(entry.record, Retired) else events)[entry.id] = entry
    sources = {entry.id: entry for entry in loader.records("seeds", lambda _: Source)}
    for name in loader.paths("vocabulary"):
        hint = f"Here are only {', '.join(sorted(_OTHERS['vocabulary']))}."
        loader.strays.append((name, "a file that is not read", hint))
    vocabulary = {name: loader.vocabulary(name, model) for name, model in VOCABULARY.items()}
    for path in _links(root):
        name = path.relative_to(root).as_posix()
        message = "a symbolic link; only plain files are read"
        loader.strays.append((name, message, "Put what it leads to here."))
    changes = loader.changes()
    evidence, evidence_errors = _evidence(root)
    return Chronology(
        root=root,
        files=loader.files,
        strays=tuple(loader.strays),
        broken={kind: frozenset(ids) for kind, ids in loader.broken.items()},
        events=events,
        retired=retired,
        sources=sources,
        themes=vocabulary["themes"],
        actors=vocabulary["actors"],
        places=vocabulary["places"],
        evidence=evidence,
        evidence_errors=evidence_errors,
        released=_released(root),
        changes=changes,
        salvaged=loader.salvaged,
        docs=_docs(root),
    )


def _event_model(data: Any) -> type[Record]:
    return Retired if {"withdrawn", "moved_to"} & mapping(data).keys() else Event


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
                message = "a symbolic link; only plain files are read"
                self.strays.append((path, message, "Put the file itself here."))
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

    def records(self, folder: str, model_of: Callable[[Any], type[Record]]) -> Iterator[Entry[Any]]:
        """Yield the record of each valid file of a folder, which holds one record named after it."""
        for path in self.paths(folder):
            stem = path[len(folder) + 1 : -len(".yml")]
            parsed = strict_yaml.read(self.root / path)
            entry = self._record(path, stem, parsed, model_of(parsed.data))
            if entry is not None:
                yield entry

    def _record(self, path: str, stem: str, parsed: ParsedYaml, model: type[Record]) -> Entry[Any] | None:
        kind = "source" if model is Source else "event"
        if model is Event:
            item_ids.complete(stem, parsed.data)
        readable = parsed.data is not None or not parsed.faults
        record, errors = _validated(model, parsed.data) if readable else (None, ())
        errors = tuple(error for error in errors if not _is_within(error["loc"], parsed.lost))
        file = self.files[path] = File(path, parsed, errors, kind)
        if record is not None and not parsed.faults:
            return Entry(stem, record, file)
        self.broken[kind].add(stem)
        if isinstance(parsed.data, dict):
            salvaged, lost = salvage.salvage(model, parsed.data, parsed.lost)
            name = "retired" if model is Retired else f"{kind}s"
            self.salvaged.setdefault(name, {})[stem] = Entry(stem, salvaged, file, (), lost)
        return None

    def vocabulary(self, name: str, model: type[Record]) -> dict[str, Entry[Any]]:
        """Return the records of a vocabulary file by id."""
        path = self.root / "vocabulary" / f"{name}.yml"
        if path.parent.is_symlink() or path.is_symlink():  # `load` and `paths` note links
            return {}
        if not path.is_file():
            self.strays.append((f"vocabulary/{name}.yml", "the file is missing", "Add it; it may be empty."))
            return {}
        return self._several(path, name.removesuffix("s"), model, dict)

    def changes(self) -> tuple[Entry[Change], ...]:
        """Return the entries of the log of changes, which a chronology need not have."""
        path = self.root / CHANGES
        if path.is_symlink() or not path.exists():  # `load` notes links
            return ()
        if not path.is_file():
            hint = "Put the log of changes here, or nothing."
            self.strays.append((CHANGES, "no plain file, so it is not read", hint))
            return ()
        return tuple(self._several(path, "change", Change, list).values())

    def _several(
        self, path: Path, kind: str, model: type[Record], form: type[dict[Any, Any]] | type[list[Any]]
    ) -> dict[str, Entry[Any]]:
        """Return the valid records of a file that holds a `dict` of them by id, or a `list` of them."""
        parsed, name, errors = strict_yaml.read(path), path.relative_to(self.root).as_posix(), list[Any]()
        held = parsed.data if isinstance(parsed.data, form) else form()
        if parsed.data is not None and held is not parsed.data:
            expected = "model_type" if form is dict else "tuple_type"
            errors.append({"type": expected, "loc": (), "msg": "", "input": parsed.data})
        valid, invalid = dict[Any, Record](), dict[Any, tuple[Record, frozenset[str]]]()
        for key, data in held.items() if isinstance(held, dict) else enumerate(held):
            record, wrong = _validated(model, data)
            located = ({**error, "loc": (key, *error["loc"])} for error in wrong)
            errors.extend(error for error in located if not _is_within(error["loc"], parsed.lost))
            spoilt = {where[1:] for where in parsed.lost if where[:1] == (key,)}
            if record is not None and not spoilt:
                valid[key] = record
                continue
            invalid[key] = salvage.salvage(model, data, spoilt)
            if kind in self.broken:
                self.broken[kind].add(str(key))
        file = self.files[name] = File(name, parsed, tuple(errors), kind)
        if invalid:
            self.salvaged[f"{kind}s"] = {
                str(key): Entry(str(key), record, file, (key,), lost)
                for key, (record, lost) in invalid.items()
            }
        return {str(key): Entry(str(key), record, file, (key,)) for key, record in valid.items()}


def _validated(model: type[R], data: Any) -> tuple[R | None, tuple[Any, ...]]:
    """Return a record and no errors, or None and pydantic's errors."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(error.errors(include_url=False))


def _is_within(where: Where, spoilt: Container[Where]) -> bool:
    """Say whether a path leads to or into a value that a YAML fault spoils."""
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
    for path in sorted(folder.glob("*.tsv")) if not folder.is_symlink() else ():
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


def _docs(root: Path) -> dict[str, str]:
    """Return the text of every page in docs/ by its path from the root, and an empty one of other files."""
    found = {}
    folder = root / "docs"
    for base, folders, files in os.walk(folder) if not folder.is_symlink() else ():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            key, content = path.relative_to(root).as_posix(), ""
            if handwritten.is_page(key):
                with path.open("rb") as stream:
                    content = stream.read(MAX_BYTES).decode("utf-8-sig", "replace").replace("\r\n", "\n")
            found[key] = content
    return found


def _links(root: Path) -> Iterator[Path]:
    """Yield each symbolic link among the folders of the project and in docs/."""
    for folder in _FOLDERS:
        if (root / folder).is_symlink():
            yield root / folder
    pages = root / "docs"
    for base, folders, files in os.walk(pages) if not pages.is_symlink() else ():
        yield from (path for name in sorted((*folders, *files)) if (path := Path(base, name)).is_symlink())
