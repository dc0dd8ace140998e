"""The commands of `chronology`, one module each.

A command's module has `HELP` (one line), `arguments(parser)`, which adds its arguments, and
`run(options)`, which returns the exit status; `options.root` is the folder of the chronology. What it
cannot carry out it raises as OSError or ValueError, with a message for the person at the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from chronology.commands import check, index, show

COMMANDS: Mapping[str, ModuleType] = {
    "check": check,
    "show": show,
    "index": index,
}
