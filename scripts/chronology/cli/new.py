"""Write the file of a new event, asking at the terminal for what the options do not give.

The command lists what is left for a person to write. Nothing is ever overwritten.
If the event cannot be written in the end, the command prints the options that give all answers again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chronology.authoring.new_event import (
    KINDS,
    Interview,
    Reader,
    event_file,
    missing,
    proposed_id,
    used_ids,
)
from chronology.loading import files, loader
from chronology.model.chronology import Chronology
from chronology.model.entries import Value
from chronology.model.records import checked_id
from chronology.rules.findings import as_text
from chronology.rules.registry import findings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--title", help="what happened, neutrally, in the present tense")
    parser.add_argument("--date", help="when, in EDTF: 1993, 2022-06-17, 2014/2016, 199X")
    parser.add_argument("--kind", choices=KINDS, help="event (by default), plan or figure")
    parser.add_argument("--theme", action="append", help="id or name of a theme; up to three")
    parser.add_argument("--actor", action="append", help="id, name or alias of an actor; any number")
    parser.add_argument("--place", action="append", help="id or name of a place; any number")
    parser.add_argument("--summary", help="a sentence or two that the claims support")
    parser.add_argument(
        "--cite",
        action="append",
        default=[],
        metavar="SOURCE:PARAGRAPHS[=TEXT]",
        help="a claim: its source, paragraphs such as 9,10 or fn3, and what they say; any number",
    )
    parser.add_argument("--id", help="id of the event; by default it is made from date and title")


def run(options: argparse.Namespace) -> int:
    """Write events/ID.yml and report what is left to do; raise ValueError for what cannot be an event."""
    chronology = loader.load(options.root)
    reader = Reader(chronology)
    given = {
        option: ",".join(value) if isinstance(value, list) else value
        for option in ("title", "date", "kind", "theme", "actor", "place", "summary")
        if (value := getattr(options, option)) is not None
    }
    if options.id is not None:
        _unused_id(chronology, options.id)
    if missing(given, options.cite) and sys.stdin.isatty():
        name = _interview(chronology, Interview(reader, given, options.cite), options.id)
    else:
        event = reader.event(given, options.cite)
        name = options.id or proposed_id(event["title"], event["date"], used_ids(chronology))
        _write(chronology, name, event)
    report_new_file(options.root, f"events/{name}.yml")
    return 0


def _interview(chronology: Chronology, interview: Interview, name: str | None) -> str:
    """Write the event that is described in an interview and return its id.

    Raises ValueError, with the options that give all answers again, if the event could not be written.
    """
    try:
        event = interview.event()
        if name is None:
            proposed = proposed_id(event["title"], event["date"], used_ids(chronology))
            name = interview.until(
                f"Which id? [{proposed}]", lambda words: _unused_id(chronology, words or proposed)
            )
        _write(chronology, name, event)
    except (EOFError, KeyboardInterrupt, OSError, ValueError) as error:
        stopped = isinstance(error, EOFError | KeyboardInterrupt)
        message = "stopped; nothing was written" if stopped else str(error)
        if again := interview.options():
            message += f". To keep your answers, run the command again with these options:\n  {again}"
        raise ValueError(message) from None
    return name


def _unused_id(chronology: Chronology, name: str) -> str:
    """Return an id that no event has or had; raise ValueError for any other."""
    if checked_id(name) in used_ids(chronology):
        raise ValueError(f'"{name}" is or was the id of an event; choose another with --id')
    return name


def _write(chronology: Chronology, name: str, event: dict[str, Value]) -> None:
    files.write(chronology.root, {f"events/{name}.yml": event_file(name, event)}, new=True)


def report_new_file(root: Path, path: str) -> None:
    """Print what the check finds in a file that was just written."""
    found = [finding for finding in findings(loader.load(root)) if finding.path == path]
    print(as_text(found, f"{root / path}, which is new"), end="")
