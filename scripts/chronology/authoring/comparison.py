"""Compare two states of a chronology, and say what changes for readers, as Markdown for a reviewer.

An earlier state is read with git, which runs none of its code and follows none of its links.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from stat import S_ISLNK
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from chronology.loading.loader import RETIRED
from chronology.model.chronology import Chronology
from chronology.model.edtf import Edtf
from chronology.model.entries import Entry, cited_sources, items
from chronology.model.records import Citation, Disagreement, Event, Record
from chronology.model.text import escape_markdown as words
from chronology.model.text import markdown_code as code

_MOST_LINES = 1_500  # of a section
_MOST_PAIRS = 400  # of removed and added entries of a list that are compared with each other
_SIMILAR = 0.5
_FEW_WORDS = 6
_FOLDERS = ("events/", "seeds/", "vocabulary/")
_NOT_DETAILED = frozenset({"document", "inferred", "answers"})
_WITH_IDS = frozenset({"claims", "disagreements"})
_LABELS = {
    "date_note": "How the date is known",
    "uncited": "Ledger",
    "names": "Names in other languages",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sections of a report, each a heading and its lines of Markdown; `lost` are ids that vanished."""

    sections: Mapping[str, tuple[str, ...]]
    lost: tuple[str, ...]


def compare(before: Chronology, after: Chronology, files: Iterable[str] = ()) -> Comparison:
    """Return what changes for readers from one state to the other.

    `files` are the paths of all files that differ. Those that are not data are listed separately, for they
    can contain code.
    """
    published = before.known("event") | before.released.lines.keys()
    lost = tuple(sorted(published - after.known("event")))
    sections = {
        "Events added": _added(before, after),
        "Events withdrawn or moved": _retired(before, after),
        "Events lost": (_lost(before, key) for key in lost),
        "Events changed": _changed(before.events, after.events),
        "Sources": _records(before.sources, after.sources),
        "Themes": _records(before.themes, after.themes),
        "Actors": _records(before.actors, after.actors),
        "Places": _records(before.places, after.places),
        "Files that cannot be read": _unreadable(after),
        "Other files, for code owners": (
            f"- {code(file)}" for file in sorted(files) if file != RETIRED and not file.startswith(_FOLDERS)
        ),
    }
    return Comparison({name: found for name, lines in sections.items() if (found := tuple(lines))}, lost)


def markdown(found: Comparison) -> str:
    """Return the report."""
    if not found.sections:
        return "## What changes for readers\n\nNothing.\n"
    lines = ["## What changes for readers"]
    for name, content in found.sections.items():
        count = sum(line.startswith("- ") for line in content)
        lines += ["", f"### {name} ({count})", "", *content[:_MOST_LINES]]
        if len(content) > _MOST_LINES:
            lines.append(f"- … and {len(content) - _MOST_LINES:,} more lines")
    return "\n".join(lines) + "\n"


# ---- sections


def _added(before: Chronology, after: Chronology) -> Iterator[str]:
    for entry in after.timeline:
        if entry.id not in before.known("event"):
            event = entry.record
            yield f"- {_event(entry)}"
            yield f"  - {words(event.summary)}"
            sources = ", ".join(code(source) for source in cited_sources(event))
            yield f"  - Claims: {len(event.claims)}, from {sources}"
        elif entry.id in before.retired:
            yield f"- {_named(entry)}, restored"


def _retired(before: Chronology, after: Chronology) -> Iterator[str]:
    for key, entry in after.retired.items():
        record, old = entry.record, before.retired.get(key)
        if old is not None and old.record == record:
            continue
        what = f"moved to {code(record.moved_to)}" if record.moved_to else "withdrawn"
        yield f"- {_named(entry)}, {what}"
        if record.withdrawn:
            yield f"  - Reason: {words(record.withdrawn)}"
        elif key in before.events and (target := after.events.get(record.moved_to or "")):
            yield from (f"  - {line}" for line in _removed_items(before.events[key].record, target.record))


def _lost(before: Chronology, key: str) -> str:
    entry: Entry[Any] | None = before.events.get(key) or before.retired.get(key)
    name = _named(entry) if entry else code(key)
    return f"- {name}: its address no longer works. Put the file back, or a line in {RETIRED}."


def _changed(before: Mapping[str, Entry[Event]], after: Mapping[str, Entry[Event]]) -> Iterator[str]:
    for key, entry in after.items():
        if key in before and (lines := tuple(_differences(before[key].record, entry.record))):
            yield f"- {_event(entry)}"
            yield from (f"  - {line}" for line in lines)


