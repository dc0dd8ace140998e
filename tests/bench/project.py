"""A whole project around generated records: the site's configuration, theme and pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.bench import generate

ROOT = Path(__file__).parents[2]
NAV = """\
nav:
  - Home: index.md
  - Timeline: timeline.md
  - Themes: themes/index.md
  - Disagreements: disagreements.md
  - At a glance: coverage.md
  - Sources: sources/index.md
  - Actors: actors/index.md
  - Data: data.md
"""
PAGES = {
    "index.md": "{{ count('events') }} events, {{ count('claims') }} claims. [All](timeline.md#the-sources)",
    "timeline.md": "{{ density() }}\n\n{{ timeline() }}\n\n## The sources\n\n{{ source_list() }}",
    "themes/index.md": "{{ theme_list() }}",
    "disagreements.md": "{{ disagreements() }}",
    "coverage.md": "{{ heat_grid() }}\n\n## Sources\n\n{{ coverage() }}\n\n## Actors\n\n{{ actor_lanes() }}",
    "sources/index.md": "{{ source_list() }}\n\n{{ source_pairs() }}",
    "actors/index.md": "{{ actor_list() }}",
    "data.md": "{{ data_files() }}",
}
THEME = (
    '{{{{ density("{0}") }}}}\n\nAll about it.\n\n## Figures\n\n{{{{ theme_figures("{0}") }}}}\n\n'
    '## Events\n\n{{{{ theme_events("{0}") }}}}'
)


def write(root: Path, events: int) -> None:
    """Write a project with so many events into the folder `root`."""
    generate.write(root, events)
    furnish(root)


def furnish(root: Path) -> None:
    """Write all that a project has beside its records, of which it needs the themes."""
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copytree(ROOT / "scripts" / "theme", root / "scripts" / "theme")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    changed, count = re.subn(r"^nav:\n(?:[ ].*\n)+", NAV, config, flags=re.MULTILINE)
    assert count == 1
    (root / "mkdocs.yml").write_text(changed, "utf-8")
    pages = PAGES | {
        f"themes/{path.stem}.md": THEME.format(path.stem) for path in root.glob("docs/themes/*.md")
    }
    for name, body in pages.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        title = path.stem.capitalize()
        head = f"---\ntitle: {title}\nrender_macros: true\nhide: [navigation, toc]\n---\n\n# {title}\n\n"
        path.write_text(f"{head}{body}\n", "utf-8")
