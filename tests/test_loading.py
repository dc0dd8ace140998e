"""Reading a chronology from its folder: once, whole, and with whatever faults it has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from chronology.loading import strict_yaml
from chronology.loading.loader import load
from chronology.model.entries import ParsedYaml

from .rules import COUNT, GAZETTE, THEMES, TREATY, Build, Changes


def test_a_chronology_is_loaded_whole(freedonia: Build) -> None:
    """Every record under its id, every index, and nothing amiss."""
    chronology = load(freedonia({}))
    assert sorted(chronology.events) == ["1932-treaty", "1933-count", "1934-lapse"]
    assert sorted(chronology.sources) == sorted(chronology.evidence) == ["almanac", "gazette"]
    assert sorted(chronology.themes) == ["borders", "ducks"]
    assert sorted(chronology.actors) == ["firefly", "freedonia", "sylvania"]
    assert sorted(chronology.places) == ["fredville"]
    assert (chronology.retired, chronology.strays, chronology.evidence_errors) == ({}, (), {})
    assert not any(chronology.broken.values())
    assert chronology.complete


def test_every_file_is_read_once(freedonia: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader sees as many files as there are."""
    root = freedonia({})
    seen: list[bytes] = []

    def counting(raw: bytes) -> ParsedYaml:
        seen.append(raw)
        return parse(raw)

    parse = strict_yaml.parse
    monkeypatch.setattr(strict_yaml, "parse", counting)
    files = load(root).files
    assert sorted(seen) == sorted((root / name).read_bytes() for name in files)
    assert len(files) == 3 + 2 + 3


def test_an_entry_knows_where_each_part_of_it_stands(freedonia: Build) -> None:
    """File, line and column, of a record that is a file and of one within a file."""
    chronology = load(freedonia({}))
    treaty = chronology.events["1932-treaty"]
    assert treaty.at("claims", 1, "at", 1) == (TREATY, 15, 15)
    assert treaty.at() == (TREATY, 1, 1)
    assert chronology.actors["sylvania"].at("kind") == ("vocabulary/actors.yml", 7, 9)
    assert chronology.actors["sylvania"].at() == ("vocabulary/actors.yml", 6, 3)


BROKEN: dict[str, tuple[Changes, str, str]] = {
    "bytes that are no text": ({TREATY: b"\xff"}, "event", "1932-treaty"),
    "an empty file": ({TREATY: b""}, "event", "1932-treaty"),
    "a list": ({TREATY: "- a\n"}, "event", "1932-treaty"),
    "a text": ({TREATY: "a\n"}, "event", "1932-treaty"),
    "a file too large": ({TREATY: b"#" * 70_000}, "event", "1932-treaty"),
    "a key twice": ({TREATY: {"kind: event\n": "kind: event\nkind: event\n"}}, "event", "1932-treaty"),
    "a key that is none": ({COUNT: {"kind: figure": "kinds: figure"}}, "event", "1933-count"),
    "a source without a date": ({GAZETTE: {'date: "1935-02"\n': ""}}, "source", "gazette"),
    "a theme without a name": ({THEMES: {"  name: Ducks\n": ""}}, "theme", "ducks"),
}


@pytest.mark.parametrize(("changes", "kind", "broken"), BROKEN.values(), ids=BROKEN.keys())
def test_a_file_with_faults_is_kept_with_them(
    freedonia: Build, changes: Changes, kind: str, broken: str
) -> None:
    """Its id is known as broken, so that what refers to it is no second finding, and the rest is there."""
    chronology = load(freedonia(changes))
    assert {key: set(ids) for key, ids in chronology.broken.items() if ids} == {kind: {broken}}
    assert broken in chronology.known(kind)
    file = chronology.files[next(iter(changes))]
    assert file.parsed.faults or file.errors
    assert len(chronology.events) + len(chronology.sources) + len(chronology.themes) == 6
    assert not chronology.complete


def test_no_more_of_a_file_is_read_than_may_be_in_it(freedonia: Build) -> None:
    """A sparse file of a terabyte takes no longer than one that is a byte too large."""
    root = freedonia({})
    os.truncate(root / TREATY, 2**40)
    faults = load(root).files[TREATY].parsed.faults
    assert [fault.message for fault in faults] == ["the file is larger than 65,536 bytes"]


def test_what_has_no_business_in_a_folder_is_noted(freedonia: Build) -> None:
    """Links, folders and other files are named; hidden files and the kept ones are passed over."""
    root = freedonia(
        {
            "events/note.txt": "",
            "events/more/x.yml": "",
            "events/link.yml": Path("1932-treaty.yml"),
            "events/.hidden.yml": "",
            "events/IDS": "",
            "seeds/gazette.yaml": "",
            "vocabulary/people.yml": "",
        }
    )
    assert sorted(path for path, _, _ in load(root).strays) == [
        "events/link.yml",
        "events/more",
        "events/note.txt",
        "seeds/gazette.yaml",
        "vocabulary/people.yml",
    ]


def test_a_missing_vocabulary_is_noted_and_nothing_else_of_its_kind(freedonia: Build) -> None:
    """The file is missing; of its ids nothing can be said."""
    chronology = load(freedonia({THEMES: None}))
    assert [path for path, _, _ in chronology.strays] == [THEMES]
    assert chronology.unread == {"theme"}
    assert not chronology.complete


EVIDENCE = {
    b"": "line 1: not an evidence index",
    b"\xff": "it is not UTF-8 text",
    b"document\t" + b"0" * 64 + b"\n": "line 2: not the header of an evidence index",
}


@pytest.mark.parametrize(("raw", "reason"), EVIDENCE.items())
def test_an_unreadable_index_is_kept_with_the_reason(freedonia: Build, raw: bytes, reason: str) -> None:
    """The other indexes are there, and the chronology is not complete."""
    chronology = load(freedonia({"seeds/evidence/gazette.tsv": raw}))
    assert chronology.evidence_errors == {"gazette": reason}
    assert list(chronology.evidence) == ["almanac"]
    assert not chronology.complete


def test_a_folder_without_events_is_no_chronology(tmp_path: Path) -> None:
    """The one thing that is raised says what is missing."""
    with pytest.raises(
        FileNotFoundError, match="is not the folder of a chronology: it has no folder events/"
    ):
        load(tmp_path)


def test_only_the_folder_of_events_must_be_there(tmp_path: Path) -> None:
    """An empty folder is a chronology without anything, whose vocabulary is missing."""
    (tmp_path / "events").mkdir()
    chronology = load(tmp_path)
    assert chronology.timeline == ()
    assert len(chronology.strays) == 3
