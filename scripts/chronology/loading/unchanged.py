"""What has not changed since it was last read or checked, so that nothing is read or checked twice."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from chronology.loading import files, loader, remembered
from chronology.loading.state import State as State
from chronology.loading.state import state as state
from chronology.model.chronology import Chronology

_CHECKED = ".cache/checked"


def load(root: Path, seen: State | None = None) -> Chronology:
    """Return the chronology in `root`, whose state may have been `seen`; only changed files are read anew."""
    return _load(root, state(root) if seen is None else seen)


def latest(root: Path) -> Chronology:
    """Return the chronology in `root` as it was last loaded, however it may have changed since.

    It is for who comes after one that has loaded it for the same build.
    """
    return _last[root][1] if root in _last else load(root)


def is_sound(root: Path, seen: State) -> bool:
    """Say whether data in the state `seen` were checked with this package and no error was found."""
    try:
        return (root / _CHECKED).read_text("ascii") == _signature(seen)
    except (OSError, UnicodeDecodeError):
        return False


def note_sound(root: Path, seen: State) -> None:
    """Note that no error was found in data in the state `seen`."""
    try:
        files.write(root, {_CHECKED: _signature(seen).encode("ascii")})
    except OSError:  # then they are checked again the next time
        return


_last: dict[Path, tuple[State, Chronology]] = {}


@lru_cache(maxsize=1)
def _load(root: Path, now: State) -> Chronology:
    before, chronology = _last.pop(root, (now, None))
    loaded = loader.load(root, chronology, {path for path, _, _ in now & before})
    _last[root] = now, loaded
    return loaded


def _signature(seen: State) -> str:
    lines = [remembered.version(), *(f"{path}\t{size}\t{time}\n" for path, size, time in sorted(seen))]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
