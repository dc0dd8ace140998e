"""The project against the documents themselves, which are not part of it.

The folder that `CHRONOLOGY_TEXTS` names holds the documents under the names that the sources' records
give; without it these tests, and no others, are skipped.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from chronology.authoring import documents
from chronology.loading.loader import load
from chronology.model import evidence, tokens

ROOT = Path(__file__).parents[1]
TEXTS = os.environ.get("CHRONOLOGY_TEXTS")
SOURCES = load(ROOT).sources

pytestmark = pytest.mark.skipif(
    not TEXTS, reason="CHRONOLOGY_TEXTS names no folder with the source documents"
)


@pytest.fixture(params=sorted(SOURCES))
def source(request: pytest.FixtureRequest) -> str:
    """Each source's id."""
    return str(request.param)


def document(source: str) -> bytes:
    """Return the bytes of a source's document."""
    return (Path(TEXTS or "") / SOURCES[source].record.document.file).read_bytes()


def test_the_record_names_the_document_by_its_sha256(source: str) -> None:
    assert hashlib.sha256(document(source)).hexdigest() == SOURCES[source].record.document.sha256


def test_the_index_is_the_one_that_the_document_makes(source: str) -> None:
    stored = (ROOT / "seeds" / "evidence" / f"{source}.tsv").read_text("utf-8")
    assert stored == evidence.dump(evidence.index(document(source)))


def test_each_quotation_stands_in_one_piece_and_each_paragraph_is_as_indexed() -> None:
    """As `chronology check` finds with `CHRONOLOGY_TEXTS`; no document is missing, either."""
    assert list(documents.check(load(ROOT), Path(TEXTS or ""))) == []


def test_the_index_holds_every_word_where_it_stands_and_no_other(source: str) -> None:
    index = load(ROOT).evidence[source]
    texts = [line.strip() for line in document(source).decode("utf-8").splitlines() if line.strip()]
    assert len(index.paragraphs) == len(texts)
    vocabulary = {word for text in texts for word in tokens.words(text)}
    passed_by_chance = 0
    for paragraph, text in zip(index.paragraphs, texts, strict=True):
        standing = set(tokens.words(text)) | {tokens.fold(word) for word in tokens.spellings(text)}
        assert [word for word in standing if not paragraph.holds(word)] == []
        passed_by_chance += sum(paragraph.holds(word) for word in vocabulary - standing)
    # 24 bits and some 200 words a paragraph: one wrong answer in 80,000 questions is expected.
    assert passed_by_chance <= 1 + len(vocabulary) * len(texts) / 20_000


def test_no_text_of_ours_repeats_nine_words_of_a_document() -> None:
    """As `chronology check` finds in data and pages; here in code, tests and all else, too."""
    runs: dict[tuple[str, ...], str] = {}
    for source in SOURCES:
        raw = document(source)
        runs |= documents.runs_of(source, evidence.index(raw), evidence.split(raw.decode("utf-8-sig")))
    assert len(runs) > 10_000
    texts = {path.relative_to(ROOT): path.read_text("utf-8") for path in _tracked()}
    assert [(str(path), run) for path, text in texts.items() for run in documents.copied(text, runs)] == []


def _tracked() -> list[Path]:
    """Return every text file of the project, tracked or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    kinds = {".md", ".yml", ".py", ".html", ".txt", ".tsv", ".toml", ".js", ".css", ".cff", ".json", ""}
    paths = [ROOT / name for name in listed.split("\0") if name]
    assert len(paths) > 50
    return [path for path in paths if path.suffix in kinds and path.is_file()]
