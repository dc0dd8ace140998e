"""The index of a long timeline, which its filter loads on demand: two small files, the facets first.

Events stand in the order of the timeline, and what they have in columns. A column is one text in which a
character is a number, from `#` for 0: a character for each event, or a group of them that a space ends.
Small numbers are frequent ones. So a browser need not make numbers of the text, and little is sent.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from string import ascii_uppercase
from typing import Any

from chronology.model import tokens
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, actors_of
from chronology.model.records import Event
from chronology.pages.paging import grouped
from chronology.pages.rendering import last_year
from chronology.pages.timeline import spellings

_ZERO = ord("#")

Column = dict[str, Sequence[str] | str]


def facets(chronology: Chronology) -> str:
    """Return the first file as JSON: what the choices of the form ask for, and how many events are when.

    `years` holds the year in which events begin, with the number of those that stand together; `to` how
    many years later each may end.
    """
    events = chronology.timeline
    dates, disputed, themes, kinds = _fields(events, "date", "sources_differ", "themes", "kind")
    return _json(
        years=[(year, len(same)) for year, same in grouped(dates, lambda date: date.earliest.year)],
        to="".join([chr(_ZERO + last_year(date) - date.earliest.year) for date in dates]),
        differ="".join(["1" if one else "0" for one in disputed]),
        theme=_column(themes),
        actor=_column([actors_of(e.record) for e in events]),
        source=_column([chronology.sources_of(e) for e in events]),
        kind=_column([(kind,) for kind in kinds]),
    )


def titles(chronology: Chronology) -> str:
    """Return the second file as JSON: what is shown of an event, and what else it is found by.

    In the words of a date `$` stands for the year in which it begins and `%` for that in which it may end;
    `names` holds every spelling of each actor and the label of each source of the first file, and every
    spelling of each place.
    """
    events = chronology.timeline
    told, dates, there = _fields(events, "title", "date", "places")
    actors, sources = [actors_of(e.record) for e in events], [chronology.sources_of(e) for e in events]
    places, names = _column(there), spellings(chronology)
    return _json(
        titles="\n".join(told),
        ids="\n".join(map(_short, (e.id for e in events), told, dates)),
        date=_column([(one,) for one in map(_pattern, dates)]),
        place=places,
        names={
            "actor": [names.get(key, "") for key in _keys(Counter(actors))],
            "source": [chronology.sources[key].record.label for key in _keys(Counter(sources))],
            "place": [names.get(f"@{key}", "") for key in places["keys"]],
        },
    )


def _fields(events: Iterable[Entry[Event]], *names: str) -> Iterable[Sequence[Any]]:
    """Return these fields of all events; each event is looked at once, for to find it takes the longest."""
    return list(zip(*map(attrgetter(*names), (e.record for e in events)), strict=True)) or [()] * len(names)


def _json(**content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _keys(groups: Mapping[tuple[str, ...], int]) -> list[str]:
    """Return the different values, the most frequent first, of groups that so many events have."""
    counts: dict[str, int] = defaultdict(int)
    for group, number in groups.items():
        for value in group:
            counts[value] += number
    return sorted(counts, key=lambda key: (-counts[key], key))


def _column(values: Sequence[tuple[str, ...]]) -> Column:
    """Return the different values, the most frequent first, and which of them each event has."""
    groups = Counter(values)  # far fewer than there are events
    keys = _keys(groups)
    signs = {key: chr(_ZERO + number) for number, key in enumerate(keys)}
    written = {group: "".join([signs[value] for value in group]) for group in groups}
    return {"keys": keys, "of": " ".join([written[group] for group in values])}


def _pattern(date: Edtf) -> str:
    """Return the words of an event's date without its years, which repeat themselves so."""
    words = date.words()
    return words.replace(f"{date.earliest.year}", "$").replace(f"{last_year(date)}", "%")


def _short(key: str, title: str, date: Edtf) -> str:
    """Return an event's id without what its date and its title say.

    Of the parts between hyphens, one that is the year is empty, and one that is a word of the title is the
    letter of its place: `1994-union-proposed` is `-B-proposed` where the title is «A union for all».
    """
    words = tokens.fold(" ".join(tokens.spellings(title))).split()[: len(ascii_uppercase)]
    # Backwards, so that of a word that stands twice the first place stays; and the year stands above words.
    short = dict(zip(reversed(words), reversed(ascii_uppercase[: len(words)]), strict=True))
    short[str(date.earliest.year)] = ""
    parts = key.split("-")
    return "-".join(map(short.get, parts, parts))
