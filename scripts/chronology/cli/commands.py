"""The commands of `chronology`, one module each.

A command's module has `HELP` (one line), `arguments(parser)`, which adds its arguments, and
`run(options)`, which returns the exit status; `options.root` is the folder of the chronology. What it
cannot carry out it raises as OSError or ValueError, with a message for the person at the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from chronology.cli import check, diff, fmt, from_issue, index, links, new, release_ids, schema, show, source

COMMANDS: Mapping[str, ModuleType] = {
    "check": check,
    "show": show,
    "index": index,
    "new": new,
    "source": source,
    "fmt": fmt,
    "schema": schema,
    "diff": diff,
    "from-issue": from_issue,
    "links": links,
    "release-ids": release_ids,
}
