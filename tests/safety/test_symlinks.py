"""T9: nothing is written through a symbolic link, by any command, and what one leads to stays as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from chronology.cli.main import main

from tests.authoring.test_tips import tip
from tests.rules import Build

ROOT = Path(__file__).parents[2]
SKEWED = "kind:   event\n"  # what `fmt` would write anew
# A command, and what it would write through: a file that is a link, or a folder on the way to it.
COMMANDS = {
    "schema": (
        ("schema", "--write", "{root}/.cache/schema"),
        (".cache", ".cache/schema", ".cache/schema/event.json"),
    ),
    "index": (
        ("index", "{root}/texts/gazette.txt"),
        ("seeds", "seeds/evidence", "seeds/evidence/gazette.tsv"),
    ),
    "fmt": (("fmt", "{root}/events/1932-treaty.yml"), ("events", "events/1932-treaty.yml")),
    "from-issue": (("from-issue", "{root}/tip.md"), ("events",)),
    "release-ids": (("release-ids",), ("events", "events/IDS")),
    "source": (
        ("source", "{root}/texts/essay.txt", "--id", "essay", "--label", "Essay", "--mark", "S"),
        ("seeds", "seeds/evidence", "seeds/essay.yml", "seeds/evidence/essay.tsv"),
    ),
}
CASES = [(name, link) for name, (_, links) in COMMANDS.items() for link in links]


def prepared(freedonia: Build) -> Path:
    """Return the folder of a Freedonia in which each of the commands has something to write."""
    root = freedonia({})
    main(["fmt", "--root", str(root)])  # gives claims the ids that `release-ids` asks for
    gazette = root / "texts" / "gazette.txt"
    gazette.write_text(gazette.read_text("utf-8") + "One more.\n", "utf-8")
    (root / "tip.md").write_text(tip(), "utf-8")
    (root / "texts" / "essay.txt").write_text("An essay.\n", "utf-8")
    treaty = root / "events" / "1932-treaty.yml"
    treaty.write_text(treaty.read_text("utf-8").replace("kind: event\n", SKEWED), "utf-8")
    return root


def run(name: str, root: Path) -> int:
    """Run one of the commands, and return its exit status."""
    return main([*(word.format(root=root) for word in COMMANDS[name][0]), "--root", str(root)])


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_writes_where_there_is_no_link(freedonia: Build, name: str) -> None:
    """Or the test below would prove nothing."""
    root = prepared(freedonia)
    before = held(root)
    assert run(name, root) == 0
    assert held(root) != before


@pytest.mark.parametrize(("name", "link"), CASES)
def test_t9_a_command_writes_through_no_link(
    freedonia: Build, name: str, link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = prepared(freedonia)
    outside, path = root.parent / "outside", root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(outside)
    elif path.suffix or path.name == "IDS":
        outside.write_text("kept\n", "utf-8")
    else:
        outside.mkdir()
    path.symlink_to(outside)
    before = held(outside)
    run(name, root)
    assert held(outside) == before
    assert path.is_symlink()
    assert "Traceback" not in capsys.readouterr().err


def held(path: Path) -> dict[str, bytes]:
    """Return the content of a file, or of each file of a folder."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files}


@pytest.mark.slow
@pytest.mark.parametrize("link", ["site", "site/api", "site/index.html", ".cache", ".venv"])
def test_t9_a_build_stops_before_it_empties_what_a_link_leads_to(
    freedonia: Build, link: str, tmp_path: Path
) -> None:
    root = freedonia({})
    for name in ("docs", "scripts/theme"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    outside = tmp_path / "outside"
    if link.endswith(".html"):
        outside.write_text("kept", "utf-8")
    else:
        outside.mkdir()
        (outside / "kept").write_text("kept", "utf-8")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside)
    before = held(outside)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"{link} is a symbolic link, through which the build would write; remove it" in done.stderr
    assert held(outside) == before
