"""What the templates of a theme would cost at each build: to list thousands of icons, and to compile.

Compiled templates are kept between builds, as Python keeps its modules: the theme's and our own take a third
of the time of a small build to compile. They are found by name and by hashes of the template's text and of
what compiles it, so that a template is compiled anew where one of them has changed.
"""

from __future__ import annotations

import hashlib
import inspect
import marshal
import os
import pickle
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from jinja2.bccache import Bucket, bc_magic
from mkdocs.theme import Theme
from platformdirs import user_cache_path


def keep(environment: Environment) -> None:
    """Let an environment keep its compiled templates where programs of the user keep what can be made anew.

    That is not within the project, for a project is given by others, and what is compiled is run. So
    nobody else may have been able to write there; who has no such place compiles them each time.
    """
    folder = user_cache_path("chronology") / "templates"
    try:
        for part in (folder.parent, folder):
            part.mkdir(0o700, parents=True, exist_ok=True)
            found = part.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
                return
    except (AttributeError, OSError):  # Windows knows no such owner
        return
    made_by = environment.code_generator_class.__mro__[:-1]
    name = f"{_version(tuple(map(inspect.getfile, made_by)))}-%s.cache"
    environment.bytecode_cache = _Kept(str(folder), name)


class _Kept(FileSystemBytecodeCache):
    """Templates in files, each read at once: from an open file Python reads code a few bytes at a time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code that is kept for a template into its bucket, if that is what it is."""
        try:
            kept = Path(self.directory, self.pattern % bucket.key).read_bytes()
        except OSError:
            return
        head = bc_magic + pickle.dumps(bucket.checksum, 2)  # with which Jinja begins the file
        if kept.startswith(head):
            with suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(memoryview(kept)[len(head) :])


@cache
def _version(modules: tuple[str, ...]) -> str:
    """Return what differs between versions of what compiles templates: a hash of the modules' files."""
    return hashlib.sha256(b"\0".join(Path(module).read_bytes() for module in modules)).hexdigest()[:16]


def keep_pages(macros: Any) -> None:
    """Let the macros plugin, if there is one, keep the compiled text of each page with the templates.

    It makes a template of every page, which takes longer to compile than to fill. The name under which a
    page is kept also says the settings, such as how templates are marked in it, for they are not in its text.
    """
    if macros is None:
        return
    environment: Environment = macros.env
    keep(environment)
    cache, compiled = environment.bytecode_cache, environment.compile
    settings = [f"{key} {value}" for key, value in vars(environment).items() if isinstance(value, str | bool)]

    def compiled_once(source: str, *args: Any, **options: Any) -> Any:
        if cache is None or args or options:
            return compiled(source, *args, **options)
        bucket = cache.get_bucket(environment, "\0".join([macros.page.file.src_uri, *settings]), None, source)
        if bucket.code is None:
            bucket.code = compiled(source)
            cache.set_bucket(bucket)
        return bucket.code

    environment.compile = compiled_once  # type: ignore[method-assign, assignment]


class Listing(FileSystemLoader):
    """Loads templates, and lists those in folders whose names do not begin with a full stop.

    MkDocs asks for the list to copy what is no template, and leaves out what lies in such folders; among
    them are the theme's icons, which took longer to list than all pages of a small site to render.
    """

    def list_templates(self) -> list[str]:
        """Return the names."""
        found: set[str] = set()
        for base in self.searchpath:
            for folder, folders, names in os.walk(base, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(folder).relative_to(base)
                prefix = f"{inside.as_posix()}/" if inside.parts else ""
                found.update(prefix + name for name in names)
        return sorted(found)


def keep_theme(theme: Theme) -> None:
    """Let each environment that a theme makes keep its compiled templates, and list them quickly."""
    make = theme.get_env

    def made() -> Environment:
        environment = make()
        environment.loader = Listing(theme.dirs)
        keep(environment)
        return environment

    theme.get_env = made  # type: ignore[method-assign]
