"""Split texts into words, numbers and quotations, normalised for comparison, and find names in them.

A word is a run of letters and digits, with apostrophes between them; a hyphen or a space ends it. All kinds
of apostrophe are equal. Possessive "'s", accents, soft hyphens and zero-width characters are dropped, and
2,500 and 2500 are the same word. Evidence, names of actors, the timeline's filter and the site's search all
use this definition. `docs/assets/words.js` implements it for the browser, and `tests/words.yml` holds test
cases for both.

Comparison ignores case, with two exceptions: evidence also keeps a word of two or more capitals ("US") as
written, to tell it from "us", and names of actors are compared as written. Numbers are compared by value:
2,500 and 2500, "twenty-one" and 21, "19th" and 19, "55 per cent" and 55%, "a fifth" and 1/5 and 20%.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'[sS](?![^\W_])")
_APART = r",\u00a0\u2009\u202f"  # separators of thousands
_THOUSANDS = re.compile(rf"(?<![0-9])[0-9]{{1,3}}(?:[{_APART}][0-9]{{3}})+(?![0-9])")
_SIMILAR = str.maketrans(
    "әғһіқңөұүӘҒҺІҚҢӨҰҮ’‘ʼʻ", "агхикноууАГХИКНОУУ''''"
)  # Unicode does not decompose these
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
_INITIALS = "".join(sorted({word[0] for word in _SPELLED}))  # looked for first, which is faster
_SPOKEN = frozenset({*_SPELLED, *_PARTS, *(f"{part}s" for part in _PARTS)})
_PLAIN_WORD = re.compile(r"[^\W_]+")
_DIGITS = rf"\d{{1,3}}(?:[{_APART}]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
# (?a:…) because ignoring case would otherwise match `ſ` and `İ` with `s` and `i`, and `ſix` has no value.
_NUMBER = re.compile(
    rf"(?=[\d{_INITIALS}])(?<![^\W_])(?P<value>(?>{_DIGITS})|(?a:{_SPELLED_PATTERN})(?![^\W_]))"
    r"(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?"
    rf"(?:[\s\u00a0-]+(?P<scale>(?a:{'|'.join(_SCALES)}))(?![^\W_]))?"
    r"(?P<percent>\s*%|[\s-]+(?:per\s?cent|percent|percentage)(?![^\W_]))?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?<![^\W_])(?:(?P<count>(?a:a|an|one|two|three|four))[\s-]+)?(?P<part>(?a:{'|'.join(_PARTS)}))s?(?P<of>\s+of)?(?![^\W_])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"([12](?<!\d.)\d)(\d\d)[–-](\d\d)(?!\d)", re.DOTALL)
_PAIRS = '“” „“ „” ““ ”” ‟” «» »« ‹› ›‹ "" ＂＂ 「」 『』 ｢｣ ❝❞ 《》 〈〉 ″″'.split()
_APOSTROPHES = "'‘’‚‛ʼʻ＇`´′‵❛❜"
_INNER = rf"(?<=[^\W_])[{_APOSTROPHES}](?=[^\W_])"
_QUOTATION = re.compile(
    "|".join(f"{pair[0]}([^{pair[1]}]*){pair[1]}" for pair in _PAIRS)
    + r"|‘(.*?)’(?![^\W_])"
    + rf"|(?<![^\W_])[{_APOSTROPHES}]([^{_APOSTROPHES}]+(?:{_INNER}[^{_APOSTROPHES}]+)*)"
    + rf"[{_APOSTROPHES}](?![^\W_])",
    re.DOTALL,
)
QUOTATION_MARKS = "".join(sorted({*"".join(_PAIRS), *_APOSTROPHES, *"‶〝〞〟⹂﹁﹂﹃﹄〈〉⟨⟩❮❯❠≪≫⟪⟫🙶🙷🙸"}))
_MARKS = frozenset(QUOTATION_MARKS)
_INCHES = '"″'  # alone, they are no quotation: a 5" gun
_UNPAIRED = re.compile(
    rf"[{''.join({*QUOTATION_MARKS} - {*_APOSTROPHES, *_INCHES})}‘‚‛❛❜]|[{_APOSTROPHES}]{{2}}|,,|<<|>>"
)
ROUND = {"tens": 10, **{f"{scale}s": value for scale, value in _SCALES.items()}}
"""Words for a large number that is not given, with the least it can be."""
_MULTIPLES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}


def _without_digits() -> dict[str, frozenset[str]]:
    """Return the number words that `numbers` does not read, each with the index keys that support it."""
    kin: list[tuple[str, str]] = [
        ("dozen dozens", "#12"),
        ("score scores", "#20"),
        ("couple couples pair pairs duo twice twofold", "#2"),
        ("trio thrice threefold", "#3"),
        ("quartet fourfold", "#4"),
        ("fortnight fortnights", "#14"),
        *((word, "") for word in list(ROUND)[:2]),
        ("halve halves halved halving", "#1/2"),
        ("lakh lakhs", "#100000"),
        ("crore crores", "#10000000"),
        ("myriad myriads", "#10000"),
        *((f"{scale} {scale}s", f"#{value}") for scale, value in _SCALES.items() if scale != "hundred"),
        *((f"{m} {m}s {m}d {m[:-1]}ing", f"#{value}") for m, value in _MULTIPLES.items()),
    ]
    known = {
        word: frozenset({*words.split(), value} - {""}) for words, value in kin for word in words.split()
    }
    for place, ten in enumerate(_TENS, 2):
        decade = f"{ten[:-1]}ies"
        known[decade] = frozenset({decade, f"#{place}0", f"#19{place}0"})
    return known


_WITHOUT_DIGITS = _without_digits()
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_SUFFIXED = re.compile(rf"(?<![^\W_])({_DIGITS})(?a:(k|m)|[\s-]?(mn|mln|bn|tn|trn))(?![^\W_])", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
_LETTER_AND_DIGIT = re.compile(r"[^\W\d_]\d")
_ROMAN = re.compile(
    r"(?<![^\W_])(?=[A-Z]*[IVX])(?=[A-Z]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![^\W_])"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_PER_CENT_ALIKE = re.compile("[％﹪٪‰‱]")


# The default context would overflow on a number of a million digits.
_WIDE = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Number(NamedTuple):
    """A number as written, and its index keys; a paragraph with any of these contains the number."""

    written: str
    keys: frozenset[str]


class _Letters(dict[int, str]):
    """A translation table to plain letters, filled on demand: "e" for "é", nothing for an accent."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).translate(_SIMILAR)
        kinds = map(unicodedata.category, letters)
        plain = "".join(
            one for one, kind in zip(letters, kinds, strict=True) if kind[0] != "M" and kind != "Cf"
        )
        self[code] = plain
        return plain


