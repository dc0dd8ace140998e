"""What changes for readers, in words: Freedonia before and after."""

from __future__ import annotations

import shutil
from inspect import cleandoc
from pathlib import Path

import pytest
from chronology.authoring.comparison import compare, markdown
from chronology.cli.main import main
from chronology.loading.loader import load

from tests.conftest import apply
from tests.git import commit
from tests.rules import ALMANAC, COUNT, FREEDONIA, LAPSE, RETIRED, THEMES, TREATY, Build, Changes

NEW = """\
title: Freedonia counts its geese
kind: event
date: "1935-05"
themes: [ducks]
summary: The geese are counted.
claims:
  - {text: They were counted in May 1935., source: gazette, at: [3]}
  - {text: The almanac says so too., source: almanac, at: [3]}
"""
WITHDRAWN = "1934-lapse: {title: The Duck Treaty comes to an end, withdrawn: It did not *end*.}\n"
MOVED = "1933-count: {title: Freedonia counts its ducks, moved_to: 1932-treaty}\n"


def after(root: Path, changes: Changes) -> Path:
    """Return a copy of a chronology with changes."""
    target = root.with_name("after")
    shutil.copytree(root, target)
    apply(target, changes)
    return target


def with_id(one: str, line: str) -> dict[str, str]:
    """Return a change that writes an id into an item, given by the beginning of its first line."""
    indent, field = line.split("- ")
    return {line: f"{indent}- id: {one}\n{indent}  {field}"}


