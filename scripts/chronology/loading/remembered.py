"""What is always the same for the same code, kept between builds.

It lies where programs of the user keep what can be made anew, and is made anew where the code has changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pydantic
from platformdirs import user_cache_path

from chronology.loading.state import files

_PACKAGE = Path(__file__).parent


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, which is plain JSON, and depends on this package and pydantic only."""
    path, current = user_cache_path("chronology") / f"{name}.json", version()
    try:
        kept = json.loads(path.read_bytes())
        if kept["version"] == current:
            return kept["made"]
    except (OSError, ValueError, LookupError, TypeError):  # it is missing, or not as it was written here
        pass
    made = make()
    _keep(path, json.dumps({"version": current, "made": made}))
    return made


def _keep(path: Path, text: str) -> None:
    """Write a file at once, so that nobody reads half of it; who cannot write makes it each time."""
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(text, "ascii")
        part.replace(path)
    except OSError:
        return


@cache
def version() -> str:
    """Return a hash of when and how large each file of the package is, of pydantic's version and Python's -O.

    It is made once. What runs for long asks for it at once, before anybody edits a file of the package.
    """
    lines = [f"{pydantic.VERSION}\t{sys.flags.optimize}\n"]
    lines += [f"{path}\t{size}\t{time}\n" for path, size, time in sorted(files(_PACKAGE, "."))]
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
