"""The schema: keys and values that the field reference does not know, in words that help."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, ALMANAC, COUNT, GAZETTE, LAPSE, SILENT, THEMES, TREATY, Changes, Report


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"kind: event\n": ""}},
            """
            events/1932-treaty.yml:1:1: error[schema]: «kind» is missing
                Add «kind:». event: it happened; plan: it was scheduled; figure: it was measured.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is missing",
        ),
        pytest.param(
            {TREATY: {"  - text: It let 2,000 ducks cross.\n    source": "  - source"}},
            """
            events/1932-treaty.yml:21:5: error[schema]: «text» is missing
                Add «text:». Our words; plain text and [[event-id|cross-references]].
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is missing in a claim",
        ),
        pytest.param(
            {TREATY: {"    speaker:": "    speeker:"}},
            """
            events/1932-treaty.yml:20:5: error[schema]: no key «speeker» here; did you mean «speaker»?
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is misspelt",
        ),
        pytest.param(
            {ACTORS: {"  description: President of Freedonia": "  rank: President"}},
            """
            vocabulary/actors.yml:12:3: error[schema]: no key «rank» here
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key of the vocabulary that is like none",
        ),
        pytest.param(
            {GAZETTE: {"https://gazette.example/": "https://gazette.example:x/"}},
            """
            seeds/gazette.yml:11:6: error[schema]: "url": its port is no number from 1 to 65535
                Write the address as the address bar of a browser shows it, or leave it out.
            1 error, 0 warnings in Freedonia
            """,
            id="an address with a port that is no number",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind: events"}},
            """
            events/1932-treaty.yml:2:7: error[schema]: «events» is none of the values of «kind»; did you mean «event»?
                Use one of: event, plan, figure.
            1 error, 0 warnings in Freedonia
            """,
            id="a word that is none of those allowed",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind:"}},
            """
            events/1932-treaty.yml:2:6: error[schema]: «kind» is empty
                Use one of: event, plan, figure.
            1 error, 0 warnings in Freedonia
            """,
            id="no word where one of several is asked",
        ),
        pytest.param(
            {LAPSE: {"kind: reverses": "kind: [reverses]"}},
            """
            events/1934-lapse.yml:18:11: error[schema]: a list is none of the values of «kind»; did you mean «reverses»?
                Use one of: part-of, leads-to, responds-to, continues, reverses, compared-with.
            1 error, 0 warnings in Freedonia
            """,
            id="a list where one word is asked",
        ),
        pytest.param(
            {TREATY: {'at: ["2"]\n  - text: The treaty': "at: [¶2]\n  - text: The treaty"}},
            """
            events/1932-treaty.yml:12:10: error[schema]: «¶2» is not written as «at» asks
                Write it anew: a paragraph is a number such as 9, or a footnote such as fn373.
            1 error, 0 warnings in Freedonia
            """,
            id="a paragraph that is none, and no word on the list being too short",
        ),
        pytest.param(
            {TREATY: {"fn1]": "fn" + "1" * 5000 + "]"}},
            f"""
            events/1932-treaty.yml:15:15: error[schema]: «fn{"1" * 57}…» is not written as «at» asks
                Write it anew: a paragraph is a number such as 9, or a footnote such as fn373.
            1 error, 0 warnings in Freedonia
            """,
            id="a number of which no document has so many paragraphs",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1 to 5"]'}},
            """
            seeds/almanac.yml:13:10: error[schema]: «1 to 5» is not written as «at» asks
                Write it anew: paragraphs are numbers such as 9, footnotes such as fn373, or spans such as 3-5.
            1 error, 0 warnings in Freedonia
            """,
            id="a span that is none",
        ),
        pytest.param(
            {TREATY: {"speaker: firefly": "speaker: Rufus Firefly"}},
            """
            events/1932-treaty.yml:20:14: error[schema]: «Rufus Firefly» is not written as «speaker» asks
                Write it anew: an id is small Latin letters and digits, with single hyphens between.
            1 error, 0 warnings in Freedonia
            """,
            id="a name where an id is asked",
        ),
        pytest.param(
            {TREATY: {"title: Freedonia and": "title: |\n  Freedonia and"}},
            """
            events/1932-treaty.yml:1:8: error[schema]: «Freedonia and Sylvania sign the Duck Treaty » is not written as «title» asks
                Write it anew: one line, with no space before or after it.
            1 error, 0 warnings in Freedonia
            """,
            id="a title with the end of a line in it",
        ),
        pytest.param(
            {ALMANAC: {"mark: A": "mark: Al", "language: en": "language: English\nurl: javascript:1"}},
            """
            seeds/almanac.yml:3:7: error[schema]: «Al» is not written as «mark» asks
                One capital letter, different for each source.
            seeds/almanac.yml:8:11: error[schema]: «English» is not written as «language» asks
                Language of the document (BCP 47): en.
            seeds/almanac.yml:9:6: error[schema]: «javascript:1» is not written as «url» asks
                Address of the document, http or https, where known.
            3 errors, 0 warnings in Freedonia
            """,
            id="a mark, a language and an address that are none",
        ),
        pytest.param(
            {TREATY: {"themes: [borders]": "themes: []", 'at: ["4"]': "at: []"}},
            """
            events/1932-treaty.yml:6:9: error[schema]: «themes» is empty
                One to three themes, from vocabulary/themes.yml.
            events/1932-treaty.yml:18:9: error[schema]: «at» is empty
                Paragraphs of the source: 9, or fn373 for a footnote.
            2 errors, 0 warnings in Freedonia
            """,
            id="lists without an entry",
        ),
        pytest.param(
            {TREATY: {'      - says: They were 2,000.\n        source: almanac\n        at: ["2"]\n': ""}},
            """
            events/1932-treaty.yml:28:7: error[schema]: «positions» has 1; at least 2 are needed
                What each source says, side by side.
            1 error, 0 warnings in Freedonia
            """,
            id="a disagreement with one position",
        ),
        pytest.param(
            {ACTORS: {"[Firefly]": '["", Firefly]'}, THEMES: {"name: Ducks": 'name: ""'}},
            """
            vocabulary/actors.yml:13:13: error[schema]: «aliases» is empty
                Every other spelling, adjective or short form that stands for it.
            vocabulary/themes.yml:5:9: error[schema]: «name» is empty
                Name of the theme.
            2 errors, 0 warnings in Freedonia
            """,
            id="texts without a letter",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: forty"}},
            """
            events/1933-count.yml:9:12: error[schema]: «forty» is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="words where a number is asked",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: [40]"}},
            """
            events/1933-count.yml:9:12: error[schema]: a list is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a list where a number is asked",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: NaN"}},
            """
            events/1933-count.yml:9:12: error[schema]: «NaN» is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a value that computers call no number",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 1_000"}},
            """
            events/1933-count.yml:9:12: error[schema]: «1_000» is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a number in a form that only programmers know",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 1e99999"}},
            """
            events/1933-count.yml:9:12: error[schema]: «1e99999» is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a number of a hundred thousand digits, in short",
        ),
        pytest.param(
            {LAPSE: {"summary: The treaty": "summary: [[1932-treaty]]\n#"}},
            """
            events/1934-lapse.yml:5:10: error[schema]: text expected, a list found, for «[[» begins a list
                Put a text that begins with [[ in quotes, or write it on the lines below «>-».
            1 error, 0 warnings in Freedonia
            """,
            id="a cross-reference alone, which YAML reads as a list",
        ),
        pytest.param(
            {TREATY: {"[freedonia, sylvania]": "freedonia"}},
            """
            events/1932-treaty.yml:4:9: error[schema]: a list expected, «freedonia» found
                Actors that took part, from vocabulary/actors.yml.
            1 error, 0 warnings in Freedonia
            """,
            id="a word where a list is asked",
        ),
        pytest.param(
            {LAPSE: {"title: The Duck Treaty comes to an end": "title:"}},
            """
            events/1934-lapse.yml:1:7: error[schema]: text expected, nothing found
                What happened, neutrally, in the present tense; at most 90 characters.
            1 error, 0 warnings in Freedonia
            """,
            id="nothing where a text is asked",
        ),
        pytest.param(
            {TREATY: {"  - text: Firefly called": "  - Just words\n  - text: Firefly called"}},
            """
            events/1932-treaty.yml:16:5: error[schema]: keys and values expected, «Just words» found
                What the sources say of it, one proposition each.
            1 error, 0 warnings in Freedonia
            """,
            id="a text where a claim is asked",
        ),
        pytest.param(
            {TREATY: ""},
            """
            events/1932-treaty.yml:1:1: error[schema]: keys and values expected, nothing found
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="an empty file",
        ),
        pytest.param(
            {TREATY: "- title: Treaty\n", ACTORS: "- freedonia\n"},
            """
            events/1932-treaty.yml:1:1: error[schema]: keys and values expected, a list found
                The field reference lists every key and what it holds.
            vocabulary/actors.yml:1:1: error[schema]: keys and values expected, a list found
                The field reference lists every key and what it holds.
            2 errors, 0 warnings in Freedonia
            """,
            id="files that are lists",
        ),
        pytest.param(
            {ACTORS: {"firefly:": "groucho: person\nfirefly:"}},
            """
            vocabulary/actors.yml:9:10: error[schema]: keys and values expected, «person» found
                The field reference lists every key and what it holds.
            vocabulary/actors.yml:9:10: error[unused-vocabulary]: no event uses the actor «groucho»
                Remove it, or use it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a word where an actor is asked",
        ),
        pytest.param(
            {ACTORS: {"[Sylvanian]": "[Sylvanian]\n  names: {Syldavian: Sylvanija}"}},
            """
            vocabulary/actors.yml:9:11: error[schema]: «Syldavian» is not written as «names» asks
                Names in other languages, by language (BCP 47): {ru: …}.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is no language",
        ),
        pytest.param(
            {ACTORS: {"[Sylvanian]": "[Sylvanian]\n  names: Sylvanija"}},
            """
            vocabulary/actors.yml:9:10: error[schema]: keys and values expected, «Sylvanija» found
                Names in other languages, by language (BCP 47): {ru: …}.
            1 error, 0 warnings in Freedonia
            """,
            id="a word where names by language are asked",
        ),
        pytest.param(
            {"events/1931-duck.yml": "title: A duck\nwithdrawn: It was a goose.\nsumary: None\n"},
            """
            events/1931-duck.yml:3:1: error[schema]: no key «sumary» here
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that a withdrawn event does not have",
        ),
    ],
)
def test_says_what_is_expected_where(report: Report, changes: Changes, expected: str) -> None:
    """Every error is told, at its place, with what the field reference says of the field."""
    assert cleandoc(expected) == report(changes)


def test_takes_every_key_that_may_be_left_out(report: Report) -> None:
    """Names in other languages, a former name of a place and a bound of a value are known keys."""
    changes = {
        ACTORS: {"[Sylvanian]": "[Sylvanian]\n  names: {fr: Sylvanie, de-AT: Sylvanien}"},
        "vocabulary/places.yml": {"name: Fredville": "name: Fredville\n  former: [Fredburg]\n  aliases: [F]"},
        COUNT: {"value: 40": "value: 40\n    bound: about"},
    }
    assert report(changes) == SILENT
