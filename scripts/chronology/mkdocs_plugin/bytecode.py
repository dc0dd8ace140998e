"""A cache of compiled templates: to compile the theme's and our own takes a quarter of a small build."""

from __future__ import annotations

import os
import stat

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from platformdirs import user_cache_path


def use_cache(environment: Environment) -> None:
    """Let an environment read and write compiled templates in the user's cache directory.

    Compiled templates are code. They are not kept within the project, where a commit could bring them, and
    only in a directory that belongs to the user and that nobody else may write to; otherwise (always on
    Windows, where this cannot be asked) templates are compiled at each build.
    """
    folder = user_cache_path("chronology") / f"jinja-{jinja2.__version__}"
    try:
        for part in (folder.parent, folder):
            part.mkdir(0o700, parents=True, exist_ok=True)
            found = part.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
                return
    except (AttributeError, OSError):
        return
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
