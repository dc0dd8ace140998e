"""Templates as Jinja has compiled them, kept between builds as Python keeps its modules.

The theme's templates and our own take a third of the time of a small build to compile. What is kept is found
by name and by a hash of the template's text, so that a changed template is compiled anew.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache


def keep(environment: Environment, root: Path) -> None:
    """Let an environment keep its compiled templates in `.cache/templates` of a project."""
    folder = root / ".cache" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a project that cannot be written to is built all the same
        return
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
