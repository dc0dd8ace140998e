"""What a word is, and the words, numbers and quotations of a text in the form in which they are compared.

A word is a run of letters and digits; it may hold apostrophes. A hyphen or a space of any kind ends it. The
apostrophes U+0027, U+2019, U+02BC and their kin are one, a possessive "'s" is dropped, and so are accents,
soft hyphens and other characters without width; 2,500 and 2500 are one word. Evidence, names of actors, the
timeline's filter and the site's search all go by this. `docs/assets/words.js` says the same for the browser,
and `tests/words.yml` holds cases that both must meet.

Case does not count, but evidence also compares a word of two or more capitals ("US") as written, so that it
is not taken for "us", and names of actors are compared as written. A number is compared by value: 2,500 and
2500, "twenty-one" and 21, "19th" and 19, "55 per cent" and 55%, "a fifth" and 1/5 and 20%.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'[sS](?![^\W_])")
_APART = r",\u00a0\u2009\u202f"  # what may stand between thousands
_THOUSANDS = re.compile(rf"(?<![0-9])[0-9]{{1,3}}(?:[{_APART}][0-9]{{3}})+(?![0-9])")
_SIMILAR = str.maketrans(
    "әғһіқңөұүӘҒҺІҚҢӨҰҮ’‘ʼʻ", "агхикноууАГХИКНОУУ''''"
)  # which Unicode takes for no variants
_UNITS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNIT_ORDINALS = tuple(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_TEN_ORDINALS = tuple("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split())
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}


def _spelled() -> dict[str, int]:
    words = {word: value for names in (_UNITS, _UNIT_ORDINALS) for value, word in enumerate(names)}
    for place, (ten, ordinal) in enumerate(zip(_TENS, _TEN_ORDINALS, strict=True), 2):
        words[ten] = words[ordinal] = place * 10
        for unit in range(1, 10):
            words[f"{ten}-{_UNITS[unit]}"] = words[f"{ten}-{_UNIT_ORDINALS[unit]}"] = place * 10 + unit
    return words | {"hundred": 100, "hundredth": 100}


_SPELLED = _spelled()
_UNIT = "|".join((*_UNITS[1:10], *_UNIT_ORDINALS[1:10]))
_SINGLE = sorted((word for word in _SPELLED if "-" not in word and word not in _TENS), key=len, reverse=True)
_SPELLED_PATTERN = rf"(?:{'|'.join(_TENS)})(?:-(?:{_UNIT}))?|{'|'.join(_SINGLE)}"
_INITIALS = "".join(sorted({word[0] for word in _SPELLED}))
_SPOKEN = frozenset({*_SPELLED, *_PARTS, *(f"{part}s" for part in _PARTS)})
_PLAIN_WORD = re.compile(r"[^\W_]+")
_DIGITS = rf"\d{{1,3}}(?:[{_APART}]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
# (?a:…), for otherwise «ſ» and «İ» are taken for «s» and «i», and «ſix» is no word that has a value.
_AFTER = (
    r"(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?"
    rf"(?:[\s\u00a0-]+(?P<scale>(?a:{'|'.join(_SCALES)}))(?![^\W_]))?"
    r"(?P<percent>\s*%|[\s-]+(?:per\s?cent|percent|percentage)(?![^\W_]))?"
)
_NUMBER = re.compile(
    rf"(?=[\d{_INITIALS}])(?<![^\W_])(?P<value>(?>{_DIGITS})|(?a:{_SPELLED_PATTERN})(?![^\W_])){_AFTER}",
    re.IGNORECASE,
)
# The same for a text without a spelled number: its first digit is found ten times as fast where it leads.
_IN_DIGITS = re.compile(
    rf"(?P<value>\d(?<![^\W_]\d)(?>\d{{0,2}}(?:[{_APART}]\d{{3}})+(?:\.\d+)?(?!\d)|\d*(?:\.\d+)?))" + _AFTER,
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?<![^\W_])(?:(?P<count>(?a:a|an|one|two|three|four))[\s-]+)?(?P<part>(?a:{'|'.join(_PARTS)}))s?(?P<of>\s+of)?(?![^\W_])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"([12](?<!\d.)\d)(\d\d)[–-](\d\d)(?!\d)", re.DOTALL)
_QUOTATION = re.compile(
    r"“([^”]*)”|«([^»]*)»|\"([^\"]*)\"|‘(.*?)’(?![^\W_])|(?<![^\W_])'([^']+)'(?![^\W_])", re.DOTALL
)


class Number(NamedTuple):
    """A number as written, and the keys of which a paragraph must hold one to carry it."""

    written: str
    keys: frozenset[str]


class _Letters(dict[int, str]):
    """The plain letters of each character, made when it is first met: "e" for "é", nothing for an accent."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).translate(_SIMILAR)
        kinds = map(unicodedata.category, letters)
        plain = "".join(
            one for one, kind in zip(letters, kinds, strict=True) if kind[0] != "M" and kind != "Cf"
        )
        self[code] = plain
        return plain


