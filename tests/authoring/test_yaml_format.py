"""Comments are read with the part of the file that they belong to."""

from __future__ import annotations

import pytest
from chronology.authoring.yaml_format import read

TEXT = """\
# About the title.
title: "A # b"

# About the claims.
claims:
  # About the first.
  - text: >-
      B
    # Below the text.
  - at: [1,
      # About fn2.
      fn2]
# At the end.
"""


def test_each_comment_belongs_to_the_entry_below_it_or_above_if_it_is_deeper() -> None:
    document = read(TEXT.encode())
    assert document.data == {"title": "A # b", "claims": [{"text": "B"}, {"at": ["1", "fn2"]}]}
    assert {path: lines for path, lines in document.above.items() if lines} == {
        ("title",): ["# About the title."],
        ("claims",): ["", "# About the claims."],
        ("claims", 0): ["# About the first."],
        ("claims", 1, "at", 1): ["# About fn2."],
    }
    assert {path: lines for path, lines in document.below.items() if lines} == {
        ("claims", 0): ["# Below the text."]
    }
    assert list(filter(None, document.end)) == ["# At the end."]


def test_a_file_with_a_fault_is_not_read() -> None:
    with pytest.raises(ValueError, match=r"^line 2: key .a. a second time"):
        read(b"a: 1\na: 2\n")
