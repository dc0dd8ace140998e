"""The command `chronology`: check the data, index a document, show an event."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from chronology import evidence, loading, showing
from chronology.chronology import Chronology
from chronology.findings import REPORTERS, has_errors
from chronology.records import ID_PATTERN
from chronology.rules.registry import findings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default); return the exit status.

    0: done, no error in the data. 1: errors in the data. 2: the command could not be carried out.
    """
    for stream in (sys.stdout, sys.stderr):  # a file's name or a narrow terminal must not stop a report
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away; nothing is left to flush at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (OSError, ValueError) as error:
        print(f"chronology: {error}", file=sys.stderr)
        return 2
    return status


def commands() -> tuple[str, ...]:
    """Return the names of the commands."""
    actions = _parser()._subparsers
    assert actions is not None
    return tuple(actions._group_actions[0].choices or ())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronology", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder with events/, seeds/ and vocabulary/"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check all data and report every finding")
    check.add_argument("--format", choices=sorted(REPORTERS), default="text", help="form of the report")
    check.set_defaults(run=_check)

    index = commands.add_parser("index", help="make the evidence index of a source document")
    index.add_argument("document", type=Path, help="the document: UTF-8 text, a paragraph a line")
    index.add_argument("--id", help="id of its source; by default that of the record that names the file")
    index.set_defaults(run=_index)

    show = commands.add_parser("show", help="show one event, what it rests on and where it appears")
    show.add_argument("id", help="id of the event")
    show.set_defaults(run=_show)
    for command in (check, index, show):
        command.add_argument("--root", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _check(options: argparse.Namespace) -> int:
    chronology = loading.load(options.root)
    found = findings(chronology)
    print(REPORTERS[options.format](found, _counts(chronology)), end="")
    return 1 if has_errors(found) else 0


def _index(options: argparse.Namespace) -> int:
    raw = options.document.read_bytes()
    try:
        made = evidence.index(raw)
    except UnicodeDecodeError as error:
        raise ValueError(f"{options.document} is not UTF-8 text: {error}") from None
    name = options.id or _source_of(loading.load(options.root), options.document.name)
    if not re.fullmatch(ID_PATTERN, name):
        raise ValueError(f"«{name}» is no id: small Latin letters, digits and single hyphens")
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


def _show(options: argparse.Namespace) -> int:
    print(showing.show(loading.load(options.root), options.id), end="")
    return 0


def _counts(chronology: Chronology) -> str:
    def count(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    claims = sum(len(entry.record.claims) for entry in chronology.timeline)
    return ", ".join(
        (
            count(len(chronology.events), "event"),
            count(claims, "claim"),
            count(len(chronology.sources), "source"),
        )
    )
