"""The MkDocs plugin, and all code that depends on MkDocs: page shells, the search index, the macros."""