WRITTEN = (
    with_id("c1", "  - text: Freedonia and Sylvania signed")
    | with_id("c2", "  - text: The treaty let")
    | with_id("c3", "  - text: Firefly")
    | with_id("c4", "  - text: It let")
    | with_id("d1", "  - about: How many")
    | with_id("p1", "      - says: They were 2,500")
    | with_id("p2", "      - says: They were 2,000")
)
FIRST = """\
  - id: c1
    text: Freedonia and Sylvania signed the treaty on 17 June 1932.
    source: gazette
    at: ["2"]
"""
CASES = {
    "nothing": ({}, "Nothing."),
    "a new event": (
        {"events/1935-geese.yml": NEW},
        """
        ### Events added (1)

        - **Freedonia counts its geese** (May 1935), `1935-geese`
          - The geese are counted.
          - Claims: 2, from `gazette`, `almanac`
        """,
    ),
    "events withdrawn and moved": (
        {LAPSE: None, COUNT: None, RETIRED: MOVED + WITHDRAWN},
        """
        ### Events withdrawn or moved (2)

        - **Freedonia counts its ducks**, `1933-count`, moved to `1932-treaty`
          - Claim `c9`, removed: In March 1933, 40% of the ducks of Freedonia were Sylvanian. \\[almanac ¶ 3\\]
        - **The Duck Treaty comes to an end**, `1934-lapse`, withdrawn
          - Reason: It did not \\*end\\*.
        """,  # noqa: E501
    ),
    "an event lost, and an id of the last release": (
        {LAPSE: None},
        """
        ### Events lost (1)

        - **The Duck Treaty comes to an end**, `1934-lapse`: its address no longer works. Put the file back, or a line in docs/retired.yml.
        """,  # noqa: E501
    ),
    "title, date and claims": (
        {
            TREATY: {
                "sign the Duck Treaty": "sign a Duck Treaty",
                'date: "1932-06-17"': 'date: "1932-06"',
                "signed the treaty on 17 June 1932": "signed the treaty in June 1932",
                '    at: ["3", fn1]\n': '    at: ["3"]\n',
                '  - id: c4\n    text: It let 2,000 ducks cross.\n    source: almanac\n    at: ["2"]\n': "",
                "disagreements:": "  - text: Ducks crossed.\n    id: c5\n    source: almanac\n    at: [2]\n"
                "disagreements:",
            }
        },
        """
        ### Events changed (1)

        - **Freedonia and Sylvania sign a Duck Treaty** (June 1932), `1932-treaty`
          - Title: Freedonia and Sylvania sign ~~the~~ **a** Duck Treaty
          - Date: was "17 June 1932 (1932-06-17)", now "June 1932 (1932-06)"
          - Claim `c1`, changed: Freedonia and Sylvania signed the treaty ~~on 17~~ **in** June 1932. \\[gazette ¶ 2\\]
          - Claim `c2`, changed: The treaty let 2,500 ducks cross the river. \\[gazette ¶ ~~3, fn1\\]~~ **3\\]**
          - Claim `c5`, added: Ducks crossed. \\[almanac ¶ 2\\]
          - Claim `c4`, removed: It let 2,000 ducks cross. \\[almanac ¶ 2\\]
        """,  # noqa: E501
    ),
    "another text under the same id": (
        {TREATY: {"text: It let 2,000 ducks cross.": "text: Sylvania wanted fewer ducks."}},
        """
        ### Events changed (1)

        - **Freedonia and Sylvania sign the Duck Treaty** (17 June 1932), `1932-treaty`
          - Claim `c4`, changed: was "It let 2,000 ducks cross. \\[almanac ¶ 2\\]", now "Sylvania wanted fewer ducks. \\[almanac ¶ 2\\]"
        """,  # noqa: E501
    ),
    "another id for the same text": (
        {TREATY: {"id: p2": "id: p3"}},
        """
        ### Events changed (1)

        - **Freedonia and Sylvania sign the Duck Treaty** (17 June 1932), `1932-treaty`
          - Position `p3`, added: They were 2,000. \\[almanac ¶ 2\\]
          - Position `p2`, removed: They were 2,000. \\[almanac ¶ 2\\]
        """,
    ),
    "claims in another order": (
        {TREATY: {f"claims:\n{FIRST}": "claims:\n", "disagreements:": f"{FIRST}disagreements:"}},
        """
        ### Events changed (1)

        - **Freedonia and Sylvania sign the Duck Treaty** (17 June 1932), `1932-treaty`
          - Claims, disagreements or positions: in a different order
        """,
    ),
    "disagreements, actors and the order of themes": (
        {
            TREATY: {
                "How many ducks could cross?": "How many of the ducks could cross?",
                "[freedonia, sylvania]": "[freedonia]",
            },
            LAPSE: {"themes: [borders, ducks]": "themes: [ducks, borders]"},
        },
        """
        ### Events changed (2)

        - **Freedonia and Sylvania sign the Duck Treaty** (17 June 1932), `1932-treaty`
          - Actors, removed: sylvania
          - Disagreement `d1`, changed: How many **of the** ducks could cross? (number)
        - **The Duck Treaty comes to an end** (1934), `1934-lapse`
          - Themes: in a different order
        """,
    ),
    "a source and a theme": (
        {ALMANAC: {"label: Almanac": "label: Yearbook"}, THEMES: {"name: Ducks": "name: Geese"}},
        """
        ### Sources (1)

        - **Almanac of Freedonia**, `almanac`
          - Label: was "Almanac", now "Yearbook"

        ### Themes (1)

        - **Geese**, `ducks`
          - Name: was "Ducks", now "Geese"
        """,
    ),
    "a file that cannot be read": (
        {LAPSE: b"\xff"},
        """
        ### Files that cannot be read (1)

        - `events/1934-lapse.yml`: `chronology check` says why
        """,
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES.keys())
def test_says_what_readers_see_differently(freedonia: Build, changes: Changes, expected: str) -> None:
    before = freedonia({TREATY: WRITTEN, COUNT: with_id("c9", "  - text: In March")})
    found = compare(load(before), load(after(before, changes)))
    assert markdown(found) == f"## What changes for readers\n\n{cleandoc(expected)}\n"


def test_files_that_hold_no_data_are_listed_for_their_owners(freedonia: Build) -> None:
    chronology = load(freedonia({}))
    found = compare(chronology, chronology, ["scripts/a`b.py", "events/1932-treaty.yml", "docs/index.md"])
    assert found.sections == {
        "Other files, for code owners": ("- `docs/index.md`", "- `scripts/a´b.py`"),
    }
    assert found.lost == ()


def test_an_event_that_stands_again_is_added(freedonia: Build) -> None:
    before = freedonia({LAPSE: None, RETIRED: WITHDRAWN})
    standing = load(before.with_name("freedonia"))
    restored = after(before, {LAPSE: (FREEDONIA / LAPSE).read_text("utf-8"), RETIRED: None})
    assert compare(standing, load(restored)).sections == {
        "Events added": ("- **The Duck Treaty comes to an end**, `1934-lapse`, restored",),
    }


def test_an_id_struck_from_the_list_is_lost(freedonia: Build) -> None:
    """Whoever takes away an event takes its id from the list too; the state before had it."""
    before = freedonia({"events/IDS": "1931-duck\n1932-treaty\n"})
    found = compare(load(before), load(after(before, {"events/IDS": "1932-treaty\n"})))
    assert found.lost == ("1931-duck",)


def test_a_long_report_is_cut(freedonia: Build) -> None:
    chronology = load(freedonia({}))
    report = markdown(compare(chronology, chronology, [f"docs/{n:04}.md" for n in range(1_600)]))
    assert "(1600)" in report
    assert report.splitlines()[-1] == "- … and 100 more lines"


# ---- the command


def test_diff_compares_with_a_revision(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0 where nothing is lost, 1 where an address is; a withdrawal loses nothing."""
    root = freedonia({})
    commit(root)
    assert main(["diff", "main", "--root", str(root)]) == 0
    assert capsys.readouterr() == ("## What changes for readers\n\nNothing.\n", "")
    (root / LAPSE).unlink()
    (root / RETIRED).write_text(WITHDRAWN, "utf-8")
    assert main(["diff", "main", "--root", str(root)]) == 0
    report = capsys.readouterr().out
    assert "### Events withdrawn or moved (1)" in report
    assert "Other files" not in report
    commit(root)
    assert main(["diff", "main", "--root", str(root)]) == 0
    assert capsys.readouterr() == ("## What changes for readers\n\nNothing.\n", "")
    (root / RETIRED).unlink()
    assert main(["diff", "main", "--root", str(root)]) == 1
    assert "### Events lost (1)" in capsys.readouterr().out


def test_diff_refuses_an_unknown_base(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    root = freedonia({})
    commit(root)
    assert main(["diff", "nowhere", "--root", str(root)]) == 2
    assert capsys.readouterr() == ("", 'chronology: git finds no revision "nowhere" here\n')


def test_check_puts_what_was_changed_first(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding of long ago does not crowd out those of the pull request."""
    root = freedonia({TREATY: {"kind: event": "kind: evnt"}})
    commit(root)
    (root / LAPSE).write_bytes(b"\xff")
    places = {}
    for arguments in ([], ["--changed", "main"]):
        assert main(["check", *arguments, "--root", str(root)]) == 1
        lines = capsys.readouterr().out.splitlines()
        places[len(arguments)] = [line.partition(":")[0] for line in lines if line[:1] != " "][:2]
    assert places == {0: [TREATY, LAPSE], 2: [LAPSE, TREATY]}
