"""Each rule over spoilt copies of Freedonia: what is changed, and the whole report that follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

FREEDONIA = Path(__file__).parent / "freedonia"
TREATY = "events/1932-treaty.yml"
COUNT = "events/1933-count.yml"
LAPSE = "events/1934-lapse.yml"
GAZETTE = "seeds/gazette.yml"
ALMANAC = "seeds/almanac.yml"
ACTORS = "vocabulary/actors.yml"
PLACES = "vocabulary/places.yml"
THEMES = "vocabulary/themes.yml"
RETIRED = "docs/retired.yml"
SILENT = "0 errors, 0 warnings in Freedonia"

Changes = Mapping[str, str | bytes | Path | Mapping[str, str] | None]
"""By path, a file's new content, a link's target, words to replace by others, or None to remove it."""
Build = Callable[[Changes], Path]
Report = Callable[[Changes], str]
