"""The MkDocs hook, where MkDocs can load it.

MkDocs puts the folder of a hook on `sys.path`. From inside the package that would hide the package
behind its module of the same name; from here it is the package's root.
"""

from chronology.mkdocs_plugin.mkdocs_hooks import (
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
    on_template_context,
)

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
    "on_template_context",
]
