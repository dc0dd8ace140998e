"""Reading the events of a build before it asks for them, while all else that it needs is loaded.

So this module, and what it imports, must be quickly loaded itself.
"""

from __future__ import annotations

import os
from pathlib import Path

from chronology import parsing
from chronology.state import State, state

_states: dict[str, State] = {}


def begin(root: Path) -> None:
    """Begin to read the events of the chronology in `root`, if they are many, in a second process."""
    _states[str(root)] = state(root)
    try:
        with os.scandir(root / "events") as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:  # of which whoever loads the chronology will say more
        return
    parsing.begin([f"{root}/events/{name}" for name in names if name.endswith(".yml") and name[0] != "."])


def seen(root: Path) -> State:
    """Return the state of the chronology in `root` from before anything was read."""
    return _states.pop(str(root), None) or state(root)
