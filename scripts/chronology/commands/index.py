"""Make the evidence index of a source document."""

from __future__ import annotations

import argparse
from pathlib import Path

from chronology import evidence, loading
from chronology.authoring.new_source import indexed
from chronology.chronology import Chronology
from chronology.records import checked_id

HELP = "make the evidence index of a source document"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("document", type=Path, help="the document: UTF-8 text, a paragraph a line")
    parser.add_argument("--id", help="id of its source; by default that of the record that names the file")


def run(options: argparse.Namespace) -> int:
    """Write the index into seeds/evidence/ and say where."""
    made = indexed(options.document)
    name = checked_id(options.id or _source_of(loading.load(options.root), options.document.name))
    target = options.root / "seeds" / "evidence" / f"{name}.tsv"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(evidence.dump(made), "utf-8", newline="\n")
    print(f"{target}: {len(made.paragraphs)} paragraphs, document {made.sha256}")
    return 0


def _source_of(chronology: Chronology, file: str) -> str:
    for entry in chronology.sources.values():
        if entry.record.document.file == file:
            return entry.id
    raise ValueError(f"no source record names the document «{file}»; name the source with --id")
