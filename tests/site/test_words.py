"""Words in the browser: docs/assets/words.js passes the test cases that tokens.py passes too."""

from __future__ import annotations

from itertools import permutations

import pytest
import yaml
from playwright.sync_api import Page

from tests.site.conftest import ROOT
from tests.site.oracle import holds

CASES = yaml.safe_load((ROOT / "tests" / "words.yml").read_text("utf-8"))
FIND = "([text, words]) => parseQuery(words).every((term) => findTerm(fold(text), term))"


@pytest.fixture
def script(page: Page) -> Page:
    """A page with nothing but the script."""
    page.add_script_tag(content=(ROOT / "docs/assets/words.js").read_text("utf-8"))
    return page


def test_the_words_of_a_text_are_those_of_the_table(script: Page) -> None:
    for case in CASES["words"]:
        asked: list[str] = script.evaluate("(text) => parseQuery(text).map(({word}) => word)", case["text"])
        assert asked == case["words"], ascii(case["text"])
        read = script.evaluate("(text) => fold(text).match(WORD) || []", case["text"])
        assert read == case["words"], ascii(case["text"])


def test_each_spelling_of_a_word_finds_each(script: Page) -> None:
    for same in CASES["same"]:
        for first, second in permutations(same, 2):
            assert script.evaluate(FIND, [f"(of {first}.", second]), (ascii(first), ascii(second))


def test_what_is_found_is_what_the_table_says(script: Page) -> None:
    """And what the tests themselves take for right elsewhere."""
    for case in CASES["finds"]:
        asked = ascii((case["words"], case["text"]))
        assert bool(script.evaluate(FIND, [case["text"], case["words"]])) is case["found"], asked
        assert holds(case["text"], case["words"]) is case["found"], asked
