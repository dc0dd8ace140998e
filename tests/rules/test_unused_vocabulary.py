"""Unused vocabulary: themes, actors, places and sources that no event has."""

from __future__ import annotations

from inspect import cleandoc

from . import ALMANAC, FREEDONIA, SILENT, THEMES, TREATY, Report

SWANS = "swans:\n  name: Swans\n  description: Swans.\n"


def test_reports_what_no_event_uses(report: Report) -> None:
    """An actor whom texts name, but who neither takes part nor speaks, is not in use."""
    expected = """
        seeds/rumour.yml:1:1: error[unused-vocabulary]: no event uses the source «rumour»
            Remove it, or use it.
        vocabulary/actors.yml:6:3: error[unused-vocabulary]: no event uses the actor «sylvania»
            Remove it, or use it.
        vocabulary/places.yml:2:3: error[unused-vocabulary]: no event uses the place «fredville»
            Remove it, or use it.
        vocabulary/themes.yml:8:3: error[unused-vocabulary]: no event uses the theme «swans»
            Remove it, or use it.
        4 errors, 0 warnings in Freedonia
        """
    rumour = (FREEDONIA / ALMANAC).read_text("utf-8").replace("label: Almanac", "label: Rumour")
    changes = {
        "texts/rumour.txt": "A rumour\nMore of it\nAnd more\nStill more\nThe end\n",
        "seeds/rumour.yml": rumour.replace("mark: A", "mark: R").replace('["1", "5"]', '["1-5"]'),
        TREATY: {"[freedonia, sylvania]": "[freedonia]", "places: [fredville]\n": ""},
        THEMES: (FREEDONIA / THEMES).read_text("utf-8") + SWANS,
        "docs/themes/swans.md": '---\nrender_macros: true\n---\n{{ theme_events("swans") }}\n',
    }
    assert cleandoc(expected) == report(changes)


def test_takes_an_actor_who_only_speaks(report: Report) -> None:
    """A speaker is in use, though no event lists the actor as taking part."""
    changes = {
        TREATY: {
            "[freedonia, sylvania]": "[freedonia]",
            "They were 2,500.\n": "They were 2,500.\n        voice: reported\n        speaker: sylvania\n",
        }
    }
    assert report(changes) == SILENT


def test_waits_until_every_event_can_be_read(report: Report) -> None:
    """The broken event may use the place."""
    expected = """
        events/1932-treaty.yml:3:7: error[date]: «1932-06-31» is a day, month or year that no calendar has
            Write YYYY, YYYY-MM, YYYY-MM-DD, a decade such as 199X, a season such as 2019-21, an interval such as 2014/2016 or 2014/.., one of several such as [2010,2011], or a moment within bounds such as [2014..2016], [2014..] or [..2014]; any date outside such bounds may be followed by ~ ? or %.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({TREATY: {"1932-06-17": "1932-06-31"}})
