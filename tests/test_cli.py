"""The command: exit statuses, formats, refusals, and no traceback whatever the bytes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from chronology.authoring import link_check
from chronology.cli.main import COMMANDS, main
from chronology.cli.show import event_text
from chronology.loading.loader import load
from chronology.model import evidence
from hypothesis import example, given, settings
from hypothesis import strategies as st

from .rules import ACTORS, ALMANAC, COUNT, FREEDONIA, GAZETTE, LAPSE, THEMES, TREATY, Build, Changes

COMMAND = Path(sys.executable).with_name("chronology")
DIGITS = b"9" * 5_000
COUNTS = "3 events, 8 claims, 2 sources"


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [COMMAND, *arguments], capture_output=True, check=False, env={**os.environ, **environment}, timeout=60
    )


# ---- check


def test_a_chronology_without_a_fault_is_status_0(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """The counts are the whole report."""
    assert main(["check", "--root", str(freedonia({}))]) == 0
    assert capsys.readouterr() == (f"0 errors, 0 warnings in {COUNTS}\n", "")


def test_an_error_is_status_1(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """With file, line, column, rule, what is wrong, and what to do."""
    claim = '    at: ["3"]\nrelations'
    changes = {COUNT: {f"    source: almanac\n{claim}": f"    source: almanack\n{claim}"}}
    root = freedonia(changes)
    assert main(["check", "--root", str(root)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == (
        "events/1933-count.yml:15:13: error[unknown-id]: no source `almanack`; did you mean `almanac`?"
    )
    assert out.splitlines()[-1].endswith(f" in {COUNTS}")
    assert err == ""


def test_a_warning_alone_is_status_0(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings are shown, and stop nothing."""
    answer = "answers:\n  - rule: evidence-names\n    about: freedonia\n"
    reason = "    reason: The treaty of paragraph 2 is meant, which Freedonia signed.\n"
    assert main(["check", "--root", str(freedonia({LAPSE: {answer + reason: ""}}))]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"0 errors, 1 warning in {COUNTS}"


def test_the_root_is_the_folder_one_stands_in(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --root; and --root may stand before the command too."""
    root = freedonia({})
    assert main(["--root", str(root), "check"]) == 0
    monkeypatch.chdir(root)
    assert main(["check"]) == 0
    monkeypatch.chdir(root / "events")
    assert main(["check"]) == 2


def test_the_json_format_is_json(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """One object with the counts and every finding, sorted by place."""
    assert main(["check", "--root", str(freedonia({COUNT: "a: [\n"})), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["checked"] == "2 events, 7 claims, 2 sources"
    places = [(one["path"], one["line"], one["column"]) for one in report["findings"]]
    assert places == sorted(places)
    assert report["findings"][0]["rule"] == "yaml"


def test_the_github_format_is_workflow_commands(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Contributors' text is in the message and starts no command of its own."""
    changes: Changes = {COUNT: {"kind: figure": 'kind: "100%\\n::error::x"'}, "events/a,b.yml": "title: x\n"}
    assert main(["check", "--root", str(freedonia(changes)), "--format", "github"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)
    assert any(line.startswith("::error file=events/a%2Cb.yml,line=1,col=1,") for line in lines)
    assert any("`100%25 ::error::x` is not one of the values" in line for line in lines)
    assert last.endswith(" in 2 events, 7 claims, 2 sources")


OUTSIDE: dict[str, list[str]] = {
    "check": [],
    "show": ["1932-treaty"],
    "index": ["document.txt", "--id", "new-one"],
    "new": ["--title", "T"],
    "source": ["document.txt", "--id", "new-one", "--label", "New", "--mark", "N"],
    "fmt": [],
    "schema": ["--write", "schemas"],
    "diff": ["main"],
    "from-issue": ["document.txt"],
    "links": [],
    "images": [],
    "release-ids": [],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_outside_the_folder_of_a_chronology_every_command_ends_in_one_line(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2; the line names the folder and what to do, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "document.txt").write_text("### What happened?\n\nDucks.\n", "utf-8")
    assert main([command, *OUTSIDE[command]]) == 2
    message = (
        f"chronology: {tmp_path} is not the folder of a chronology: it has no folder events/. "
        "Change to that folder, or name it with --root\n"
    )
    assert capsys.readouterr() == ("", message)
    assert [path.name for path in tmp_path.iterdir()] == ["document.txt"]


@pytest.mark.parametrize("arguments", [["diff", "main"], ["check", "--changed", "main"]], ids=" ".join)
def test_without_git_a_command_that_needs_it_ends_in_one_line(
    freedonia: Build,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Status 2, be git missing or only the repository."""
    root = freedonia({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert main([*arguments, "--root", str(root)]) == 2
    assert re.fullmatch(r"chronology: git says: fatal: not a git repository.*\n", capsys.readouterr().err)
    monkeypatch.setenv("PATH", "")
    assert main([*arguments, "--root", str(root)]) == 2
    assert capsys.readouterr() == ("", "chronology: this command needs git, which is not installed\n")


def test_an_interrupted_command_ends_in_one_line(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(link_check, "problems", interrupt)
    assert main(["links", "--root", str(freedonia({}))]) == 2
    assert capsys.readouterr() == ("", "chronology: interrupted\n")


USES = [[], ["nothing"], ["check", "--format", "xml"], ["show"], ["index"], ["check", "--colour"]]


@pytest.mark.parametrize("arguments", USES, ids=" ".join)
def test_a_wrong_use_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With how the command is used."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: chronology")


# ---- show

SHOWN = """\
1932-treaty
  Freedonia and Sylvania sign the Duck Treaty
  event, 17 June 1932 (1932-06-17)
  Freedonia and Sylvania sign a treaty on ducks, which ends with the frozen river.
  claims:
    Freedonia and Sylvania signed the treaty on 17 June 1932. [gazette ¶ 2]
    The treaty let 2,500 ducks cross the river. [gazette ¶ 3, fn1]
    Firefly called it “a bargain”. [gazette ¶ 4]
    It let 2,000 ducks cross. [almanac ¶ 2]
  disagreements:
    How many ducks could cross?
      They were 2,500. [gazette ¶ 3]
      They were 2,000. [almanac ¶ 2]
  related from:
    1933-count responds-to → this [almanac ¶ 3]
    1934-lapse reverses → this [gazette ¶ 5]
  sources:
    almanac: Almanac of Freedonia
    gazette: The treaty and after
  appears on:
    timeline/
    events/1932-treaty/
    themes/borders/
    actors/freedonia/
    actors/sylvania/
    actors/firefly/
    sources/almanac/
    sources/gazette/
"""


def test_an_event_is_shown_with_all_that_belongs_to_it(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Claims with their paragraphs, disagreements, relations from the other end, sources, pages."""
    assert main(["show", "1932-treaty", "--root", str(freedonia({}))]) == 0
    assert capsys.readouterr() == (SHOWN, "")


def test_relations_and_mentions_are_shown_at_the_event_that_ends_them(freedonia: Build) -> None:
    """From this event to others, and who refers to it."""
    shown = event_text(load(freedonia({})), "1934-lapse")
    assert "  relations:\n    reverses → 1932-treaty [gazette ¶ 5]\n" in shown
    assert "  mentioned in:\n    1932-treaty\n" in shown


def test_the_hedge_of_a_relation_is_shown_at_both_its_ends(freedonia: Build) -> None:
    """What a source says only with a hedge is not shown without it."""
    hedged = {"events/1934-lapse.yml": {"kind: reverses": "kind: reverses\n    hedge: may"}}
    chronology = load(freedonia(hedged))
    assert "    reverses (may) → 1932-treaty [gazette ¶ 5]\n" in event_text(chronology, "1934-lapse")
    assert "    1934-lapse reverses (may) → this [gazette ¶ 5]\n" in event_text(chronology, "1932-treaty")


def test_a_deduced_date_is_shown_with_its_note(freedonia: Build) -> None:
    """A set that bounds a moment reads so, and the note follows."""
    date = 'date: "1932-06-17"'
    dated = 'date: "[1932..1933]"\ndate_note: After the war.'
    shown = event_text(load(freedonia({TREATY: {date: dated}})), "1932-treaty")
    assert "  event, between 1932 and 1933 ([1932..1933])\n  After the war.\n" in shown


def test_an_event_without_a_known_source_is_shown(freedonia: Build) -> None:
    """Faulty data can be looked at: the source that is missing is named."""
    changes = {
        COUNT: {'    source: almanac\n    at: ["3"]\nrelations': '    source: gone\n    at: ["3"]\nrelations'}
    }
    assert "    gone: no such source\n" in event_text(load(freedonia(changes)), "1933-count")


RETIRED = {
    "moved_to: 1932-treaty": "1931-old\n  An old title\n  moved to 1932-treaty\n",
    "withdrawn: It never happened.": "1931-old\n  An old title\n  withdrawn: It never happened.\n",
}


@pytest.mark.parametrize(("field", "shown"), RETIRED.items())
def test_a_retired_event_is_shown_with_what_became_of_it(freedonia: Build, field: str, shown: str) -> None:
    """Its title, and where it went or why."""
    chronology = load(freedonia({"docs/retired.yml": f"1931-old: {{title: An old title, {field}}}\n"}))
    assert event_text(chronology, "1931-old") == shown


MISSING = {
    "1932-treety": 'no event "1932-treety"; did you mean `1932-treaty`?',
    "zebra": 'no event "zebra"',
    "1933-count": 'event "1933-count" has errors; `chronology check` lists them',
}


@pytest.mark.parametrize(("event", "message"), MISSING.items())
def test_an_event_that_cannot_be_shown_is_a_value_error(freedonia: Build, event: str, message: str) -> None:
    """Unknown ids have the nearest known one, and a faulty file is not called unknown."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        event_text(load(freedonia({COUNT: b"title: [\n"})), event)


# ---- index


def test_a_document_is_indexed_for_the_source_that_names_it(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """The index is written where the source's is looked for."""
    root = freedonia({"seeds/evidence/gazette.tsv": None})
    document = root / "texts" / "gazette.txt"
    assert main(["index", str(document), "--root", str(root)]) == 0
    target = root / "seeds" / "evidence" / "gazette.tsv"
    made = evidence.index(document.read_bytes())
    assert target.read_text("utf-8") == evidence.dump(made)
    assert capsys.readouterr().out == f"{target}: 11 paragraphs, document {made.sha256}\n"
    assert main(["check", "--root", str(root)]) == 0


def test_a_document_is_indexed_under_a_name(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """--id names the source, whose record may not be there yet."""
    root = freedonia({"any.txt": "One.\n"})
    assert main(["index", str(root / "any.txt"), "--id", "new-one", "--root", str(root)]) == 0
    target = root / "seeds" / "evidence" / "new-one.tsv"
    assert target.is_file()
    assert capsys.readouterr().out.startswith(f"{target}: 1 paragraph, document ")


REFUSED = {
    "not UTF-8": (b"\xff", [], "is not UTF-8 text: 'utf-8' codec can't decode byte 0xff"),
    "no source": (b"One.", [], 'no source record names the document "new.txt"; name the source with --id'),
    "an id with a path": (b"One.", ["--id", "../../x"], "`../../x` is not a valid id"),
    "an id in capitals": (b"One.", ["--id", "New"], "`New` is not a valid id"),
    "no document": (None, [], "No such file or directory"),
}


@pytest.mark.parametrize(("raw", "more", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_document_that_cannot_be_indexed_is_status_2(
    freedonia: Build, capsys: pytest.CaptureFixture[str], raw: bytes | None, more: list[str], message: str
) -> None:
    """With the reason, and nothing is written."""
    root = freedonia({})
    before = sorted(root.rglob("*"))
    document = root.parent / "new.txt"
    if raw is not None:
        document.write_bytes(raw)
    assert main(["index", str(document), *more, "--root", str(root)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("chronology: ")
    assert message in err
    assert sorted(root.rglob("*")) == before


def test_a_folder_is_no_document(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and a message, not a traceback."""
    root = freedonia({})
    assert main(["index", str(root), "--root", str(root)]) == 2
    assert "Is a directory" in capsys.readouterr().err


# ---- the process itself


def test_the_process_gives_the_statuses_of_the_command(freedonia: Build) -> None:
    """The report is on the output, and refusals on the error output."""
    root = freedonia({TREATY: b"\xff\xfe\x00"})
    faulty = process("check", "--root", root)
    assert (faulty.returncode, faulty.stderr) == (1, b"")
    assert "error[yaml]: byte 0xff is not UTF-8" in faulty.stdout.decode()
    refused = process("show", "nothing", "--root", root)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.startswith(b"chronology: no event")


@pytest.mark.posix
@pytest.mark.parametrize(("form", "encoding"), [("text", "ascii"), ("github", "cp1252"), ("json", "utf-8")])
def test_a_narrow_terminal_and_a_hostile_file_name_stop_no_report(
    freedonia: Build, form: str, encoding: str
) -> None:
    """What a terminal cannot show is escaped, and so are bytes in a name that are not text."""
    root = freedonia({})
    strange = os.fsencode(root / "events") + b"/\xff\n::error::x \xe2\x86\x92.yml"
    with open(strange, "wb") as file:
        file.write(b"title: x\n")
    done = process("check", "--root", root, "--format", form, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, b"")
    report = done.stdout.decode(encoding)
    assert not any(line.lstrip().startswith("::error::") for line in report.splitlines())
    if form == "json":
        assert json.loads(report)["findings"]


@pytest.mark.posix
def test_a_reader_that_goes_away_is_no_traceback(freedonia: Build) -> None:
    """`chronology check | head` ends quietly, however little is left to write."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [COMMAND, "check", "--root", freedonia({})],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


# ---- whatever the bytes


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    """Return the folder of a Freedonia whose files may be spoilt, for as long as the module runs."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path in FREEDONIA.rglob("*"):
            if path.is_file():
                target = root / path.relative_to(FREEDONIA)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        (root / "seeds" / "evidence").mkdir()
        for source in ("almanac", "gazette"):
            index = evidence.index((root / "texts" / f"{source}.txt").read_bytes())
            (root / "seeds" / "evidence" / f"{source}.tsv").write_text(evidence.dump(index), "utf-8")
        yield root


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of Freedonia with cuts, insertions and lines that change places."""
    name = draw(
        st.sampled_from(
            [TREATY, COUNT, LAPSE, GAZETTE, ALMANAC, "vocabulary/actors.yml", "vocabulary/themes.yml"]
        )
    )
    lines = (FREEDONIA / name).read_bytes().splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 3))):
        lines.insert(draw(st.integers(0, len(lines))), lines.pop(draw(st.integers(0, len(lines) - 1))))
    raw = b"".join(lines)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 30)))
        mark = st.sampled_from(
            [b"[[", b"]]", b"\n", b"  ", b": ", b"- ", b"[", b"~", b'"', b"9" * 5_000, b"fn0"]
        )
        raw = raw[:start] + draw(mark | st.binary(max_size=5)) + raw[end:]
    return name, raw


@settings(max_examples=100, deadline=None)
@given(spoilt() | st.tuples(st.just(TREATY), st.binary()), st.sampled_from(["text", "github", "json"]))
@example((TREATY, b"[" * 30_000), "text")
@example((TREATY, b"title: " + b"\x00" * 100), "github")
@example((COUNT, (FREEDONIA / COUNT).read_bytes().replace(b'"3"', b'"' + DIGITS + b'"')), "text")
@example((COUNT, (FREEDONIA / COUNT).read_bytes().replace(b"value: 40", b"value: 1e999999")), "json")
@example(("seeds/evidence/gazette.tsv", b"document\t" + DIGITS), "text")
@example((ACTORS, b"- a\n"), "text")
@example((THEMES, b"&a [*a]"), "text")
def test_whatever_the_bytes_there_is_a_report(copy: Path, file: tuple[str, bytes], form: str) -> None:
    """Status 0 or 1, a report of whole lines, positions within the file, and no rule that crashed."""
    name, raw = file
    path = copy / name
    before = path.read_bytes()
    out, err = io.StringIO(), io.StringIO()
    try:
        path.write_bytes(raw)
        with redirect_stdout(out), redirect_stderr(err):
            status = main(["check", "--root", str(copy), "--format", form])
    finally:
        path.write_bytes(before)
    report = out.getvalue()
    assert (status in {0, 1}, err.getvalue()) == (True, "")
    assert report.endswith("\n")
    assert "the rule crashed" not in report
    assert "Traceback" not in report
    if form == "json":
        lines = len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
        for finding in json.loads(report)["findings"]:
            assert finding["path"] != name or 1 <= finding["line"] <= lines + 1
            assert finding["column"] >= 1
            assert finding["hint"]


# ---- nothing is written through a link

TIP = "### What happened?\n\nFreedonia counts geese\n\n### When?\n\n1935\n"
WRITING = {
    "new": ("events", ["new", "--title", "T", "--date", "1932", "--theme", "ducks", "--cite", "gazette:2"]),
    "from-issue": ("events", ["from-issue", "tip.md"]),
    "release-ids": ("events", ["release-ids"]),
    "fmt": ("vocabulary", ["fmt", "vocabulary/actors.yml"]),
    "index": ("seeds/evidence", ["index", "texts/gazette.txt"]),
    "source": ("seeds/evidence", ["source", "tip.md", "--id", "tip-1935", "--label", "Tip", "--mark", "T"]),
    "schema": (".cache", ["schema", "--write", ".cache/schema"]),
}


@pytest.mark.parametrize(("folder", "arguments"), WRITING.values(), ids=WRITING.keys())
def test_no_command_writes_into_a_folder_that_is_a_link(
    freedonia: Build, monkeypatch: pytest.MonkeyPatch, folder: str, arguments: list[str]
) -> None:
    """What lies where it leads, outside the project, stays as it was."""
    root = freedonia({"tip.md": TIP, ".cache/kept": ""})
    outside = root.parent / "outside"
    (root / folder).rename(outside)
    (root / folder).symlink_to(outside)
    before = {path: path.read_bytes() for path in sorted(outside.rglob("*")) if path.is_file()}
    monkeypatch.chdir(root)
    status = main(arguments)
    assert {path: path.read_bytes() for path in sorted(outside.rglob("*")) if path.is_file()} == before
    assert status == 2
