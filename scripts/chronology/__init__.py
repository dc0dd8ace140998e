"""A sourced chronology: records, evidence, rules, views and pages.

The modules stand on floors. A module imports only from floors below its own, and from what is named
before it on its own floor:

1. `edtf`, `utf8`, `strict_yaml`, `text`, `tokens`, `site`
2. `records`, `evidence`, `names`, `entries`
3. `chronology`, `loading`
4. `findings`, `rules`
5. `views`, `showing`, `exports`
6. `pages`, `commands`, `cli`, `macros`, `mkdocs_hooks`
"""
