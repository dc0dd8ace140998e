"""A sourced chronology: records, evidence, rules, views and pages.

The modules stand on floors and import only from floors below their own:

1. `edtf`, `strict_yaml`, `text`, `tokens`
2. `records`, `evidence`
3. `chronology`
4. `findings`, `rules`
5. `views`
6. `pages`, `cli`, `macros`, `mkdocs_hooks`
"""
