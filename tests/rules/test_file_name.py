"""File names: every file is named by an id, and none lies there unread."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import ACTORS, FREEDONIA, PLACES, SILENT, THEMES, TREATY, Changes, Report

LONG = "a" * 81


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"events/1931_Duck.yml": "title: A duck\nwithdrawn: It was a goose.\n"},
            """
            events/1931_Duck.yml:1:1: error[file-name]: «1931_Duck» is no id
                Rename the file, such as 1932-duck-treaty.yml: small Latin letters, digits, hyphens.
            1 error, 0 warnings in Freedonia
            """,
            id="a name that is no id",
        ),
        pytest.param(
            {"seeds/Утка.yml": b"title: A duck\n\xff\x00"},
            """
            seeds/Утка.yml:1:1: error[file-name]: «Утка» is no id
                Rename the file, such as 1932-duck-treaty.yml: small Latin letters, digits, hyphens.
            seeds/Утка.yml:2:1: error[yaml]: byte 0xff is not UTF-8
                Save the file with the encoding UTF-8.
            2 errors, 0 warnings in Freedonia
            """,
            id="a source with letters that addresses do not have, which cannot be read either",
        ),
        pytest.param(
            {f"events/{LONG}.yml": "title: A duck\nwithdrawn: It was a goose.\n"},
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
            vocabulary/actors.yml:6:3: error[file-name]: «Sylvania» is no id
                Use small Latin letters, digits and single hyphens, at most 80.
            vocabulary/actors.yml:6:3: error[unused-vocabulary]: no event uses the actor «Sylvania»
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
    withdrawn = "title: A duck\nwithdrawn: It was a goose.\n"
    changes = {"events/.keep": "", "events/IDS": "1932-treaty\n", f"events/{'a' * 80}.yml": withdrawn}
    assert report(changes) == SILENT
