"""What can be taken from a chronology that was loaded before, when few of its files have changed since."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from chronology.model.chronology import Chronology
from chronology.model.entries import Entry
from chronology.model.evidence import Evidence


class Earlier:
    """A chronology as it was loaded before, or none, and the paths of files that have not changed since."""

    def __init__(self, before: Chronology | None, unchanged: Container[str]) -> None:
        self._before, self._unchanged = before, unchanged

    def entry(self, name: str, key: str) -> Entry[Any] | None:
        """Return the event, retired event or source in an unchanged file without a fault."""
        if self._before is None or name not in self._unchanged:
            return None
        found: Any = (self._before.events, self._before.retired, self._before.sources)
        return next((e for by in found if (e := by.get(key)) and e.file.path == name), None)

    def evidence(self, name: str, key: str) -> Evidence | None:
        """Return the evidence index in an unchanged file."""
        return self._before.evidence.get(key) if self._before and name in self._unchanged else None
