"""The MkDocs hook, where MkDocs can load it.

MkDocs puts the folder of a hook on `sys.path`. From inside the package that would hide the package
behind its module of the same name; from here it is the package's root.
"""

import gc
from pathlib import Path

# Modules are no garbage, and Python would look through all of them, again and again, while more are loaded.
_enabled = gc.isenabled()
gc.disable()

from chronology import ahead  # noqa: E402

# Here, for to load the modules below takes a small site as long as to read its events.
ahead.begin(Path(__file__).parents[1])

from chronology.mkdocs_hooks import (  # noqa: E402
    on_build_error,
    on_config,
    on_files,
    on_nav,
    on_page_content,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_pre_build,
    on_serve,
    on_startup,
    on_template_context,
)

gc.freeze()
if _enabled:
    gc.enable()

__all__ = [
    "on_build_error",
    "on_config",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_pre_build",
    "on_serve",
    "on_startup",
    "on_template_context",
]
