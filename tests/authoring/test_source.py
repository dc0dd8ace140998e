"""A new source: its record with the ledger, and its index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from chronology.authoring.canonical import canonical
from chronology.cli.main import main
from chronology.loading.loader import load
from chronology.model import edtf, evidence

from tests.rules import Build

TEXT = b"A report\n\nIn 1936 the ducks returned.\n1. One.\n2. Two.\n3. Three.\n"
KNOWN = {
    "--title": "The ducks return",
    "--author": "Drake, A.",
    "--publisher": "The Crown",
    "--date": "1936~",
    "--kind": "report",
    "--language": "de",
    "--url": "https://crown.example/ducks",
}
WRITTEN = """\
# Lines that begin with # are comments: they change nothing, and may be deleted.

# Title of the document; in brackets if it states none.
title: The ducks return
# The short name in citation marks: Annual Report.
label: Crown
# One capital letter, different for each source.
mark: C
# Authors, where known, in the order of the source; each a person or an organisation.
authors:
  - family: Drake
    given: A.
# Publisher, where known.
publisher: The Crown
# Date of publication, in EDTF.
date: "1936~"
# Research chapter, commentary, opinion, magazine article …
kind: report
# One neutral sentence on where it speaks from.
standpoint: "TODO: its standpoint, in one neutral sentence."
# What it says, in our own words.
synopsis: "TODO: what it says, in our own words."
# Language of the document (BCP 47): en.
language: de
# Address of the document, http or https, where known.
url: https://crown.example/ducks
# The file that was read.
document:
  file: report.txt
  sha256: {}
# The ledger: what no claim cites, and why. Remove a paragraph when an event cites it; give the
# reason (heading, argument with no dated event) when you have read it and it contains no event.
uncited:
  - at: [1-2, fn1-fn3]
    reason: not yet read for events

# What the document itself does not state, and how it is known:
# inferred:
#   - field: date
#     reasoning: It refers to the spring of 2019 as past.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return a document that is no source yet."""
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT)
    return path


def run(root: Path, document: Path, *more: str) -> int:
    """Run the command for a source `crown-1936`."""
    given = ["--id", "crown-1936", "--label", "Crown", "--mark", "C", *more]
    return main(["source", str(document), *given, "--root", str(root)])


def test_a_record_and_an_index_are_made(freedonia: Build, document: Path) -> None:
    """With what is known, in canonical form; every paragraph is in the ledger, as not yet read."""
    root = freedonia({})
    assert run(root, document, *(part for pair in KNOWN.items() for part in pair)) == 0
    made = evidence.index(TEXT)
    written = (root / "seeds" / "crown-1936.yml").read_text("utf-8")
    assert (root / "seeds" / "evidence" / "crown-1936.tsv").read_text("utf-8") == evidence.dump(made)
    comments = re.compile(r"^(?:# .*\n)+", re.MULTILINE)
    assert comments.sub("#\n", written) == comments.sub("#\n", WRITTEN.format(made.sha256))
    assert canonical(written.encode(), "seeds/a.yml").decode() == written
    assert "returned" not in written


