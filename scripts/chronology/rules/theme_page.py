"""A theme without a page, or a page without a theme."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.loading import handwritten
from chronology.model.chronology import Chronology
from chronology.rules import Rule
from chronology.rules.findings import Finding

RULE = Rule(
    name="theme-page",
    severity="error",
    description=(
        "Every theme has a page docs/themes/ID.md with `render_macros: true` and a call of "
        "`theme_events` for it, and every page there a theme."
    ),
    tip="Write the page, with an introduction and the macro theme_events, such as the one below.",
    bad="""
        # docs/themes/geese.md
        A page on geese, and no theme «geese».
    """,
    good="""
        # docs/themes/ducks.md
        ---
        render_macros: true
        ---
        {{ theme_events("ducks") }}
    """,
)


PAGE = """\
---
title: {name}
render_macros: true
hide: [navigation, toc]
---

# {name}

{{{{ density("{id}") }}}}

An introduction in your own words.

## Events

{{{{ theme_events("{id}") }}}}

Something missing? {{{{ add_event("{id}") }}}} in the browser."""


def check(chronology: Chronology) -> Iterator[Finding]:
    """Yield each theme whose page is missing or does not list its events, and each page of no theme."""
    for key, entry in chronology.themes.items():
        path = f"docs/themes/{key}.md"
        page = PAGE.format(name=" ".join(entry.record.name.split()) or key, id=key)
        if key not in chronology.theme_pages:
            yield RULE.finding(entry, (), f"{path} is missing")._replace(example=page)
        elif not _lists_events(chronology.docs.get(path, ""), key):
            message = f'the page does not list the events of the theme "{key}"'
            if not handwritten.renders_macros(chronology.docs.get(path, "")):
                message += ", for its front matter lacks `render_macros: true`"
            yield RULE.at(path, 1, 1, message)._replace(example=page)
    if "theme" in chronology.unread:
        return
    for key in sorted(chronology.theme_pages - chronology.known("theme") - {"index"}):
        path = f"docs/themes/{key}.md"
        yield RULE.at(path, 1, 1, f"no theme «{key}»", "Rename the page, or add the theme.")


def _lists_events(text: str, theme: str) -> bool:
    """Say whether a page calls `theme_events` for a theme, or cannot be read, which another rule says."""
    if not handwritten.renders_macros(text):
        return False
    found = handwritten.calls(text)
    if isinstance(found, handwritten.SyntaxFault):
        return True
    listing = [one for one in found if isinstance(one, handwritten.Call) and one.name == "theme_events"]
    return any(
        call.spread
        or any(value in (theme, handwritten.EXPRESSION) for value in (*call.arguments, *call.named.values()))
        for call in listing
    )
