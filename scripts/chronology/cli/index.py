"""Make the evidence index of a source document, and list what cites paragraphs that have changed.

If the document has changed since it was last indexed, the command names the paragraphs that changed and
everything that cites them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from chronology.authoring import documents
from chronology.authoring.new_source import indexed
from chronology.loading import files, loader
from chronology.model import evidence
from chronology.model.chronology import Chronology
from chronology.model.evidence import Evidence
from chronology.model.records import checked_id
from chronology.model.text import plural, shown


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("document", type=Path, help="the document: UTF-8 text, one paragraph on each line")
    parser.add_argument(
        "--id", help="id of its source; by default that of the source whose record names the file"
    )


def run(options: argparse.Namespace) -> int:
    """Write the index into seeds/evidence/, and print where, what has changed, and what cites it."""
    made = indexed(options.document)
    chronology = loader.load(options.root)
    name = checked_id(options.id or _source_of(chronology, options.document.name))
    path = f"seeds/evidence/{name}.tsv"
    files.write(options.root, {path: evidence.dump(made).encode()})
    print(
        shown(f"{options.root / path}: {plural(len(made.paragraphs), 'paragraph')}, document {made.sha256}")
    )
    for line in _changes(chronology, name, made):
        print(shown(line))
    return 0


def _changes(chronology: Chronology, name: str, made: Evidence) -> Iterator[str]:
    """Yield lines on what differs from the index before, and on what cites those paragraphs."""
    record, before = chronology.sources.get(name), chronology.evidence.get(name)
    if record and record.record.document.sha256 != made.sha256:
        path, line, column = record.at("document", "sha256")
        yield f"{path}:{line}:{column}: write the new sha256 here: {made.sha256}"
    if before is None:
        if name in chronology.evidence_errors:
            yield "The previous index cannot be read, so the document could not be compared with it."
        return
    differences = documents.compare(before, made)
    changed = [words for _, words in differences.described()]
    citations = list(documents.citing(chronology, name, differences))
    if not changed and not citations:
        return
    yield ""
    yield "Paragraphs that differ from the previous index:"
    yield from (f"  {line}" for line in changed)
    yield ""
    yield "What cites them (read each again, and correct the paragraph numbers):"
    yield from (f"  {line}" for line in citations or ["nothing"])
    if any(chronology.broken.values()):
        yield ""
        yield "Files with errors were not searched; `chronology check` lists them."


def _source_of(chronology: Chronology, file: str) -> str:
    for entry in chronology.sources.values():
        if entry.record.document.file == file:
            return entry.id
    raise ValueError(f'no source record names the document "{file}"; name the source with --id')