def _records(before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> Iterator[str]:
    for key in sorted({*before, *after}):
        if key not in before:
            yield f"- Added: {_named(after[key])}"
        elif key not in after:
            yield f"- Removed: {_named(before[key])}"
        elif lines := tuple(_differences(before[key].record, after[key].record)):
            yield f"- {_named(after[key])}"
            yield from (f"  - {line}" for line in lines)


def _unreadable(after: Chronology) -> Iterator[str]:
    for path, file in after.files.items():
        if file.parsed.faults or file.errors:
            yield f"- {code(path)}: `chronology check` says why"


def _named(entry: Entry[Any]) -> str:
    record = entry.record
    return f"**{words(getattr(record, 'title', None) or record.name)}**, {code(entry.id)}"


def _event(entry: Entry[Event]) -> str:
    event = entry.record
    return f"**{words(event.title)}** ({words(event.date.words())}), {code(entry.id)}"


# ---- two records


def _differences(before: Record, after: Record) -> Iterator[str]:
    """Yield a line for each difference between two records of one kind that readers see."""
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in _WITH_IDS:
            continue
        label = _LABELS.get(name, name.replace("_", " ").capitalize())
        if name in _NOT_DETAILED:
            yield f"{label}: changed"
        elif isinstance(old, tuple):
            yield from _list_differences(
                label, [_as_text(one) for one in old], [_as_text(one) for one in new]
            )
        else:
            yield f"{label}: {_pair(_as_text(old), _as_text(new))}"
    if isinstance(before, Event) and isinstance(after, Event):
        yield from _item_differences(before, after)


def _item_differences(before: Event, after: Event) -> Iterator[str]:
    """Yield the differences between claims, disagreements and positions, matched by id."""
    old, new = ({item.id: (kind, item) for _, kind, item in items(event)} for event in (before, after))
    for name, (kind, item) in new.items():
        label = f"{kind.capitalize()} {code(name)}"
        if name not in old:
            yield f"{label}, added: {words(_as_text(item))}"
        elif (was := _as_text(old[name][1])) != (now := _as_text(item)):
            yield f"{label}, changed: {_pair(was, now)}"
    yield from _removed_items(before, after)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield "Claims, disagreements or positions: in a different order"


def _removed_items(before: Event, after: Event) -> Iterator[str]:
    """Yield each claim, disagreement and position of an event whose id another event does not have."""
    present = {item.id for _, _, item in items(after)}
    for _, kind, item in items(before):
        if item.id not in present:
            yield f"{kind.capitalize()} {code(item.id)}, removed: {words(_as_text(item))}"


def _list_differences(label: str, old: list[str], new: list[str]) -> Iterator[str]:
    """Yield what was changed, removed and added; a removed and an added entry that are similar are one."""
    removed, added = (list((Counter(a) - Counter(b)).elements()) for a, b in ((old, new), (new, old)))
    if not removed and not added:
        yield f"{label}: in a different order"
    if len(removed) * len(added) <= _MOST_PAIRS:
        for one in tuple(removed):
            closest = max(added, key=lambda other: _similarity(one, other), default=None)
            if closest is not None and _similarity(one, closest) >= _SIMILAR:
                removed.remove(one)
                added.remove(closest)
                yield f"{label}, changed: {_pair(one, closest)}"
    yield from (f"{label}, removed: {words(one)}" for one in removed)
    yield from (f"{label}, added: {words(one)}" for one in added)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _pair(old: str, new: str) -> str:
    """Return two texts, or one with removed words struck out and added ones in bold."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if min(len(before), len(after)) < _FEW_WORDS or matcher.ratio() < _SIMILAR:
        return f'was "{words(old)}", now "{words(new)}"'
    parts = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            parts.append(words(" ".join(_shortened(before[i:j]))))
            continue
        parts += [f"~~{words(' '.join(before[i:j]))}~~"] if i < j else []
        parts += [f"**{words(' '.join(after[k:m]))}**"] if k < m else []
    return " ".join(parts)


def _shortened(same: list[str]) -> list[str]:
    """Return words that both texts have, without the middle of a long run."""
    return same if len(same) <= 2 * _FEW_WORDS else [*same[: _FEW_WORDS - 1], "…", *same[1 - _FEW_WORDS :]]


def _as_text(value: Any) -> str:
    if isinstance(value, Edtf):
        return f"{value.words()} ({value.text})"
    if isinstance(value, Disagreement):  # its positions have ids of their own
        return f"{value.about} ({value.kind})"
    if isinstance(value, Record):
        return _record_text(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in sorted(value.items()))
    if isinstance(value, tuple):
        return ", ".join(_as_text(one) for one in value)
    return "nothing" if value is None else str(value)


def _record_text(record: Record) -> str:
    """Return a record's own words, then what it cites."""
    values = {name: getattr(record, name) for name in type(record).model_fields if name != "id"}
    cited = ""
    if isinstance(record, Citation):
        cited = f" [{values.pop('source')} ¶ {', '.join(values.pop('at'))}]"
    own = (value for value in values.values() if value not in (None, "author"))
    return ", ".join(_as_text(value) for value in own) + cited


# ---- revisions


def commit(root: Path, revision: str) -> str:
    """Return the full name of a commit; raise ValueError if git knows no such revision."""
    if revision.startswith("-"):
        raise ValueError(f'"{revision}" is not a revision')
    found = _git(
        root,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        failure=f'git finds no revision "{revision}" here',
    )
    return found.decode("ascii").strip()


@contextmanager
def revision_folder(root: Path, revision: str) -> Iterator[Path]:
    """Yield a temporary folder with the data of the chronology in `root` as they were at a revision.

    Links are left out. Raises ValueError if there is no such revision, or no data in it.
    """
    archive = _git(root, "archive", "--format=zip", commit(root, revision))
    with TemporaryDirectory(prefix="chronology-") as made, ZipFile(BytesIO(archive)) as files:
        data = [file for file in files.infolist() if file.filename.startswith((*_FOLDERS, RETIRED))]
        if not any(file.filename.startswith("events/") for file in data):
            raise ValueError(f'revision "{revision}" has no folder events/ here')
        files.extractall(made, (file for file in data if not S_ISLNK(file.external_attr >> 16)))
        yield Path(made)


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the paths, from `root`, of files below it that differ from a revision or are new."""
    name = commit(root, revision)
    differ = _git(
        root, "diff", "--name-only", "-z", "--relative", "--no-ext-diff", "--no-renames", name, "--"
    )
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = (differ + new).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(filter(None, names))


def _git(root: Path, *arguments: str, failure: str = "git failed") -> bytes:
    """Return what git prints; raise ValueError with its message, or with `failure` if it has none."""
    try:
        command = ["git", "-C", str(root), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise ValueError("this command needs git, which is not installed") from None
    if done.returncode:
        complaint = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise ValueError(f"git says: {complaint}" if complaint else failure)
    return done.stdout
