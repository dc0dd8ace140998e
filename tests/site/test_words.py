"""Words in the browser: docs/assets/words.js passes the test cases that tokens.py passes too."""

from __future__ import annotations

from itertools import permutations

import pytest
import yaml
from playwright.sync_api import Page

from tests.site.conftest import ROOT
from tests.site.oracle import holds

CASES = yaml.safe_load((ROOT / "tests" / "words.yml").read_text("utf-8"))
# Whether each term of a query matches a word of a text, without endings and near misses.
FIND = """([text, query]) => {
  const written = fold(text).match(WORD);
  const words = [...new Set(written.flatMap((word) => [word, ...word.split("'").slice(1)]))].sort();
  const index = { words, numbers: new Map(words.map((word, number) => [word, number])), byStem: new Map() };
  const isFound = (term) => [...matchingWords(index, term).values()].some((weight) => weight !== NEAR);
  return parseQuery(query).every(isFound);
}"""


@pytest.fixture
def script(page: Page) -> Page:
    """A page with nothing but the scripts of the search's worker."""
    page.evaluate("window.importScripts = () => {}")
    for name in ("words", "search"):
        page.add_script_tag(content=(ROOT / f"docs/assets/{name}.js").read_text("utf-8"))
    return page


def test_the_words_of_a_text_are_those_of_the_table(script: Page) -> None:
    for case in CASES["words"]:
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
        assert script.evaluate(FIND, [case["text"], case["words"]]) is case["found"], asked
        assert holds(case["text"], case["words"]) is case["found"], asked


def test_the_endings_of_a_word_make_no_difference(script: Page) -> None:
    for same in CASES["endings"]:
        stems = {script.evaluate("stem", word) for word in same}
        assert len(stems) == 1, (same, stems)
    for one, other in CASES["apart"]:
        assert script.evaluate("stem", one) != script.evaluate("stem", other), (one, other)


def test_one_near_miss_is_forgiven(script: Page) -> None:
    for one, other in CASES["near"]:
        assert script.evaluate("([a, b]) => isNear(a, b) && isNear(b, a)", [one, other]), (one, other)
    for one, other in CASES["far"]:
        assert not script.evaluate("([a, b]) => isNear(a, b) || isNear(b, a)", [one, other]), (one, other)


def test_numbers_may_be_written_in_any_way(script: Page) -> None:
    for query, words in CASES["numbers"].items():
        parsed = script.evaluate("(query) => parseQuery(query).map(({ word }) => word)", query)
        assert parsed == words.split(), query
