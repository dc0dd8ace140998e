"""The rule wordless: what readers select holds something to read."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, ALMANAC, LAPSE, SILENT, Report

TITLE = "The Duck Treaty comes to an end"


def test_reports_titles_labels_and_names_without_a_letter(report: Report) -> None:
    """By the characters that they hold."""
    changes = {
        LAPSE: {TITLE: '"\u0301"'},
        ALMANAC: {"label: Almanac": 'label: "…—…"'},
        ACTORS: {"name: Rufus Firefly": 'name: "?!"'},
    }
    expected = """
        events/1934-lapse.yml:1:8: error[wordless]: the title has no letter or digit, only U+0301 (COMBINING ACUTE ACCENT)
            Write it in words.
        seeds/almanac.yml:2:8: error[wordless]: the label has no letter or digit, only U+2026 (HORIZONTAL ELLIPSIS), U+2014 (EM DASH)
            Write it in words.
        vocabulary/actors.yml:10:9: error[wordless]: the name has no letter or digit, only U+003F (QUESTION MARK), U+0021 (EXCLAMATION MARK)
            Write it in words.
        """
    assert cleandoc(expected) == "\n".join(
        line for pair in _pairs(report(changes)) if "[wordless]" in pair[0] for line in pair
    )


def _pairs(text: str) -> list[list[str]]:
    lines = text.splitlines()
    return [lines[at : at + 2] for at in range(0, len(lines) - 1, 2)]


@pytest.mark.parametrize("title", ["漢", "Ж", "a\u0301"])
def test_takes_a_title_in_any_script(report: Report, title: str) -> None:
    """One letter or digit is enough."""
    assert report({LAPSE: {TITLE: f'"{title}"'}}) == SILENT
