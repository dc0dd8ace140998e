"""The contributors' guide: it leaves nothing out, and every example in it is run."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from chronology.cli.main import COMMANDS, main, parser
from chronology.loading.loader import load
from chronology.mkdocs_plugin import guide
from chronology.model import edtf
from chronology.model.chronology import Chronology
from chronology.model.records import Change, Record
from chronology.model.site import Links
from chronology.rules import schemas
from chronology.rules.findings import as_text
from chronology.rules.registry import findings
from jsonschema import Draft202012Validator
from markupsafe import escape
from pydantic import TypeAdapter

from .test_schemas import SCHEMAS, Ordinary

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDE = ROOT / "docs" / "contribute"
HERE = Links("contribute/fields/")


@pytest.fixture(scope="module")
def chronology() -> Chronology:
    """The data of the project."""
    return load(ROOT)


def blocks(path: Path, *languages: str) -> list[str]:
    """Return the fenced blocks of a page in some languages; those without one have the empty name."""
    found = re.findall(r"^```([\w-]*)\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [text for language, text in found if language in languages]


def page(name: str) -> str:
    """Return a page of the guide."""
    return (GUIDE / f"{name}.md").read_text("utf-8")


# ---- nothing is left out


def test_the_field_reference_says_a_limit_once(chronology: Chronology) -> None:
    html = guide.fields("event", chronology, HERE)
    for words in ("at most 90 characters", "at most 400 characters"):
        assert html.count(words) == 1


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_field_reference_has_every_field(kind: str, chronology: Chronology) -> None:
    """Each with what it holds, under an anchor of its own; and the page asks for it."""
    html = guide.fields(kind, chronology, HERE)
    for model in schemas.records(kind):
        for name, field in model.model_fields.items():
            assert f'<dt id="{model.__name__.lower()}-{name}"><code>{name}</code>' in html
            assert str(guide.with_code(field.description or "?")) in html
    assert f'guide("{kind}")' in page("fields")


def test_the_page_on_the_rules_has_every_rule(chronology: Chronology) -> None:
    """With what it asks for, how to mend a breach, and both examples as they are written."""
    html = guide.rules(chronology, HERE)
    for rule in guide.ALL_RULES:
        assert html.count(f'<h2 id="{rule.name}">') == 1
        assert str(guide.with_code(rule.description)) in html
        for example in (rule.bad, rule.good):
            assert example
            assert f"<pre><code>{escape(example)}</code></pre>" in html
    assert 'guide("rules")' in page("rules")


def test_the_macro_of_the_guide_has_every_part_named_on_its_page() -> None:
    """Those that it can be asked for."""
    (line,) = (line for line in page("macros").split("\n") if line.startswith("| `guide("))
    assert [part for part in guide.PARTS if f"`{part}`" not in line.replace('"', "`")] == []


def options(name: str) -> list[str]:
    """Return the options of a command."""
    parser = argparse.ArgumentParser(add_help=False)
    COMMANDS[name].arguments(parser)
    return [option for action in parser._actions for option in action.option_strings]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_on_commands_has_every_command_and_option(name: str) -> None:
    """Each command has a section, and each option stands in it."""
    sections = re.split(r"^## ", page("commands"), flags=re.MULTILINE)
    (section,) = (one for one in sections if re.match(rf"`chronology {name}[` ]", one))
    assert [
        option for option in options(name) if f"`{option}" not in section and f" {option}" not in section
    ] == []


def test_the_page_on_commands_has_every_target_of_make() -> None:
    """But for the one that others begin with."""
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "GNUmakefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    missing = [one for one in phony[1].split() if f"`make {one}`" not in page("commands")]
    assert missing == ["setup"]


def test_every_page_of_the_guide_is_in_the_navigation() -> None:
    """But for the one that is for maintainers."""
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    missing = {path.name for path in GUIDE.glob("*.md") if f": contribute/{path.name}\n" not in navigation}
    assert missing == {"threat-model.md"}


# ---- every example is run

YAML = [(path, text) for path in PAGES for text in blocks(path, "yaml", "yml")]
NAMES = [path.name for path, _ in YAML]


@pytest.mark.parametrize(("path", "text"), YAML, ids=NAMES)
def test_each_piece_of_a_file_fits_a_schema(path: Path, text: str) -> None:
    """A whole file fits wholly; a piece has only keys and values that the whole may have."""
    data = yaml.load(text, Ordinary)
    if isinstance(data, list):  # entries of the log of changes, which has no schema of its own
        assert [Change.model_validate(entry) for entry in data]
        return
    fitting = [kind for kind in ("event", "source", "retired") if valid(kind, data)]
    assert fitting, path


def valid(kind: str, data: dict[str, object]) -> bool:
    """Say whether data are a file of a kind, or, without its first key or its last, a piece of one."""
    whole = SCHEMAS[kind]
    if "title" in data or kind == "retired":
        return Draft202012Validator(whole).is_valid(data)
    record = whole["$defs"][{"event": "Event", "source": "Source"}[kind]]
    piece = {key: value for key, value in record.items() if key != "required"}
    return Draft202012Validator(piece | {"$defs": whole["$defs"]}).is_valid(data)


def test_there_are_examples_of_each_kind() -> None:
    """The tests of examples look at something."""
    assert {"README.md", "index.md", "add-a-source.md", "review.md"} <= set(NAMES)
    assert len(SHELL) > 15


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a copy of the data, without the log of changes."""
    for folder in ("events", "seeds", "vocabulary", "docs/themes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copyfile(ROOT / "docs" / "retired.yml", tmp_path / "docs" / "retired.yml")
    return tmp_path


EVENTS = [(path, text) for path, text in YAML if "claims:" in text]


@pytest.mark.parametrize(("path", "text"), EVENTS, ids=[path.name for path, _ in EVENTS])
def test_each_event_that_is_shown_is_without_a_fault(path: Path, text: str, copy: Path) -> None:
    """As a file of its own, in our data."""
    name = "events/2012-shown-in-the-guide.yml"
    (copy / name).write_text(text.replace("\nkind:", " as shown\nkind:"), "utf-8")
    assert [one for one in findings(load(copy)) if one.path == name] == []


def test_the_report_that_the_readme_shows_is_that_of_the_check(copy: Path) -> None:
    """Of the event that it shows, with a year that the paragraph does not have."""
    readme = ROOT / "README.md"
    (shown,) = (text for text in blocks(readme, "") if text.startswith("$ chronology check"))
    (event,) = blocks(readme, "yaml")
    name = "events/2012-single-economic-space.yml"
    (copy / name).write_text(event.replace("Space in 2012", "Space in 2021"), "utf-8")
    report = as_text([one for one in findings(load(copy)) if one.rule == "evidence-numbers"], "")
    assert shown.split("\n")[1:3] == report.split("\n")[:2]


SHELL = [
    (path, line.removeprefix("$ ").partition("  #")[0].strip())
    for path in PAGES
    for text in blocks(path, "", "sh", "shell", "console")
    for line in text.split("\n")
    if re.match(r"(?:\$ )?(?:\.venv/bin/)?(?:chronology|make|[A-Z_]+=\S+ make)\b", line)
]
INLINE = [
    (path, code)
    for path in PAGES
    for code in re.findall(r"`((?:\.venv/bin/)?(?:chronology|make) [^`]+)`", path.read_text("utf-8"))
]


@pytest.mark.parametrize(("path", "line"), SHELL + INLINE, ids=[line for _, line in SHELL + INLINE])
def test_each_line_for_the_terminal_is_one_that_the_commands_take(path: Path, line: str) -> None:
    """Every command, option and target exists."""
    words = [word for word in shlex.split(line) if not re.fullmatch(r"[A-Z_]+=.*", word)]
    if words[0] == "make":
        makefile = (ROOT / "GNUmakefile").read_text("utf-8")
        assert [word for word in words[1:] if not re.search(rf"^{word}:", makefile, re.MULTILINE)] == []
    else:
        plain = re.sub(r"[\[\]]|\\?\|\w+", "", " ".join(map(shlex.quote, words[1:])).replace("'", ""))
        known = shlex.split(plain) if "[" in line or "|" in line else words[1:]
        assert parser().parse_args(known).run


def test_the_new_event_that_is_shown_is_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of the page on commands, as it stands there; only texts and the title are left to do."""
    (line,) = (line for path, line in SHELL if path.name == "commands.md" and "--title" in line)
    monkeypatch.chdir(copy)
    before = set(load(copy).events)
    assert main(shlex.split(line)[1:]) == 0
    (made,) = set(load(copy).events) - before
    left = {one.rule for one in findings(load(copy)) if one.path == f"events/{made}.yml"}
    assert left == {"unwritten"}


def test_the_new_source_that_is_shown_is_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of the page on sources, as it stands there."""
    (line,) = (line for path, line in SHELL if path.name == "add-a-source.md" and " source " in line)
    monkeypatch.chdir(copy)
    Path("report.txt").write_text("Annual report\n\nOne.\n", "utf-8")
    assert main(shlex.split(line)[1:]) == 0
    assert "ministry-2024" in load(copy).known("source")


DATES = re.findall(r'^\| `"([^`]+)"` \| (.+) \|$', page("fields"), re.MULTILINE)


@pytest.mark.parametrize(("written", "read"), DATES)
def test_each_date_is_read_as_the_page_says(written: str, read: str) -> None:
    """In the words of the site; what stands in brackets explains them."""
    assert edtf.parse(written).words() == re.sub(r" \(.*\)", "", read)


def test_the_guide_shows_every_form_of_a_date() -> None:
    """Those that the reader of dates names."""
    assert {edtf.parse(written).precision for written, _ in DATES} == {
        *("day", "month", "season", "year", "decade", "interval", "one-of")
    }


def test_the_titles_that_are_recommended_are_those_of_the_site(chronology: Chronology) -> None:
    """Or of Freedonia; so nobody is recommended what we do not do."""
    titles = {entry.record.title for entry in chronology.timeline}
    section = page("writing").partition("## Titles")[2].partition("## ")[0]
    recommended = re.findall(r"^\| \*\*Yes\*\* \| ([^|]+) \|", section, re.MULTILINE)
    assert len(recommended) == 3
    assert [title for title in recommended if title not in titles and "Freedonia" not in title] == []


@pytest.mark.parametrize("model", [one for kind in schemas.KINDS for one in schemas.records(kind)])
def test_each_example_of_a_field_reads_back_as_it_is(model: type[Record]) -> None:
    """As the reference shows it; one that is made of the examples of other fields is valid."""
    for key in model.order():
        field = model.model_fields[key]
        read = yaml.load(guide.example(model, key), yaml.BaseLoader)
        if field.examples:
            assert read == {key: field.examples[0]}
        else:
            TypeAdapter(dict[str, field.rebuild_annotation()]).validate_python(read)  # type: ignore[misc]
