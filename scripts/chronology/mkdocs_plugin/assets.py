"""Our own scripts as they are published: without comments and margins, which are for who reads the source."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rjsmin import jsmin


def minify(files: Files, config: MkDocsConfig) -> None:
    """Put a lean copy in the place of each script of the project; the theme's own are lean already."""
    for file in [file for file in files if file.src_uri.endswith(".js") and file.src_dir == config.docs_dir]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=str(jsmin(file.content_string))))