_LETTERS = _Letters()
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200b": None, "\u2060": None})


def spellings(text: str) -> list[str]:
    """Return the words of `text` in order, with their case but without accents and possessive endings."""
    return _WORD.findall(_plain(text))


def fold(text: str) -> str:
    """Return `text` in the form in which words are compared where case does not count."""
    return _plain(text).upper().lower()  # up first, for "ß" is "SS"


def likeness(text: str) -> str:
    """Return what texts have in common that a reader cannot tell apart: the folded text, in single spaces."""
    return " ".join(fold(text).split())


def words(text: str) -> list[str]:
    """Return the words of `text` as evidence compares them, in order; capitals of two or more stay."""
    return [word if is_acronym(word) else fold(word) for word in spellings(text)]


def index_keys(text: str) -> set[str]:
    """Return every key under which a paragraph is found: its words, and `#` with each number's value."""
    spelled = spellings(text)
    keys = {fold(word) for word in spelled} | {word for word in spelled if is_acronym(word)}
    return keys | number_keys(text)


def number_keys(text: str) -> set[str]:
    """Return the keys of the numbers of `text`, those of per cent also as bare numbers."""
    keys = {key for number in numbers(text) for key in number.keys}
    return keys | {key.removesuffix("%") for key in keys}


def is_acronym(word: str) -> bool:
    """Say whether `word` is two or more capitals, which are compared as written."""
    return len(word) > 1 and word.isupper() and word.isalpha()


@lru_cache(maxsize=2**16)  # several rules ask about the same texts
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of `text`: digits, words to one hundred, ordinals, per cent, simple fractions."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Number]:
    if not text.isascii():
        text = text.translate(_HYPHENS)
    spoken = not _SPOKEN.isdisjoint(_PLAIN_WORD.findall(text.lower()))
    ends_of_years = {match.start(3): f"#{match[1]}{match[3]}" for match in _YEARS.finditer(text)}
    for match in (_NUMBER if spoken else _IN_DIGITS).finditer(text):
        if year := ends_of_years.get(match.start()):
            yield Number(match[0], frozenset({year, f"#{_written(_value(match['value']))}"}))
            continue
        value = _value(match["value"]) * _SCALES.get((match["scale"] or "").lower(), 1)
        keys = {f"#{_written(value)}"}
        if match["percent"]:
            keys = {f"#{_written(value)}%"}
        fraction = spoken and _FRACTION.match(text, match.start())
        if fraction and _is_fraction(fraction):
            keys |= _fraction_keys(fraction)
        yield Number(" ".join(match[0].split()), frozenset(keys))
    for match in _FRACTION.finditer(text) if spoken else ():
        ordinal = not match["count"] and match["part"].lower() in _SPELLED  # «the third of June», met above
        if _is_fraction(match) and not ordinal:
            yield Number(" ".join(match[0].split()), frozenset(_fraction_keys(match)))


def quotations(text: str) -> list[str]:
    """Return what `text` puts in quotation marks, in order."""
    return ["".join(filter(None, match.groups())) for match in _QUOTATION.finditer(text)]


def _plain(text: str) -> str:
    """Return `text` without accents, thousands separators, curly apostrophes and possessive endings."""
    text = _THOUSANDS.sub(lambda number: re.sub(rf"[{_APART}]", "", number[0]), text)
    if not text.isascii():
        text = text.translate(_LETTERS)
    return _POSSESSIVE.sub("", text) if "'" in text else text


def _value(written: str) -> Decimal:
    spelled = _SPELLED.get(written.lower())
    return Decimal(re.sub(rf"[{_APART}]", "", written)) if spelled is None else Decimal(spelled)


def _written(value: Decimal) -> str:
    """Return a value in plain digits, without zeros at the end; beyond 28 digits it is rounded."""
    return format(value.normalize(), "f")


def _is_fraction(match: re.Match[str]) -> bool:
    """«Half» is one alone; «third» only as «a third of» or «two-thirds», for it is an ordinal too."""
    counted = match["count"] and match["count"].lower() not in {"a", "an"}
    return match["part"].lower() == "half" or bool(counted) or bool(match["of"])


def _fraction_keys(match: re.Match[str]) -> set[str]:
    count = _SPELLED.get((match["count"] or "one").lower(), 1)
    share = Fraction(count, _PARTS[match["part"].lower()])
    percent = share * 100
    keys = {f"#{share.numerator}/{share.denominator}"}
    return keys | ({f"#{percent}%"} if percent.denominator == 1 else set())
