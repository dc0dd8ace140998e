"""A sourced chronology as data, checks, exports and pages.

A room imports only from rooms above it in this list:

- `model`: what the data are once read
- `loading`: files to a chronology
- `rules`: findings about the data
- `authoring`: what contributors use
- `pages`: what people read
- `exports`: what machines read
- `cli`: the command `chronology`
- `mkdocs_plugin`: the site
"""
