"""Evidence indexes: each source has one, made from its own document."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from . import FREEDONIA, GAZETTE, Changes, Report

INDEX = "seeds/evidence/gazette.tsv"
HINT = "Make the index from the document: chronology index DOCUMENT."
HASH = "0" * 64


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {INDEX: None},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: «{INDEX}» is missing
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="missing",
        ),
        pytest.param(
            {INDEX: f"document\t{HASH}\nnumber\tfootnote\tsha256\twords\n2\t\t{HASH}\t\n"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: «{INDEX}» cannot be read: line 3: not the entry of paragraph 1
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="spoilt in the middle",
        ),
        pytest.param(
            {INDEX: "The article itself, by mistake"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: «{INDEX}» cannot be read: line 1: not an evidence index
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="another file altogether",
        ),
        pytest.param(
            {INDEX: b"\xff"},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: «{INDEX}» cannot be read: it is not UTF-8 text
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="bytes that are no text",
        ),
        pytest.param(
            {INDEX: FREEDONIA / GAZETTE},
            f"""
            seeds/gazette.yml:13:3: error[evidence-index]: «{INDEX}» cannot be read: it is no plain file
                {HINT}
            1 error, 0 warnings in Freedonia
            """,
            id="a link",
        ),
        pytest.param(
            {"seeds/evidence/rumour.tsv": f"document\t{HASH}\nnumber\tfootnote\tsha256\twords\n"},
            """
            seeds/evidence/rumour.tsv:1:1: error[evidence-index]: no source «rumour»
                Remove it, or add the source.
            1 error, 0 warnings in Freedonia
            """,
            id="of no source",
        ),
    ],
)
def test_reports_an_index_that_cannot_serve(report: Report, changes: Changes, expected: str) -> None:
    """Only that: claims on a source without an index are not doubted as well."""
    assert cleandoc(expected) == report(changes)


def test_reports_an_index_of_another_document(report: Report) -> None:
    """The record's hash and the index's must be the same."""
    expected = f"""
        seeds/gazette.yml:14:11: error[evidence-index]: «{INDEX}» was made from another document (afb01b6ba439…)
            {HINT}
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report(
        {GAZETTE: (FREEDONIA / GAZETTE).read_text("utf-8").replace("SHA256", HASH)}
    )


def test_takes_an_index_whose_record_has_a_fault(report: Report) -> None:
    """The index is not taken for one of no source."""
    expected = """
        seeds/gazette.yml:1:1: error[schema]: «mark» is missing
            Add «mark:». One capital letter, different for each source.
        1 error, 0 warnings in Freedonia
        """
    assert cleandoc(expected) == report({GAZETTE: {"mark: G\n": ""}})