_LETTERS = _Letters()
_HYPHENS = re.compile("[\u2010\u2011]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def spellings(text: str) -> list[str]:
    """Return the words of `text` in order, with their case but without accents and possessive endings."""
    return _WORD.findall(_plain(text))


def fold(text: str) -> str:
    """Return `text` normalised for comparison that ignores case and accents."""
    return _plain(text).upper().lower()  # upper() first turns "ß" into "SS"


def folded_words(text: str) -> list[str]:
    """Return the words of `text` in order, folded."""
    return _WORD.findall(fold(text))


def likeness(text: str) -> str:
    """Return a form that is equal for texts which look alike: folded, with single spaces."""
    return " ".join(fold(text).split())


def words(text: str) -> list[str]:
    """Return the words of `text` as evidence compares them, in order: folded, except for acronyms."""
    return [word if is_acronym(word) else fold(word) for word in spellings(text)]


def index_keys(text: str) -> set[str]:
    """Return the index keys of a paragraph: its words, and each number's value with a `#` before it."""
    spelled = spellings(text)
    keys = {fold(word) for word in spelled} | {word for word in spelled if is_acronym(word)}
    return keys | number_keys(text)


def number_keys(text: str) -> set[str]:
    """Return the index keys of the numbers of `text`; percentages also count as bare numbers."""
    keys = {key for number in numbers(text) for key in number.keys}
    return keys | {key.removesuffix("%") for key in keys}


def is_acronym(word: str) -> bool:
    """Return whether `word` consists of two or more capitals."""
    return len(word) > 1 and word.isupper() and word.isalpha()


@lru_cache(maxsize=2**16)  # several rules ask about the same texts
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of `text`: digits, words to one hundred, ordinals, per cent, simple fractions."""
    return tuple(_numbers(text))


def _hyphenated(text: str) -> str:
    """Return `text` with plain hyphens and without invisible characters."""
    return _INVISIBLE.sub("", _HYPHENS.sub("-", text))


def _numbers(text: str) -> Iterator[Number]:
    text = _hyphenated(text)
    ends_of_years = {match.start(3): f"#{match[1]}{match[3]}" for match in _YEARS.finditer(text)}
    for match in _NUMBER.finditer(text):
        if year := ends_of_years.get(match.start()):
            yield Number(match[0], frozenset({year, f"#{_written(_value(match['value']))}"}))
            continue
        value = _value(match["value"], _SCALES.get((match["scale"] or "").lower(), 1))
        keys = {f"#{_written(value)}"}
        if match["percent"]:
            keys = {f"#{_written(value)}%"}
        fraction = _FRACTION.match(text, match.start())
        if fraction and _is_fraction(fraction):
            keys |= _fraction_keys(fraction)
        yield Number(" ".join(match[0].split()), frozenset(keys))
    for match in _FRACTION.finditer(text):
        ordinal = not match["count"] and match["part"].lower() in _SPELLED  # as in `the third of June`
        if _is_fraction(match) and not ordinal:
            yield Number(" ".join(match[0].split()), frozenset(_fraction_keys(match)))


def claimed(text: str) -> list[Number]:
    """Return everything in `text` that reads as a number, including what indexes do not hold by value.

    That adds words such as "dozens" and "millions", Roman numerals in capitals, "5bn", and digits after
    letters, as in "G20". A paragraph contains one of these if it has the word itself or its value. The word
    "one" is left out, because it is mostly an article or a pronoun.
    """
    return [number for number in (*numbers(text), *_further(text)) if number.written.lower() != "one"]


def _further(text: str) -> Iterator[Number]:
    text = _hyphenated(text)
    if not _WITHOUT_DIGITS.keys().isdisjoint(_PLAIN_WORD.findall(text.lower())):
        rest = _NUMBER.sub(" ", text)  # so that the "million" of "2.5 million" does not count again
        for word in _PLAIN_WORD.findall(rest):
            if keys := _WITHOUT_DIGITS.get(word.lower()):
                yield Number(word, keys)
    for match in _SUFFIXED.finditer(text):
        value = _value(match[1], _SUFFIXES[(match[2] or match[3]).lower()])
        *_, word = spellings(match[0])
        yield Number(match[0], frozenset({fold(word), f"#{_written(value)}"}))
    for match in _ROMAN.finditer(text):
        yield Number(match[0], frozenset({match[0], fold(match[0]), f"#{_roman(match[0])}"}))
    if _LETTER_AND_DIGIT.search(text) or (not text.isascii() and _FOREIGN.search(text)):
        for word in spellings(text):
            if _LETTER_AND_DIGIT.search(word) or _has_numeral(word, letters=True):
                digits = re.findall(r"\d+", word)
                values = [f"#{_written(_value(digits[0]))}"] if len(digits) == 1 else []
                yield Number(word, frozenset([fold(word), *values]))


def disguised(text: str) -> list[str]:
    """Return the numerals and per-cent signs of `text` whose values no index holds.

    These are "½", "Ⅻ", "⑨" and the like where they are not part of a word, and "six" in lookalike letters.
    """
    if text.isascii() or (not _FOREIGN.search(text) and not _PER_CENT_ALIKE.search(text)):
        return []
    found = _PER_CENT_ALIKE.findall(text)
    for word in _WORD.findall(_hyphenated(text)):
        if not word.isascii():
            plain = fold(word)
            spoken = plain in _SPOKEN or plain in _WITHOUT_DIGITS
            if spoken or _has_numeral(word, letters=False):
                found.append(word)
    return found


def _has_numeral(word: str, *, letters: bool) -> bool:
    """Return whether a word has a numeral other than a decimal digit, with letters beside it or without."""
    if word.isascii() or not any(c.isnumeric() and not c.isdecimal() for c in word):
        return False
    return any(c.isalpha() and unicodedata.category(c) != "Nl" for c in word) == letters


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def quotations(text: str) -> list[str]:
    """Return the quotations of `text`, without their marks, in order."""
    if _MARKS.isdisjoint(text):
        return []
    return ["".join(filter(None, match.groups())) for match in _QUOTATION.finditer(text)]


def unpaired_marks(text: str) -> list[str]:
    """Return the quotation marks of `text` that neither begin nor end a quotation."""
    if not _UNPAIRED.search(text):
        return []
    return _UNPAIRED.findall(_QUOTATION.sub("", text))


class Names:
    """The names of all actors, found in texts and looked up in paragraphs."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take all names of each actor, by id; where two actors share a name, it is the first one's."""
        self._owners: dict[tuple[str, ...], str] = {}
        self._spellings: dict[str, tuple[tuple[str, ...], ...]] = {}
        for actor, given in names.items():
            self._spellings[actor] = tuple(filter(None, (tuple(words(name)) for name in given)))
            for name in filter(None, (tuple(spellings(name)) for name in given)):
                self._owners.setdefault(name, actor)
        # The lengths, in words, of the names that begin with a word; the longest first.
        self._lengths: dict[str, dict[int, None]] = {}
        for name in sorted(self._owners, key=len, reverse=True):
            self._lengths.setdefault(name[0], {})[len(name)] = None

    def find(self, text: str, others: Set[tuple[str, ...]] = frozenset()) -> Iterator[str]:
        """Yield the id of each actor that `text` names, the longest name first at each place.

        `others` are names of something else, as words, that are passed over.
        """
        parts, end = spellings(text), 0
        for place, part in enumerate(parts):
            if place < end:
                continue
            lengths: Iterable[int] = self._lengths.get(part, ())
            if besides := [len(name) for name in others if name[:1] == (part,)]:
                lengths = sorted({*lengths, *besides}, reverse=True)
            for length in lengths:
                name = tuple(parts[place : place + length])
                if name in others:
                    end = place + length
                    break
                if actor := self._owners.get(name):
                    yield actor
                    end = place + length
                    break

    def spellings(self, actor: str) -> Sequence[tuple[str, ...]]:
        """Return each name of an actor as the words that a paragraph must hold."""
        return self._spellings.get(actor, ())


def _plain(text: str) -> str:
    """Return `text` without accents, thousands separators, curly apostrophes and possessive endings."""
    text = _THOUSANDS.sub(lambda number: re.sub(rf"[{_APART}]", "", number[0]), text)
    if not text.isascii():
        text = text.translate(_LETTERS)
    return _POSSESSIVE.sub("", text) if "'" in text else text


def _value(written: str, scale: int = 1) -> Decimal:
    spelled = _SPELLED.get(written.lower())
    value = Decimal(re.sub(rf"[{_APART}]", "", written)) if spelled is None else Decimal(spelled)
    return _WIDE.multiply(value, Decimal(scale))


def _written(value: Decimal) -> str:
    """Return a value in plain digits, without trailing zeros; it is rounded to 28 digits."""
    return format(value.normalize(_WIDE), "f")


def _is_fraction(match: re.Match[str]) -> bool:
    """Return whether a part is a fraction; `third` is one only in `a third of` or `two-thirds`."""
    counted = match["count"] and match["count"].lower() not in {"a", "an"}
    return match["part"].lower() == "half" or bool(counted) or bool(match["of"])


def _fraction_keys(match: re.Match[str]) -> set[str]:
    count = _SPELLED.get((match["count"] or "one").lower(), 1)
    share = Fraction(count, _PARTS[match["part"].lower()])
    percent = share * 100
    keys = {f"#{share.numerator}/{share.denominator}"}
    return keys | ({f"#{percent}%"} if percent.denominator == 1 else set())
