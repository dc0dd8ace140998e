"""Freedonia: a small chronology without a fault, to be copied, spoilt and checked.

Its files stand in `rules/freedonia`. Its documents, in `texts` there, are indexed with each copy, so
that a test may change what a source says; `SHA256` in a source's record becomes its document's hash.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from chronology.loading.loader import load
from chronology.model import evidence
from chronology.rules.findings import as_text
from chronology.rules.registry import findings
from hypothesis import settings

from .rules import FREEDONIA, Build, Changes, Report

# No example has a time limit of its own: the machine may be busy with other tests.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip on Windows what cannot be tried there."""
    if sys.platform == "win32":
        for item in items:
            if item.get_closest_marker("posix"):
                item.add_marker(pytest.mark.skip(reason="not on Windows"))


@pytest.fixture(autouse=True)
def _without_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the folder of the project's documents from the environment: Freedonia has its own."""
    monkeypatch.delenv("CHRONOLOGY_TEXTS", raising=False)


@pytest.fixture
def freedonia(tmp_path: Path) -> Build:
    """Return a function that builds Freedonia with changes, given by path, and returns its folder."""
    root = tmp_path / "freedonia"

    def build(changes: Changes) -> Path:
        shutil.copytree(FREEDONIA, root)
        indexes = {path: change for path, change in changes.items() if path.startswith("seeds/evidence/")}
        apply(root, {path: change for path, change in changes.items() if path not in indexes})
        index_documents(root)
        apply(root, indexes)
        return root

    return build


@pytest.fixture
def report(freedonia: Build) -> Report:
    """Return a function that returns the report on Freedonia with changes, without its last line feed."""

    def check(changes: Changes) -> str:
        return as_text(findings(load(freedonia(changes))), "Freedonia").removesuffix("\n")

    return check


def index_documents(root: Path) -> None:
    """Make the evidence indexes of the documents, and put their hashes into the sources' records."""
    (root / "seeds" / "evidence").mkdir()
    for document in sorted((root / "texts").glob("*.txt")):
        index = evidence.index(document.read_bytes())
        (root / "seeds" / "evidence" / f"{document.stem}.tsv").write_text(
            evidence.dump(index), "utf-8", newline="\n"
        )
        record = root / "seeds" / f"{document.stem}.yml"
        if record.is_file() and not record.is_symlink():
            record.write_bytes(record.read_bytes().replace(b"SHA256", index.sha256.encode()))


def apply(root: Path, changes: Changes) -> None:
    """Change files of a chronology, given by path."""
    for name, change in changes.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match change:
            case None:
                path.unlink()
            case bytes():
                path.write_bytes(change)
            case str():
                path.write_text(change, "utf-8", newline="\n")
            case Path():
                path.unlink(missing_ok=True)
                path.symlink_to(change)
            case _:
                path.write_text(_replaced(path.read_text("utf-8"), change, name), "utf-8", newline="\n")


def _replaced(text: str, words: Mapping[str, str], name: str) -> str:
    for old, new in words.items():
        assert text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return text
