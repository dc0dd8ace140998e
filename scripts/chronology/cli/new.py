"""Write the file of a new event; what options do not give is asked for at the terminal.

The file is valid but for what only a person can write, and the command says what that is. Nothing is
ever overwritten. If the event cannot be written in the end, the command prints the options that give all
answers again.
"""

from __future__ import annotations

import argparse
import sys

from chronology.authoring.answers import KINDS, Given, Reader, from_options
from chronology.authoring.new_event import NewEvent, proposed_id, text
from chronology.authoring.questions import Conversation
from chronology.loading import files, loader
from chronology.model.chronology import Chronology
from chronology.model.records import checked_id
from chronology.rules.findings import as_text
from chronology.rules.registry import findings

HELP = "write the file of a new event"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--title", help="what happened, neutrally, in the present tense")
    parser.add_argument("--date", help="when, in EDTF: 1993, 2022-06-17, 2014/2016, 199X")
    parser.add_argument("--kind", choices=KINDS, help="event (by default), plan or figure")
    parser.add_argument("--theme", action="append", help="id or name of a theme; up to three")
    parser.add_argument("--actor", action="append", help="id, name or alias of an actor; any number")
    parser.add_argument("--place", action="append", help="id or name of a place; any number")
    parser.add_argument("--summary", help="a sentence or two that the claims carry")
    parser.add_argument(
        "--cite",
        action="append",
        metavar="SOURCE:PARAGRAPHS[=TEXT]",
        help="a claim: its source, paragraphs such as 9,10 or fn3, and what they say; any number",
    )
    parser.add_argument("--id", help="id of the event; by default one is made of date and title")


def run(options: argparse.Namespace) -> int:
    """Write events/ID.yml and say so; raises ValueError for what cannot be an event."""
    chronology = loader.load(options.root)
    reader = Reader.of(chronology)
    given = Given(
        title=options.title,
        date=options.date,
        kind=options.kind,
        themes=_joined(options.theme),
        actors=_joined(options.actor),
        places=_joined(options.place),
        summary=options.summary,
        cited=options.cite or (),
    )
    if options.id is not None:
        _free(chronology, options.id)
    if given.missing and sys.stdin.isatty():
        name = _asked(chronology, Conversation(reader, input, print), given, options.id)
    else:
        event = from_options(reader, given)
        name = options.id or proposed_id(event.title, event.date, _taken(chronology))
        _write(chronology, name, event)
    path = f"events/{name}.yml"
    left = [one for one in findings(loader.load(options.root)) if one.path == path]
    print(as_text(left, f"{options.root / path}, which is new"), end="")
    return 0


def _asked(chronology: Chronology, conversation: Conversation, given: Given, name: str | None) -> str:
    """Write the event that is described in a conversation, and return its id; no answer is lost.

    Raises ValueError where the event could not be written, with the options that give the answers again.
    """
    try:
        event = conversation.event(given)
        if name is None:
            proposed = proposed_id(event.title, event.date, _taken(chronology))
            name = conversation.until(
                f"Which id? [{proposed}]", lambda words: _free(chronology, words or proposed)
            )
        _write(chronology, name, event)
    except (EOFError, KeyboardInterrupt, OSError, ValueError) as error:
        stopped = isinstance(error, EOFError | KeyboardInterrupt)
        message = "stopped; nothing was written" if stopped else str(error)
        if said := conversation.resumed():
            message += f". To go on with your answers, run the command again with these options:\n  {said}"
        raise ValueError(message) from None
    return name


def _free(chronology: Chronology, name: str) -> str:
    """Return an id that no event has or had; raises ValueError for any other."""
    target = chronology.root / "events" / f"{checked_id(name)}.yml"
    if name in _taken(chronology):
        raise ValueError(f"there is an event «{name}», or there was; choose another id with --id")
    if target.exists() or target.is_symlink():
        raise ValueError(f"{target} is there already; choose another id with --id")
    return name


def _write(chronology: Chronology, name: str, event: NewEvent) -> None:
    files.write(chronology.root, {f"events/{name}.yml": text(event, name).encode()}, new=True)


def _joined(names: list[str] | None) -> str | None:
    return None if names is None else ",".join(names)


def _taken(chronology: Chronology) -> frozenset[str]:
    """Return the ids that events have or had."""
    return chronology.known("event") | chronology.released.lines.keys()
