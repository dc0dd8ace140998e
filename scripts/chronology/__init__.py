"""A sourced chronology: records, evidence, rules, views and pages.

The modules stand on floors. A module imports only from floors below its own, and from what is named
before it on its own floor:

1. `state`, `edtf`, `utf8`, `yaml_advice`, `yaml_data`, `yaml_builder`, `strict_yaml`, `text`, `tokens`
2. `forks`, `remembered`, `markdown`, `site`, `records`, `evidence`, `names`, `entries`, `drafts`, `sizes`
3. `files`, `item_ids`, `handwritten`, `bibliography`, `reading`, `parsing`, `ahead`, `ordering`,
   `chronology`, `earlier`, `salvage`, `loading`, `unchanged`
4. `findings`, `rules`
5. `views`, `showing`, `schemas`, `exports`, `differences`, `comparison`, `authoring`, `guide`, `tips`
6. `pages`, `collisions`, `revisions`, `link_check`, `commands`, `cli`, `inserted`, `macros`,
   `publishing`, `early`, `mkdocs_hooks`
"""
