"""Voice: whoever reports or quotes names the speaker, and only then."""

from __future__ import annotations

from inspect import cleandoc

from . import SILENT, TREATY, Report


def test_reports_a_voice_without_a_speaker(report: Report) -> None:
    """In claims and in positions."""
    expected = """
        events/1932-treaty.yml:19:12: error[voice]: voice is «quoted», and nobody is named as speaker
            Name the actor in «speaker», or remove «speaker» where the source's author speaks.
        events/1932-treaty.yml:31:16: error[voice]: voice is «reported», and nobody is named as speaker
            Name the actor in «speaker», or remove «speaker» where the source's author speaks.
        vocabulary/actors.yml:10:3: error[unused-vocabulary]: no event uses the actor «firefly»
            Remove it, or use it.
        3 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "    speaker: firefly\n": "",
        "They were 2,000.\n": "They were 2,000.\n        voice: reported\n",
    }
    assert cleandoc(expected) == report({TREATY: spoilt})


def test_reports_a_speaker_beside_the_authors_voice(report: Report) -> None:
    """Whether the voice is written or left out."""
    expected = """
        events/1932-treaty.yml:20:14: error[voice]: «firefly» is named as speaker, and voice is «author»
            Name the actor in «speaker», or remove «speaker» where the source's author speaks.
        events/1932-treaty.yml:29:18: error[voice]: «sylvania» is named as speaker, and voice is «author»
            Name the actor in «speaker», or remove «speaker» where the source's author speaks.
        2 errors, 0 warnings in Freedonia
        """
    spoilt = {
        "voice: quoted": "voice: author",
        "They were 2,500.\n": "They were 2,500.\n        speaker: sylvania\n",
    }
    assert cleandoc(expected) == report({TREATY: spoilt})


def test_takes_a_reported_position_with_its_speaker(report: Report) -> None:
    """A position has a voice as a claim has."""
    spoilt = {"They were 2,500.\n": "They were 2,500.\n        voice: reported\n        speaker: sylvania\n"}
    assert report({TREATY: spoilt}) == SILENT
