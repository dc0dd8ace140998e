"""Each chart over Freedonia with a few events more, and what it draws, worked out by hand.

The years are 1932 to 1937 and, after a break that is one and a half columns wide, 1960: 8.5 columns of
11.76 per cent. `golden/` holds each whole chart; `UPDATE_GOLDEN=1` writes it anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.site.html import Document

GOLDEN = Path(__file__).parent / "golden"

WALK = """\
title: The ducks walk to Sylvania
kind: event
date: "1936/1937"
actors: [sylvania]
themes: [ducks]
summary: The ducks walk.
claims:
  - {text: The ducks walked., source: almanac, at: ["5"]}
relations:
  - {to: 1934-lapse, kind: responds-to, source: almanac, at: ["5"]}
"""
POND = """\
title: The pond dries up
kind: event
date: "1937/.."
actors: [freedonia, sylvania]
themes: [ducks]
summary: The pond dries up.
claims:
  - {text: The pond dried up., source: gazette, at: ["5"]}
"""
SURVEY = """\
title: A second count
kind: figure
date: "1960~"
actors: [freedonia]
themes: [ducks]
summary: Ducks are counted again.
measures:
  - {name: Sylvanian ducks, value: 55, unit: per cent, of: the ducks of Freedonia, as_of: 1960~, bound: about}
  - {name: Ducks by owner, value: 10, unit: thousand ducks, of: the state, as_of: "1960"}
  - {name: Ducks by owner, value: 30, unit: thousand ducks, of: everybody else, as_of: "1960"}
  - {name: Ponds, value: 3, unit: ponds, of: Freedonia, as_of: "1960"}
claims:
  - {text: About 55 per cent were Sylvanian., source: almanac, at: ["5"]}
  - {text: "10,000 ducks were the state’s, 30,000 others’, on 3 ponds.", source: gazette, at: ["5"]}
relations:
  - {to: 1933-count, kind: compared-with, source: almanac, at: ["5"]}
"""
MORE = {"events/1936-walk.yml": WALK, "events/1937-pond.yml": POND, "events/1960-survey.yml": SURVEY}


def assert_golden(name: str, html: str) -> None:
    """Assert that a chart is as its file in `golden` says, blank lines and indentation aside."""
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    path = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == path.read_text("utf-8").splitlines()


def parsed(html: str) -> Document:
    """Return a chart as elements and text."""
    document = Document()
    document.feed(html)
    document.close()
    return document


def drawn(html: str, tag: str, name: str) -> list[dict[str, str]]:
    """Return the attributes of each element of a chart with this tag and class."""
    return [a for t, a in parsed(html).elements if t == tag and name in a.get("class", "").split()]


def cells(html: str) -> list[list[str]]:
    """Return the text of each cell of the rows of a chart's table, its head and foot included."""
    rows = re.findall(r"<tr>(.*?)</tr>", html[html.index("<table") :], re.DOTALL)
    found = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", "", cell).split()) for cell in row] for row in found]
