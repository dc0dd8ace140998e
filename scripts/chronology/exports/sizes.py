"""The sizes of published files, on pages that are made before the files are, or in another process.

A token stands for each until it is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from secrets import token_hex

from chronology.exports.publication import Size

_TOKEN = token_hex(16)  # drawn anew each time, so that no text can pass for one


def token(number: int) -> str:
    """Return what stands for the size of the files of the exporter with this number, from 0."""
    return f"{_TOKEN}{number}."


def is_unfilled(html: str) -> bool:
    """Say whether sizes are still to be put into a page."""
    return _TOKEN in html


def fill(html: str, sizes: Sequence[Size]) -> str:
    """Return a page with the sizes, of all exporters in their order, in the place of their tokens."""
    return re.sub(rf"{_TOKEN}(\d+)\.", lambda match: _words(sizes[int(match[1])]), html)


def people(count: int) -> str:
    """Return a number of bytes as people say it: 812 B, 5.9 KB, 586 KB, 1.2 MB."""
    value, units = float(count), ["B", "KB", "MB", "GB"]
    while value >= 999.5 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{value:.1f} {units[0]}" if value < 9.95 and units[0] != "B" else f"{value:.0f} {units[0]}"


def _words(size: Size) -> str:
    return people(size.bytes) + (f"<br>{size.files} files" if size.files > 1 else "")
