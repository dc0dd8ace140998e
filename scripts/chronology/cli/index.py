"""Make the evidence index of a source document.

If the document has changed since it was last indexed, the command names the paragraphs that changed, and
all that rests on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from chronology.authoring import reindexing
from chronology.authoring.new_source import indexed
from chronology.loading import files, loader
from chronology.model import evidence
from chronology.model.chronology import Chronology
from chronology.model.evidence import Evidence
from chronology.model.records import checked_id
from chronology.model.text import shown

HELP = "make the evidence index of a source document, and name what a changed document puts in doubt"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("document", type=Path, help="the document: UTF-8 text, a paragraph a line")
    parser.add_argument("--id", help="id of its source; by default that of the record that names the file")


def run(options: argparse.Namespace) -> int:
    """Write the index into seeds/evidence/, and say where, what has changed, and what rests on that."""
    made = indexed(options.document)
    there = (options.root / "events").is_dir() or not options.id
    chronology = loader.load(options.root) if there else None
    name = checked_id(options.id or _source_of(chronology, options.document.name))
    path = f"seeds/evidence/{name}.tsv"
    report = list(_report(chronology, name, made)) if chronology else []
    files.write(options.root, {path: evidence.dump(made).encode()})
    print(shown(f"{options.root / path}: {len(made.paragraphs)} paragraphs, document {made.sha256}"))
    print("".join(f"{shown(line)}\n" for line in report), end="")
    return 0


def _report(chronology: Chronology, name: str, made: Evidence) -> Iterator[str]:
    """Yield the lines that say what differs from the index before, and what rests on it."""
    record, before = chronology.sources.get(name), chronology.evidence.get(name)
    if record and record.record.document.sha256 != made.sha256:
        path, line, column = record.at("document", "sha256")
        yield f"{path}:{line}:{column}: write the new sha256 here: {made.sha256}"
    if before is None:
        if name in chronology.evidence_errors:
            yield "The index before cannot be read, so the document could not be compared with it."
        return
    differences = reindexing.compare(before, made)
    changed, places = (
        [words for _, words in differences.described()],
        list(reindexing.resting(chronology, name, differences)),
    )
    if not changed and not places:
        return
    yield ""
    yield "Paragraphs that differ from the index before:"
    yield from (f"  {line}" for line in changed)
    yield ""
    yield "What rests on them; read each again, and cite the paragraphs as they are numbered now:"
    yield from (f"  {line}" for line in places or ["nothing"])
    if any(chronology.broken.values()):
        yield ""
        yield "Files with errors were not searched; `chronology check` names them."


def _source_of(chronology: Chronology | None, file: str) -> str:
    for entry in chronology.sources.values() if chronology else ():
        if entry.record.document.file == file:
            return entry.id
    raise ValueError(f"no source record names the document «{file}»; name the source with --id")
