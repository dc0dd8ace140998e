"""A theme without a page, or a page without a theme."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.chronology import Chronology
from chronology.findings import Finding
from chronology.rules import Rule

RULE = Rule(
    name="theme-page",
    severity="error",
    description="Every theme has a page docs/themes/ID.md, and every page there a theme.",
    tip="Write the page, with an introduction and the macro theme_events.",
    bad="""
        # docs/themes/geese.md
        A page on geese, and no theme «geese».
    """,
    good="""
        # docs/themes/ducks.md
        A page on ducks, and a theme «ducks».
    """,
)


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each theme whose page is missing, and each page of no theme."""
    for key, entry in chronology.themes.items():
        if key not in chronology.theme_pages:
            yield RULE.finding(entry, (), f"docs/themes/{key}.md is missing")
    if "theme" in chronology.unread:
        return
    for key in sorted(chronology.theme_pages - chronology.known("theme") - {"index"}):
        path = f"docs/themes/{key}.md"
        yield RULE.at(path, 1, 1, f"no theme «{key}»", "Rename the page, or add the theme.")
