"""How one state of a record differs from another, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from chronology.model.edtf import Edtf
from chronology.model.entries import items
from chronology.model.markdown import code, words
from chronology.model.records import Citation, Disagreement, Event, Record

_UNSAID = frozenset({"document", "inferred", "answers"})
_WITH_IDS = frozenset({"claims", "disagreements"})
_NAMES = {
    "date_note": "how the date is known",
    "uncited": "ledger",
    "names": "names in other languages",
}
_MOST_PAIRS = 400
_ALIKE = 0.5
_SHORT = 6  # words


def differences(before: Record, after: Record) -> Iterator[str]:
    """Yield a line of Markdown for each difference between two records of one kind that readers see."""
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in _WITH_IDS:
            continue
        label = _NAMES.get(name, name.replace("_", " "))
        if name in _UNSAID:
            yield f"{label.capitalize()}: changed"
        elif isinstance(old, tuple):
            yield from _lists(label, [_said(one) for one in old], [_said(one) for one in new])
        else:
            yield f"{label.capitalize()}: {_pair(_said(old), _said(new))}"
    if isinstance(before, Event) and isinstance(after, Event):
        yield from _items(before, after)


def gone(before: Event, after: Event) -> Iterator[str]:
    """Yield a line for each claim, disagreement and position of an event whose id another event lacks."""
    there = {item.id for _, _, item in items(after)}
    for _, kind, item in items(before):
        if item.id not in there:
            yield f"{kind.capitalize()} {code(item.id)}, taken away: {words(_said(item))}"


def _items(before: Event, after: Event) -> Iterator[str]:
    """Yield what was changed, taken away and added among what has an id, which stays when a text changes."""
    old, new = ({item.id: (kind, item) for _, kind, item in items(event)} for event in (before, after))
    for name, (kind, item) in new.items():
        label = f"{kind.capitalize()} {code(name)}"
        if name not in old:
            yield f"{label}, added: {words(_said(item))}"
        elif (was := _said(old[name][1])) != (said := _said(item)):
            yield f"{label}, changed: {_pair(was, said)}"
    yield from gone(before, after)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield "Claims, disagreements or positions: in another order"


def _lists(label: str, old: list[str], new: list[str]) -> Iterator[str]:
    """Yield what was changed, taken away and added; entries that are much alike are taken for one."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield f"{label.capitalize()}: in another order"
    if len(gone) * len(come) <= _MOST_PAIRS:
        for one in tuple(gone):
            close = max(come, key=lambda other: _likeness(one, other), default=None)
            if close is not None and _likeness(one, close) >= _ALIKE:
                gone.remove(one)
                come.remove(close)
                yield f"{label.capitalize()}, changed: {_pair(one, close)}"
    yield from (f"{label.capitalize()}, taken away: {words(one)}" for one in gone)
    yield from (f"{label.capitalize()}, added: {words(one)}" for one in come)


def _without(some: list[str], others: list[str]) -> list[str]:
    """Return the entries of a list that another lacks, counting those that stand twice."""
    left, found = list(others), []
    for one in some:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _pair(old: str, new: str) -> str:
    """Return two texts side by side, or as one, with what went struck out and what came in bold."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if min(len(before), len(after)) < _SHORT or matcher.ratio() < _ALIKE:
        return f"was «{words(old)}», is «{words(new)}»"
    parts = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            parts.append(words(" ".join(_middle_left_out(before[i:j]))))
            continue
        parts += [f"~~{words(' '.join(before[i:j]))}~~"] if i < j else []
        parts += [f"**{words(' '.join(after[k:m]))}**"] if k < m else []
    return " ".join(parts)


def _middle_left_out(same: list[str]) -> list[str]:
    return same if len(same) <= 2 * _SHORT else [*same[: _SHORT - 1], "…", *same[1 - _SHORT :]]


def _said(value: Any) -> str:
    """Return a value in words."""
    if isinstance(value, Edtf):
        return f"{value.words()} ({value.text})"
    if isinstance(value, Disagreement):  # its positions have ids of their own
        return f"{value.about} ({value.kind})"
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in sorted(value.items()))
    if isinstance(value, tuple):
        return ", ".join(_said(one) for one in value)
    return "nothing" if value is None else str(value)


def _record(record: Record) -> str:
    """Return a record's own words, then what they rest on."""
    given = {name: getattr(record, name) for name in type(record).model_fields if name != "id"}
    cited = ""
    if isinstance(record, Citation):
        cited = f" [{given.pop('source')} ¶ {', '.join(given.pop('at'))}]"
    own = (value for value in given.values() if value not in (None, "author"))
    return ", ".join(_said(value) for value in own) + cited
