"""The size of published files."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """How many files there are of a kind, and their bytes."""

    files: int
    bytes: int

    def people(self) -> str:
        """Return the bytes as people say them: 812 B, 5.9 KB, 586 KB, 1.2 MB."""
        value, units = float(self.bytes), ["B", "KB", "MB", "GB"]
        while value >= 999.5 and len(units) > 1:
            value, units = value / 1000, units[1:]
        return f"{value:.1f} {units[0]}" if value < 9.95 and units[0] != "B" else f"{value:.0f} {units[0]}"
