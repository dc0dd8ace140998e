"""The state of a chronology's files, from which it is seen what has changed.

A file counts as unchanged while its path, size and time of change stay.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

_FOLDERS = ("events", "seeds", "vocabulary", "docs")

State = frozenset[tuple[str, int, int]]


def state(root: Path) -> State:
    """Return every file that a chronology is read from: its path from the root, its size and its time."""
    return frozenset(one for folder in _FOLDERS for one in files(root, folder))


def files(root: Path, folder: str) -> Iterator[tuple[str, int, int]]:
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
                path = f"{inside}/{entry.name}"
                try:
                    found = entry.stat(follow_symlinks=False)
                except FileNotFoundError:  # it has just gone, as an editor's own files do
                    continue
                if stat.S_ISDIR(found.st_mode):
                    waiting.append(path)
                elif not path.endswith(".pyc"):
                    yield path, found.st_size, found.st_mtime_ns
