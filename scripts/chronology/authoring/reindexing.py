"""Compares the evidence indexes of two versions of a document, and finds what cites changed paragraphs.

Paragraphs are matched by SHA-256 and order, which tells a paragraph that moved from one that is new, and
a new one from one whose words changed.
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
    """Something that cites a source: where it is, what it is, and the paragraphs as it cites them."""

    path: str
    line: int
    column: int
    what: str
    at: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """How two indexes of a document differ, in numbers of paragraphs.

    `unchanged` maps the number before to the number now of paragraphs with the same words; `changed` are
    pairs in the same place with different words.
    """

    before: Evidence
    after: Evidence
    unchanged: Mapping[int, int]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def moved(self) -> Mapping[int, int]:
        """Return the unchanged paragraphs that have a new label, each by number before and now."""
        before, after = self.before.label, self.after.label
        return {old: new for old, new in self.unchanged.items() if before(old) != after(new)}

    def described(self) -> Iterator[tuple[int, str]]:
        """Yield each change in words, with the paragraph's number before, or 0 for a new paragraph.

        Moved paragraphs come in runs.
        """
        for old, new in self.changed:
            now = "" if old == new else f" (now ¶ {self.after.label(new)})"
            yield old, f"¶ {self.before.label(old)} has changed{now}"
        yield from ((old, f"¶ {self.before.label(old)} is gone") for old in self.removed)
        yield from ((0, f"¶ {self.after.label(new)} is new") for new in self.added)
        for run in _runs(self.moved):
            (first, new_first), (last, new_last) = run[0], run[-1]
            before, after = self.before.label(first), self.after.label(new_first)
            if len(run) > 1:
                before += f" to {self.before.label(last)}"
                after += f" to {self.after.label(new_last)}"
            yield first, f"¶ {before} {'are' if len(run) > 1 else 'is'} now ¶ {after}, with the same words"

    def cited(self, reference: str) -> str:
        """Return what became of the paragraphs that a reference cites; empty if nothing did."""
        old, new = self.before.numbers(reference), self.after.numbers(reference)
        if [self.before.paragraphs[n - 1].sha256 for n in old] == [
            self.after.paragraphs[n - 1].sha256 for n in new
        ]:
            return ""
        if not old:
            return f"¶ {reference} is new"
        label = (
            {old[0]: reference} if len(old) == 1 else {number: self.before.label(number) for number in old}
        )
        changed = {number for number, _ in self.changed}
        found = [f"¶ {label[number]} has changed" for number in old if number in changed]
        found += [f"¶ {label[number]} is gone" for number in old if number in self.removed]
        left = [number for number in old if number in self.unchanged]
        now = list(dict.fromkeys(self.after.label(self.unchanged[number]) for number in left))
        if not found and now == [reference]:
            return f"¶ {reference} has more paragraphs now"
        if now and now != list(dict.fromkeys(label[number] for number in left)):
            labels = f"{now[0]} to {now[-1]}" if len(now) > 2 else ", ".join(now)
            found.append(f"the rest is now ¶ {labels}" if found else f"¶ {reference} is now ¶ {labels}")
        return ", ".join(dict.fromkeys(found)) or f"¶ {reference} is no longer in one place"


def compare(before: Evidence, after: Evidence) -> Differences:
    """Return how an index of a document differs from an earlier one."""
    old = {number: paragraph.sha256 for number, paragraph in enumerate(before.paragraphs, 1)}
    new = {number: paragraph.sha256 for number, paragraph in enumerate(after.paragraphs, 1)}
    unchanged: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, list(old.values()), list(new.values()), autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        both = zip(range(start + 1, end + 1), range(new_start + 1, new_end + 1), strict=False)
        if kind == "equal":
            unchanged.update(both)
        else:
            pairs += both
    # A paragraph that moved is missing in one place and new in another.
    arrived = set(unchanged.values())
    free = {sha256: number for number, sha256 in reversed(new.items()) if number not in arrived}
    for number, sha256 in old.items():
        if number not in unchanged and sha256 in free:
            unchanged[number] = free.pop(sha256)
    arrived = set(unchanged.values())
    changed = {one: other for one, other in pairs if one not in unchanged and other not in arrived}
    return Differences(
        before,
        after,
        unchanged=dict(sorted(unchanged.items())),
        changed=tuple(changed.items()),
        removed=tuple(number for number in old if number not in unchanged and number not in changed),
        added=tuple(number for number in new if number not in arrived and number not in changed.values()),
    )


def citations(chronology: Chronology, source: str, differences: Differences) -> Iterator[str]:
    """Yield a line for everything that cites paragraphs of a source that changed, went, moved or came.

    That is claims, relations, positions, measures and apparent notes of events; the ledger of the source;
    citation marks in hand-written pages.
    """
    for place in sorted(_places(chronology, source)):
        if changes := [words for reference in place.at if (words := differences.cited(reference))]:
            yield f"{place.path}:{place.line}:{place.column}: {place.what}: {'; '.join(changes)}"


def _places(chronology: Chronology, source: str) -> Iterator[Place]:
    for entry in chronology.timeline:
        for where, cited in cited_places(entry.record):
            if cited.source == source:
                yield Place(*entry.at(*where), _KINDS[str(where[0])], cited.at)
        claimed = (one for claim in entry.record.claims if claim.source == source for one in claim.at)
        at = tuple(dict.fromkeys(claimed))
        for i, measure in enumerate(entry.record.measures):
            yield Place(*entry.at("measures", i), f'measure "{measure.name}", by the claims', at)
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
