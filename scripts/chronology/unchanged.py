"""What has not changed since it was last read or checked, so that nothing is read or checked twice.

A file counts as unchanged while its path, size and time of change stay.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from chronology import loading
from chronology.chronology import Chronology

_FOLDERS = ("events", "seeds", "vocabulary", "docs")
_PACKAGE = Path(__file__).parent
_CHECKED = Path(".cache", "checked")

State = frozenset[tuple[str, int, int]]


def state(root: Path) -> State:
    """Return every file that a chronology is read from: its path from the root, its size and its time."""
    return frozenset(one for folder in _FOLDERS for one in _files(root, folder))


def begin(root: Path) -> State:
    """Begin to load the chronology in `root`; return its state from before that."""
    seen = state(root)
    loading.begin(root)
    return seen


def load(root: Path, seen: State | None = None) -> Chronology:
    """Return the chronology in `root`, whose state may have been `seen`; only changed files are read anew."""
    return _load(root, state(root) if seen is None else seen)


def is_sound(root: Path, seen: State) -> bool:
    """Say whether data in the state `seen` were checked with this package and no error was found."""
    try:
        return (root / _CHECKED).read_text("ascii") == _signature(seen)
    except (OSError, UnicodeDecodeError):
        return False


def note_sound(root: Path, seen: State) -> None:
    """Note that no error was found in data in the state `seen`."""
    try:
        (root / _CHECKED).parent.mkdir(exist_ok=True)
        (root / _CHECKED).write_text(_signature(seen), "ascii")
    except OSError:  # then they are checked again the next time
        return


_last: dict[Path, tuple[State, Chronology]] = {}


@lru_cache(maxsize=1)
def _load(root: Path, now: State) -> Chronology:
    before, chronology = _last.pop(root, (now, None))
    loaded = loading.load(root, chronology, {path for path, _, _ in now & before})
    _last[root] = now, loaded
    return loaded


def _signature(seen: State) -> str:
    code = frozenset(_files(_PACKAGE, "."))
    lines = (f"{path}\t{size}\t{time}\n" for path, size, time in (*sorted(seen), *sorted(code)))
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _files(root: Path, folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of each file below a folder of `root`, from which the paths are written.

    A link counts itself, not what it leads to.
    """
    waiting = [folder]
    if (link := root / folder).is_symlink():
        yield folder, 0, link.lstat().st_mtime_ns
    while waiting:
        inside = waiting.pop()
        try:
            entries = os.scandir(root / inside)
        except OSError:  # it is missing, or no folder
            continue
        with entries:
            for entry in entries:
                path, found = f"{inside}/{entry.name}", entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    waiting.append(path)
                elif not path.endswith(".pyc"):
                    yield path, found.st_size, found.st_mtime_ns
