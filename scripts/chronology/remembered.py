"""What is always the same for the same code, kept between builds.

It lies where programs of the user keep what can be made anew, and is made anew where the code has changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pydantic
from platformdirs import user_cache_path

from chronology.state import files

_PACKAGE = Path(__file__).parent


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, which is plain JSON, and depends on this package and pydantic only."""
    path, version = user_cache_path("chronology") / f"{name}.json", _version()
    try:
        kept = json.loads(path.read_bytes())
        if kept["version"] == version:
            return kept["made"]
    except (OSError, ValueError, LookupError, TypeError):  # it is missing, or not as it was written here
        pass
    made = make()
    _keep(path, json.dumps({"version": version, "made": made}))
    return made


def _keep(path: Path, text: str) -> None:
    """Write a file at once, so that nobody reads half of it; who cannot write makes it each time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(text, "ascii")
        part.replace(path)
    except OSError:
        return


@cache
def _version() -> str:
    """Return a hash of when and how large each file of the package is, and of the version of pydantic."""
    lines = [f"{path}\t{size}\t{time}\n" for path, size, time in sorted(files(_PACKAGE, "."))]
    return sha256("".join([pydantic.VERSION, *lines]).encode("utf-8", "surrogateescape")).hexdigest()
