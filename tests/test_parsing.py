"""Some of many files are parsed by a second process, which nobody can tell from what is loaded."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from chronology import parsing
from chronology.parsing import parse_files


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """A thousand files, of which some have faults, in both halves."""
    made = [tmp_path / f"{number:04}.yml" for number in range(1000)]
    for number, path in enumerate(made):
        fault = {3: "\tx: 1", 997: "a: [", 500: "a: 1\na: 2", 999: "a: &b c"}.get(number)
        path.write_text(fault or f"title: «{number}»\nlist: [a, {{b: ~}}]\n", "utf-8")
    return made


def test_two_processes_parse_as_one(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Data, faults, hashes, and where each value stands."""
    second = parsing.Second
    begun: list[object] = []
    monkeypatch.setattr(parsing, "Second", lambda work: begun.append(work) or second(work))
    monkeypatch.setattr(parsing, "can_fork", lambda: True)
    two = list(parse_files(paths))
    assert len(begun) == 1
    monkeypatch.setattr(parsing, "can_fork", lambda: False)
    one = list(parse_files(paths))
    assert len(begun) == 1
    assert len(two) == len(one) == 1000
    for here, there in zip(one, two, strict=True):
        assert (here.data, here.faults, here.sha256) == (there.data, there.faults, there.sha256)
        assert (here.positions, here.keys) == (there.positions, there.keys)
    assert [bool(found.faults) for found in two].count(True) == 4


def test_what_was_begun_is_taken_for_the_same_files_only(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that came since then is parsed with the others."""
    second = parsing.Second
    begun: list[object] = []
    monkeypatch.setattr(parsing, "Second", lambda work: begun.append(work) or second(work))
    monkeypatch.setattr(parsing, "can_fork", lambda: True)
    parsing.begin(paths)
    assert len(begun) == 1
    same = [found.sha256 for found in parse_files(paths)]
    assert len(begun) == 1
    assert same == [sha256(path.read_bytes()).hexdigest() for path in paths]
    parsing.begin(paths[:-1])
    assert [found.sha256 for found in parse_files(paths)] == same
    assert len(begun) == 3
    monkeypatch.setattr(parsing, "can_fork", lambda: False)
    parsing.begin(paths)
    assert [found.sha256 for found in parse_files(paths)] == same
    assert len(begun) == 3


def test_a_few_files_are_parsed_by_one_process(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "Second", None)
    assert len(list(parse_files(paths[:100]))) == 100


def test_what_was_forgotten_is_read_again(paths: list[Path]) -> None:
    """But of a file with a fault nothing is forgotten, for nothing could be read again."""
    good, bad = parse_files([paths[0], paths[500]])
    for parsed in (good, bad):
        data = parsed.data
        parsed.forget()
        assert parsed.data == data
    assert good.at(("list", 1, "b")) == (2, 15)
    assert good.data == {"title": "«0»", "list": ["a", {"b": None}]}
