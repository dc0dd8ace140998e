"""Write the file of a new event from a reader's tip, for a maintainer to finish.

A tip is the body of an issue that was opened with the form for events.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chronology.authoring.canonical import Shape, UnchangeableError, verified
from chronology.authoring.new_event import tip_answers, tip_draft
from chronology.cli.new import report_new_file
from chronology.loading import files, loader
from chronology.model import utf8
from chronology.model.records import Event


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("body", nargs="?", type=Path, help="file with the body; by default standard input")


def run(options: argparse.Namespace) -> int:
    """Write the file and report what is still missing; raise ValueError for what is not a tip."""
    answers = tip_answers(_body(options.body))
    name, draft = tip_draft(loader.load(options.root), answers)
    path = f"events/{name}.yml"
    try:
        content = verified(draft, Shape(Event))
    except UnchangeableError as error:
        raise ValueError(f"no file was written: {error}; shorten the tip and try again") from None
    files.write(options.root, {path: content}, new=True)
    report_new_file(options.root, path)
    return 0


def _body(path: Path | None) -> str:
    """Return the body; raise ValueError if it is too large or not text."""
    if path is None:
        raw = sys.stdin.buffer.read(utf8.MAX_BYTES + 1)
    else:
        with path.open("rb") as file:
            raw = file.read(utf8.MAX_BYTES + 1)
    if len(raw) > utf8.MAX_BYTES:
        raise ValueError(f"the tip is larger than {utf8.MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"the tip is not UTF-8 text: {error}") from None
