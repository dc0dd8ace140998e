"""Hugo's side of the comparison: the same records as content, and templates that make the same pages.

What costs our build time is given to Hugo ready-made: dates in words, the order of events, what is linked
to one, what stands before and after it in its themes, which paragraph stands on which page, and the places,
heights and words of all pictures, which Hugo draws, with their tables. Its pages have the shell of ours.
Lists of events it divides itself, into as many pages as ours, if not at the same events. It is not asked for
exports, the page that lists them, and the search index with what marks its texts.
"""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from pathlib import Path

from chronology.loading.loader import load

from tests.bench.hugo_content import content, data
from tests.bench.hugo_events import SITE
from tests.bench.paging import CARDS

LAYOUTS = Path(__file__).parent / "hugo"
HEAD = '<header class="event-head">'
CONFIG = f"""\
baseURL: {SITE.url}
title: {SITE.name}
taxonomies: {{theme: themes, actor: actors, source: sources, year: timeline, dispute: disagreements}}
pagination: {{disableAliases: true, pagerSize: {CARDS}}}
disableKinds: [RSS, section]
params: {{edit: {SITE.edit("")}}}
"""
FOOT = """
{{ with .Params.edits }}<p class="page-foot"><a class="edit" href="{{ site.Params.edit }}{{ . }}" rel="edit">\
Edit this page</a></p>{{ end }}
"""


def write(project: Path, site: Path, root: Path) -> None:
    """Write a Hugo project for the chronology in `project`, in the look of its built `site`, into `root`."""
    chronology = load(project)
    shutil.copytree(LAYOUTS, root / "layouts")
    made = (path.read_text("utf-8") for path in sorted((site / "events").glob("*/index.html")))
    shell = _shell(next(html for html in made if HEAD in html))  # a withdrawn event has no such head
    (root / "layouts" / "baseof.html").write_text(shell, "utf-8")
    (root / "hugo.yaml").write_text(CONFIG, "utf-8")
    shutil.copytree(site / "assets", root / "static" / "assets")
    (root / "data").mkdir()
    for name, known in data(chronology).items():
        (root / "data" / f"{name}.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    for name, front in content(chronology):
        path = root / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(front, ensure_ascii=False) + "\n", "utf-8")


def _shell(html: str) -> str:
    """Return a page of ours as Hugo's base template."""
    before, _, rest = html.partition(HEAD)
    after = rest[rest.rindex("</article>") :]
    title = escape(re.findall("<title>(.*?) - Multivector</title>", before)[0])
    before = before.replace(title, "{{ .Title }}")
    before = re.sub(
        r'(<meta name="description" content=")[^"]*', r"\1{{ .Description | default .Title }}", before
    )
    before = re.sub(r'(<link rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", before)
    head = re.compile(r'<meta property="og:type".*?</script>', re.DOTALL)
    before = head.sub(lambda _: '{{ block "head" . }}{{ end }}', before)
    page = before + '{{ block "main" . }}{{ end }}' + FOOT + after
    return page.replace('"../../', '"/').replace('"../.."', '"/"')