def test_what_is_left_to_do_is_said(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person has to write, and that no event cites it yet; the ledger itself is without a fault."""
    root = freedonia({})
    assert run(root, document, "--title", "The ducks return", "--date", "1936", "--kind", "report") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{root / 'seeds' / 'evidence' / 'crown-1936.tsv'}: 5 paragraphs"
    assert [line.partition(": ")[2] for line in lines[1:-1:2]] == [
        "error[unused-vocabulary]: no event uses the source `crown-1936`",
        "error[unwritten]: `standpoint` is still to be written",
        "error[unwritten]: `synopsis` is still to be written",
    ]


def test_a_date_that_is_not_known_is_to_be_written(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check asks for it with the forms that a date may have, and once."""
    assert run(freedonia({}), document) == 0
    about = [line for line in capsys.readouterr().out.splitlines() if "when it was published" in line]
    assert [line.partition(": ")[2] for line in about] == [
        "error[date]: `TODO: when it was published.` is not a date in a supported form"
    ]


REFUSED = {
    "a label that is taken": (
        ["--label", "gazette"],
        ['--label "gazette": that is the label of "gazette"; choose another'],
    ),
    "a label that only looks like another": (
        ["--label", "Gazétte"],
        ['--label "Gazétte": that is the label of "gazette"; choose another'],
    ),
    "a mark that is taken": (["--mark", "A"], ['--mark "A": that is the mark of "almanac"; choose another']),
    "no label": (["--label", ""], ['--label "": The short name in citation marks: Annual Report.']),
    "several at once": (
        [
            "--mark",
            "crown",
            "--date",
            "1936x",
            "--url",
            "crown.example",
            "--label",
            "C" * 25,
            "--language",
            "English",
        ],
        [
            f'--label "{"C" * 25}": it has 25 characters; at most 24',
            '--mark "crown": One capital letter, different for each source.',
            f'--date "1936x": `1936x` is not a date in a supported form: write {edtf.EXPECTED}',
            '--language "English": Language of the document (BCP 47): en.',
            '--url "crown.example": Address of the document, http or https, where known; '
            "its host in Latin letters, or in Punycode (xn--…).",
        ],
    ),
    "an address that shows as another": (
        ["--url", "https://crown.example@evil.example/"],
        [
            '--url "https://crown.example@evil.example/": Address of the document, http or https, '
            "where known; its host in Latin letters, or in Punycode (xn--…)."
        ],
    ),
    "a hidden character": (
        ["--title", "The\u202e ducks"],
        [
            "--title, character 4: character U+202E (RIGHT-TO-LEFT OVERRIDE) is invisible or changes "
            "the direction of text; type it again"
        ],
    ),
}


@pytest.mark.parametrize(("given", "wrong"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_a_source_is_refused_before_anything_is_written(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str], given: list[str], wrong: list[str]
) -> None:
    """With all that is wrong; once it is right, the same id will do."""
    root = freedonia({})
    before = sorted(root.rglob("*"))
    assert run(root, document, *given) == 2
    said = "\n  ".join(["chronology: nothing was written; these options need a different value:", *wrong])
    assert capsys.readouterr() == ("", said + "\n")
    assert sorted(root.rglob("*")) == before
    assert run(root, document) == 0


@pytest.mark.parametrize("there", ["seeds/crown-1936.yml", "seeds/evidence/crown-1936.tsv"])
def test_nothing_is_overwritten(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    """Neither a record nor an index, not even one alone."""
    root = freedonia({there: "kept"})
    assert run(root, document) == 2
    assert capsys.readouterr().err == (f"chronology: {root / there} already exists; nothing was written\n")
    assert (root / there).read_text("utf-8") == "kept"
    assert len(list((root / "seeds").rglob("crown-1936*"))) == 1


def test_a_document_without_a_paragraph_is_refused(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its record would have an empty ledger, which no record may have."""
    document.write_bytes(b"\n \n")
    root = freedonia({})
    assert run(root, document) == 2
    assert capsys.readouterr().err == f"chronology: {document} has no paragraphs: all its lines are empty\n"
    assert "crown-1936" not in load(root).known("source")


def test_a_document_that_is_no_text_is_refused(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the place at fault."""
    document.write_bytes(b"One.\n\xff")
    assert run(freedonia({}), document) == 2
    assert "is not UTF-8 text: 'utf-8' codec can't decode byte 0xff in position 5" in capsys.readouterr().err


def test_authors_are_written_in_the_order_in_which_they_are_given(freedonia: Build, document: Path) -> None:
    """Persons with both names or a single one, and organisations."""
    root = freedonia({})
    given = ["--author", "van der Berg, Ján", "--organisation", "Ducks, Geese & Co", "--author", "Plato"]
    assert run(root, document, *given, "--title", "Ducks", "--date", "1936", "--kind", "report") == 0
    made = load(root).sources["crown-1936"].record
    assert [author.model_dump(exclude_none=True) for author in made.authors] == [
        {"family": "van der Berg", "given": "Ján"},
        {"organisation": "Ducks, Geese & Co"},
        {"family": "Plato"},
    ]


@pytest.mark.parametrize("name", ["Bob Roland", ", Bob", " "])
def test_which_name_is_the_family_name_is_not_guessed(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Nothing is written."""
    root = freedonia({})
    with pytest.raises(SystemExit, match="2"):
        run(root, document, "--author", name)
    assert "write the family name first, then a comma: Roland, Bob" in capsys.readouterr().err
    assert "crown-1936" not in load(root).known("source")


@pytest.mark.parametrize("option", ["--author", "--organisation"])
def test_a_name_that_is_too_long_is_refused(
    freedonia: Build, document: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """With its length and the limit."""
    root, name = freedonia({}), "D" * 201
    with pytest.raises(SystemExit, match="2"):
        run(root, document, option, name)
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.endswith(f'argument {option}: "{name}": it has 201 characters; at most 200')
