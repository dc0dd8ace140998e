"""What the documentation says is held to what there is."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import yaml
from chronology.cli.main import COMMANDS
from chronology.loading.loader import load
from chronology.mkdocs_plugin.macros import MACROS, Macros
from chronology.model.entries import Entry
from chronology.model.records import Event, Source
from chronology.rules.registry import RULES

ROOT = Path(__file__).parents[1]
MACRO_PAGE = (ROOT / "docs" / "contribute" / "macros.md").read_text("utf-8")


def documented_macros() -> list[str]:
    """Return the macros in the table of the page on macros."""
    return re.findall(r"^\| `(\w+)\(", MACRO_PAGE, re.MULTILINE)


def test_the_page_on_macros_lists_each_macro_once_and_no_other() -> None:
    assert sorted(documented_macros()) == sorted(MACROS)


@pytest.mark.parametrize("name", MACROS)
def test_each_macro_says_what_it_returns(name: str) -> None:
    assert (inspect.getdoc(getattr(Macros, name)) or "").startswith("Return ")


def test_every_hand_written_page_with_a_macro_asks_for_macros() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        if "{{" in text:
            front = yaml.safe_load(text.split("---")[1])
            assert front.get("render_macros") is True, path


def test_the_readme_lists_each_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^\| `chronology (\w[\w-]*)", readme, re.MULTILINE)
    assert sorted(commands) == sorted(COMMANDS)


def test_each_picture_of_the_readme_is_there_and_described() -> None:
    found = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(found) == 2
    for words, path in found:
        assert len(words) > 20
        assert (ROOT / path).read_bytes().startswith(b"\x89PNG")


def test_contributing_lists_each_key_of_an_event() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    missing = [name for name in Event.model_fields if f"`{name}`" not in text]
    assert missing == []


def test_each_make_target_in_the_documentation_exists() -> None:
    makefile = (ROOT / "GNUmakefile").read_text("utf-8")
    pages = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]
    for path in [*pages, *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"`make ([\w-]+)|^make ([\w-]+)", path.read_text("utf-8"), re.MULTILINE):
            assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE), f"{path}: {target}"


NEWCOMERS = ["CONTRIBUTING.md", "docs/contribute/index.md", ".github/PULL_REQUEST_TEMPLATE.md"]


@pytest.mark.parametrize("name", NEWCOMERS)
def test_whoever_is_told_of_the_check_is_told_that_a_first_one_waits(name: str) -> None:
    """GitHub runs nothing for a first-time contributor until a maintainer has allowed it."""
    text = " ".join((ROOT / name).read_text("utf-8").split())
    assert re.search(r"a maintainer (?:starts it|has to start it|has started it)", text)


def test_where_checking_is_promised_its_limit_is_told() -> None:
    """The index is a set of words: no order, and no word that is missing."""
    rules = next(rule for rule in RULES if rule.name == "evidence-quotations")
    pages = [ROOT / name for name in ("README.md", "docs/about.md", "docs/contribute/review.md")]
    pages.append(ROOT / "docs/contribute/rules.md")
    for text in (rules.description, *(path.read_text("utf-8") for path in pages)):
        said = " ".join(text.split())
        assert re.search(r"set of (?:the|its) words|set of words", said)
        assert "“not”" in said


@pytest.mark.parametrize("source", load(ROOT).sources.values(), ids=lambda entry: str(entry.id))
def test_each_source_says_in_one_sentence_who_speaks_where_and_when(source: Entry[Source]) -> None:
    """And how it is known: whatever the document does not state is explained below."""
    record = source.record
    said = record.standpoint
    assert re.findall(r"[.!?](?=\s|$)", said) == ["."]
    assert said.endswith(".")
    families = [author.family for author in record.authors if author.family]
    assert all(family in said for family in families)
    assert families or re.search(r"unnamed|without a named author", said)
    assert any(outlet and outlet in said for outlet in (record.container, record.publisher))
    assert str(record.date.earliest.year) in said
    explained = {inferred.field for inferred in record.inferred}
    assert "date" in explained
    assert record.authors or "authors" in explained
