"""The MkDocs hook, where MkDocs can load it.

MkDocs puts the folder of a hook on `sys.path`. From inside the package that would hide the package
behind its module of the same name; from here it is the package's root.
"""

from chronology.mkdocs_hooks import on_files, on_page_content, on_page_context, on_page_markdown

__all__ = ["on_files", "on_page_content", "on_page_context", "on_page_markdown"]
