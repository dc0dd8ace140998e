"""The index of the site's search: which words stand in which parts of which pages.

A page has parts: its title, a summary, the names by which it is found, each claim, each position. The index
is in files that the search loads on demand, because only a few of them are needed for a query:

- `search/index.json`: all words, the kinds of all parts, and where each of the other files begins;
- `search/words-N.json`: for each word of a range, the numbers of the parts that hold it;
- `search/texts-N.json`: the texts of a range of pages, which results show.

Words are those of `tokens.folded_words`, also without their hyphens, and the initials of names in capitals.
Endings and near misses are left to docs/assets/search.js, which knows all words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chronology.model import tokens

WORDS_SHARD, TEXTS_SHARD = 32_000, 12_000  # characters of a file, which ends with the entry that reaches them
STOP_WORDS = frozenset(
    "a an and are as at be by did do does for from had has have how in is it its of on or that the their to "
    "was were what when where which who why will with".split()
)
"""Words that are not indexed, because they tell nothing apart."""

_NAME = re.compile(r"[^\W\d_a-zа-я][^\W\d_]*(?:[\s-]+(?:(?:of|and|the|for|on)\s+)*[^\W\d_a-zа-я][^\W\d_]*)+")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_SMALL = re.compile(r"[^\W_]{1,3}")


class Part(NamedTuple):
    """A part of a page: its kind, its anchor ("" for the page itself), a heading, and its plain text.

    The heading of a summary is the date of the event, which is found, too.

    The kinds are `t` for a title, `e` for the title of an event, `g` for the title of a page that counts
    half, such as one of a guide, `n` for names, `s` for a summary, `h` for a section with its heading, and
    `c` for anything else, such as a claim.
    """

    kind: str
    anchor: str
    heading: str
    text: str


class Searched(NamedTuple):
    """A page that can be found: its address from the root of the site, and its parts, the title first."""

    address: str
    parts: Sequence[Part]


def files(pages: Iterable[Searched]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the index; events must stand together in `pages`."""
    kinds: list[str] = []
    found: dict[str, list[int]] = {}
    texts: list[str] = []
    for page in pages:
        for part in page.parts:
            for word in _words(part):
                found.setdefault(word, []).append(len(kinds))
            kinds.append(part.kind)
        shown = [[part.anchor, part.heading, part.text] for part in page.parts]
        texts.append(_json([page.address, *shown]))
    words = sorted(found)
    word_files = _shards([_json(_differences(found[word])) for word in words], WORDS_SHARD)
    text_files = _shards(texts, TEXTS_SHARD)
    index = {
        "words": " ".join(words),
        "parts": "".join(kinds),
        "wordFiles": [first for first, _ in word_files],
        "textFiles": [first for first, _ in text_files],
        "stopWords": sorted(STOP_WORDS),
    }
    yield "search/index.json", _json(index)
    for name, shards in (("words", word_files), ("texts", text_files)):
        for number, (_, content) in enumerate(shards):
            yield f"search/{name}-{number}.json", content


def acronyms(text: str, *, is_name: bool = False) -> Iterator[str]:
    """Yield the initials of each name in a text, folded and of three to six letters.

    Of “Freedonian Navigation Party” they are `fnp`. A name is a run of words with capitals. With `is_name`,
    the whole text is a name, and any of its words but the smallest counts, because in Russian most words of
    a name are written small.
    """
    runs = [text] if is_name else _NAME.findall(text)
    for run in runs:
        words = [word for word in tokens.spellings(run) if is_name or not word.islower()]
        initials = "".join(
            word if word.isupper() and len(word) < 4 else word[0]
            for word in words
            if not (word.islower() and _SMALL.fullmatch(word))
        )
        if 3 <= len(initials) <= 6 and len(words) > 1:
            yield tokens.fold(initials)


def _words(part: Part) -> set[str]:
    words = set(tokens.folded_words(f"{part.heading} {part.text}" if part.kind == "s" else part.text))
    for word in [word for word in words if "'" in word]:  # so that "encausse" finds "d'encausse"
        words.update(word.split("'")[1:])
    for word in _HYPHENATED.findall(part.text):  # so that "reeducation" finds "re-education"
        words.update(tokens.folded_words(re.sub("[-\u2010\u2011]", "", word)))
    if part.kind == "n":
        for name in part.text.split(" · "):
            words.update(acronyms(name, is_name=True))
    else:
        words.update(acronyms(part.text))
    return words - STOP_WORDS


def _differences(numbers: Sequence[int]) -> list[int]:
    """Return the first of ascending numbers, and the difference of each other to the one before."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _shards(entries: Sequence[str], characters: int) -> list[tuple[int, str]]:
    """Return JSON lists of about so many characters of the entries, each with its first entry's number."""
    shards, first, size = [], 0, 0
    for number, entry in enumerate(entries, 1):
        size += len(entry)
        if size >= characters or number == len(entries):
            shards.append((first, f"[{','.join(entries[first:number])}]"))
            first, size = number, 0
    return shards


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
