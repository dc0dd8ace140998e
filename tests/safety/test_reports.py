"""What a stranger's text becomes in the reports that people and GitHub read."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest
from chronology.authoring.comparison import compare, markdown
from chronology.authoring.new_event import LABELS
from chronology.cli.main import main
from chronology.loading.loader import load
from chronology.rules.findings import REPORTERS, Finding
from markdown_it import MarkdownIt

from tests.git import commit
from tests.rules import COUNT, GAZETTE, LAPSE, RETIRED, TREATY, Build, Changes

COMMANDS = [
    "::error::hit",
    "::set-output name=x::hit",
    "::add-mask::hit",
    "::stop-commands::hit",
    "##[error]hit",
    "%0A::error::hit",
    "%0D%0A::error::hit",
    "\\n::error::hit",
    "x\\r::error::hit",
    "x\\L::error::hit",
    "x\\x0B::error::hit",
]
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ELEMENTS = {"h2", "h3", "ul", "li", "p", "strong", "code", "s", "pre"}


def lines(report: str) -> list[str]:
    """Return the lines of a report, however a runner may count them."""
    return re.split(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029", report)


@pytest.mark.parametrize("text", COMMANDS)
def test_t12_no_line_of_a_report_is_a_command(
    freedonia: Build, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """But those that the report itself makes, for GitHub alone; each of them names a file and is one line."""
    changes: Changes = {
        TREATY: {"kind: event": f'kind: "{text}"', "[fredville]": f'["{text}"]'},
        LAPSE: {"The treaty of Freedonia ended in 1934.": f'"7 {text}"'},
        COUNT: f'"{text}": x\n? "{text}"\n',
        GAZETTE: f"{text}\n",
    }
    root = freedonia(changes)
    checks = (["check", "--format", form] for form in sorted(REPORTERS))
    for arguments in (*checks, ["show", "1932-treaty"], ["show", text]):
        main([*arguments, "--root", str(root)])
        captured = capsys.readouterr()
        for line in lines(captured.out + captured.err):
            ours = "github" in arguments and re.match(
                r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=", line
            )
            assert ours or not re.match(r"\s*(::|##\[)", line), line


@pytest.mark.posix
def test_t12_a_file_name_is_no_command(freedonia: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Though it may hold line ends and what separates the properties of a command."""
    root = freedonia({})
    for name in (b"x\n::error::hit.yml", b"%0A::error::hit", b"a,line=1::hit.yml", b"\r::error::.yml"):
        with open(os.fsencode(root) + b"/events/" + name, "wb") as file:
            file.write(b"title: x\n")
    for form in sorted(REPORTERS):
        assert main(["check", "--format", form, "--root", str(root)]) == 1
        for line in lines(capsys.readouterr().out):
            command = re.match(r"\s*::(\w+) ([^:]*)::", line)
            assert not re.match(r"\s*(::|##\[)", line) or (form == "github" and command)
            if command:
                keys = [part.partition("=")[0] for part in command[2].split(",")]
                assert keys == ["file", "line", "col", "title"]


NAMES = ["x\n::error::hit", "::error::hit", "a\x1b]0;hit\x07", "a\u202egpj", "a\r::error::", "a\u2028b"]


