"""The texts of the timeline's downloads: docs/assets/filter.js passes the test cases of spreadsheet.py."""

from __future__ import annotations

import csv
import io

import pytest
import yaml
from chronology.model.bibliography import tex
from playwright.sync_api import Page

from tests.site.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "cells.yml").read_text("utf-8"))


@pytest.fixture
def script(page: Page) -> Page:
    """A page with nothing but the script."""
    page.add_script_tag(content=(ROOT / "docs/assets/filter.js").read_text("utf-8"))
    return page


def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(script: Page) -> None:
    """And no other; whatever it holds is one cell of one row."""
    for kind, mark in (("guarded", "'"), ("plain", "")):
        for text in CASES[kind]:
            written = script.evaluate("(text) => csvCell(text)", text)
            rows = list(csv.reader(io.StringIO(f"{written},x\r\n", newline="")))
            assert rows == [[mark + text, "x"]], ascii(text)


def test_a_text_of_bibtex_is_escaped_for_latex_on_one_line(script: Page) -> None:
    """As in the published sources; nothing that LaTeX takes for a command is lost or left."""
    assert script.evaluate("(text) => escapeTex(text)", "a\r@misc{b}\n\u2028c & d\x85e") == (
        r"a @misc{\textbraceleft}b{\textbraceright} c \& d e"
    )
    for text in (
        r"\ { } ~ ^ # $ % & _",
        r"\textbackslash{}",
        "100 % of {x}_1 ~ 2^3 & more",
        "plain — “text”",
    ):
        assert script.evaluate("(text) => escapeTex(text)", text) == tex(text)
