"""Strict YAML: whatever cannot be read is one finding, and nothing else is said of what depends on it."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, FREEDONIA, LAPSE, SILENT, TREATY, Changes, Report


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {TREATY: b"title: \xff\x00"},
            """
            events/1932-treaty.yml:1:8: error[yaml]: byte 0xff is not UTF-8
                Save the file with the encoding UTF-8.
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
            events/1932-treaty.yml:3:1: error[yaml]: key «kind» a second time; the first is on line 2
                Keep one.
            1 error, 0 warnings in Freedonia
            """,
            id="a key that stands twice",
        ),
        pytest.param(
            {TREATY: {"[freedonia, sylvania]": "&both [freedonia, sylvania]"}},
            """
            events/1932-treaty.yml:4:9: error[yaml]: anchor «&both»
                Write values out; quote a text that begins with &.
            1 error, 0 warnings in Freedonia
            """,
            id="an anchor",
        ),
        pytest.param(
            {TREATY: {"[fredville]": "*both"}},
            """
            events/1932-treaty.yml:5:9: error[yaml]: alias «*both»
                Write the value out.
            1 error, 0 warnings in Freedonia
            """,
            id="an alias",
        ),
        pytest.param(
            {TREATY: {'date: "1932': 'date: !day "1932'}},
            """
            events/1932-treaty.yml:3:7: error[yaml]: tag «!day»
                Remove it; quote a text that begins with !.
            1 error, 0 warnings in Freedonia
            """,
            id="a tag",
        ),
        pytest.param(
            {TREATY: "title: One\n---\ntitle: Two\n"},
            """
            events/1932-treaty.yml:2:1: error[yaml]: a second document begins
                Remove the line "---" or "...", which ends what a file says. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a second document",
        ),
        pytest.param(
            {TREATY: "[a, b]: c\n"},
            """
            events/1932-treaty.yml:1:1: error[yaml]: a key that is a list or mapping
                Use a plain word as key. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a list as key",
        ),
        pytest.param(
            {TREATY: "title: " + "[" * 13 + "]" * 13},
            """
            events/1932-treaty.yml:1:19: error[yaml]: more than 12 levels of nesting
                Flatten the structure. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="too many levels",
        ),
        pytest.param(
            {TREATY: {"sign the Duck Treaty": "sign: the Duck Treaty"}},
            """
            events/1932-treaty.yml:1:35: error[yaml]: not readable as YAML: mapping values are not allowed in this context
                Put quotes around a text that contains a colon, or check the indentation. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a colon in a text without quotes",
        ),
        pytest.param(
            {TREATY: {"Freedonia and Sylvania sign the": "@Freedonia and Sylvania sign the"}},
            """
            events/1932-treaty.yml:1:8: error[yaml]: not readable as YAML: while scanning for the next token found character that cannot start any token
                Indent with spaces, not tabs, and put quotes around a text that begins with @, ` or %. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a text that begins with a sign of YAML's own",
        ),
        pytest.param(
            {TREATY: {"  - text: Firefly": " - text: Firefly"}},
            """
            events/1932-treaty.yml:16:2: error[yaml]: not readable as YAML: while parsing a block mapping did not find expected key
                Check the indentation: entries of one list or mapping begin in the same column. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="an entry that is not in line with the others",
        ),
        pytest.param(
            {TREATY: {"themes: [borders]": "themes: [borders"}},
            """
            events/1932-treaty.yml:7:8: error[yaml]: not readable as YAML: while parsing a flow sequence did not find expected ',' or ']'
                Check quotes, brackets and indentation on this line and the one above. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a bracket that is not closed",
        ),
        pytest.param(
            {TREATY: {"Duck Treaty": "Du\u200bck \u202eTreaty"}},
            """
            events/1932-treaty.yml:1:42: error[yaml]: character U+200B (ZERO WIDTH SPACE) cannot be seen or steers the direction of text
                Delete it, or type the word anew.
            events/1932-treaty.yml:1:46: error[yaml]: character U+202E (RIGHT-TO-LEFT OVERRIDE) cannot be seen or steers the direction of text
                Delete it, or type the word anew.
            2 errors, 0 warnings in Freedonia
            """,
            id="characters that nobody sees",
        ),
        pytest.param(
            {TREATY: {'date: "1932-06-17"': 'date: "1932\\u202e"'}},
            """
            events/1932-treaty.yml:3:7: error[yaml]: character U+202E (RIGHT-TO-LEFT OVERRIDE) cannot be seen or steers the direction of text
                Delete it, or type the word anew.
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
                Check quotes, brackets and indentation on this line and the one above. The rest of the file is checked once this is right.
            1 error, 0 warnings in Freedonia
            """,
            id="a vocabulary of which nothing can be read",
        ),
        pytest.param(
            {TREATY: b"\xff", LAPSE: b"\xff"},
            """
            events/1932-treaty.yml:1:1: error[yaml]: byte 0xff is not UTF-8
                Save the file with the encoding UTF-8.
            events/1934-lapse.yml:1:1: error[yaml]: byte 0xff is not UTF-8
                Save the file with the encoding UTF-8.
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