@pytest.mark.posix
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_t12_every_command_escapes_a_file_name(
    freedonia: Build, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Of a record, a page, a document and an option, in every format and in every error."""
    root = freedonia({})
    document, folder = root / f"{name}.txt", root / name.replace("/", "")
    document.write_text("The ducks swim.\n", "utf-8")
    folder.mkdir()
    (root / "events" / f"{name}.yml").write_text((root / TREATY).read_text("utf-8"), "utf-8")
    (root / "seeds" / f"{name}.yml").write_text("title: [\n", "utf-8")
    (root / "docs" / "themes" / f"{name}.md").write_text("---\nrender_macros: true\n---\n{{ x }}\n", "utf-8")
    given = ["--label", "The Duck", "--mark", "D"]
    for arguments in (
        *(["check", "--canonical", "--format", form] for form in sorted(REPORTERS)),
        ["check", "--texts", str(document)],
        ["fmt", "--check"],
        ["fmt"],
        ["fmt", str(root / f"{name}.yml")],
        ["show", name],
        ["index", str(document)],
        ["index", str(document), "--id", "duck"],
        ["index", str(folder)],
        ["source", str(document), "--id", name, *given],
        ["source", str(document), "--id", "duck-2", *given],
        ["new", "--title", "x", "--date", name, "--theme", name],
        ["new", "--id", name],
        ["from-issue", str(document)],
        ["from-issue", str(folder)],
        ["schema", "--write", str(document)],
        ["release-ids"],
        ["links", "--list"],
        ["show", "1932-treaty", name],
    ):
        with suppress(SystemExit):  # for an argument too many
            main([*arguments, "--root", str(root)])
        captured = capsys.readouterr()
        for line in lines(captured.out + captured.err):
            command = re.match(r"::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=", line)
            assert (command and "github" in arguments) or not re.match(r"\s*(::|##\[)", line), arguments
            assert line.isprintable(), arguments


def test_t7_a_number_of_a_million_digits_is_a_number(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a document and in a page, whatever Python's limit for the conversion of digits."""
    root = freedonia({})
    document, digits = root / "duck.txt", "9" * 1_000_001
    document.write_text(f"{digits} million ducks, 0.{'0' * 1_000_001}1 geese and {digits}% swans\n", "utf-8")
    assert main(["index", str(document), "--id", "duck", "--root", str(root)]) == 0
    (root / "docs" / "x.md").write_text(
        f'---\nrender_macros: true\n---\n# 1\n{{{{ cite("gazette", {"9" * 5000}) }}}}\n', "utf-8"
    )
    capsys.readouterr()
    main(["check", "--root", str(root)])
    assert "docs/x.md:5:1: error[macros]: " in (said := capsys.readouterr().out)
    assert "crashed" not in said


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["folder", "link", "device"])
def test_t9_the_log_of_changes_is_a_plain_file(
    freedonia: Build, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """Whatever else has its name is an error, and does not count as a chronology without a log."""
    root = freedonia({})
    log = root / "docs" / "changes.yml"
    log.unlink(missing_ok=True)
    {"folder": log.mkdir, "link": lambda: log.symlink_to(root), "device": lambda: os.mkfifo(log)}[kind]()
    assert main(["check", "--root", str(root)]) == 1
    assert "docs/changes.yml:1:1: error[file-name]: " in capsys.readouterr().out


@pytest.mark.parametrize("text", COMMANDS)
def test_t12_the_properties_of_a_command_are_whole(text: str) -> None:
    """A rule, a path and a message with anything in them make one command of four properties."""
    finding = Finding(text, 1, 1, "error", text, text, text)
    first, *rest = REPORTERS["github"]([finding], "it").split("\n")
    assert re.fullmatch(r"::error file=[^,:]*,line=1,col=1,title=[^,:]*::[^\r\n]*", first)
    assert first.count("%0A") == 1  # ours, between the message and the hint
    assert not re.search(r"%(?!25|0A|3A|2C)", first)
    assert rest == ["1 error, 0 warnings in it", ""]


HOSTILE = [
    "<script>hit()</script><img src=x onerror=hit()>",
    "</pre></code><h1>hit</h1>",
    "[click](https://evil.example) ![i](https://evil.example/i.png)",
    "**bold** _em_ ~~gone~~ `code` ``` | a | b |",
    "# h1 - item 1. item > quote --- ===",
    "https://evil.example www.evil.example @everybody",
    "&lt;script&gt; &#60;script&#62; \\<script\\>",
    "[[1932-treaty]] [x]: https://evil.example",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_t15_a_summary_shows_text_as_it_is(freedonia: Build, text: str) -> None:
    """Added, changed, moved and taken away: no link, no picture, no heading or element but ours."""
    quoted = "'" + text.replace("'", "''") + "'"
    after = freedonia(
        {
            TREATY: {
                "title: Freedonia and Sylvania sign the Duck Treaty": f"title: {quoted}",
                "text: The treaty let 2,500 ducks cross the river.": f"text: {quoted}",
            }
        }
        | {LAPSE: None, RETIRED: f"1934-lapse:\n  title: {quoted}\n  withdrawn: {quoted}\n"}
        | {"events/1999-new.yml": NEW.format(text=quoted)}
        | {GAZETTE: {"title: The treaty and after": f"title: {quoted}"}}
    )
    before = load(Path(__file__).parents[1] / "rules" / "freedonia")
    chronology = load(after)
    report = markdown(compare(before, chronology, [f"docs/{text.replace('/', '')}.md"]))
    html = MARKDOWN.render(report)
    assert set(re.findall(r"</?([a-z]\w*)", html)) <= ELEMENTS
    shown = unescape(re.sub(r"<[^>]*>", "", html)).replace("\u200b", "")
    assert shown.count(text) >= 4
    assert not re.search(r"(?<!\\)\]\(|://|www\.|@\w", re.sub(r"`[^`]*`", "", report))


NEW = """\
title: {text}
kind: event
date: "1999"
themes: [ducks]
summary: {text}
claims:
  - {{text: x, source: gazette, at: [2]}}
"""


@pytest.mark.parametrize("text", HOSTILE)
def test_t15_the_summary_of_the_check_shows_text_as_it_is(text: str) -> None:
    """Within one element, in which Markdown reads nothing."""
    report = REPORTERS["markdown"]([Finding(text, 1, 1, "error", "yaml", text, text)], "it")
    assert report.count("</pre>") == 1
    html = MARKDOWN.render(report)
    assert set(re.findall(r"</?([a-z]\w*)", html)) == {"h2", "pre"}
    assert unescape(html).count(text) == 3


@pytest.mark.parametrize("base", ["-h", "--output=hit", "--upload-pack=touch hit", "-", "--exec=hit"])
@pytest.mark.parametrize("command", ["diff", "check"])
def test_t15_a_base_is_no_option_of_git(
    freedonia: Build, capsys: pytest.CaptureFixture[str], base: str, command: str
) -> None:
    """It is refused before git sees it."""
    root = freedonia({})
    commit(root)
    before = sorted(root.iterdir())
    arguments = ["diff", "--", base] if command == "diff" else ["check", f"--changed={base}"]
    assert main(["--root", str(root), *arguments]) == 2
    assert capsys.readouterr() == ("", f'chronology: "{base}" is not a revision\n')
    assert sorted(root.iterdir()) == before


TIPS = {
    "a key": '"\nwithdrawn: "hit',
    "a name that leaves the tree": "../../../../tmp/hit",
    "a comment that ends": "x\nkind: plan\r\nthemes: [x]\u2028date: y\x85claims: z",
    "a tag": "!!python/object/apply:os.system [hit]",
    "a heading of the form": "x\n\n### What happened?\n\nhit",
    "a document": "x\n---\ntitle: hit\n...\n",
}


@pytest.mark.parametrize("text", TIPS.values(), ids=TIPS.keys())
def test_t15_a_tip_becomes_one_new_file_of_quoted_values(
    freedonia: Build, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """In `events/`, with the keys of an event in their order, and nothing of the tip among them."""
    root = freedonia({})
    body = root.parent / "body"
    body.write_text("".join(f"### {label}\n\n{text}\n\n" for label in LABELS), "utf-8", newline="")
    before = set(root.parent.rglob("*"))
    assert main(["from-issue", str(body), "--root", str(root)]) == 0
    (made,) = set(root.parent.rglob("*")) - before
    assert re.fullmatch(r"undated-1\.yml", made.name)
    assert made.parent == root / "events"
    keys = re.findall(r"^(?:  - |    )?(\w+):", made.read_text("utf-8"), re.MULTILINE)
    own = ["id"] if re.search(r"^    text: .", made.read_text("utf-8"), re.MULTILINE) else []
    event = ["title", "kind", "date", "actors", "themes", "summary", "claims"]
    assert keys == [*event, *own, "text", "source", "at"]
    capsys.readouterr()


def test_t15_a_tip_is_not_written_through_a_link(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Though a link that leads nowhere yet may lie where the file would."""
    root = freedonia({})
    body, elsewhere = root.parent / "body", root.parent / "elsewhere"
    body.write_text(f"### {LABELS[0]}\n\nx\n", "utf-8")
    (root / "events" / "undated-1.yml").symlink_to(elsewhere)
    assert main(["from-issue", str(body), "--root", str(root)]) == 2
    assert "is a symbolic link; nothing was written" in capsys.readouterr().err
    assert not elsewhere.exists()
