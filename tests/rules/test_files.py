"""Files: their names, their YAML, and the keys and values that a record may have."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import (
    ACTORS,
    ALMANAC,
    COUNT,
    FREEDONIA,
    GAZETTE,
    LAPSE,
    PLACES,
    RETIRED,
    SILENT,
    THEMES,
    TREATY,
    Changes,
    Report,
)

# ---- file-name


LONG = "a" * 81
NEW = """\
title: The treaty is signed
kind: event
date: "1932"
themes: [borders]
summary: The Duck Treaty is signed.
claims:
  - {text: Freedonia and Sylvania signed the Duck Treaty in 1932., source: gazette, at: [2]}
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"events/1931_Duck.yml": NEW},
            """
            events/1931_Duck.yml:1:1: error[file-name]: `1931_Duck` is not a valid id
                Use lower-case Latin letters, digits and hyphens, as in 1932-duck-treaty.yml.
            1 error, 0 warnings in Freedonia
            """,
            id="a name that is no id",
        ),
        pytest.param(
            {"seeds/Утка.yml": b"title: A duck\n\xff\x00"},
            """
            seeds/Утка.yml:1:1: error[file-name]: `Утка` is not a valid id
                Use lower-case Latin letters, digits and hyphens, as in 1932-duck-treaty.yml.
            seeds/Утка.yml:2:1: error[yaml]: byte 0xff is not UTF-8
                Save the file in the encoding UTF-8.
            2 errors, 0 warnings in Freedonia
            """,
            id="a source with letters that addresses do not have, which cannot be read either",
        ),
        pytest.param(
            {f"events/{LONG}.yml": NEW},
            f"""
            events/{LONG}.yml:1:1: error[file-name]: the id has 81 characters; at most 80
                Choose a shorter name.
            1 error, 0 warnings in Freedonia
            """,
            id="a name that is too long",
        ),
        pytest.param(
            {ACTORS: {"sylvania:": "Sylvania:"}, TREATY: {"[freedonia, sylvania]": "[freedonia]"}},
            """
            vocabulary/actors.yml:6:3: error[file-name]: `Sylvania` is not a valid id
                Use at most 80 lower-case Latin letters, digits and single hyphens.
            vocabulary/actors.yml:6:3: error[unused-vocabulary]: no event uses the actor `Sylvania`
                Remove it, or use it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a key of the vocabulary that is no id",
        ),
        pytest.param(
            {"events/notes.txt": "", "events/1931-duck.yaml": "", "seeds/old/duck.yml": ""},
            """
            events/1931-duck.yaml:1:1: error[file-name]: a file that does not end in .yml
                Remove it, or rename it to end in .yml.
            events/notes.txt:1:1: error[file-name]: a file that does not end in .yml
                Remove it, or rename it to end in .yml.
            seeds/old:1:1: error[file-name]: a folder; files stand in seeds/ itself
                Move its files to seeds/, and remove it.
            3 errors, 0 warnings in Freedonia
            """,
            id="files and folders that nobody reads",
        ),
        pytest.param(
            {"vocabulary/actor.yml": "", "vocabulary/notes.txt": ""},
            """
            vocabulary/actor.yml:1:1: error[file-name]: a file that is not read
                Here are only actors.yml, places.yml, themes.yml.
            vocabulary/notes.txt:1:1: error[file-name]: a file that does not end in .yml
                Remove it, or rename it to end in .yml.
            2 errors, 0 warnings in Freedonia
            """,
            id="a vocabulary that is not one of three",
        ),
        pytest.param(
            {"events/1931-duck.yml": FREEDONIA / TREATY, PLACES: FREEDONIA / PLACES},
            """
            events/1931-duck.yml:1:1: error[file-name]: a symbolic link; only plain files are read
                Put the file itself here.
            vocabulary/places.yml:1:1: error[file-name]: a symbolic link; only plain files are read
                Put the file itself here.
            2 errors, 0 warnings in Freedonia
            """,
            id="links, even to good files",
        ),
        pytest.param(
            {THEMES: None},
            """
            vocabulary/themes.yml:1:1: error[file-name]: the file is missing
                Add it; it may be empty.
            1 error, 0 warnings in Freedonia
            """,
            id="a vocabulary that is missing, and no word on the themes that it would hold",
        ),
    ],
)
def test_reports_names_and_files_that_mean_nothing(report: Report, changes: Changes, expected: str) -> None:
    """The hint says what to rename, move or remove."""
    assert cleandoc(expected) == report(changes)


def test_takes_hidden_files_the_list_of_ids_and_the_longest_name(report: Report) -> None:
    """What editors hide is left alone, and a name of 80 characters is an id."""
    changes = {"events/.keep": "", "events/IDS": "1932-treaty\n", f"events/{'a' * 80}.yml": NEW}
    assert report(changes) == SILENT


# ---- yaml


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: b"title: \xff\x00"},
            """
            events/1932-treaty.yml:1:8: error[yaml]: byte 0xff is not UTF-8
                Save the file in the encoding UTF-8.
            1 error, 0 warnings in Freedonia
            """,
            id="bytes that are no UTF-8",
        ),
        pytest.param(
            {TREATY: b"# " + b"a" * 65_536},
            """
            events/1932-treaty.yml:1:1: error[yaml]: the file is larger than 65,536 bytes
                Split it into several files.
            1 error, 0 warnings in Freedonia
            """,
            id="a file that is too large",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind: event\nkind: plan"}},
            """
            events/1932-treaty.yml:3:1: error[yaml]: key `kind` is already on line 2
                Keep one.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that stands twice",
        ),
        pytest.param(
            {TREATY: {"[freedonia, sylvania]": "&both [freedonia, sylvania]"}},
            """
            events/1932-treaty.yml:4:9: error[yaml]: anchor `&both`
                Write the value out, or put a text that begins with & in quotes.
            1 error, 0 warnings in Freedonia
            """,
            id="an anchor",
        ),
        pytest.param(
            {TREATY: {"[fredville]": "*both"}},
            """
            events/1932-treaty.yml:5:9: error[yaml]: alias `*both`
                Write the value out.
            1 error, 0 warnings in Freedonia
            """,
            id="an alias",
        ),
        pytest.param(
            {TREATY: {'date: "1932': 'date: !day "1932'}},
            """
            events/1932-treaty.yml:3:7: error[yaml]: tag `!day`
                Remove it, or put a text that begins with ! in quotes.
            1 error, 0 warnings in Freedonia
            """,
            id="a tag",
        ),
        pytest.param(
            {TREATY: "title: One\n---\ntitle: Two\n"},
            """
            events/1932-treaty.yml:2:1: error[yaml]: a second document begins
                Remove the line "---" or "...", which ends the document. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a second document",
        ),
        pytest.param(
            {TREATY: "[a, b]: c\n"},
            """
            events/1932-treaty.yml:1:1: error[yaml]: a key that is a list or mapping
                Use a plain word as the key. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a list as key",
        ),
        pytest.param(
            {TREATY: "title: " + "[" * 13 + "]" * 13},
            """
            events/1932-treaty.yml:1:19: error[yaml]: more than 12 levels of nesting
                Flatten the structure. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="too many levels",
        ),
        pytest.param(
            {TREATY: {"sign the Duck Treaty": "sign: the Duck Treaty"}},
            """
            events/1932-treaty.yml:1:35: error[yaml]: not readable as YAML: mapping values are not allowed in this context
                Put quotes around a text that contains a colon, or check the indentation. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a colon in a text without quotes",
        ),
        pytest.param(
            {TREATY: {"Freedonia and Sylvania sign the": "@Freedonia and Sylvania sign the"}},
            """
            events/1932-treaty.yml:1:8: error[yaml]: not readable as YAML: while scanning for the next token found character that cannot start any token
                Indent with spaces, not tabs, and put quotes around a text that begins with @, ` or %. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a text that begins with a sign of YAML's own",
        ),
        pytest.param(
            {TREATY: {"  - text: Firefly": " - text: Firefly"}},
            """
            events/1932-treaty.yml:16:2: error[yaml]: not readable as YAML: while parsing a block mapping did not find expected key
                Check the indentation: entries of one list or mapping begin in the same column. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="an entry that is not in line with the others",
        ),
        pytest.param(
            {TREATY: {"themes: [borders]": "themes: [borders"}},
            """
            events/1932-treaty.yml:7:8: error[yaml]: not readable as YAML: while parsing a flow sequence did not find expected ',' or ']'
                Check quotes, brackets and indentation on this line and the one above. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a bracket that is not closed",
        ),
        pytest.param(
            {TREATY: {"Duck Treaty": "Du\u200bck \u202eTreaty"}},
            """
            events/1932-treaty.yml:1:42: error[yaml]: character U+200B (ZERO WIDTH SPACE) is invisible or changes the direction of text
                Delete it, or type the word again.
            events/1932-treaty.yml:1:46: error[yaml]: character U+202E (RIGHT-TO-LEFT OVERRIDE) is invisible or changes the direction of text
                Delete it, or type the word again.
            2 errors, 0 warnings in Freedonia
            """,
            id="characters that nobody sees",
        ),
        pytest.param(
            {TREATY: {'date: "1932-06-17"': 'date: "1932\\u202e"'}},
            """
            events/1932-treaty.yml:3:7: error[yaml]: character U+202E (RIGHT-TO-LEFT OVERRIDE) is invisible or changes the direction of text
                Delete it, or type the word again.
            1 error, 0 warnings in Freedonia
            """,
            id="an unseen character written as an escape",
        ),
        pytest.param(
            {TREATY: {"sign the Duck Treaty": "sign Duck Treaty #1"}},
            """
            events/1932-treaty.yml:1:48: error[yaml]: a comment after a value: what follows "#" is not part of the value
                Put the value in quotes if the "#" belongs to it, or the comment on a line of its own.
            1 error, 0 warnings in Freedonia
            """,
            id="a sign in a text that begins a comment",
        ),
        pytest.param(
            {ACTORS: "freedonia: [\n"},
            """
            vocabulary/actors.yml:2:1: error[yaml]: not readable as YAML: while parsing a flow node did not find expected node content
                Check quotes, brackets and indentation on this line and the one above. The rest of the file is checked once this is fixed.
            1 error, 0 warnings in Freedonia
            """,
            id="a vocabulary of which nothing can be read",
        ),
        pytest.param(
            {TREATY: b"\xff", LAPSE: b"\xff"},
            """
            events/1932-treaty.yml:1:1: error[yaml]: byte 0xff is not UTF-8
                Save the file in the encoding UTF-8.
            events/1934-lapse.yml:1:1: error[yaml]: byte 0xff is not UTF-8
                Save the file in the encoding UTF-8.
            2 errors, 0 warnings in Freedonia
            """,
            id="two files at once",
        ),
    ],
)
def test_says_where_a_file_cannot_be_read(report: Report, changes: Changes, expected: str) -> None:
    """Other files that lead to it, and paragraphs that only it may cite, are not reported as well."""
    assert cleandoc(expected) == report(changes)


@pytest.mark.parametrize("written", ["NO", "1932-06-17", "16:30", "0x1F", "1e3"])
def test_takes_a_scalar_as_it_is_written(report: Report, written: str) -> None:
    """What other readers take for false, a date or a number is text, as a reason must be."""
    reason = "The treaty of paragraph 2 is meant, which Freedonia signed."
    assert report({LAPSE: {reason: written}}) == SILENT


@pytest.mark.parametrize(
    ("old", "new"), [(b"title", b"\xef\xbb\xbftitle"), (b"\n", b"\r\n")], ids=["byte order mark", "line ends"]
)
def test_takes_what_windows_leaves_behind(report: Report, old: bytes, new: bytes) -> None:
    """A byte order mark and line ends of Windows change nothing."""
    assert report({TREATY: (FREEDONIA / TREATY).read_bytes().replace(old, new)}) == SILENT


# ---- length


TITLE = "The Duck Treaty comes to an end"
SUMMARY = "The treaty ends when the river freezes."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {LAPSE: {TITLE: "a" * 91, SUMMARY: "b" * 401}},
            """
            events/1934-lapse.yml:1:8: error[schema]: `title` has 91 characters; at most 90
                Shorten it, or split it.
            events/1934-lapse.yml:5:10: error[schema]: `summary` has 401 characters; at most 400
                Shorten it, or split it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a title and a summary",
        ),
        pytest.param(
            {TREATY: {"It let 2,000 ducks cross.": "c" * 601}},
            """
            events/1932-treaty.yml:21:11: error[schema]: `text` has 601 characters; at most 600
                Shorten it, or split it.
            1 error, 0 warnings in Freedonia
            """,
            id="a claim",
        ),
        pytest.param(
            {TREATY: {"[borders]": "[borders, ducks, geese, swans]"}},
            """
            events/1932-treaty.yml:6:9: error[schema]: `themes` has 4 entries; at most 3
                Shorten it, or split it.
            events/1932-treaty.yml:6:26: error[unknown-id]: no theme `geese`
                Use an id from vocabulary/themes.yml.
            2 errors, 0 warnings in Freedonia
            """,
            id="a list, of which what is beyond the limit is not looked at",
        ),
        pytest.param(
            {ACTORS: {"[Firefly]": f"[Firefly, {'d' * 201}]"}},
            """
            vocabulary/actors.yml:13:22: error[schema]: `aliases` has 201 characters; at most 200
                Shorten it, or split it.
            1 error, 0 warnings in Freedonia
            """,
            id="an entry of a list",
        ),
    ],
)
def test_reports_what_is_too_long(report: Report, changes: Changes, expected: str) -> None:
    """The length and the limit are told, at the text."""
    assert cleandoc(expected) == report(changes)


