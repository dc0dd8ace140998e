"""The index of a long timeline, which its filter loads on demand: two small files, the facets first.

Events stand in the order of the timeline, and what they have in columns. A column is one text in which a
character is a number, from `#` for 0: a character for each event, or a group of them that a space ends.
Small numbers are frequent ones. So a browser need not make numbers of the text, and little is sent.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from chronology.chronology import Chronology
from chronology.entries import Entry
from chronology.records import Event
from chronology.views.lists import by_year
from chronology.views.rendering import last_year
from chronology.views.timeline import spellings

_ZERO = ord("#")
_WORD = re.compile("[a-z0-9]+")
_LETTERS = 26

Column = dict[str, Sequence[str] | str]


def facets(chronology: Chronology) -> str:
    """Return the first file as JSON: what the choices of the form ask for, and how many events are when.

    `years` holds each year with its number of events; `to` how many years later each event may end.
    """
    events = chronology.timeline
    return _json(
        years=[(year, len(entries)) for year, entries in by_year(events)],
        to="".join(chr(_ZERO + last_year(e.record.date) - e.record.date.earliest.year) for e in events),
        differ="".join("1" if e.record.disagreements else "0" for e in events),
        theme=_column([e.record.themes for e in events]),
        actor=_column([e.record.actors for e in events]),
        source=_column([chronology.sources_of(e) for e in events]),
        kind=_column([(e.record.kind,) for e in events]),
    )


def titles(chronology: Chronology) -> str:
    """Return the second file as JSON: what is shown of an event, and what else it is found by.

    In the words of a date `$` stands for the year in which it begins and `%` for that in which it may end;
    `names` holds every spelling of each actor of the first file, and of each place.
    """
    events = chronology.timeline
    places = _column([e.record.places for e in events])
    actors = _column([e.record.actors for e in events])["keys"]
    names = spellings(chronology)
    return _json(
        titles="\n".join(e.record.title for e in events),
        ids="\n".join(map(_short, events)),
        date=_column([(_pattern(e),) for e in events]),
        place=places,
        names={
            "actor": [names.get(key, "") for key in actors],
            "place": [names.get(f"@{key}", "") for key in places["keys"]],
        },
    )


def _json(**content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _column(values: Sequence[Iterable[str]]) -> Column:
    """Return the different values, the most frequent first, and which of them each event has."""
    counts = Counter(chain.from_iterable(values))
    keys = sorted(counts, key=lambda key: (-counts[key], key))
    signs = {key: chr(_ZERO + number) for number, key in enumerate(keys)}
    return {"keys": keys, "of": " ".join("".join(signs[value] for value in own) for own in values)}


def _pattern(entry: Entry[Event]) -> str:
    """Return the words of an event's date without its years, which repeat themselves so."""
    event = entry.record
    words = event.date.words(within=event.date_within is not None)
    return words.replace(f"{event.date.earliest.year}", "$").replace(f"{last_year(event.date)}", "%")


def _short(entry: Entry[Event]) -> str:
    """Return an event's id without what its date and its title say.

    Of the parts between hyphens, one that is the year is empty, and one that is a word of the title is the
    letter of its place: `1994-union-proposed` is `-B-proposed` where the title is «A union for all».
    """
    place: dict[str, str] = {}
    for number, word in enumerate(_words(entry.record.title)[:_LETTERS]):
        place.setdefault(word, chr(ord("A") + number))
    year = str(entry.record.date.earliest.year)
    return "-".join("" if part == year else place.get(part, part) for part in entry.id.split("-"))


def _words(title: str) -> list[str]:
    """Return the words of Latin letters without their accents, and the numbers, of a title."""
    if not title.isascii():
        letters = unicodedata.normalize("NFD", title)
        title = "".join(one for one in letters if unicodedata.category(one)[0] != "M")
    return _WORD.findall(title.lower())
