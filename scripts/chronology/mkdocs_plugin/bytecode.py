"""A cache of compiled templates, because compiling them takes a quarter of the time of a small build."""

from __future__ import annotations

import os
import stat
from hashlib import sha256

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from platformdirs import user_cache_path

# The options of an environment that affect how templates are compiled.
_OPTIONS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "autoescape"),
)


def use_cache(environment: Environment) -> None:
    """Cache an environment's compiled templates in the user's cache directory.

    Compiled templates are code. The cache is therefore not in the project, where a commit could add files to
    it, and it is used only if the directory belongs to the user and nobody else may write to it. There is no
    cache on Windows, where this cannot be checked, nor if `autoescape` is a function, which cannot be part of
    the key.
    """
    if callable(environment.autoescape):
        return
    options = [getattr(environment, name) for name in _OPTIONS]
    key = sha256(repr((options, sorted(environment.extensions))).encode()).hexdigest()[:16]
    folder = user_cache_path("chronology") / f"jinja-{jinja2.__version__}-{key}"
    try:
        for part in (folder.parent, folder):
            part.mkdir(0o700, parents=True, exist_ok=True)
            found = part.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
                return
    except (AttributeError, OSError):
        return
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
