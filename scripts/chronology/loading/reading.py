"""Reading what stands beside the records: evidence indexes, the released ids, and links that are refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from chronology.loading import handwritten
from chronology.model.entries import Released
from chronology.model.evidence import Evidence, EvidenceError
from chronology.model.evidence import load as load_evidence

MAX_BYTES = 4 * 1024 * 1024
_FOLDERS = ("events", "seeds", "vocabulary", "docs")


class UnreadableError(ValueError):
    """A file that cannot be read; the message says why."""


def text(path: Path) -> str:
    """Return the text of a file; raise `UnreadableError` where it is a link, too large or no UTF-8."""
    if path.is_symlink() or not path.is_file():
        raise UnreadableError("it is no plain file")
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UnreadableError(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8 text") from None


def evidence(root: Path) -> tuple[dict[str, Evidence], dict[str, str]]:
    """Return the evidence indexes by source, and why each of the others cannot be read."""
    found, errors = {}, {}
    folder = root / "seeds" / "evidence"
    for path in sorted(folder.glob("*.tsv")) if not folder.is_symlink() else ():
        try:
            found[path.stem] = load_evidence(text(path))
        except (EvidenceError, UnreadableError) as error:
            errors[path.stem] = str(error)
    return found, errors


def released(root: Path) -> Released:
    """Return the ids of the last release, of which there are none before the first."""
    path = root / "events" / "IDS"
    if path.parent.is_symlink() or not (path.exists() or path.is_symlink()):
        return Released()
    try:
        written = text(path)
    except UnreadableError as error:
        return Released(error=str(error))
    lines: dict[str, int] = {}
    items: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(written.split("\n"), 1):
        event, *names = line.split() or [""]
        if event:
            lines.setdefault(event, number)
            items[event] = (*items.get(event, ()), *names)
    return Released(lines=lines, items=items)


def docs(root: Path) -> dict[str, str]:
    """Return the text of every page in docs/ by its path from the root; that of other files is empty."""
    found = {}
    folder = root / "docs"
    for base, folders, files in os.walk(folder) if not folder.is_symlink() else ():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            key, content = path.relative_to(root).as_posix(), ""
            if handwritten.is_page(key):
                with path.open("rb") as stream:
                    content = stream.read(MAX_BYTES).decode("utf-8-sig", "replace").replace("\r\n", "\n")
            found[key] = content
    return found


def links(root: Path) -> Iterator[Path]:
    """Yield each symbolic link among the folders and the hand-written pages."""
    for folder in _FOLDERS:
        if (root / folder).is_symlink():
            yield root / folder
    pages = root / "docs"
    for base, folders, files in os.walk(pages) if not pages.is_symlink() else ():
        yield from (path for name in sorted((*folders, *files)) if (path := Path(base, name)).is_symlink())
