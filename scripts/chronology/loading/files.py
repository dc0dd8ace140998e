"""Write files whole or not at all.

Every command that writes prepares all it has to write, then calls `write` once.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class LinkError(OSError):
    """A file that would be written through a symbolic link; the message names the link."""


def write(root: Path, files: Mapping[str, bytes], *, new: bool = False) -> None:
    """Write files, given by their paths from `root`: all of them, or none.

    Each goes into a temporary file beside its place, which then replaces what is there. With `new`, nothing
    is replaced: raises FileExistsError where something is there already. Raises `LinkError` where a file, or
    a folder between `root` and the file, is a symbolic link, and OSError where a file cannot be written.
    """
    for name in files:
        _refuse_links(root, name)
        if new and (root / name).exists():
            raise FileExistsError(f"{root / name} already exists; nothing was written")
    staged: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for name, content in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.{os.getpid()}")
            staged[target] = beside
            beside.unlink(missing_ok=True)  # an interrupted run may have left one
            with beside.open("xb") as file:
                file.write(content)
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
        for target, beside in staged.items():
            beside.replace(target)
            placed.append(target)
    except BaseException:
        for path in (*staged.values(), *(placed if new else ())):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def link_below(folder: Path) -> Path | None:
    """Return a symbolic link at or below a folder, or None."""
    if folder.is_symlink():
        return folder
    for base, folders, names in os.walk(folder):
        for name in (*folders, *names):
            if (path := Path(base, name)).is_symlink():
                return path
    return None


def _refuse_links(root: Path, name: str) -> None:
    """Raise `LinkError` where `name`, or a folder on the way to it from `root`, is a symbolic link."""
    path = root
    for part in Path(name).parts:
        path /= part
        if path.is_symlink():
            raise LinkError(f"{path} is a symbolic link; nothing was written")
