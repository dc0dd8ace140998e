"""The only code that knows MkDocs: hooks, page shells, the search index and the macros."""
