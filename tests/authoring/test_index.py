"""A document that has changed: which paragraphs differ, and what rests on them."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path

import pytest
from chronology.authoring.documents import compare
from chronology.cli.main import main
from chronology.model import evidence
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import COUNT, GAZETTE, Build, Changes

PAGE = '---\nrender_macros: true\n---\nDucks {{ cite("gazette", 3, "fn1") }} and {{ cite("almanac", 2) }}.\n'


def reindexed(root: Path, document: str, *changes: tuple[str, str]) -> int:
    """Change a document of Freedonia and index it again; return the status."""
    path = root / "texts" / document
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return main(["index", str(path), "--root", str(root)])


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command printed after the line on the index and that on the record."""
    return capsys.readouterr().out.partition("\n\n")[2].rstrip("\n")


def test_a_document_that_has_not_changed_is_only_indexed(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    root = freedonia({})
    assert reindexed(root, "gazette.txt") == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_the_record_is_named_where_the_new_hash_goes(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """With file, line and the value."""
    root = freedonia({})
    assert reindexed(root, "gazette.txt", ("1932.", "1933.")) == 0
    sha256 = evidence.index((root / "texts" / "gazette.txt").read_bytes()).sha256
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"seeds/gazette.yml:14:11: write the new sha256 here: {sha256}"


def test_all_that_rests_on_a_changed_paragraph_is_named(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Claims, positions and citation marks, each with file, line and what it cites."""
    root = freedonia({"docs/index.md": PAGE})
    assert reindexed(root, "gazette.txt", ("It let 2,500 ducks", "It let some 2,500 ducks")) == 0
    assert said(capsys) == cleandoc(
        """
        Paragraphs that differ from the previous index:
          ¶ 3 has changed

        What cites them (read each again, and correct the paragraph numbers):
          docs/index.md:4:1: citation mark: ¶ 3
          events/1932-treaty.yml:13:5: claim: ¶ 3
          events/1932-treaty.yml:28:9: position: ¶ 3
        """
    )


def test_a_fragment_of_a_changed_paragraph_is_named(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link by these words may lead nowhere now."""
    url = "url: https://gazette.example/ducks\n"
    fragments = "fragments:\n  - at: 2\n    words: On 17 June\n  - at: 5\n    words: The treaty ended\n"
    root = freedonia({GAZETTE: {url: f"{url}{fragments}"}})
    assert reindexed(root, "gazette.txt", ("The treaty ended", "The pact ended")) == 0
    assert "\n  seeds/gazette.yml:15:5: fragment: ¶ 5" in said(capsys)


def test_relations_measures_and_apparent_notes_are_named(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """And so is the ledger, where it speaks of such a paragraph."""
    root = freedonia({})
    changes = ("40 per cent", "41 per cent"), ("lapsed without", "ended without"), ("the weather", "weather")
    assert reindexed(root, "almanac.txt", *changes) == 0
    assert said(capsys) == cleandoc(
        """
        Paragraphs that differ from the previous index:
          ¶ 3 has changed
          ¶ 4 has changed
          ¶ 5 has changed

        What cites them (read each again, and correct the paragraph numbers):
          events/1933-count.yml:8:5: measure "Sylvanian ducks", through the claims: ¶ 3
          events/1933-count.yml:14:5: claim: ¶ 3
          events/1933-count.yml:18:5: relation: ¶ 3
          events/1934-lapse.yml:13:5: claim: ¶ 4
          events/1934-lapse.yml:31:9: apparent note: ¶ 4
          seeds/almanac.yml:13:5: ledger: ¶ 5
        """
    )


def test_a_measure_is_named_only_for_the_claims_that_state_its_value(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = 'claims:\n  - text: The treaty lapsed.\n    source: almanac\n    at: ["4"]\n'
    root = freedonia({COUNT: {"claims:\n": claim}})
    assert reindexed(root, "almanac.txt", ("lapsed without", "ended without")) == 0
    assert [line for line in said(capsys).splitlines() if COUNT in line] == [
        "  events/1933-count.yml:14:5: claim: ¶ 4"
    ]


def test_paragraphs_that_moved_are_named_with_both_numbers(
    freedonia: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """A footnote is still cited by its number, so what cites it is not named."""
    root = freedonia({})
    assert (
        reindexed(root, "gazette.txt", ("The Freedonia Gazette\n", "The Freedonia Gazette\n\nMonday\n")) == 0
    )
    assert said(capsys) == cleandoc(
        """
        Paragraphs that differ from the previous index:
          ¶ 2 is new
          ¶ 2 to 6 are now ¶ 3 to 7, with the same words

        What cites them (read each again, and correct the paragraph numbers):
          events/1932-treaty.yml:10:5: claim: ¶ 2
          events/1932-treaty.yml:13:5: claim: ¶ 3
          events/1932-treaty.yml:16:5: claim: ¶ 4
          events/1932-treaty.yml:28:9: position: ¶ 3
          events/1934-lapse.yml:7:5: claim: ¶ 5
          events/1934-lapse.yml:17:5: relation: ¶ 5
          events/1934-lapse.yml:29:9: apparent note: ¶ 5
          seeds/gazette.yml:16:5: ledger: ¶ 6
        """
    )


GONE: list[tuple[tuple[tuple[str, str], ...], list[str]]] = [
    (
        (("The treaty ended in 1934, when the river froze.\n\n", ""),),
        [
            "¶ 5 is gone",
            "¶ 6 is now ¶ 5, with the same words",
            "events/1934-lapse.yml:7:5: claim: ¶ 5",
            "events/1934-lapse.yml:17:5: relation: ¶ 5",
            "events/1934-lapse.yml:29:9: apparent note: ¶ 5",
            "seeds/gazette.yml:16:5: ledger: ¶ 6",
        ],
    ),
    (
        (("Kept in the town hall, third shelf.\n", "Kept in the town hall, third shelf.\nAnd dusty.\n"),),
        ["¶ fn2 is new", "seeds/gazette.yml:18:5: ledger: ¶ fn2"],
    ),
    (
        (
            ("\n\nIt let 2,500 ducks cross the river each year.", ""),
            ("froze.", "froze.\nIt let 2,500 ducks cross the river each year."),
        ),
        [
            "¶ 3 is now ¶ 5, with the same words",
            "¶ 4 to 5 are now ¶ 3 to 4, with the same words",
            "events/1932-treaty.yml:13:5: claim: ¶ 3",
            "events/1932-treaty.yml:16:5: claim: ¶ 4",
            "events/1932-treaty.yml:28:9: position: ¶ 3",
            "events/1934-lapse.yml:7:5: claim: ¶ 5",
            "events/1934-lapse.yml:17:5: relation: ¶ 5",
            "events/1934-lapse.yml:29:9: apparent note: ¶ 5",
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), GONE, ids=["removed", "in a footnote", "another order"])
def test_what_went_came_or_changed_places(
    freedonia: Build,
    capsys: pytest.CaptureFixture[str],
    changes: tuple[tuple[str, str], ...],
    expected: list[str],
) -> None:
    root = freedonia({})
    assert reindexed(root, "gazette.txt", *changes) == 0
    assert [line.strip() for line in said(capsys).splitlines() if line.startswith("  ")] == expected


BROKEN: list[tuple[Changes, str]] = [
    ({"seeds/evidence/gazette.tsv": "x"}, "The previous index cannot be read, so the document could not be"),
    ({"events/1935-broken.yml": "title: [\n"}, "Files with errors were not searched; `chronology check`"),
]


@pytest.mark.parametrize(("changes", "expected"), BROKEN, ids=["no index", "an event with errors"])
def test_what_could_not_be_compared_is_said(
    freedonia: Build, capsys: pytest.CaptureFixture[str], changes: Changes, expected: str
) -> None:
    assert reindexed(freedonia(changes), "gazette.txt", ("1932.", "1933.")) == 0
    assert expected in capsys.readouterr().out


PARAGRAPHS = st.lists(st.sampled_from(["a b", "c", "d", "1. e", "2. f", "3. g", "4. h"]), max_size=12)


@given(PARAGRAPHS, PARAGRAPHS)
def test_each_paragraph_is_kept_changed_or_gone_and_each_new_one_has_one_origin(
    before: list[str], after: list[str]
) -> None:
    """However paragraphs repeat, change places, come and go."""
    old, new = (evidence.index("\n".join(texts).encode()) for texts in (before, after))
    found = compare(old, new)
    assert sorted([*found.unchanged, *(n for n, _ in found.changed), *found.removed]) == [
        p.number for p in old.paragraphs
    ]
    now = [*found.unchanged.values(), *(n for _, n in found.changed), *found.added]
    assert sorted(now) == [p.number for p in new.paragraphs]
    assert [pair for pair in found.unchanged.items() if before[pair[0] - 1] != after[pair[1] - 1]] == []
    assert list(found.described()) or [p.footnote for p in old.paragraphs] == [
        p.footnote for p in new.paragraphs
    ]
    for reference in ("1", "3", "1-3", "fn1", "fn2-fn4"):
        unlike = [before[n - 1] for n in old.numbers(reference)] != [
            after[n - 1] for n in new.numbers(reference)
        ]
        assert found.concerns(reference) == unlike
