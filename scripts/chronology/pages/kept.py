"""What views have made of a chronology and need again: for other pages, and never for another chronology."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from chronology.model.chronology import Chronology


@lru_cache(maxsize=1)
def kept(chronology: Chronology) -> defaultdict[str, dict[Any, Any]]:
    """Return the stores of a chronology by name; those of the one before are let go."""
    return defaultdict(dict)
