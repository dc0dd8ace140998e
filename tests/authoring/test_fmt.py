"""The command fmt, and the warning of files that are not in canonical form."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology.authoring import canonical
from chronology.cli.main import main
from chronology.loading.loader import load

from tests.rules import COUNT, LAPSE, RETIRED, TREATY, Build

TITLE = "title: The Duck Treaty comes to an end"
TIP = "    Run `chronology fmt`, or leave it to the maintainers.\n"


@pytest.fixture
def tidy(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the folder of a Freedonia whose files are in canonical form, but for one."""
    root = freedonia({})
    assert main(["fmt", "--root", str(root)]) == 0
    path = root / LAPSE
    odd = path.read_text("utf-8").replace(f"{TITLE}\nkind: event", f"kind: event\n{TITLE}")
    path.write_text(odd, "utf-8")
    capsys.readouterr()
    return root


def test_check_reports_and_changes_nothing(tidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At the first line that differs, with what stands there in the canonical form; status 1."""
    before = (tidy / LAPSE).read_bytes()
    assert main(["fmt", "--check", "--root", str(tidy)]) == 1
    assert capsys.readouterr().out == (
        "events/1934-lapse.yml:1:1: warning[canonical]: not in canonical form: "
        'expected "title: The Duck Treaty comes to an end"\n' + TIP + "0 errors, 1 warning in 8 files\n"
    )
    assert (tidy / LAPSE).read_bytes() == before


def test_files_are_put_into_canonical_form(tidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are not yet, and then none."""
    assert main(["fmt", "--root", str(tidy)]) == 0
    assert capsys.readouterr().out == (
        "events/1934-lapse.yml: put into canonical form\n1 of 8 files changed\n"
    )
    assert main(["fmt", "--root", str(tidy)]) == 0
    assert capsys.readouterr().out == "0 of 8 files changed\n"
    assert main(["fmt", "--check", "--root", str(tidy)]) == 0


def test_the_list_of_retired_events_is_formatted_too(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """By default, and where it is named."""
    old = "1931-b:\n  title: B\n  moved_to: 1932-treaty\n1930-a: {title: A, withdrawn: So.}\n"
    root = freedonia({RETIRED: old})
    assert main(["fmt", "--check", str(root / RETIRED), "--root", str(root)]) == 1
    report = 'not in canonical form: expected "1930-a: {title: A, withdrawn: So.}"'
    assert report in capsys.readouterr().out
    assert main(["fmt", "--root", str(root)]) == 0
    assert f"{RETIRED}: put into canonical form\n" in capsys.readouterr().out
    expected = "1930-a: {title: A, withdrawn: So.}\n1931-b: {title: B, moved_to: 1932-treaty}\n"
    assert (root / RETIRED).read_text("utf-8") == expected


def test_paths_may_be_named(
    tidy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and folders, from where one stands; the project's folder means all data."""
    monkeypatch.chdir(tidy / "events")
    assert main(["fmt", "--check", "1932-treaty.yml", "--root", ".."]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings in 1 file\n"
    assert main(["fmt", "--check", ".", "../seeds", "1934-lapse.yml", "--root", ".."]) == 1
    assert capsys.readouterr().out.endswith(" in 5 files\n")
    assert main(["fmt", "--check", "..", "--root", ".."]) == 1
    assert capsys.readouterr().out.endswith(" in 8 files\n")


def test_a_file_with_faults_is_left_as_it_is(tidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are done; status 1."""
    (tidy / COUNT).write_bytes(b"a: 1\na: 2\n")
    assert main(["fmt", "--root", str(tidy)]) == 1
    assert capsys.readouterr().out == (
        "events/1933-count.yml: not changed: line 2: key `a` is already on line 1; "
        "`chronology check` explains how to fix it\n"
        "events/1934-lapse.yml: put into canonical form\n"
        "1 of 8 files changed\n"
    )
    assert (tidy / COUNT).read_bytes() == b"a: 1\na: 2\n"


@pytest.mark.parametrize("path", ["../outside.yml", "events/nothing.yml"])
def test_a_path_that_is_not_there_or_not_inside_is_refused(
    tidy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Status 2; a file outside the project is not touched."""
    monkeypatch.chdir(tidy)
    (tidy.parent / "outside.yml").write_text("title:   A\n", "utf-8")
    assert main(["fmt", path]) == 2
    assert capsys.readouterr().err == f"chronology: no file or folder {(tidy / path).resolve()} in {tidy}\n"
    assert (tidy.parent / "outside.yml").read_text("utf-8") == "title:   A\n"


def test_a_link_is_not_followed(tidy: Path) -> None:
    """What it leads to, outside the project or in it, stays as it was."""
    outside = tidy.parent / "outside.yml"
    outside.write_text("kind:   event\ntitle: A\n", "utf-8")
    (tidy / "events" / "1935-link.yml").symlink_to(outside)
    assert main(["fmt", "--root", str(tidy)]) == 0
    assert outside.read_text("utf-8") == "kind:   event\ntitle: A\n"


def test_the_check_warns_where_it_is_asked_to(tidy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is a warning, and no word of it otherwise; files with errors have other worries."""
    assert main(["check", "--root", str(tidy)]) == 0
    assert "canonical" not in capsys.readouterr().out
    assert main(["check", "--canonical", "--root", str(tidy)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("events/1934-lapse.yml:1:1: warning[canonical]: not in canonical form: expected")
    assert "0 errors, 1 warning in" in out
    (tidy / TREATY).write_text("colour:  red\n" + (tidy / TREATY).read_text("utf-8"), "utf-8")
    assert main(["check", "--canonical", "--root", str(tidy)]) == 1
    assert "events/1932-treaty.yml:1:1: warning[canonical]" not in capsys.readouterr().out


def test_the_tidy_files_have_no_fault(tidy: Path) -> None:
    """What they say is what they said."""
    assert main(["check", "--root", str(tidy)]) == 0


def test_a_file_that_would_be_too_large_in_canonical_form_is_a_finding(freedonia: Build) -> None:
    """And the check goes on: it names the file, and keeps all other findings."""
    text = "duck " * 119
    claims = f"  - {{text: {text.strip()}, source: gazette, at: [1]}}\n" * 100
    event = f"title: Ducks\nkind: event\ndate: '1932'\nthemes: [ducks]\nsummary: Ducks.\nclaims:\n{claims}"
    root = freedonia({"events/1932-ducks.yml": event})
    found = [finding for finding in canonical.check(load(root)) if finding.path == "events/1932-ducks.yml"]
    assert [finding.line for finding in found] == [1]
    assert "it would have" in found[0].message
