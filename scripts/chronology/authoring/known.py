"""Which files were found to be in canonical form already, so that an unchanged one is not looked at again.

The list is kept in `.cache/canonical` below the chronology's folder. Its first line stands for the code
that decides what is canonical; with other code, the list is begun anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from chronology import authoring
from chronology.loading import files
from chronology.model import records

_FILE = ".cache/canonical"


def known(root: Path) -> frozenset[str]:
    """Return what `remember` was given last; nothing where there is no such list, or one of other code."""
    try:
        code, *lines = (root / _FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError):
        return frozenset()
    return frozenset(lines) if code == _code() else frozenset()


def remember(root: Path, lines: Iterable[str]) -> None:
    """Keep a line a file; where nothing can be written, the next check takes longer, and that is all."""
    try:
        files.write(root, {_FILE: ("\n".join([_code(), *sorted(lines)]) + "\n").encode()})
    except OSError:
        return


@cache
def _code() -> str:
    """Return a hash over the modules on which the canonical form depends."""
    folders = [Path(package.__path__[0]) for package in (authoring, records)]
    modules = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    return sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()
