"""Reading a chronology from its folder: every file once, with whatever faults it has."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from chronology.loading import reading, salvage, strict_yaml
from chronology.model import item_ids
from chronology.model.chronology import Chronology
from chronology.model.entries import Entry, File
from chronology.model.parsed_yaml import ParsedYaml, mapping
from chronology.model.parsed_yaml import Path as Where
from chronology.model.records import Actor, Change, Event, Place, Record, Retired, Source, Theme

R = TypeVar("R", bound=Record)
MOST_FILES = 20_000  # of a folder: twice as many as the largest chronology that is measured
VOCABULARY: dict[str, type[Record]] = {"themes": Theme, "actors": Actor, "places": Place}
CHANGES = "docs/changes.yml"
_KEPT = {"events": {"IDS"}, "seeds": {"evidence"}, "vocabulary": {f"{name}.yml" for name in VOCABULARY}}


def load(root: Path) -> Chronology:
    """Load the chronology in `root`; what is wrong with a file is kept with it, and nothing is raised.

    Raises FileNotFoundError where `root` has no folder `events`.
    """
    if not (root / "events").is_dir():
        raise FileNotFoundError(f"{root} has no folder «events»")
    loader = _Loader(root)
    events: dict[str, Entry[Any]] = {}
    retired: dict[str, Entry[Any]] = {}
    for entry in loader.records("events", _event_model):
        (retired if isinstance(entry.record, Retired) else events)[entry.id] = entry
    sources = {entry.id: entry for entry in loader.records("seeds", lambda _: Source)}
    for name in loader.files("vocabulary"):
        loader.stray(
            name, "a file that is not read", f"Here are only {', '.join(sorted(_KEPT['vocabulary']))}."
        )
    vocabulary = {name: loader.vocabulary(name, model) for name, model in VOCABULARY.items()}
    for path in reading.links(root):
        name = path.relative_to(root).as_posix()
        loader.stray(name, "a symbolic link; only plain files are read", "Put what it leads to here.")
    changes = loader.changes()
    evidence, evidence_errors = reading.evidence(root)
    return Chronology(
        root=root,
        files=loader.read,
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
        released=reading.released(root),
        changes=changes,
        salvaged=loader.salvaged,
        docs=reading.docs(root),
        theme_pages=frozenset(page.stem for page in (root / "docs" / "themes").glob("*.md")),
    )


def _event_model(data: Any) -> type[Record]:
    return Retired if {"withdrawn", "moved_to"} & set(mapping(data)) else Event


class _Loader:
    """Collects files, strays and broken ids while the folders are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[str, File] = {}
        self.strays: list[tuple[str, str, str]] = []
        kinds = ("event", "source", "theme", "actor", "place")
        self.broken: dict[str, set[str]] = {kind: set() for kind in kinds}
        self.salvaged: dict[str, dict[str, Entry[Any]]] = {}

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths, from the root, of the .yml files of a folder; note whatever else lies there."""
        base = self.root / folder
        if base.is_symlink() or not base.is_dir():
            return
        with os.scandir(base) as entries:  # which knows what an entry is without asking for each
            listed = sorted(entries, key=lambda entry: entry.name)
        if len(listed) > MOST_FILES:
            message = f"{len(listed):,} files; at most {MOST_FILES:,}, and the rest are not read"
            self.stray(folder, message, "Remove what was added by mistake.")
            del listed[MOST_FILES:]
        for entry in listed:
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                self.stray(path, "a symbolic link; only plain files are read", "Put the file itself here.")
            elif entry.name.startswith(".") or entry.name in _KEPT[folder]:
                continue
            elif not entry.is_file():
                hint = f"Move its files to {folder}/, and remove it."
                self.stray(path, f"a folder; files stand in {folder}/ itself", hint)
            elif not entry.name.endswith(".yml"):
                hint = "Remove it, or rename it to end in .yml."
                self.stray(path, "a file that does not end in .yml", hint)
            else:
                yield path

    def stray(self, path: str, message: str, hint: str) -> None:
        """Note a file that is not read, and how to mend that."""
        self.strays.append((path, message, hint))

    def records(self, folder: str, model_of: Any) -> Iterator[Entry[Any]]:
        """Yield the record of each file of a folder that holds one and is named by it."""
        stems = {path: path[len(folder) + 1 : -len(".yml")] for path in self.files(folder)}
        for path, stem in stems.items():
            entry = self._record(path, stem, strict_yaml.read(self.root / path), model_of)
            if entry is not None:
                yield entry

    def _record(self, path: str, stem: str, parsed: ParsedYaml, model_of: Any) -> Entry[Any] | None:
        model = model_of(parsed.data)
        kind = "source" if model is Source else "event"
        if model is Event:
            item_ids.complete(stem, parsed.data)
        record, errors = _validate(model, parsed.data) if _is_readable(parsed) else (None, ())
        errors = tuple(error for error in errors if not _is_in(error["loc"], parsed.lost))
        file = self.read[path] = File(path, parsed, errors, kind)
        if record is None or parsed.faults:
            self.broken[kind].add(stem)
            if isinstance(parsed.data, dict):
                kept, lost = salvage.salvage(model, parsed.data, parsed.lost)
                name = "retired" if model is Retired else f"{kind}s"
                self.salvaged.setdefault(name, {})[stem] = Entry(stem, kept, file, (), lost)
            return None
        return Entry(stem, record, file)

    def vocabulary(self, name: str, model: type[Record]) -> dict[str, Entry[Any]]:
        """Read one vocabulary file: a mapping of ids to records."""
        path = self.root / "vocabulary" / f"{name}.yml"
        kind = name.removesuffix("s")
        linked = path.parent.is_symlink() or path.is_symlink()
        if linked or not path.is_file():
            if not linked:  # a link is noted with the folder's other files
                self.stray(f"vocabulary/{name}.yml", "the file is missing", "Add it; it may be empty.")
            return {}
        return self._several(path, kind, model, dict)

    def changes(self) -> tuple[Entry[Change], ...]:
        """Read the log of changes, which a chronology need not have."""
        path = self.root / CHANGES
        if path.is_symlink() or not path.exists():  # a link is noted with the folder's other files
            return ()
        if not path.is_file():
            self.stray(
                CHANGES, "no plain file, so it is not read", "Put the log of changes here, or nothing."
            )
            return ()
        return tuple(self._several(path, "change", Change, list).values())

    def _several(self, path: Path, kind: str, model: type[Record], form: Any) -> dict[str, Entry[Any]]:
        """Read a file that holds several records: by id in a `dict`, or one after the other in a `list`."""
        parsed, name, errors = strict_yaml.read(path), path.relative_to(self.root).as_posix(), list[Any]()
        held = parsed.data if isinstance(parsed.data, form) else form()
        if parsed.data is not None and held is not parsed.data:
            expected = "model_type" if form is dict else "tuple_type"
            errors.append({"type": expected, "loc": (), "msg": "", "input": parsed.data})
        valid, faulty = dict[Any, Record](), dict[Any, tuple[Record, frozenset[str]]]()
        for key, data in held.items() if form is dict else enumerate(held):
            record, wrong = _validate(model, data)
            located = ({**error, "loc": (key, *error["loc"])} for error in wrong)
            errors.extend(error for error in located if not _is_in(error["loc"], parsed.lost))
            spoilt = {path[1:] for path in parsed.lost if path[:1] == (key,)}
            if record is not None and not spoilt:
                valid[key] = record
                continue
            faulty[key] = salvage.salvage(model, data, spoilt)
            if kind in self.broken:
                self.broken[kind].add(str(key))
        file = self.read[name] = File(name, parsed, tuple(errors), kind)
        if faulty:
            self.salvaged[f"{kind}s"] = {
                str(key): Entry(str(key), record, file, (key,), lost)
                for key, (record, lost) in faulty.items()
            }
        return {str(key): Entry(str(key), record, file, (key,)) for key, record in valid.items()}


def _is_readable(parsed: ParsedYaml) -> bool:
    """Say whether something is known of what a file says, though it may have faults."""
    return parsed.data is not None or not parsed.faults


def _is_in(path: Where, spoilt: Container[Where]) -> bool:
    """Say whether a path leads to a value that a fault of YAML spoils, or into one."""
    return any(path[:length] in spoilt for length in range(len(path) + 1))


def _validate(model: type[R], data: Any) -> tuple[R | None, tuple[Any, ...]]:
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(error.errors(include_url=False))
