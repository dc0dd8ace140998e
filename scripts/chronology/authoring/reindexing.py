"""What a changed document does to its evidence index, and to all that cites it.

Paragraphs are matched by their SHA-256 and their order, so a paragraph that only stands elsewhere now is
recognised, and one with other words is told from one that is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from chronology.loading import handwritten
from chronology.model.chronology import Chronology
from chronology.model.entries import cited_places
from chronology.model.evidence import Evidence

_KINDS = {
    "claims": "claim",
    "relations": "relation",
    "disagreements": "position",
    "apparent": "apparent note",
}


class Place(NamedTuple):
    """Something that cites a source: where it stands, what it is, and the paragraphs as it cites them."""

    path: str
    line: int
    column: int
    what: str
    at: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """How two indexes of a document differ, in numbers of paragraphs.

    `kept` are those with the same words, by the number before, with the number now; `changed` are pairs
    that stand in the same place with other words.
    """

    before: Evidence
    after: Evidence
    kept: Mapping[int, int]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def moved(self) -> Mapping[int, int]:
        """Return the kept paragraphs that are cited otherwise now, each by number before and now."""
        return {old: new for old, new in self.kept.items() if self.before.label(old) != self.after.label(new)}

    def described(self) -> Iterator[tuple[int, str]]:
        """Yield what became of each paragraph that changed, went or came, and of each run of moved ones.

        Each with the number of the paragraph before, or 0 for a new one.
        """
        for old, new in self.changed:
            there = "" if old == new else f" (now ¶ {self.after.label(new)})"
            yield old, f"¶ {self.before.label(old)} has other words{there}"
        yield from ((old, f"¶ {self.before.label(old)} is gone") for old in self.removed)
        yield from ((0, f"¶ {self.after.label(new)} is new") for new in self.added)
        for run in _runs(self.moved):
            (old, new), (old_end, new_end) = run[0], run[-1]
            before, after = self.before.label(old), self.after.label(new)
            if len(run) > 1:
                before, after = (
                    f"{before} to {self.before.label(old_end)}",
                    f"{after} to {self.after.label(new_end)}",
                )
            yield old, f"¶ {before} {'are' if len(run) > 1 else 'is'} now ¶ {after}, with the same words"

    def cited(self, reference: str) -> str:
        """Return what has become of the paragraphs that a reference cites, or nothing where they stay."""
        old, new = self.before.numbers(reference), self.after.numbers(reference)
        if [self.before.paragraphs[n - 1].sha256 for n in old] == [
            self.after.paragraphs[n - 1].sha256 for n in new
        ]:
            return ""
        if not old:
            return f"¶ {reference} is new"
        name = {old[0]: reference} if len(old) == 1 else {number: self.before.label(number) for number in old}
        others = {number for number, _ in self.changed}
        said = [f"¶ {name[number]} has other words" for number in old if number in others]
        said += [f"¶ {name[number]} is gone" for number in old if number in self.removed]
        now = list(dict.fromkeys(self.after.label(self.kept[n]) for n in old if n in self.kept))
        if not said and now == [reference]:
            return f"¶ {reference} has more paragraphs now"
        if now and now != list(dict.fromkeys(name[number] for number in old if number in self.kept)):
            there = f"{now[0]} to {now[-1]}" if len(now) > 2 else ", ".join(now)
            said.append(f"the rest is now ¶ {there}" if said else f"¶ {reference} is now ¶ {there}")
        return ", ".join(dict.fromkeys(said)) or f"¶ {reference} is no longer in one place"


def compare(before: Evidence, after: Evidence) -> Differences:
    """Return how the index of a document differs from an earlier one."""
    old = [paragraph.sha256 for paragraph in before.paragraphs]
    new = [paragraph.sha256 for paragraph in after.paragraphs]
    kept: dict[int, int] = {}
    changed: list[tuple[int, int]] = []
    removed: list[int] = []
    added: list[int] = []
    for kind, i, end, j, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        both = min(end - i, new_end - j)
        pairs = [(i + n + 1, j + n + 1) for n in range(both)]
        if kind == "equal":
            kept.update(pairs)
        else:
            changed += pairs
            removed += range(i + both + 1, end + 1)
            added += range(j + both + 1, new_end + 1)
    # A paragraph that went from one place to another is found in both, among the new and the old.
    free = {new[there - 1]: there for there in (*added, *(there for _, there in changed))}
    for here in (*removed, *(here for here, _ in changed)):
        if there := free.pop(old[here - 1], None):
            kept[here] = there
    arrived = set(kept.values())
    left = [pair for pair in changed if pair[0] not in kept and pair[1] not in arrived]
    alone = [pair for pair in changed if pair not in left]
    return Differences(
        before,
        after,
        dict(sorted(kept.items())),
        tuple(left),
        tuple(sorted(n for n in (*removed, *(here for here, _ in alone)) if n not in kept)),
        tuple(sorted(n for n in (*added, *(there for _, there in alone)) if n not in arrived)),
    )


def resting(chronology: Chronology, source: str, differences: Differences) -> Iterator[str]:
    """Yield a line for all that rests on paragraphs of a source that changed, went, moved or came.

    Claims, relations, positions, measures and apparent notes of events; the ledger of the source; citation
    marks in hand-written pages.
    """
    for place in sorted(_places(chronology, source)):
        if said := [words for reference in place.at if (words := differences.cited(reference))]:
            yield f"{place.path}:{place.line}:{place.column}: {place.what}: {'; '.join(said)}"


def _places(chronology: Chronology, source: str) -> Iterator[Place]:
    for entry in chronology.timeline:
        for where, cited in cited_places(entry.record):
            if cited.source == source:
                yield Place(*entry.at(*where), _KINDS[str(where[0])], cited.at)
        claimed = (one for claim in entry.record.claims if claim.source == source for one in claim.at)
        at = tuple(dict.fromkeys(claimed))
        for i, measure in enumerate(entry.record.measures):
            what = f'measure "{measure.name}", by the claims'
            yield Place(*entry.at("measures", i), what, at)
    if record := chronology.sources.get(source):
        for i, uncited in enumerate(record.record.uncited):
            yield Place(*record.at("uncited", i), "ledger", uncited.at)
    for path, text in chronology.docs.items():
        found = handwritten.calls(text) if handwritten.renders_macros(text) else []
        for call in () if isinstance(found, handwritten.SyntaxFault) else found:
            if isinstance(call, handwritten.Call) and call.name == "cite" and source in call.arguments[:1]:
                at = tuple(map(str, call.arguments[1:]))
                yield Place(path, call.line, call.column, "citation mark", at)


def _runs(moved: Mapping[int, int]) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield the pairs of `moved` in runs in which both numbers go up by one."""
    run: list[tuple[int, int]] = []
    for old, new in moved.items():
        if run and (old, new) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((old, new))
    if run:
        yield run