def test_takes_what_just_fits(report: Report) -> None:
    """A text may be as long as its limit."""
    assert report({LAPSE: {TITLE: "é" * 90, SUMMARY: "b" * 400}}) == SILENT


# ---- schema


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: {"kind: event\n": ""}},
            """
            events/1932-treaty.yml:1:1: error[schema]: `kind` is missing
                Add `kind:`. event: it happened; plan: it was scheduled; figure: it was measured.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is missing",
        ),
        pytest.param(
            {TREATY: {"  - text: It let 2,000 ducks cross.\n    source": "  - source"}},
            """
            events/1932-treaty.yml:21:5: error[schema]: `text` is missing
                Add `text:`. Our words; plain text and [[event-id|cross-references]].
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is missing in a claim",
        ),
        pytest.param(
            {TREATY: {"    speaker:": "    speeker:"}},
            """
            events/1932-treaty.yml:20:5: error[schema]: no key `speeker` here; did you mean `speaker`?
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is misspelt",
        ),
        pytest.param(
            {ACTORS: {"  description: President of Freedonia": "  rank: President"}},
            """
            vocabulary/actors.yml:12:3: error[schema]: no key `rank` here
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key of the vocabulary that is like none",
        ),
        pytest.param(
            {GAZETTE: {"https://gazette.example/": "https://gazette.example:x/"}},
            """
            seeds/gazette.yml:11:6: error[schema]: `https://gazette.example:x/ducks` is not a valid value of `url`
                Address of the document, http or https, where known; its host in Latin letters, or in Punycode (xn--…).
            1 error, 0 warnings in Freedonia
            """,
            id="an address with a port that is no number",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind: events"}},
            """
            events/1932-treaty.yml:2:7: error[schema]: `events` is not one of the values of `kind`; did you mean `event`?
                Use one of: event, plan, figure.
            1 error, 0 warnings in Freedonia
            """,
            id="a word that is none of those allowed",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 40\n    bound: abut"}},
            """
            events/1933-count.yml:10:12: error[schema]: `abut` is not one of the values of `bound`; did you mean `about`?
                Use one of: about, over, under.
            1 error, 0 warnings in Freedonia
            """,
            id="a word that is none of those allowed in a field that may be left out",
        ),
        pytest.param(
            {TREATY: {"kind: event": "kind:"}},
            """
            events/1932-treaty.yml:2:6: error[schema]: `kind` is empty
                Use one of: event, plan, figure.
            1 error, 0 warnings in Freedonia
            """,
            id="no word where one of several is asked",
        ),
        pytest.param(
            {LAPSE: {"kind: reverses": "kind: [reverses]"}},
            """
            events/1934-lapse.yml:18:11: error[schema]: a list is not one of the values of `kind`; did you mean `reverses`?
                Use one of: part-of, leads-to, responds-to, continues, reverses, compared-with.
            1 error, 0 warnings in Freedonia
            """,
            id="a list where one word is asked",
        ),
        pytest.param(
            {TREATY: {'at: ["2"]\n  - text: The treaty': "at: [¶2]\n  - text: The treaty"}},
            """
            events/1932-treaty.yml:12:10: error[schema]: `¶2` is not a valid value of `at`
                Expected: a paragraph such as 9, or a footnote such as fn373.
            1 error, 0 warnings in Freedonia
            """,
            id="a paragraph that is none, and no word on the list being too short",
        ),
        pytest.param(
            {TREATY: {"fn1]": "fn" + "1" * 5000 + "]"}},
            f"""
            events/1932-treaty.yml:15:15: error[schema]: `fn{"1" * 57}…` is not a valid value of `at`
                Expected: a paragraph such as 9, or a footnote such as fn373.
            1 error, 0 warnings in Freedonia
            """,
            id="a number of which no document has so many paragraphs",
        ),
        pytest.param(
            {ALMANAC: {'["1", "5"]': '["1 to 5"]'}},
            """
            seeds/almanac.yml:13:10: error[schema]: `1 to 5` is not a valid value of `at`
                Expected: a paragraph such as 9, a footnote such as fn373, or a span such as 3-5.
            1 error, 0 warnings in Freedonia
            """,
            id="a span that is none",
        ),
        pytest.param(
            {TREATY: {"speaker: firefly": "speaker: Rufus Firefly"}},
            """
            events/1932-treaty.yml:20:14: error[schema]: `Rufus Firefly` is not a valid value of `speaker`
                Expected: an id of lower-case Latin letters and digits, with single hyphens between them.
            1 error, 0 warnings in Freedonia
            """,
            id="a name where an id is asked",
        ),
        pytest.param(
            {TREATY: {"title: Freedonia and": "title: |\n  Freedonia and"}},
            """
            events/1932-treaty.yml:1:8: error[schema]: `Freedonia and Sylvania sign the Duck Treaty ` is not a valid value of `title`
                Expected: a single line, without spaces at its start or end.
            1 error, 0 warnings in Freedonia
            """,
            id="a title with the end of a line in it",
        ),
        pytest.param(
            {ALMANAC: {"mark: A": "mark: Al", "language: en": "language: English\nurl: javascript:1"}},
            """
            seeds/almanac.yml:3:7: error[schema]: `Al` is not a valid value of `mark`
                One capital letter, different for each source.
            seeds/almanac.yml:8:11: error[schema]: `English` is not a valid value of `language`
                Language of the document (BCP 47): en.
            seeds/almanac.yml:9:6: error[schema]: `javascript:1` is not a valid value of `url`
                Address of the document, http or https, where known; its host in Latin letters, or in Punycode (xn--…).
            3 errors, 0 warnings in Freedonia
            """,
            id="a mark, a language and an address that are none",
        ),
        pytest.param(
            {TREATY: {"themes: [borders]": "themes: []", 'at: ["4"]': "at: []"}},
            """
            events/1932-treaty.yml:6:9: error[schema]: `themes` is empty
                One to three themes, from vocabulary/themes.yml.
            events/1932-treaty.yml:18:9: error[schema]: `at` is empty
                Paragraphs of the source: 9, or fn373 for a footnote.
            2 errors, 0 warnings in Freedonia
            """,
            id="lists without an entry",
        ),
        pytest.param(
            {TREATY: {'      - says: They were 2,000.\n        source: almanac\n        at: ["2"]\n': ""}},
            """
            events/1932-treaty.yml:28:7: error[schema]: `positions` has 1; at least 2 are needed
                What each source says, side by side.
            1 error, 0 warnings in Freedonia
            """,
            id="a disagreement with one position",
        ),
        pytest.param(
            {ACTORS: {"[Firefly]": '["", Firefly]'}, THEMES: {"name: Ducks": 'name: ""'}},
            """
            vocabulary/actors.yml:13:13: error[schema]: `aliases` is empty
                Every other spelling, adjective or short form that stands for it.
            vocabulary/themes.yml:5:9: error[schema]: `name` is empty
                Name of the theme.
            2 errors, 0 warnings in Freedonia
            """,
            id="texts without a letter",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: forty"}},
            """
            events/1933-count.yml:9:12: error[schema]: `forty` is not a number
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
            events/1933-count.yml:9:12: error[schema]: `NaN` is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a value that computers call no number",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 1_000"}},
            """
            events/1933-count.yml:9:12: error[schema]: `1_000` is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a number in a form that only programmers know",
        ),
        pytest.param(
            {COUNT: {"value: 40": "value: 1e99999"}},
            """
            events/1933-count.yml:9:12: error[schema]: `1e99999` is not a number
                The value, in plain digits, at most 20 characters: 17.4
            1 error, 0 warnings in Freedonia
            """,
            id="a number of a hundred thousand digits, in short",
        ),
        pytest.param(
            {LAPSE: {"summary: The treaty": "summary: [[1932-treaty]]\n#"}},
            """
            events/1934-lapse.yml:5:10: error[schema]: text expected, a list found, because `[[` begins a list
                Put a text that begins with [[ in quotes, or write it on the lines below `>-`.
            1 error, 0 warnings in Freedonia
            """,
            id="a cross-reference alone, which YAML reads as a list",
        ),
        pytest.param(
            {TREATY: {"[freedonia, sylvania]": "freedonia"}},
            """
            events/1932-treaty.yml:4:9: error[schema]: a list expected, `freedonia` found
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
            events/1932-treaty.yml:16:5: error[schema]: keys and values expected, `Just words` found
                What the sources say about it, one proposition in each claim.
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
            vocabulary/actors.yml:9:10: error[schema]: keys and values expected, `person` found
                The field reference lists every key and what it holds.
            vocabulary/actors.yml:9:10: error[unused-vocabulary]: no event uses the actor `groucho`
                Remove it, or use it.
            2 errors, 0 warnings in Freedonia
            """,
            id="a word where an actor is asked",
        ),
        pytest.param(
            {ACTORS: {"[Sylvanian]": "[Sylvanian]\n  names: {Syldavian: Sylvanija}"}},
            """
            vocabulary/actors.yml:9:11: error[schema]: `Syldavian` is not a valid value of `names`
                Names in other languages, by language (BCP 47): {ru: …}.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that is no language",
        ),
        pytest.param(
            {ACTORS: {"[Sylvanian]": "[Sylvanian]\n  names: Sylvanija"}},
            """
            vocabulary/actors.yml:9:10: error[schema]: keys and values expected, `Sylvanija` found
                Names in other languages, by language (BCP 47): {ru: …}.
            1 error, 0 warnings in Freedonia
            """,
            id="a word where names by language are asked",
        ),
        pytest.param(
            {RETIRED: "1931-duck: {title: A duck, withdrawn: It was a goose., sumary: None}\n"},
            """
            docs/retired.yml:1:56: error[schema]: no key `sumary` here
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that a withdrawn event does not have",
        ),
        pytest.param(
            {RETIRED: "- {title: A duck, moved_to: 1932-treaty}\n"},
            """
            docs/retired.yml:1:1: error[schema]: keys and values expected, a list found
                The field reference lists every key and what it holds.
            1 error, 0 warnings in Freedonia
            """,
            id="a list of retired events",
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
